import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.care.forget import NO_CRITERIA, Forgotten, forget, selected
from newsmill.pipeline.care.selection import Criteria
from newsmill.pipeline.care.text import forgotten_text, selected_text
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import UnfinishedError, UsageError
from newsmill.pipeline.exports.delta import export_delta
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import MANIFEST
from newsmill.schemas.state import ENTITY_NAMES, KNOWN
from newsmill.schemas.tables import ARTICLES, CLUSTERS, ENTITIES, REJECTS, SNAPSHOT_TABLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
URL = "https://blatt.example/hafen"


def rows(store: Store, table: object) -> pa.Table:
    base = BaseSnapshot(str(current_path(store.root)))
    parts = [base.read(table, partition) for partition in base.partitions(table)]  # type: ignore[arg-type]
    return pa.concat_tables([table.schema.empty_table(), *parts])  # type: ignore[attr-defined]


def id_of(store: Store, url: str) -> str:
    articles = rows(store, ARTICLES)
    found: str = articles.filter(pc.equal(articles.column("canonical_url"), url)).column("article_id")[0].as_py()
    return found


def test_nothing_of_the_article_is_left_and_a_tombstone_keeps_it_out(
    store: Store, built: Path, run_into: Callable[..., RunOutcome]
) -> None:
    gone = id_of(store, URL)
    done = forget(store, [URL + "?utm_source=feed"], NOW)
    assert (done.article_ids, done.snapshot, done.purged, done.copies) == ((gone,), 3, (1, 2), ())
    assert store.numbers() == [3]
    assert verify(store) == []
    for path in store.snapshot(3).rglob("*"):
        if path.is_file() and path.name != MANIFEST:
            assert b"Petersen" not in path.read_bytes(), path
    for table in SNAPSHOT_TABLES:
        columns = [
            name for name in ("article_id", "canonical_id", "cluster_id", "article_a") if name in table.schema.names
        ]
        for name in columns:
            assert gone not in rows(store, table).column(name).to_pylist()
    stone = rows(store, KNOWN).filter(pc.equal(rows(store, KNOWN).column("revision"), 0)).to_pylist()
    assert [row["article_id"].hex() for row in stone] == [gone]
    assert stone[0]["content_hash"] == bytes(32)
    # Polen was named in that article alone; Deutschland elsewhere too.
    names = rows(store, ENTITIES).column("name").to_pylist()
    assert "Polen" not in names
    assert "Deutschland" in names
    assert "Polen" not in rows(store, ENTITY_NAMES).column("name").to_pylist()
    # The same address again, with another text: it stays out, and nothing is lost from the count.
    again = store.root.parent / "again"
    again.mkdir()
    (again / "x.jsonl").write_text(json.dumps({"url": URL, "title": "Hafen", "text": "Ein anderer Text vom Hafen."}))
    outcome = run_into(again, store.root, NOW, entities=False)
    assert (outcome.counts["read"], outcome.counts["unchanged"]) == (1, 1)
    assert gone not in rows(store, ARTICLES).column("article_id").to_pylist()
    for name in (gone, URL + "?utm_source=feed"):
        asked_again = forget(store, [name], NOW)
        assert (asked_again.snapshot, asked_again.article_ids, asked_again.already) == (None, (), (name,))
        assert not store.staging.is_dir() or not list(store.staging.iterdir())


def test_the_canonical_article_goes_and_its_copy_takes_its_place(store: Store) -> None:
    copy = id_of(store, "https://blatt.example/bruecke-kopie")
    other = id_of(store, "https://blatt.example/bruecke")
    done = forget(store, [copy], NOW)
    assert done.copies == (other,)
    assert verify(store) == []
    articles = {row["article_id"]: row for row in rows(store, ARTICLES).to_pylist()}
    assert articles[other]["duplicate_of"] is None
    assert articles[other]["cluster_id"] == other
    assert rows(store, CLUSTERS).num_rows == 0


def test_dead_letters_of_other_records_of_the_file_stay(store: Store) -> None:
    forget(store, [URL], NOW)
    assert rows(store, REJECTS).num_rows == 1


def _bytes(path: Path) -> bytes:
    """Return what a file holds, uncompressed."""
    if path.suffix == ".parquet":
        return str(pq.ParquetFile(path).read().to_pylist()).encode()
    return path.read_bytes() if path.is_file() else b""


