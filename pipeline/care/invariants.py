"""What the tables of a snapshot promise, one function a promise; each yields (table, what is wrong)."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.care.story_invariants import stories_match, story_state_matches
from newsmill.pipeline.store.versions import is_older
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.state import KNOWN, LAYOUTS, LOCAL_ENTITIES, SIGNATURES
from newsmill.schemas.tables import SNAPSHOT_TABLES
from newsmill.transforms.ground.buckets import buckets_of_keys, is_cut
from newsmill.transforms.ground.periods import period_name, period_of
from newsmill.transforms.ground.snapshot import BaseSnapshot, no_rows
from newsmill.transforms.tables.entities import form_of

Wrong = Iterator[tuple[str, str]]


class Tables:
    """The tables of a snapshot, read by column, each column set once."""

    def __init__(self, snapshot: Path, manifest: Manifest) -> None:
        self.base = BaseSnapshot(str(snapshot))
        self.manifest = manifest

    @functools.lru_cache(maxsize=32)  # noqa: B019  # lives as long as one verification
    def read(self, name: str, *columns: str) -> pa.Table:
        """Return ``columns`` of all partitions of a table, with ``partition`` where asked for."""
        table = BY_NAME[name]
        wanted = [column for column in columns if column != "partition"]
        parts = []
        for partition in self.base.partitions(table):
            rows = self.base.read(table, partition, wanted)
            if "partition" in columns:
                rows = rows.append_column("partition", pa.repeat(partition, rows.num_rows))
            parts.append(rows)
        schema = pa.schema([(c, pa.string()) if c == "partition" else table.schema.field(c) for c in columns])
        return pa.concat_tables([no_rows(schema), *(part.select(list(columns)) for part in parts)]).combine_chunks()


def unique_keys(tables: Tables) -> Wrong:
    """No key stands twice in a table."""
    for table in SNAPSHOT_TABLES:
        keys = tables.read(table.name, *table.key)
        distinct = keys.group_by(list(table.key)).aggregate([]).num_rows
        if distinct != keys.num_rows:
            yield table.name, f"{keys.num_rows - distinct} keys stand more than once"


def no_orphans(tables: Tables) -> Wrong:
    """Every row that names an article names one that is there."""
    articles = tables.read("articles", "article_id").column(0)
    for name, column in (
        ("mentions", "article_id"),
        ("quotes", "article_id"),
        ("removed_lines", "article_id"),
        ("revisions", "article_id"),
        ("duplicates", "article_a"),
        ("duplicates", "article_b"),
        ("clusters", "canonical_id"),
        ("stories", "lead_article_id"),
        ("articles", "duplicate_of"),
        ("articles", "contained_in"),
    ):
        ids = pc.drop_null(tables.read(name, column).column(0))
        yield from _told(
            name, f"{column} without its article", ids.filter(pc.invert(pc.is_in(ids, value_set=articles)))
        )


def mentions_name_entities(tables: Tables) -> Wrong:
    """Every mention's entity is in ``entities``, with the right counts."""
    mentions = tables.read("mentions", "entity_id", "article_id")
    counted = mentions.group_by("entity_id").aggregate([("article_id", "count"), ("article_id", "count_distinct")])
    expected = counted.rename_columns(["entity_id", "mentions", "articles"]).sort_by("entity_id")
    entities = tables.read("entities", "entity_id", "mention_count", "article_count")
    found = entities.rename_columns(["entity_id", "mentions", "articles"]).sort_by("entity_id")
    if not found.equals(expected.select(found.column_names).cast(found.schema)):
        yield (
            "entities",
            f"{found.num_rows} entities do not match the {expected.num_rows} that the mentions name and count",
        )


def mentions_follow_their_links(tables: Tables) -> Wrong:
    """A mention names what its article tells, or what that is linked to in its quarter; every link has a mention."""
    mentions = tables.read("mentions", "local_entity_id", "entity_id", "partition")
    named = mentions.group_by(["local_entity_id", "partition", "entity_id"]).aggregate([])
    quarters = [period_name(period_of(month)) for month in named.column("partition").to_pylist()]
    named = named.append_column("period", pa.array(quarters, pa.string()))
    linked = named.filter(pc.not_equal(named.column("local_entity_id"), named.column("entity_id")))
    links = tables.read("entity_links", "local_entity_id", "period", "entity_id")
    keys = ["local_entity_id", "period"]
    own = named.filter(pc.equal(named.column("local_entity_id"), named.column("entity_id")))
    for wrong in (
        linked.join(links, keys=[*keys, "entity_id"], join_type="left anti"),
        own.join(links, keys=keys, join_type="left semi"),
        links.join(linked, keys=[*keys, "entity_id"], join_type="left anti"),
    ):
        yield from _told("entity_links", "not what the mentions name", wrong.column("local_entity_id"))


