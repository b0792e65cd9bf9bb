from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.store.placeholders import placeholders, without_placeholders
from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.tables import ARTICLES, CLUSTERS, SNAPSHOT_TABLES


def file(table: str, partition: str, rows: int = 1) -> ManifestFile:
    return ManifestFile(f"{table}/{partition}.parquet", table, partition, "ab" * 32, 9, rows)


def test_a_table_without_a_file_gets_an_empty_one_and_the_others_none(tmp_path: Path) -> None:
    made = placeholders([file("articles", "2026-03"), file("clusters", "07")], str(tmp_path))
    names = {table.name for table in SNAPSHOT_TABLES}
    assert [part.table for part in made] == [name for name in _in_order() if name not in ("articles", "clusters")]
    assert {part.table for part in made} < names
    assert all(part.rows == 0 for part in made)


def _in_order() -> list[str]:
    return [table.name for table in SNAPSHOT_TABLES]


def test_an_empty_file_has_the_columns_of_its_table(tmp_path: Path) -> None:
    made = {part.table: part for part in placeholders([], str(tmp_path))}
    for table in SNAPSHOT_TABLES:
        read = pq.read_table(made[table.name].path, partitioning=None)
        assert read.num_rows == 0
        assert read.schema.equals(table.schema, check_metadata=False), table.name


@pytest.mark.parametrize(
    ("present", "month"),
    [
        ([], "1970-01"),
        ([file("articles", "2026-03"), file("mentions", "2025-12")], "2025-12"),
        ([file("clusters", "00"), file("signatures", "2020-01-01")], "1970-01"),
    ],
    ids=["an empty store", "the first month of any table", "neither buckets nor days are months"],
)
def test_an_empty_file_lies_in_a_partition_that_the_other_tables_tell(tmp_path, present, month) -> None:
    made = {part.table: part.partition for part in placeholders(present, str(tmp_path))}
    assert (made["rejects"], made["entities"]) == (month, "00")


def test_equal_content_has_equal_files(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    one, two = (placeholders([], str(tmp_path / name)) for name in "12")
    assert [part.sha256 for part in one] == [part.sha256 for part in two]


def test_an_empty_file_goes_and_one_with_rows_and_every_state_file_stay() -> None:
    kept = [file(ARTICLES.name, "2026-03"), file("ledger", "", rows=0), file(CLUSTERS.name, "03", rows=1)]
    assert without_placeholders([*kept, file(ARTICLES.name, "2026-04", rows=0)]) == kept
