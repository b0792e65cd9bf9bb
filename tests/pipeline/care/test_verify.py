import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.care.verify import Problem, verify
from newsmill.pipeline.errors import NotAStoreError
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile, read_manifest
from newsmill.schemas.state import KNOWN, LEDGER, LOCAL_ENTITIES
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, CLUSTERS, ENTITIES, ENTITY_LINKS, MENTIONS, QUOTES
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.files import write_partition

Change = Callable[[pa.Table], pa.Table]


def snapshot(store: Store) -> Path:
    number = store.current()
    assert number is not None
    return store.snapshot(number)


def first_file(store: Store, table: Table) -> Path:
    folder = snapshot(store)
    return next(folder / file.path for file in read_manifest(folder).files if file.table == table.name and file.rows)


def rewrite(store: Store, manifest: Manifest) -> None:
    path = snapshot(store) / MANIFEST
    path.unlink()
    path.write_bytes(manifest.to_bytes())


def change_rows(store: Store, table: Table, change: Change, partition: str | None = None) -> None:
    """Rewrite one partition as a careless program would: valid files, a manifest that fits, wrong content."""
    folder = snapshot(store)
    manifest, base = read_manifest(folder), BaseSnapshot(str(folder))
    chosen = partition or next(p for p in base.partitions(table) if base.read(table, p).num_rows)
    rows = change(base.read(table, chosen)).cast(table.schema)
    old = [file for file in manifest.files if (file.table, file.partition) == (table.name, chosen)]
    entries = []
    for file in write_partition(table, chosen, rows, str(store.root)):
        target = folder / table.place(chosen, file.name)
        shutil.move(file.path, target)
        relative = str(target.relative_to(folder))
        entries.append(replace(old[0], path=relative, sha256=file.sha256, size=file.size, rows=file.rows))
    for file in old:
        if file.path not in {entry.path for entry in entries}:
            (folder / file.path).unlink()
    rewrite(store, replace(manifest, files=tuple(sorted([*(f for f in manifest.files if f not in old), *entries]))))


def set_value(column: str, value: object) -> Change:
    def change(rows: pa.Table) -> pa.Table:
        values = rows.column(column).to_pylist()
        values[0] = value(values[0]) if callable(value) else value
        ix = rows.schema.get_field_index(column)
        return rows.set_column(ix, rows.schema.field(ix), pa.array(values, rows.schema.field(ix).type))

    return change


def only(problems: list[Problem], check: str, where: str) -> Problem:
    assert problems, "the corruption was not found"
    found = [problem for problem in problems if problem.check == check and where in problem.where]
    assert found, problems
    return found[0]


def test_a_whole_store_has_no_problems(store: Store) -> None:
    assert verify(store) == []


def test_a_missing_file_is_named(store: Store) -> None:
    path = first_file(store, MENTIONS)
    path.unlink()
    problems = verify(store)
    assert [problem.check for problem in problems] == ["missing file"]
    assert problems[0].where == path.relative_to(snapshot(store)).as_posix()


def test_a_flipped_byte_is_named(store: Store) -> None:
    path = first_file(store, ARTICLES)
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert only(verify(store), "hash", "articles/").where == path.relative_to(snapshot(store)).as_posix()


def test_a_truncated_file_is_named_with_its_size(store: Store) -> None:
    path = first_file(store, ARTICLES)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:100])
    assert "100 bytes" in only(verify(store), "hash", "articles/").what


def test_a_foreign_file_is_named(store: Store) -> None:
    (snapshot(store) / "articles" / "notes.txt").write_text("mine")
    assert only(verify(store), "foreign file", "articles/notes.txt")


def test_a_link_to_a_folder_is_foreign_too(store: Store, tmp_path: Path) -> None:
    (snapshot(store) / "articles" / "month=2020-01").symlink_to(tmp_path)
    assert only(verify(store), "foreign file", "articles/month=2020-01")