def test_an_export_that_cannot_be_cleaned_is_named_until_it_is(store: Store) -> None:
    folder = store.root.parent / "delta"
    export_delta(store, folder, 0)
    log = folder / "articles" / "_delta_log" / "00000000000000000000.json"
    written = log.read_text("utf-8")
    log.write_text("{")
    with pytest.raises(UnfinishedError, match="exports still hold the text"):
        forget(store, [URL], NOW)
    assert store.purge.exists()
    assert any(b"Petersen" in _bytes(path) for path in folder.rglob("*"))
    log.write_text(written)
    assert forget(store, [URL], NOW).already == (URL,)
    assert not store.purge.exists()
    assert not any(b"Petersen" in _bytes(path) for path in folder.rglob("*"))


def test_an_address_that_is_not_there_is_an_error_and_changes_nothing(store: Store) -> None:
    for name in ("https://blatt.example/nie", "0" * 32):
        with pytest.raises(UsageError, match="the store has no article"):
            forget(store, [URL, name], NOW)
    assert store.numbers() == [1, 2]


def test_criteria_mean_what_meets_all_of_them_and_change_nothing_by_themselves(store: Store) -> None:
    bridge, harbour = id_of(store, "https://blatt.example/bruecke"), id_of(store, URL)
    copy = id_of(store, "https://blatt.example/bruecke-kopie")
    school = id_of(store, "https://blatt.example/schule")
    every = tuple(sorted((bridge, harbour, copy, school)))
    assert selected(store, [], Criteria(source="Blatt.example")).articles == every
    assert selected(store, [], Criteria(source="other.example")).articles == ()
    # The school has no date of its own.
    assert selected(store, [], Criteria(before=dt.date(2026, 3, 1))).articles == (copy,)
    assert selected(store, [], Criteria(before=dt.date(2026, 3, 2), source="x.example")).articles == ()
    assert selected(store, [URL], Criteria(before=dt.date(2026, 3, 1))).articles == tuple(sorted((harbour, copy)))
    assert store.numbers() == [1, 2]


def test_what_is_meant_is_listed_with_its_day(store: Store) -> None:
    copy, school = (id_of(store, f"https://blatt.example/{name}") for name in ("bruecke-kopie", "schule"))
    lines = selected_text(store, selected(store, [copy, school], NO_CRITERIA)).splitlines()
    assert (lines[0], lines[-1]) == ("2 articles selected", "nothing was changed: give --yes to forget them")
    days = {line.split()[0]: line.split()[1] for line in lines[1:-1]}
    assert days == {copy: "2026-02-28", school: "undated"}


@pytest.mark.parametrize(
    ("copies", "told"),
    [
        (("a",), ["1 copy of the same text stays: a", "name it too if it has to go"]),
        (("a", "b"), ["2 copies of it stay: a, b", "name them too if they have to go"]),
    ],
)
def test_copies_that_stay_are_told(copies: tuple[str, ...], told: list[str]) -> None:
    done = Forgotten(3, article_ids=("x",), copies=copies, purged=(1, 2))
    assert [line.strip() for line in forgotten_text(done).splitlines()[2:]] == told


def test_all_that_holds_a_text_is_found_whatever_its_case(store: Store) -> None:
    found = selected(store, [], Criteria(matching=" anna LINDNER "))
    assert found.articles == (id_of(store, "https://blatt.example/schule"),)
    assert found.entities == ("Anna Lindner",)
    assert (found.rejects, found.revisions, found.removed_lines) == ((), 0, 0)
    assert len(selected(store, [], Criteria(matching="broken")).rejects) == 1
    with pytest.raises(UsageError, match="needs a text"):
        selected(store, [], Criteria(matching=" "))


def test_a_takedown_by_text_takes_rejects_too_and_the_report(store: Store) -> None:
    (store.ops / "report.html").write_text("Ein Bericht")
    (store.ops / ".report.html.0a1b.tmp").write_text("Ein Bericht, der abgebrochen wurde")
    export_delta(store, store.root.parent / "delta", 0)
    done = forget(store, [], NOW, Criteria(matching="{broken"))
    assert (done.article_ids, done.snapshot) == ((), 3)
    assert rows(store, REJECTS).num_rows == 0
    assert verify(store) == []
    assert not list(store.ops.glob("*report.html*"))
    assert not [path for path in (store.root.parent / "delta").rglob("*") if b"{broken" in _bytes(path)]
    done = forget(store, [], NOW, Criteria(matching="Anna Lindner"))
    assert len(done.article_ids) == 1
    assert "Anna Lindner" not in rows(store, ENTITIES).column("name").to_pylist()
    assert verify(store) == []


def test_dead_letters_of_a_shared_document_that_stay_are_counted(store: Store) -> None:
    assert forget(store, [URL], NOW).rejects_left == 1
