"""Partition keys, and rows grouped for their partitions."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import Operation, TableRows
from newsmill.schemas.table import Table
from newsmill.transforms.ground.buckets import buckets_of_keys
from newsmill.transforms.ground.snapshot import BaseSnapshot

_MICROSECONDS = pa.timestamp("us")


def data_time(published_at: pa.Array, first_seen_at: pa.Array) -> pa.Array:
    """Return when an article counts as happened: published, else first seen (both UTC microseconds)."""
    return pc.coalesce(published_at, first_seen_at)


def month_of(times: pa.Array) -> pa.Array:
    """Return ``2026-01`` for each time."""
    return pc.strftime(pc.cast(times, _MICROSECONDS), "%Y-%m")


def day_number(times: pa.Array) -> pa.Array:
    """Return days since 1970-01-01 for each time."""
    return pc.cast(pc.cast(times, pa.date32()), pa.int32())


def month_of_day(days: pa.Array) -> pa.Array:
    """Return ``2026-01`` for each day number; null stays null."""
    return pc.strftime(_midnight(days), "%Y-%m")


def day_name(days: pa.Array) -> pa.Array:
    """Return ``2026-01-31`` for each day number; null stays null."""
    return pc.strftime(_midnight(days), "%Y-%m-%d")


def by_partition(
    table: Table, rows: pa.Table, partitions: pa.Array | pa.ChunkedArray, operation: Operation = "put"
) -> Iterator[TableRows]:
    """Yield ``rows`` cut by ``partitions`` (one value a row); rows of a null partition are left out."""
    if isinstance(partitions, pa.ChunkedArray):
        partitions = partitions.combine_chunks()
    filled = len(partitions) - partitions.null_count
    if not filled:
        return
    ordered = rows.take(pc.sort_indices(partitions).slice(0, filled)).combine_chunks().to_batches()[0]
    counts = {item["values"]: item["counts"] for item in pc.value_counts(partitions.drop_null()).to_pylist()}
    start = 0
    for partition in sorted(counts):
        yield TableRows(table.name, partition, operation, ordered.slice(start, counts[partition]))
        start += counts[partition]


def by_bucket(table: Table, rows: pa.Table, base: BaseSnapshot, operation: Operation = "put") -> Iterator[TableRows]:
    """Yield ``rows`` cut by the buckets that ``table`` has in ``base``; they bear its first key."""
    here = buckets_of_keys(table, rows.column(table.key[0]), base.buckets(table))
    return by_partition(table, rows, here, operation)


def _midnight(days: pa.Array) -> pa.Array:
    return pc.cast(pc.cast(days, pa.date32()), _MICROSECONDS)
