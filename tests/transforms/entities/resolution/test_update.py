"""A store kept in memory, brought up to date run by run: order, split, takedown and revision leave no trace."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pyarrow as pa
import pytest

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import LOCAL_ENTITIES
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ENTITY_LINKS, MENTIONS, QUOTES
from newsmill.transforms.entities.names.entity_keys import entity_id, identity_key
from newsmill.transforms.entities.resolution import MonthChange, links, update_links
from newsmill.transforms.entities.resolution.counted import added_up, entities_of
from newsmill.transforms.ground.periods import around, period_name, period_of
from newsmill.transforms.sinks.merge import merge

MONTHS = ("2025-11", "2025-12", "2026-01", "2026-03", "2026-04", "2026-08", "2027-02")
NAMES = (
    ("Ida Berning", "PER", ("Ida Berning", "Berning")), ("Ida Berning", "PER", ("Ida Berning",)),
    ("Ida Berning", "PER", ("Ida Berning", "Bernings")), ("Berning", "PER", ("Berning",)),
    ("Bernings", "PER", ("Bernings",)), ("Udo Berning", "PER", ("Udo Berning", "Berning")),
    ("Berning", "ORG", ("Berning",)), ("Viktor Ordás", "PER", ("Viktor Ordás", "Ordás")),
    ("Viktor Ordas", "PER", ("Viktor Ordas",)), ("Ordas", "PER", ("Ordas",)), ("Novamed", "ORG", ("Novamed",)),
    ("Nova Med", "ORG", ("Nova Med",)), ("Nova-Med", "MISC", ("Nova-Med",)), ("Ostland", "LOC", ("Ostland",)),
    ("Ostlands", "LOC", ("Ostlands",)), ("Ostland", "MISC", ("Ostland",)), ("NFK", "ORG", ("NFK",)),
    ("Nordische Fischereikommission", "ORG", ("Nordische Fischereikommission", "NFK")),
    ("Nordischen Fischerei-Kommission", "ORG", ("Nordischen Fischerei-Kommission",)), ("Tjorven", "PER", ("Tjorven",)),
    ("Max Tjorven", "PER", ("Max Tjorven", "Tjorven")), ("Tjorven Alt", "PER", ("Tjorven Alt",)),
    ("Tjorven Bol", "PER", ("Tjorven Bol",)),
)  # fmt: skip
"""Name, label and the forms in which an article mentions it."""


class Written(NamedTuple):
    """An article: its month and what it mentions, as positions in ``NAMES``."""

    article_id: str
    month: str
    named: tuple[int, ...]


def mentions(article: Written) -> list[dict[str, object]]:
    told = [(name, label, form) for name, label, forms in (NAMES[ix] for ix in article.named) for form in forms]
    rows = []
    for ix, (name, label, form) in enumerate(told):
        local = entity_id(label, identity_key(label, name))
        empty = dict.fromkeys(MENTIONS.schema.names, "")
        numbers = {
            "char_start": 9 * ix,
            "char_end": 9 * ix + 4,
            "sentence_start": 9 * (ix - ix % 2),
            "sentence_end": 99,
        }
        named = {"article_id": article.article_id, "entity_id": local, "local_entity_id": local, "text": form}
        rows.append(
            {**empty, **numbers, **named, "label": label, "mention_ix": ix, "own_source": False, "published_date": None}
        )
    return rows


def quotes(article: Written) -> list[dict[str, object]]:
    """Everybody whom the article mentions says something."""
    rows = []
    for ix, mention in enumerate(mentions(article)):
        empty: dict[str, object] = dict.fromkeys(QUOTES.schema.names, "")
        numbers = dict.fromkeys(("char_start", "char_end", "group_ix", "speaker_start", "speaker_end"), ix)
        local = mention["local_entity_id"]
        said = {"article_id": article.article_id, "quote_ix": ix, "published_date": None}
        rows.append({**empty, **numbers, **said, "speaker_entity_id": local, "speaker_local_entity_id": local})
    return rows


class Kept:
    """Tables by name and partition; what ``update_links`` reads of a snapshot."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, str], pa.Table] = {}
        self.months: dict[str, str] = {}
        self.rewritten: set[str] = set()

    def partitions(self, table: Table) -> tuple[str, ...]:
        return tuple(sorted(partition for name, partition in self.tables if name == table.name))

    def buckets(self, table: Table) -> int:
        return 16

    def read(self, table: Table, partition: str, columns: list[str] | None = None) -> pa.Table:
        rows = self.tables.get((table.name, partition), pa.Table.from_pylist([], table.schema))
        return rows if columns is None else rows.select(columns)

    def run(self, articles: Iterable[Written] = (), forget: Iterable[str] = ()) -> None:
        put: dict[str, list[dict[str, object]]] = defaultdict(list)
        spoken: dict[str, list[dict[str, object]]] = defaultdict(list)
        dropped: dict[str, list[str]] = defaultdict(list)
        for gone in forget:
            dropped[self.months.pop(gone)].append(gone)
        for article in articles:
            if article.article_id in self.months:
                dropped[self.months[article.article_id]].append(article.article_id)
            self.months[article.article_id] = article.month
            put[article.month] += mentions(article)
            spoken[article.month] += quotes(article)
        changes = {
            month: MonthChange(pa.array(dropped[month], pa.string()), pa.Table.from_pylist(put[month], MENTIONS.schema))
            for month in sorted(put.keys() | dropped.keys())
        }
        update = update_links(self, changes)  # type: ignore[arg-type]  # it reads no more than these two methods give
        own = [TableRows(MENTIONS.name, month, "put", one(change.put)) for month, change in changes.items()]
        own += [
            TableRows(QUOTES.name, month, "put", one(pa.Table.from_pylist(rows, QUOTES.schema)))
            for month, rows in spoken.items()
        ]
        drops = [
            TableRows(name, month, "drop", pa.RecordBatch.from_pydict({"article_id": change.dropped}))
            for month, change in changes.items()
            for name in (MENTIONS.name, QUOTES.name)
        ]
        self._apply([*own, *drops, *update.rows])
        self.rewritten = {rows.partition for rows in update.rows if rows.table == MENTIONS.name} - changes.keys()

    def _apply(self, rows: Sequence[TableRows]) -> None:
        parts: dict[tuple[str, str], dict[str, list[pa.Table]]] = defaultdict(lambda: defaultdict(list))
        for part in rows:
            parts[part.table, part.partition][part.operation].append(pa.Table.from_batches([part.rows]))
        for (name, partition), changes in parts.items():
            table = BY_NAME[name]
            merged = merge(table, self.read(table, partition), changes)  # type: ignore[arg-type]  # keys are operations
            self.tables[name, partition] = merged.sort_by([(column, "ascending") for column in table.key])

    def outcome(self) -> dict[str, list[object]]:
        """All rows of the tables that resolution writes."""
        found: dict[str, list[object]] = defaultdict(list)
        for (name, partition), rows in sorted(self.tables.items()):
            found[name] += [(partition, *sorted(row.items(), key=str)) for row in map(plain, rows.to_pylist())]
        return found


