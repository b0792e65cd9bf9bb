"""Finished files of a snapshot: sorted, named by the hash of their bytes, read-only."""

import hashlib
import os
import uuid
from collections.abc import Iterator, Sequence
from io import RawIOBase

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsmill.schemas.rows.staged import MergedFile
from newsmill.schemas.table import Table
from newsmill.transforms.ground.snapshot import conformed, no_rows
from newsmill.transforms.sinks.merge import sort_order, taken
from newsmill.transforms.sinks.stretches import (
    articles_by_day,
    day_column,
    days_of_month,
    is_in_one,
    stretches,
)

ARTICLES_PER_FILE = 50_000
"""Articles of one file at most."""
ROW_GROUP = {"articles": 10_000, "revisions": 10_000}
"""Rows of a row group where a row holds a body."""
SMALL_ROW_GROUP = 120_000
"""Rows of a row group elsewhere."""
BLOOM_FROM = 10_000
"""Rows of a file from which bloom filters pay."""
WRITTEN_AT_ONCE = 1 << 20
"""Bytes that are written at once: Arrow gives a file of 140 KB in a hundred pieces."""
BLOOM_COLUMNS = ("article_id", "entity_id", "cluster_id")


def write_partition(
    table: Table, partition: str, rows: pa.Table, folder: str, cut: Sequence[range] | None = None
) -> tuple[MergedFile, ...]:
    """Write the rows of one partition, in any order, as its finished files into ``folder``; no rows, no files.

    With ``cut`` the rows are those of some days of a month, and ``cut`` is what ``stretches`` makes of all its days.

    Bodies are taken into sort order one row group at a time, so memory stays near that of ``rows``.
    """
    order = sort_order(rows, table.sort)
    parts = (part for part in _split(table, rows, order, cut) if len(part))
    return tuple(_write(table, partition, rows, part, folder) for part in parts)


def write_empty(table: Table, partition: str, folder: str) -> MergedFile:
    """Write a file of the table's schema without rows into ``folder``."""
    return _write(table, partition, no_rows(table.schema), pa.array([], pa.uint64()), folder)


def _split_columns(table: Table) -> list[str]:
    day = day_column(table)
    return [table.key[0], *([day] if day else [])]


def _split(table: Table, rows: pa.Table, order: pa.Array, cut: Sequence[range] | None) -> Iterator[pa.Array]:
    """Yield the stretches of ``order`` that make a file each: a pure function of the partition's content."""
    if table.partitioning != "month" or table.format == "arrow":
        yield order
        return
    if cut is None and is_in_one(len(order)):  # as are most months of most stores
        yield order
        return
    keys = rows.select(_split_columns(table)).take(order)
    for stretch in _by_stretch(keys, cut):
        yield from _by_article(keys.column(0).take(pa.array(stretch)), order.take(pa.array(stretch)))


def _by_stretch(keys: pa.Table, cut: Sequence[range] | None) -> Iterator[np.ndarray]:
    if keys.num_columns == 1:
        yield np.arange(keys.num_rows)
        return
    days = days_of_month(keys.column(1))
    for stretch in stretches(articles_by_day(keys.column(0), days)) if cut is None else cut:
        rows = np.flatnonzero((days >= stretch.start) & (days < stretch.stop))
        if len(rows):
            yield rows


def _by_article(article_ids: pa.ChunkedArray, order: pa.Array) -> Iterator[pa.Array]:
    codes = pc.dictionary_encode(article_ids.combine_chunks()).indices.to_numpy()
    for part in range(int(codes.max()) // ARTICLES_PER_FILE + 1):
        yield order.filter(pa.array(codes // ARTICLES_PER_FILE == part))


def _write(table: Table, partition: str, rows: pa.Table, order: pa.Array, folder: str) -> MergedFile:
    temporary = f"{folder}/merging-{uuid.uuid4().hex}"
    writer = _write_parquet if table.format == "parquet" else _write_arrow
    with open(temporary, "wb", buffering=0) as file:
        sink = _Digesting(file)
        with pa.BufferedOutputStream(pa.PythonFile(sink, "w"), WRITTEN_AT_ONCE) as stream:
            writer(table, rows, order, stream)
        size = file.tell()
        os.fsync(file.fileno())
        os.fchmod(file.fileno(), 0o444)
    digest = sink.digest.hexdigest()
    suffix = "parquet" if table.format == "parquet" else "arrow"
    name = f"{digest[:32]}.{suffix}"
    path = f"{folder}/{table.name}-{partition or 'all'}-{name}"
    os.replace(temporary, path)
    return MergedFile(table.name, partition, name, path, digest, size, len(order))


class _Digesting:
    """A file that takes the hash of what is written."""

    def __init__(self, file: RawIOBase) -> None:
        self.file = file
        self.digest = hashlib.sha256()
        self.closed = False

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        left = memoryview(data)
        while left:  # a signal may cut a write short
            left = left[self.file.write(left) :]
        return len(data)

    def flush(self) -> None:
        """Nothing is read back before all is written."""

    def close(self) -> None:
        self.closed = True


def _write_parquet(table: Table, rows: pa.Table, order: pa.Array, sink: pa.NativeFile) -> None:
    step = ROW_GROUP.get(table.name, SMALL_ROW_GROUP)
    in_buckets = table.partitioning == "bucket"
    with pq.ParquetWriter(
        sink,
        table.schema,
        compression="zstd",
        # In buckets nearly all is ids and titles, each once: no dictionary, no long matches; files are smaller without.
        compression_level=1 if in_buckets else 3,
        use_dictionary=not in_buckets,
        write_page_index=True,
        sorting_columns=pq.SortingColumn.from_ordering(table.schema, [(name, "ascending") for name in table.sort]),
        bloom_filter_options=_bloom(table, len(order)),
    ) as writer:
        for start in range(0, len(order), step):
            writer.write_table(conformed(taken(rows, order.slice(start, step)), table.schema), row_group_size=step)


def _bloom(table: Table, rows: int) -> dict[str, dict[str, int]] | None:
    if rows < BLOOM_FROM:
        return None
    return {column.name: {"ndv": rows} for column in table.columns if column.name in BLOOM_COLUMNS}


def _write_arrow(table: Table, rows: pa.Table, order: pa.Array, sink: pa.NativeFile) -> None:
    sorted_rows = conformed(taken(rows, order), table.bare_schema).combine_chunks()
    codec = pa.Codec("zstd", compression_level=3) if table.packed else None
    # Columns are small: threads would cost more than they do.
    options = pa.ipc.IpcWriteOptions(compression=codec, use_threads=False)
    with pa.ipc.new_file(sink, table.bare_schema, options=options) as writer:
        writer.write_table(sorted_rows)
