"""Stores of version 1.0 of the tables: read by every command that reads, written by `reprocess` alone."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.care.replay import replay
from newsmill.pipeline.care.reprocess import reprocess
from newsmill.pipeline.care.rollback import rollback
from newsmill.pipeline.care.status import status
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.explain.duplicates import explanation
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.report import gather, render
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import MANIFEST, ManifestFile, read_manifest
from newsmill.schemas.tables.articles import NEEDS_DOCUMENT
from newsmill.transforms.ground.snapshot import BaseSnapshot, read_file
from tests.conftest import BRIDGE, HARBOUR, SCHOOL, record, write_records

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
NEW_TABLES = {"entity_links", "stories", "quotes", "layouts", "story_vectors"}
NEW_COLUMNS = {
    "articles": [
        "contained_in", "story_id", "agencies", "agency_evidence", "rights", "rights_policy", "rights_source",
        "rights_at", "truncated", "dropped_blocks", "dropped_words", "title_source", "authors_source",
    ],
    "mentions": ["local_entity_id", "own_source"],
    "entities": ["kind", "geonames_id", "latitude", "longitude"],
    "clusters": ["first_source", "agency_share"],
    "revisions": ["title_changed", "words_added", "words_removed", "silent"],
}  # fmt: skip


def aged(store: Store) -> Store:
    """Make the current snapshot one of version 1.0: its columns, a cluster for each article, layouts in signatures."""
    number = store.current()
    assert number is not None
    folder = store.snapshot(number)
    base, manifest = BaseSnapshot(str(folder)), read_manifest(folder)
    layouts = {row["article_id"]: row["layout"] for row in base.read_all(BY_NAME["layouts"]).to_pylist()}
    articles = base.read_all(BY_NAME["articles"]).to_pylist()
    rows = {(file.table, file.partition): read_file(str(folder / file.path)) for file in manifest.files}
    for (name, _), table in list(rows.items()):
        if name == "signatures":
            values = pa.array([layouts[key] for key in table.column("article_id").to_pylist()], pa.binary())
            rows[name, _] = table.append_column("layout", values)
    rows = {key: _as_before(key[0], table) for key, table in rows.items() if key[0] not in NEW_TABLES}
    _lone_clusters(rows, articles)
    for file in manifest.files:
        (folder / file.path).unlink()
    files = tuple(sorted(_written(folder, rows)))
    old = replace(manifest, files=files, schema_version="1.0", code_version="0.1.0")
    (folder / MANIFEST).write_bytes(old.to_bytes())
    return store


def _as_before(name: str, table: pa.Table) -> pa.Table:
    if name == "articles":
        held = pc.is_valid(table.column("contained_in"))
        above = pc.if_else(held, table.column("contained_in"), table.column("duplicate_of"))
        kind = pc.if_else(held, "contained", table.column("duplicate_kind"))
        for column, values in (("duplicate_of", above), ("duplicate_kind", kind)):
            table = table.set_column(table.schema.get_field_index(column), column, values)
    return table.drop_columns(NEW_COLUMNS.get(name, []))


def _lone_clusters(rows: dict[tuple[str, str], pa.Table], articles: list[dict]) -> None:
    schema = _as_before("clusters", BY_NAME["clusters"].schema.empty_table()).schema
    labels = [article["cluster_id"] for article in articles]
    for article in articles:
        if labels.count(article["cluster_id"]) == 1:
            key = ("clusters", f"{int(article['article_id'][0], 16):02d}")
            row = dict.fromkeys(schema.names) | {
                "cluster_id": article["article_id"], "canonical_id": article["article_id"], "size": 1,
                "source_count": 1, "first_published_at": article["published_at"],
                "last_published_at": article["published_at"], "canonical_rule": "x/1",
            }  # fmt: skip
            there = rows.get(key, schema.empty_table()).cast(schema)
            rows[key] = pa.concat_tables([there, pa.Table.from_pylist([row], schema)]).sort_by("cluster_id")


def _written(folder: Path, rows: dict[tuple[str, str], pa.Table]) -> Iterator[ManifestFile]:
    for (name, partition), table in rows.items():
        target = folder / BY_NAME[name].partition_folder(partition)
        target.mkdir(parents=True, exist_ok=True)
        path = target / ("0." + ("parquet" if BY_NAME[name].format == "parquet" else "arrow"))
        if path.suffix == ".parquet":
            pq.write_table(table, path)
        else:
            with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table)
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        yield ManifestFile(
            path.relative_to(folder).as_posix(), name, partition, digest, len(content), table.num_rows
        )  # fmt: skip


def tables_of(store: Store) -> dict[str, list[dict]]:
    number = store.current()
    base = BaseSnapshot(str(store.snapshot(number or 0)))
    return {name: base.read_all(table).to_pylist() for name, table in BY_NAME.items()}


def files_of(store: Store) -> dict[str, bytes]:
    kept = (path for path in store.root.rglob("*") if path.is_file() and "ops" not in path.parts)
    return {str(path): path.read_bytes() for path in kept if path.name != ".lock"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, run_into: Callable[..., RunOutcome]) -> Path:
    """Return a folder with `in` and `out`: a text, its copy, a longer one that holds it, an undated one, a reject."""
    folder = tmp_path_factory.mktemp("kept")
    rows: list[dict[str, str] | str] = [
        record("bruecke", BRIDGE, "2026-02-27T10:00:00Z"),
        record("kopie", BRIDGE, "2026-02-28T09:00:00Z", "Bericht bruecke"),
        record("alles", "\n\n".join((HARBOUR, BRIDGE, SCHOOL)), "2026-03-02T08:00:00Z"),
        record("schule", SCHOOL + " Niemand widersprach.", None),
        "{broken",
    ]
    write_records(folder / "in" / "first.jsonl", rows)
    run_into(folder / "in", folder / "out", NOW, entities=True)
    return folder


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Store:
    """Return a copy that a test may break."""
    shutil.copytree(kept / "out", tmp_path / "out", symlinks=True)
    return Store(tmp_path / "out")


@pytest.fixture
def old(store: Store) -> Store:
    return aged(store)


def test_commands_that_read_work_on_an_old_store(old: Store) -> None:
    assert status(old).schema_version == "1.0"
    assert verify(old) == []
    articles = tables_of(old)["articles"]
    assert [row["story_id"] for row in articles] == [row["article_id"] for row in articles]
    held = next(row for row in articles if row["duplicate_kind"] == "contained")
    assert "it is no duplicate, though contained in “Bericht alles" in explanation(old, held["article_id"])
    page = render(gather(old, NOW))
    assert "Bericht bruecke" in page
    assert "these tables are older than stories" in page


def test_commands_that_write_refuse_an_old_store_and_name_the_command(
    old: Store, kept: Path, run_into: Callable[..., RunOutcome]
) -> None:
    before = files_of(old)
    one = tables_of(old)["articles"][0]["article_id"]
    for attempt in (
        lambda: run_into(kept / "in", old.root, NOW),
        lambda: forget(old, [one], NOW),
        lambda: replay(old, [], NOW),
        lambda: rollback(old, 1),
    ):
        with pytest.raises(UsageError, match=r"holds tables of version 1\.0 .*`newsmill reprocess --output "):
            attempt()
    assert files_of(old) == before


def test_reprocess_gives_an_old_store_the_tables_of_today(store: Store) -> None:
    today = tables_of(store)
    assert aged(store).current() == 1
    assert reprocess(store, Settings(), NOW).snapshot == 2
    assert status(store).schema_version == "2.0"
    assert verify(store) == []
    upgraded = tables_of(store)
    today["articles"] = [row | dict.fromkeys(NEEDS_DOCUMENT) for row in today["articles"]]
    for name, rows in today.items():
        assert upgraded[name] == rows, name
    assert reprocess(store, Settings(), NOW).snapshot is None, "once is enough"


def test_after_an_upgrade_the_earlier_snapshot_cannot_be_gone_back_to(old: Store) -> None:
    reprocess(old, Settings(), NOW)
    with pytest.raises(UsageError, match="version 1"):
        rollback(old, 1)
