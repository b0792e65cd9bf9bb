import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsmill.transforms.sinks.files as files
import newsmill.transforms.sinks.stretches as stretches
from newsmill.schemas.rows.staged import MergedFile
from newsmill.schemas.state import KNOWN, LAYOUTS, LEDGER
from newsmill.schemas.table import Column, Table
from newsmill.schemas.tables import ARTICLES, CLUSTERS, MENTIONS, REMOVED_LINES
from newsmill.transforms.ground.snapshot import read_file
from newsmill.transforms.sinks.files import write_empty, write_partition


def articles(count: int, days: int = 1) -> pa.Table:
    base = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    rows = []
    for ix in range(count):
        published = base + dt.timedelta(days=ix % days, minutes=ix)
        row = {field.name: None for field in ARTICLES.schema}
        row |= {"article_id": f"{ix:032x}", "published_at": published, "published_date": published.date()}
        for field in ARTICLES.schema:
            if not field.nullable and row[field.name] is None:
                row[field.name] = base if pa.types.is_timestamp(field.type) else ("" if field.type == "string" else 0)
        rows.append(row)
    return pa.Table.from_pylist(rows, ARTICLES.schema)


def lines(count: int) -> pa.Table:
    rows = [
        {"article_id": f"{ix // 2:032x}", "line_ix": ix % 2, "role": "promo", "rule": "r", "text": "t"}
        for ix in range(count)
    ]
    return pa.Table.from_pylist(rows, REMOVED_LINES.schema)


def read(written: tuple[MergedFile, ...]) -> pa.Table:
    return pa.concat_tables([read_file(file.path) for file in written])


def test_a_small_month_is_one_sorted_file(tmp_path: Path) -> None:
    rows = articles(50, days=20)
    written = write_partition(ARTICLES, "2026-01", rows, str(tmp_path))
    assert len(written) == 1
    found = read(written)
    assert found.num_rows == written[0].rows == 50
    assert found.equals(rows.sort_by([("published_at", "ascending"), ("article_id", "ascending")]))


def test_shuffled_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = articles(200, days=5)
    order = list(range(200))
    random.Random(3).shuffle(order)
    one = write_partition(ARTICLES, "2026-01", rows, str(tmp_path))
    two = write_partition(ARTICLES, "2026-01", rows.take(order), str(tmp_path))
    assert [file.sha256 for file in one] == [file.sha256 for file in two]


def test_chunks_of_a_table_leave_no_trace(tmp_path: Path) -> None:
    rows = articles(30)
    cut = pa.concat_tables([rows.slice(0, 7), rows.slice(7, 1), rows.slice(8)])
    names = {write_partition(ARTICLES, "2026-01", part, str(tmp_path))[0].name for part in (rows, cut)}
    assert len(names) == 1


def test_what_lies_behind_the_rows_in_memory_leaves_no_trace(tmp_path: Path) -> None:
    """A bit for each value says that it is there, and the bits of eight rows share a byte."""
    columns = [pa.array(range(20), pa.int64()), pa.array([None, *range(19)], pa.int64()), pa.array([None, *"x" * 19])]
    schema = pa.schema([pa.field("id", pa.int64()), pa.field("number", pa.int64()), pa.field("text", pa.string())])
    table = Table("things", "", ("id",), ("id",), "none", tuple(Column(1, f.name, f.type, "") for f in schema), "arrow")
    rows = pa.Table.from_arrays(columns, schema=schema).slice(0, 13)
    plain = pa.Table.from_pylist(rows.to_pylist(), schema)
    one, two = (write_partition(table, "", each, str(tmp_path)) for each in (rows, plain))
    assert one == two
    assert read(one).equals(plain)


def test_a_large_month_is_one_file_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "DAY_FILES_FROM", 40)
    monkeypatch.setattr(stretches, "ARTICLES_OF_A_STRETCH", 39)
    below = write_partition(ARTICLES, "2026-01", articles(39, days=3), str(tmp_path))
    above = write_partition(ARTICLES, "2026-01", articles(40, days=3), str(tmp_path))
    assert (len(below), len(above)) == (1, 3)
    for file in above:
        assert len(read((file,)).column("published_date").unique()) == 1
    assert sum(file.rows for file in above) == 40