def one(rows: pa.Table) -> pa.RecordBatch:
    return (rows.combine_chunks().to_batches() or [pa.RecordBatch.from_pylist([], rows.schema)])[0]


def plain(row: dict[str, object]) -> dict[str, object]:
    return {name: str(value) for name, value in row.items()}


@pytest.fixture(scope="module")
def newsroom() -> list[Written]:
    rng = random.Random(5)
    weights = [30, 30, 4, 8, 3, 2, 1, 20, 9, 3, 20, 5, 2, 20, 3, 2, 9, 8, 2, 2, 9, 1, 1]
    return [
        Written(f"{ix:032x}", rng.choice(MONTHS), tuple(sorted(set(rng.choices(range(len(NAMES)), weights, k=3)))))
        for ix in range(220)
    ]


@pytest.fixture(scope="module")
def whole(newsroom: list[Written]) -> Kept:
    kept = Kept()
    kept.run(newsroom)
    return kept


def in_parts(articles: Sequence[Written], rng: random.Random, parts: int) -> list[Sequence[Written]]:
    cuts = sorted(rng.sample(range(1, len(articles)), parts - 1))
    return [articles[start:end] for start, end in zip([0, *cuts], [*cuts, len(articles)], strict=True)]


def test_every_rule_has_work_in_the_newsroom(whole: Kept) -> None:
    rules = {
        rule
        for bucket in whole.partitions(ENTITY_LINKS)
        for rule in whole.read(ENTITY_LINKS, bucket)["rule"].to_pylist()
    }
    assert {"equal key", "base form", "label", "surname", "abbreviation"} <= rules


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_split_gives_the_same_links_and_mentions(newsroom: list[Written], whole: Kept, seed: int) -> None:
    rng = random.Random(seed)
    kept = Kept()
    for part in in_parts(rng.sample(newsroom, len(newsroom)), rng, rng.randint(2, 15)):
        kept.run(part)
    assert kept.outcome() == whole.outcome()