def test_a_wrong_row_count_in_the_manifest_is_told(store: Store) -> None:
    manifest = read_manifest(snapshot(store))
    files = [replace(file, rows=file.rows + 1) if file.table == "revisions" else file for file in manifest.files]
    rewrite(store, replace(manifest, files=tuple(files)))
    assert "the manifest says" in only(verify(store), "rows", "revisions/").what


def test_a_file_in_another_tables_folder_is_told(store: Store) -> None:
    manifest = read_manifest(snapshot(store))
    files = [replace(file, table="clusters") if file.table == "revisions" else file for file in manifest.files]
    rewrite(store, replace(manifest, files=tuple(files)))
    assert only(verify(store), "manifest", "revisions/")


def test_a_duplicate_article_id_is_found(store: Store) -> None:
    change_rows(store, ARTICLES, lambda rows: pa.concat_tables([rows, rows.slice(0, 1)]))
    assert only(verify(store), "unique keys", "articles")


def test_an_orphan_mention_is_found(store: Store) -> None:
    change_rows(store, MENTIONS, set_value("article_id", "f" * 32))
    assert "f" * 32 in only(verify(store), "no orphans", "mentions").what


def test_shifted_offsets_are_found(store: Store) -> None:
    change_rows(store, MENTIONS, set_value("char_start", lambda start: start + 1))
    assert only(verify(store), "mentions fit their text", "mentions")


@pytest.mark.parametrize("column", ["char_start", "speaker_start"])
def test_a_quote_that_stands_elsewhere_is_found(store: Store, column: str) -> None:
    change_rows(store, QUOTES, set_value(column, lambda start: start + 1))
    assert only(verify(store), "quotes fit their text", "quotes")


def test_a_speaker_who_is_another_entity_is_found(store: Store) -> None:
    change_rows(store, QUOTES, set_value("speaker_entity_id", "f" * 32))
    assert "f" * 32 in only(verify(store), "speakers follow their mentions", "quotes").what


def test_a_wrong_cluster_size_is_found(store: Store) -> None:
    change_rows(store, CLUSTERS, set_value("size", 7))
    assert only(verify(store), "clusters match", "clusters")


def test_a_canonical_article_of_another_cluster_is_found(store: Store) -> None:
    change_rows(store, CLUSTERS, set_value("canonical_id", "0" * 32))
    assert only(verify(store), "no orphans", "clusters")


def test_an_article_in_another_months_folder_is_found(store: Store) -> None:
    early = pa.scalar(0, pa.timestamp("us", tz="UTC")).as_py()
    change_rows(store, ARTICLES, set_value("published_at", early))
    assert only(verify(store), "rows lie in their partition", "articles")


def test_a_row_in_another_bucket_is_found(store: Store) -> None:
    base = BaseSnapshot(str(snapshot(store)))
    chosen = next(p for p in base.partitions(ENTITIES) if base.read(ENTITIES, p).num_rows)
    other = "e" if chosen != "14" else "1"
    change_rows(store, ENTITIES, set_value("entity_id", lambda value: other + value[1:]), chosen)
    assert only(verify(store), "rows lie in their partition", "entities")


@pytest.mark.parametrize(("column", "value"), [("aliases", ["Rübezahl"]), ("label", "PER X")])
def test_a_form_or_label_of_another_entity_is_found(store: Store, column: str, value: object) -> None:
    change_rows(store, ENTITIES, set_value(column, value))
    assert only(verify(store), "forms of entities are mentioned", "entities")


@pytest.mark.parametrize("column", ["entity_id", "local_entity_id"])
def test_a_mention_that_names_another_entity_than_its_link_says_is_found(store: Store, column: str) -> None:
    change_rows(store, MENTIONS, set_value(column, "0" * 32))
    assert only(verify(store), "mentions follow their links", "entity_links")