def speakers_follow_their_mentions(tables: Tables) -> Wrong:
    """The entity of a speaker is that of the mentions of the same local entity, in the same month."""
    columns = ("speaker_local_entity_id", "speaker_entity_id", "partition")
    speakers = tables.read("quotes", *columns).group_by(list(columns)).aggregate([])
    speakers = speakers.filter(pc.is_valid(speakers.column("speaker_entity_id")))
    mentions = tables.read("mentions", "local_entity_id", "entity_id", "partition")
    wrong = speakers.join(mentions, list(columns), ["local_entity_id", "entity_id", "partition"], join_type="left anti")
    yield from _told("quotes", "speaker who is no entity of its mentions", wrong.column("speaker_entity_id"))


def forms_of_entities_are_mentioned(tables: Tables) -> Wrong:
    """Every alias of an entity is the text of one of its mentions, and its label is the most frequent of them."""
    mentions = tables.read("mentions", "entity_id", "text", "label")
    entities = tables.read("entities", "entity_id", "aliases", "label")
    aliases = entities.column("aliases").combine_chunks()
    owner = entities.column("entity_id").combine_chunks().take(pc.list_parent_indices(aliases))
    told = pa.table({"entity_id": owner, "text": pc.list_flatten(aliases)})
    forms = mentions.select(["entity_id"]).append_column("text", form_of(mentions.column("text")))
    strange = told.join(forms, keys=["entity_id", "text"], join_type="left anti")
    yield from _told("entities", "alias that no mention has", strange.column("entity_id"))
    counted = mentions.group_by(["entity_id", "label"]).aggregate([([], "count_all")])
    most = counted.group_by("entity_id").aggregate([("count_all", "max")])
    leading = counted.join(most, keys="entity_id")
    leading = leading.filter(pc.equal(leading.column("count_all"), leading.column("count_all_max")))
    wrong = entities.select(["entity_id", "label"]).join(leading, keys=["entity_id", "label"], join_type="left anti")
    yield from _told("entities", "label that its mentions have less often", wrong.column("entity_id"))


def mention_counts_match(tables: Tables) -> Wrong:
    """``mention_count`` is the number of the article's mentions."""
    articles = tables.read("articles", "article_id", "mention_count")
    counted = tables.read("mentions", "article_id").group_by("article_id").aggregate([([], "count_all")])
    found = pc.index_in(articles.column("article_id"), value_set=counted.column("article_id").combine_chunks())
    actual = pc.fill_null(counted.column("count_all").take(found), 0)
    wrong = pc.not_equal(actual, articles.column("mention_count"))
    yield from _told("articles", "mention_count is wrong", articles.column("article_id").filter(wrong))


def mentions_fit_their_text(tables: Tables) -> Wrong:
    """``(title if field = title else body)[char_start:char_end]`` is the mention's text."""
    yield from _stretches_fit(tables, "mentions", ("char_start", "char_end", "text"))


def quotes_fit_their_text(tables: Tables) -> Wrong:
    """The text of a quote and of its speaker stand where their offsets say."""
    yield from _stretches_fit(tables, "quotes", ("char_start", "char_end", "text"))
    yield from _stretches_fit(tables, "quotes", ("speaker_start", "speaker_end", "speaker_text"))


def _stretches_fit(tables: Tables, name: str, columns: tuple[str, str, str]) -> Wrong:
    """Yield the first row whose stretch is not the text it says; rows without a start have none in their field."""
    for month in tables.base.partitions(BY_NAME[name]):
        articles = tables.base.read(BY_NAME["articles"], month, ["article_id", "title", "body"]).to_pylist()
        texts = {row["article_id"]: row for row in articles}
        for row in tables.base.read(BY_NAME[name], month, ["article_id", "field", *columns]).to_pylist():
            start, end, stretch = (row[column] for column in columns)
            article = texts.get(row["article_id"])
            text = (article[row["field"]] or "") if article else ""
            if start is not None and text[start:end] != stretch:
                yield name, f"{stretch!r} is not at {start} of the {row['field']} of {row['article_id']}"
                return


def clusters_match(tables: Tables) -> Wrong:
    """Clusters of several articles are there, of the right size, each with a canonical article that is no duplicate."""
    articles = tables.read("articles", "article_id", "cluster_id")
    sizes = articles.group_by("cluster_id").aggregate([([], "count_all"), ("article_id", "min")]).sort_by("cluster_id")
    alone = sizes.filter(pc.equal(sizes.column("count_all"), 1))
    sizes = sizes.filter(pc.greater(sizes.column("count_all"), 1))
    clusters = tables.read("clusters", "cluster_id", "size").sort_by("cluster_id")
    if is_older(tables.manifest):  # before version 2.0 every article had one
        clusters = clusters.filter(pc.greater(clusters.column("size"), 1))
    else:
        strange = pc.not_equal(alone.column("cluster_id"), alone.column("article_id_min"))
        yield from _told("articles", "lone article in a cluster of another name", alone.column(2).filter(strange))
    if sizes.column("cluster_id") != clusters.column(0) or sizes.column("count_all") != clusters.column(1):
        yield "clusters", f"{clusters.num_rows} clusters do not match the {sizes.num_rows} that the articles form"
    copies = tables.read("articles", "article_id", "duplicate_of", "duplicate_kind")
    linked = pc.and_(
        pc.is_valid(copies.column("duplicate_of")), pc.not_equal(copies.column("duplicate_kind"), "contained")
    )
    canonical = tables.read("clusters", "canonical_id").column(0)
    both = pc.and_(linked, pc.is_in(copies.column("article_id"), value_set=canonical))
    yield from _told("articles", "canonical article that is marked a duplicate", copies.column(0).filter(both))