@pytest.mark.parametrize("seed", range(4))
def test_takedown_and_revision_leave_no_trace(newsroom: list[Written], seed: int) -> None:
    rng = random.Random(seed)
    gone, revised = newsroom[seed::9], newsroom[seed + 4 :: 9]
    new = [row._replace(named=(rng.randrange(len(NAMES)),), month=rng.choice(MONTHS)) for row in revised]
    kept, plainly = Kept(), Kept()
    for part in in_parts(newsroom, rng, 5):
        kept.run(part)
    for part in in_parts(new, rng, 3):
        kept.run(part)
    for part in in_parts(gone, rng, 3):
        kept.run(forget=[article.article_id for article in part])
    plainly.run([row for row in newsroom if row not in gone and row not in revised] + new)
    assert kept.outcome() == plainly.outcome()


def test_links_of_what_changed_are_those_of_the_whole_window(whole: Kept) -> None:
    for period in {period_of(month) for month in MONTHS}:
        months = [month for month in MONTHS if period_of(month) in around(period)]
        counts = pa.concat_tables([whole.read(LOCAL_ENTITIES, month) for month in months])
        here = {
            local_id.hex()
            for month in MONTHS if period_of(month) == period
            for local_id in whole.read(LOCAL_ENTITIES, month)["local_entity_id"].to_pylist()
        }  # fmt: skip
        expected = [tuple(link) for link in links(entities_of(added_up(counts))) if link.local_id in here]
        stored = [
            (row["local_entity_id"], row["entity_id"], row["rule"], row["evidence"])
            for bucket in whole.partitions(ENTITY_LINKS)
            for row in whole.read(ENTITY_LINKS, bucket).to_pylist()
            if row["period"] == period_name(period)
        ]
        assert sorted(stored) == sorted(expected)


def test_only_the_quarter_and_its_neighbours_are_rewritten_and_only_where_an_entity_changes(
    newsroom: list[Written],
) -> None:
    named = [Written(f"{ix:032x}", month, (3,)) for ix, month in enumerate(MONTHS)]
    kept = Kept()
    kept.run(named)
    assert not kept.rewritten
    kept.run([Written(f"{100 + ix:032x}", "2026-01", (0,)) for ix in range(8)])
    assert kept.rewritten == {"2025-11", "2025-12", "2026-03", "2026-04"}, (
        "Berning is Ida Berning in these quarters now"
    )
    kept.run([Written(f"{200:032x}", "2026-01", (13,))])
    assert not kept.rewritten


def test_speakers_follow_their_mentions(whole: Kept) -> None:
    def pairs(table: Table, prefix: str) -> set[tuple[str, str, str]]:
        found = set()
        for month in whole.partitions(table):
            for row in whole.read(table, month).to_pylist():
                found.add((row["article_id"], row[f"{prefix}local_entity_id"], row[f"{prefix}entity_id"]))
        return found

    spoken = pairs(QUOTES, "speaker_")
    assert spoken == pairs(MENTIONS, "")
    assert any(local != resolved for _, local, resolved in spoken)
