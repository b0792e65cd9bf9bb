from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.upgrade import upgraded
from newsmill.schemas.manifest import Manifest, ManifestFile, read_manifest
from newsmill.schemas.tables import ARTICLES


@pytest.fixture
def snapshot(store: Store) -> Path:
    """Return the current snapshot of the built store, its files writable."""
    folder = store.snapshot(store.current() or 0)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def of(manifest: Manifest, table: str) -> list[ManifestFile]:
    return [file for file in manifest.files if file.table == table]


def drop_column(snapshot: Path, file: ManifestFile, column: str) -> None:
    rows = pq.read_table(snapshot / file.path, partitioning=None).drop_columns([column])
    (snapshot / file.path).unlink()  # it may be linked to by other snapshots
    pq.write_table(rows, snapshot / file.path)


def read(parts: list, table: str) -> pa.Table:
    return pa.concat_tables(
        [pq.read_table(f.path, partitioning=None) for p in parts if p.table == table for f in p.files]
    )


def test_a_column_that_an_older_version_lacked_is_null_and_the_others_stay(snapshot: Path, tmp_path: Path) -> None:
    files = of(read_manifest(snapshot), "articles")
    before = pa.concat_tables([pq.read_table(snapshot / file.path, partitioning=None) for file in files])
    for file in files:
        drop_column(snapshot, file, "image_url")
    parts = upgraded(snapshot, files, str(tmp_path))
    after = read(parts, "articles")
    assert after.schema.equals(ARTICLES.schema, check_metadata=False)
    assert after.column("image_url").null_count == after.num_rows == 4
    assert (
        after.drop_columns(["image_url"])
        .sort_by("article_id")
        .equals(before.drop_columns(["image_url"]).sort_by("article_id"))
    )


def test_only_the_partitions_of_kept_files_are_rewritten_each_once(snapshot: Path, tmp_path: Path) -> None:
    kept = [*of(read_manifest(snapshot), "articles")[:1] * 2, *of(read_manifest(snapshot), "ledger")]
    parts = upgraded(snapshot, kept, str(tmp_path))
    assert [(part.table, part.partition) for part in parts] == [("articles", kept[0].partition), ("ledger", "")]


def test_files_of_today_come_out_byte_for_byte(snapshot: Path, tmp_path: Path) -> None:
    files = [file for file in read_manifest(snapshot).files if file.rows]
    parts = upgraded(snapshot, files, str(tmp_path))
    assert sorted(file.sha256 for part in parts for file in part.files) == sorted(file.sha256 for file in files)


def test_a_file_without_a_column_that_may_not_be_null_is_refused(snapshot: Path, tmp_path: Path) -> None:
    file = of(read_manifest(snapshot), "articles")[0]
    drop_column(snapshot, file, "source")
    with pytest.raises(ValueError, match="source"):
        upgraded(snapshot, [file], str(tmp_path))
