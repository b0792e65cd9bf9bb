import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsmill.transforms.ground import kept_columns
from newsmill.transforms.ground.kept_columns import KeptColumns

SCHEMA = pa.schema([pa.field("id", pa.string(), nullable=False)])


def write(path, *ids):
    pq.write_table(pa.table({"id": list(ids), "rest": list(range(len(ids)))}), path)
    return str(path)


@pytest.fixture
def read(monkeypatch):
    """The paths that were read from the disk."""
    paths = []

    def reading(path, columns):
        paths.append(path)
        return kept_columns_read(path, columns)

    kept_columns_read = kept_columns.read_file
    monkeypatch.setattr(kept_columns, "read_file", reading)
    return paths


def ids_of(kept, paths):
    return [rows.column("id").to_pylist() for rows in kept.read(paths)]


def test_a_file_that_the_last_call_saw_is_not_read_again_under_another_name(tmp_path, read):
    kept = KeptColumns(SCHEMA)
    first, second = write(tmp_path / "a.parquet", "1", "2"), write(tmp_path / "b.parquet", "3")
    assert ids_of(kept, [first, second]) == [["1", "2"], ["3"]]
    os.link(first, tmp_path / "linked.parquet")
    os.unlink(first)
    third = write(tmp_path / "c.parquet", "4")
    assert ids_of(kept, [third, str(tmp_path / "linked.parquet")]) == [["4"], ["1", "2"]]
    assert read == [first, second, third]


def test_a_file_that_the_last_call_did_not_see_is_read(tmp_path, read):
    kept = KeptColumns(SCHEMA)
    first, second = write(tmp_path / "a.parquet", "1"), write(tmp_path / "b.parquet", "3")
    for paths in ([first], [second], [first]):
        kept.read(paths)
    assert read == [first, second, first]


def test_a_file_that_is_not_what_it_was_is_read_again(tmp_path, read):
    kept = KeptColumns(SCHEMA)
    path = write(tmp_path / "a.parquet", "1")
    kept.read([path])
    os.truncate(path, os.path.getsize(path) - 1)
    with pytest.raises(OSError, match="damaged"):
        kept.read([path])
    os.unlink(path)
    with pytest.raises(OSError, match="parquet"):
        kept.read([path])


def test_more_than_the_bound_is_not_kept(tmp_path, read, monkeypatch):
    monkeypatch.setattr(kept_columns, "KEPT_BYTES", 100)
    kept = KeptColumns(SCHEMA)
    path = write(tmp_path / "a.parquet", *(32 * str(digit) for digit in range(4)))
    assert ids_of(kept, [path]) == ids_of(kept, [path])
    assert read == [path, path]
