"""Rows grouped for their partitions."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from schemas.rows.staged import Operation, TableRows
from schemas.table import Table


def by_partition(
    table: Table, rows: pa.Table, partitions: pa.Array | pa.ChunkedArray, operation: Operation = "put"
) -> Iterator[TableRows]:
    """Yield ``rows`` cut by ``partitions`` (one value a row); rows of a null partition are left out."""
    if isinstance(partitions, pa.ChunkedArray):
        partitions = partitions.combine_chunks()
    for partition in sorted(pc.drop_null(partitions).unique().to_pylist()):
        part = rows.filter(pc.fill_null(pc.equal(partitions, partition), False)).combine_chunks()
        yield TableRows(table.name, partition, operation, part.to_batches()[0])


def buckets(ids: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return the bucket of each id (hex or 16 bytes): its first hex digit as a decimal number of two digits."""
    values = ids.to_pylist()
    digits = [value[0] >> 4 if isinstance(value, bytes) else int(value[0], 16) for value in values]
    return pa.array([f"{digit:02d}" for digit in digits], pa.string())