def test_undated_articles_have_a_file_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "DAY_FILES_FROM", 4)
    rows = articles(6, days=2)
    nulls = pa.array([None] * 6, ARTICLES.schema.field("published_at").type)
    rows = pa.concat_tables([rows, rows.set_column(13, ARTICLES.schema.field("published_at"), nulls)])
    written = write_partition(ARTICLES, "2026-01", rows, str(tmp_path))
    assert sorted(file.rows for file in written) == [3, 3, 6]


def test_a_large_day_is_split_by_articles_never_within_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "DAY_FILES_FROM", 4)
    monkeypatch.setattr(files, "ARTICLES_PER_FILE", 5)
    written = write_partition(REMOVED_LINES, "2026-01", lines(24), str(tmp_path))
    assert [file.rows for file in written] == [10, 10, 4]
    ids = [set(read((file,)).column("article_id").to_pylist()) for file in written]
    assert not ids[0] & ids[1]
    assert not ids[1] & ids[2]


def test_files_say_what_they_hold(tmp_path: Path) -> None:
    file = write_partition(ARTICLES, "2026-01", articles(3), str(tmp_path))[0]
    parquet = pq.ParquetFile(file.path)
    field = parquet.schema_arrow.field("body")
    assert field.metadata[b"PARQUET:field_id"] == b"35"
    assert field.metadata[b"description"]
    assert parquet.schema_arrow.metadata[b"newsmill.table"] == b"articles"
    assert parquet.schema_arrow.names[-1] == "body"
    column = parquet.metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_column_index
    assert [c.column_index for c in parquet.metadata.row_group(0).sorting_columns] == [13, 0]
    assert Path(file.path).stat().st_mode & 0o222 == 0
    assert (file.size, file.name) == (Path(file.path).stat().st_size, f"{file.sha256[:32]}.parquet")


def test_row_groups_are_cut_by_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(files.ROW_GROUP, "articles", 40)
    file = write_partition(ARTICLES, "2026-01", articles(100), str(tmp_path))[0]
    groups = pq.ParquetFile(file.path).metadata
    assert [groups.row_group(ix).num_rows for ix in range(groups.num_row_groups)] == [40, 40, 20]


@pytest.mark.parametrize(
    ("rows", "expected"), [(9, None), (10, {"article_id": {"ndv": 10}, "cluster_id": {"ndv": 10}})]
)
def test_bloom_filters_only_on_ids_of_large_files(
    rows: int, expected: dict[str, dict[str, int]] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BLOOM_FROM", 10)
    assert files._bloom(ARTICLES, rows) == expected


def test_state_is_one_arrow_file_that_maps(tmp_path: Path) -> None:
    rows = [{"uri": f"file:///{ix}", "size": 1, "mtime_ns": 2, "sha256": bytes(32)} for ix in (3, 1, 2)]
    written = write_partition(LEDGER, "", pa.Table.from_pylist(rows, LEDGER.schema), str(tmp_path))
    assert [file.name.rsplit(".", 1)[1] for file in written] == ["arrow"]
    assert read(written).column("uri").to_pylist() == ["file:///1", "file:///2", "file:///3"]
    assert read(written).column("uri").num_chunks == 1


def test_state_files_bear_no_documentation_and_are_packed_where_the_table_says_so(tmp_path: Path) -> None:
    rows = [{"article_id": f"{ix:032x}", "layout": bytes(500)} for ix in range(9)]
    (packed,) = write_partition(LAYOUTS, "2026-01", pa.Table.from_pylist(rows, LAYOUTS.schema), str(tmp_path))
    plain_table = replace(LAYOUTS, packed=False)
    (plain,) = write_partition(plain_table, "2026-01", pa.Table.from_pylist(rows, LAYOUTS.schema), str(tmp_path))
    assert packed.size < 2000 < 4500 < plain.size
    for file in (packed, plain):
        found = read_file(file.path)
        assert found.to_pylist() == rows
        assert not found.schema.metadata
        assert not any(field.metadata for field in found.schema)


@pytest.mark.parametrize("table", [ARTICLES, MENTIONS, CLUSTERS, KNOWN])
def test_no_rows_no_files(table: Table, tmp_path: Path) -> None:
    assert write_partition(table, "2026-01", table.schema.empty_table(), str(tmp_path)) == ()


def test_an_empty_file_has_the_schema(tmp_path: Path) -> None:
    one, two = (write_empty(MENTIONS, "2026-01", str(tmp_path)) for _ in range(2))
    assert one.sha256 == two.sha256
    assert one.rows == 0
    assert pq.read_schema(one.path).equals(MENTIONS.schema, check_metadata=False)
