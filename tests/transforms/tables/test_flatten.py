import dataclasses
import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile
from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import QuotedArticle, RemovedLine
from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.rows.staged import TableRows
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.staging import SliceReader, stage_rows
from newsmill.transforms.sinks.transform import merge_partition
from newsmill.transforms.tables.flatten import flatten, place
from newsmill.transforms.tables.revisions import revisions

MARCH, APRIL = dt.datetime(2026, 3, 30, 23, tzinfo=dt.UTC), dt.datetime(2026, 4, 2, 1, tzinfo=dt.UTC)
SEEN = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
ID = "ab" * 16


def article(
    body: str = "Karin Vogel kam.", published: dt.datetime | None = MARCH, id_: str = ID, **other: Any
) -> QuotedArticle:
    mention = Mention(
        "1" * 32,
        "Karin Vogel",
        None,
        None,
        None,
        "Karin Vogel",
        "PER",
        "PER",
        "body",
        0,
        11,
        0,
        16,
        "model",
        "m",
        False,
    )
    values: dict[str, Any] = {
        field.name: None for field in dataclasses.fields(QuotedArticle) if field.default is dataclasses.MISSING
    }
    values |= {
        "article_id": id_, "identity_layer": "locator", "source": "a.de", "document_uri": "file:///a", "authors": (),
        "published_at": published, "published_date": published.date() if published else None, "categories": (),
        "agencies": (),
        "first_seen_at": SEEN, "word_count": 3, "content_hash": body.encode().hex().ljust(64, "0")[:64],
        "exact_hash": "0" * 64, "extractor": "text", "body": body, "title": "Besuch",
        "removed_lines": (RemovedLine(1, "promo", "newsletter", "Jetzt anmelden"),), "mentions": (mention,),
        "quotes": (),
        "layout": b"\0",
        "position": 0,
        "earlier": (),
    }  # fmt: skip
    return QuotedArticle(**{**values, **other})


def changes(base: BaseSnapshot, articles: Iterable[QuotedArticle], keep_text: bool = False) -> list[TableRows]:
    placed = place(to_batch(articles, QuotedArticle), base)
    return [*flatten(placed, base, "k" * 64), *revisions(placed, base, SEEN, keep_text)]


def of(rows: list[TableRows], table: str, operation: str = "put") -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for change in rows:
        if (change.table, change.operation) == (table, operation):
            found.setdefault(change.partition, []).extend(change.rows.to_pylist())
    return found


def stored(folder: Path, base: BaseSnapshot, rows: list[TableRows]) -> BaseSnapshot:
    """Merge changes into a snapshot of its own, as the sinks and the commit do."""
    folder.mkdir()
    slices = stage_rows(str(folder), rows)
    touched = sorted({(part.table, part.partition) for part in slices})
    kept = {
        (table.name, partition)
        for table in BY_NAME.values()
        for partition in base.partitions(table)
        if (table.name, partition) not in touched
    }
    files: list[ManifestFile] = []
    for name, partition in sorted({*touched, *kept}):
        parts = [part for part in slices if (part.table, part.partition) == (name, partition)]
        files += [
            ManifestFile(Path(file.path).name, name, partition, file.sha256, file.size, file.rows)
            for file in merge_partition(base, BY_NAME[name], partition, parts, str(folder), SliceReader()).files
        ]
    (folder / MANIFEST).write_bytes(Manifest(1, "1.0", "0", "k", "a", (), tuple(sorted(files))).to_bytes())
    return BaseSnapshot(str(folder))


def all_rows(base: BaseSnapshot, table: str) -> dict[str, list[dict[str, Any]]]:
    read = {
        partition: base.read(BY_NAME[table], partition).to_pylist() for partition in base.partitions(BY_NAME[table])
    }
    return {partition: rows for partition, rows in read.items() if rows}