def rows_lie_in_their_partition(tables: Tables) -> Wrong:
    """Articles lie in their month, bucketed rows in their bucket."""
    articles = tables.read("articles", "article_id", "published_at", "first_seen_at", "partition")
    times = pc.coalesce(articles.column("published_at"), articles.column("first_seen_at"))
    month = pc.strftime(pc.cast(times, pa.timestamp("us")), "%Y-%m")
    wrong = pc.not_equal(month, articles.column("partition"))
    yield from _told("articles", "article in another month's folder", articles.column("article_id").filter(wrong))
    for table in filter(is_cut, BY_NAME.values()):
        name, key = table.name, table.key[0]
        rows = tables.read(name, key, "partition")
        here = buckets_of_keys(table, rows.column(key), tables.base.buckets(table))
        yield from _told(
            name, "row in another bucket", rows.column(key).filter(pc.not_equal(here, rows.column("partition")))
        )


def state_matches(tables: Tables) -> Wrong:
    """``_state`` knows exactly the articles there are, with their hash, revision and cluster."""
    articles = tables.read("articles", "article_id", "content_hash", "revision", "cluster_id").sort_by("article_id")
    known = tables.read(KNOWN.name, "article_id", "content_hash", "revision", "cluster_id")
    known = known.filter(pc.greater(known.column("revision"), 0)).sort_by("article_id")
    for column in articles.column_names:
        told = [value.hex() if isinstance(value, bytes) else value for value in known.column(column).to_pylist()]
        if told != articles.column(column).to_pylist():
            yield f"_state/{KNOWN.name}", f"{column} does not match the articles table"
            return
    # Before version 2.0 the signatures held the layouts, and nothing counted the entities of articles.
    for table in (SIGNATURES,) if is_older(tables.manifest) else (SIGNATURES, LAYOUTS):
        there = tables.read(table.name, "article_id").column(0)
        if sorted(there.to_pylist()) != articles.column("article_id").to_pylist():
            yield f"_state/{table.name}", f"{len(there)} {table.name} for {articles.num_rows} articles"
    if not is_older(tables.manifest) and _counted_mentions(tables) != _counts_of_entities(tables):
        yield f"_state/{LOCAL_ENTITIES.name}", "the counts of entities do not match the mentions"


def _counted_mentions(tables: Tables) -> set[tuple[str, str, int, int]]:
    mentions = tables.read("mentions", "local_entity_id", "article_id", "partition")
    keys = ["local_entity_id", "partition"]
    counted = mentions.group_by(keys).aggregate([("article_id", "count"), ("article_id", "count_distinct")])
    columns = (*keys, "article_id_count", "article_id_count_distinct")
    return set(zip(*(counted.column(name).to_pylist() for name in columns), strict=True))


def _counts_of_entities(tables: Tables) -> set[tuple[str, str, int, int]]:
    rows = tables.read(LOCAL_ENTITIES.name, "local_entity_id", "partition", "mention_count", "article_count")
    ids = [value.hex() for value in rows.column("local_entity_id").to_pylist()]
    return set(zip(ids, *(rows.column(ix).to_pylist() for ix in (1, 2, 3)), strict=True))


def revisions_match(tables: Tables) -> Wrong:
    """Every article has each of its revisions, the last with its content hash."""
    articles = tables.read("articles", "article_id", "revision", "content_hash")
    revisions = tables.read("revisions", "article_id", "revision", "content_hash")
    latest = articles.join(revisions, keys=["article_id", "revision", "content_hash"], join_type="left anti")
    yield from _told("revisions", "article without the row of its current revision", latest.column("article_id"))
    if pc.sum(articles.column("revision")).as_py() not in (None, revisions.num_rows):
        yield "revisions", "the number of rows is not the sum of the articles' revisions"


INVARIANTS: tuple[Callable[[Tables], Wrong], ...] = (
    unique_keys,
    no_orphans,
    mentions_name_entities,
    mentions_follow_their_links,
    forms_of_entities_are_mentioned,
    mention_counts_match,
    mentions_fit_their_text,
    quotes_fit_their_text,
    speakers_follow_their_mentions,
    clusters_match,
    rows_lie_in_their_partition,
    state_matches,
    revisions_match,
    stories_match,
    story_state_matches,
)
"""In the order they are checked."""


def _told(table: str, what: str, ids: pa.ChunkedArray | pa.Array) -> Wrong:
    if len(ids):
        yield table, f"{what}: {len(ids)}, the first {ids[0].as_py()}"