def test_a_link_that_no_mention_follows_is_found(store: Store) -> None:
    folder = snapshot(store)
    mention = BaseSnapshot(str(folder)).read_all(MENTIONS).to_pylist()[0]
    link = {"local_entity_id": mention["local_entity_id"], "period": "2026-Q1", "entity_id": "0" * 32, "rule": "label"}
    bucket = f"{int(link['local_entity_id'][0], 16):02d}"
    rows = pa.Table.from_pylist([link], ENTITY_LINKS.schema)
    entries = []
    for file in write_partition(ENTITY_LINKS, bucket, rows, str(store.root)):
        target = folder / ENTITY_LINKS.partition_folder(bucket) / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(file.path, target)
        relative = str(target.relative_to(folder))
        entries.append(ManifestFile(relative, ENTITY_LINKS.name, bucket, file.sha256, file.size, file.rows))
    manifest = read_manifest(folder)
    rewrite(store, replace(manifest, files=tuple(sorted([*manifest.files, *entries]))))
    assert only(verify(store), "mentions follow their links", "entity_links")


def test_counts_of_entities_that_do_not_match_the_mentions_are_found(store: Store) -> None:
    change_rows(store, LOCAL_ENTITIES, set_value("article_count", 99))
    assert only(verify(store), "state matches", "local_entities")


def test_a_missing_state_row_is_found(store: Store) -> None:
    change_rows(store, KNOWN, lambda rows: rows.slice(1))
    assert only(verify(store), "state matches", "known")


def test_a_wrong_mention_count_is_found(store: Store) -> None:
    change_rows(store, ARTICLES, set_value("mention_count", 99))
    assert only(verify(store), "mention counts match", "articles")


def test_a_lost_revision_is_found(store: Store) -> None:
    folder = snapshot(store)
    base = BaseSnapshot(str(folder))
    from newsmill.schemas.tables import REVISIONS

    month = next(
        p for p in base.partitions(REVISIONS) if pc.max(base.read(REVISIONS, p).column("revision")).as_py() > 1
    )
    change_rows(store, REVISIONS, lambda rows: rows.filter(pc.not_equal(rows.column("revision"), 1)), month)
    assert only(verify(store), "revisions match", "revisions")


def test_a_damaged_manifest_is_told(store: Store) -> None:
    path = snapshot(store) / MANIFEST
    path.unlink()
    path.write_text("{" + json.dumps({"files": []}))
    assert [problem.check for problem in verify(store)] == ["manifest"]


def test_a_manifest_of_another_snapshot_is_told(store: Store) -> None:
    rewrite(store, replace(read_manifest(snapshot(store)), snapshot=77))
    assert "77" in only(verify(store), "manifest", MANIFEST).what


def test_a_file_of_another_schema_is_told(store: Store) -> None:
    folder = snapshot(store)
    path = first_file(store, CLUSTERS)
    rows = pq.ParquetFile(path).read().drop_columns(["size"])
    path.unlink()
    pq.write_table(rows, path)
    manifest = read_manifest(folder)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    relative = path.relative_to(folder).as_posix()
    files = [replace(file, sha256=digest) if file.path == relative else file for file in manifest.files]
    rewrite(store, replace(manifest, files=tuple(files)))
    assert only(verify(store), "schema", "clusters/")


def test_state_of_before_may_lack_a_column_that_is_null(store: Store) -> None:
    folder = snapshot(store)
    path, manifest = first_file(store, LEDGER), read_manifest(folder)
    rows = pa.ipc.open_file(path).read_all()
    for gone, problems in (("next_offset", 0), ("sha256", 1)):
        path.unlink()
        rows = rows.drop_columns([gone])
        with pa.ipc.new_file(path, rows.schema) as writer:
            writer.write_table(rows)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        relative = path.relative_to(folder).as_posix()
        files = [replace(file, sha256=digest) if file.path == relative else file for file in manifest.files]
        rewrite(store, replace(manifest, files=tuple(files)))
        assert len([problem for problem in verify(store) if problem.check == "schema"]) == problems


def test_latest_that_points_nowhere_is_refused(store: Store) -> None:
    store.latest.unlink()
    store.latest.symlink_to("snapshots/000099")
    with pytest.raises(NotAStoreError, match="000099"):
        verify(store)