def test_a_new_article_lies_in_the_month_of_its_date() -> None:
    rows = changes(BaseSnapshot(""), [article()])
    assert list(of(rows, "articles")) == ["2026-03"]
    row = of(rows, "articles")["2026-03"][0]
    assert (row["revision"], row["mention_count"], row["run_key"], row["cluster_id"]) == (1, 1, "k" * 64, ID)
    assert of(rows, "mentions")["2026-03"][0]["mention_ix"] == 0
    assert of(rows, "removed_lines")["2026-03"][0]["text"] == "Jetzt anmelden"
    assert of(rows, "known")["10"][0]["revision"] == 1
    assert of(rows, "articles", "drop") == {}


def test_an_undated_article_lies_in_the_month_it_was_first_seen() -> None:
    rows = changes(BaseSnapshot(""), [article(published=None)])
    assert list(of(rows, "articles")) == ["2026-05"]
    assert of(rows, "articles")["2026-05"][0]["published_date"] is None


def test_mentions_are_counted_within_each_article() -> None:
    two = article().mentions * 2
    rows = changes(BaseSnapshot(""), [article(mentions=two), article(id_="cd" * 16, mentions=two)])
    assert [row["mention_ix"] for row in of(rows, "mentions")["2026-03"]] == [0, 1, 0, 1]


def test_a_changed_text_in_the_same_month_replaces_all_that_hung_on_the_old_one(tmp_path: Path) -> None:
    base = stored(tmp_path / "1", BaseSnapshot(""), changes(BaseSnapshot(""), [article()]))
    rows = changes(base, [article("Karin Vogel ging.", mentions=(), removed_lines=())])
    after = stored(tmp_path / "2", base, rows)
    assert [row["body"] for row in all_rows(after, "articles")["2026-03"]] == ["Karin Vogel ging."]
    assert all_rows(after, "mentions") == {}
    assert all_rows(after, "removed_lines") == {}
    history = all_rows(after, "revisions")["2026-03"]
    assert (history[0]["revision"], history[0]["changed_share"]) == (1, None)
    assert history[1]["changed_share"] == pytest.approx(1 / 4)
    assert [row["silent"] for row in history] == [None, True]
    assert (history[1]["title_changed"], history[1]["words_added"], history[1]["words_removed"]) == (False, 1, 1)


def test_a_revision_with_another_date_moves_with_its_history(tmp_path: Path) -> None:
    base = stored(tmp_path / "1", BaseSnapshot(""), changes(BaseSnapshot(""), [article(), article(id_="cd" * 16)]))
    after = stored(tmp_path / "2", base, changes(base, [article("Karin Vogel ging.", APRIL)]))
    for table in ("articles", "mentions", "removed_lines"):
        where = {month: [row["article_id"] for row in rows] for month, rows in all_rows(after, table).items()}
        assert where == {"2026-03": ["cd" * 16], "2026-04": [ID]}, table
    history = all_rows(after, "revisions")
    assert [row["revision"] for row in history["2026-04"]] == [1, 2]
    assert [row["article_id"] for row in history["2026-03"]] == ["cd" * 16]
    known = [row for rows in all_rows(after, "known").values() for row in rows]
    assert {row["article_id"].hex(): row["revision"] for row in known} == {ID: 2, "cd" * 16: 1}


def test_text_of_revisions_is_kept_only_when_asked_for() -> None:
    bare = of(changes(BaseSnapshot(""), [article()]), "revisions")["2026-03"][0]
    kept = of(changes(BaseSnapshot(""), [article()], keep_text=True), "revisions")["2026-03"][0]
    assert (bare["title"], bare["body"]) == (None, None)
    assert (kept["title"], kept["body"]) == ("Besuch", "Karin Vogel kam.")


def test_batches_give_the_schema_of_their_tables() -> None:
    for change in changes(BaseSnapshot(""), [article()]):
        if change.operation == "put":
            assert change.rows.schema.equals(BY_NAME[change.table].schema, check_metadata=False), change.table
