"""Buckets of a table: as many as its rows ask for, each with the ids of one beginning.

A table of 16 buckets is cut by the first hex digit of its first key, one of 32 by the first five bits, and so on; where
the key is no id, by the bits of its CRC-32. Which rows share a bucket thus follows from the rows of the table alone;
the run that makes them too many rewrites the table.
"""

import zlib

import pyarrow as pa

from newsmill.schemas.table import Partitioning, Table

BUCKETS = 16
"""Buckets of a table that is cut by its ids, at least."""
_FEWEST: dict[Partitioning, int] = {"bucket": BUCKETS, "hash": 1}
ROWS_OF_A_BUCKET = 4096
"""Rows from which on buckets are halved, on average: what a run rewrites for each row that it changes."""
_BITS = 16
"""Bits of an id that tell its bucket, at most."""


def is_cut(table: Table) -> bool:
    """Tell whether ``table`` is cut into buckets."""
    return table.partitioning in _FEWEST


def bucket_count(rows: int, fewest: int = BUCKETS) -> int:
    """Return into how many buckets a table of ``rows`` rows is cut: a power of two.

    >>> bucket_count(0), bucket_count(16 * 4096), bucket_count(16 * 4096 + 1), bucket_count(10**6)
    (16, 16, 32, 256)
    """
    wanted = -(-rows // ROWS_OF_A_BUCKET)
    return min(1 << _BITS, max(fewest, 1 << max(0, wanted - 1).bit_length()))


def buckets_wanted(table: Table, rows: int) -> int:
    """Return into how many buckets ``table`` is cut when it has ``rows`` rows; 1 when it is in one piece."""
    return bucket_count(rows, _FEWEST[table.partitioning]) if is_cut(table) else 1


def bucket_name(number: int, count: int) -> str:
    """Return the partition of a bucket: its number in decimal, of the same length in all of the table.

    >>> bucket_name(3, 16), bucket_name(3, 256), bucket_name(0, 1)
    ('03', '003', '')
    """
    return f"{number:0{max(2, len(str(count - 1)))}d}" if count > 1 else ""


def bucket_of(id_: str | bytes, count: int = BUCKETS) -> str:
    """Return the bucket of an id, 32 hex digits or 16 bytes.

    >>> bucket_of("3f" + 30 * "0"), bucket_of(bytes.fromhex("3f" + 30 * "0"), 64)
    ('03', '15')
    """
    return _bucket(int.from_bytes(id_[:2], "big") if isinstance(id_, bytes) else int(id_[:4], 16), count)


def buckets(ids: pa.Array | pa.ChunkedArray, count: int = BUCKETS) -> pa.Array:
    """Return the bucket of each id (hex or 16 bytes)."""
    return pa.array([bucket_of(value, count) for value in ids.to_pylist()], pa.string())


def buckets_of_keys(table: Table, keys: pa.Array | pa.ChunkedArray, count: int) -> pa.Array:
    """Return the bucket of each of ``keys``, values of the first key of ``table``, which is cut into ``count``."""
    if count == 1:
        return pa.array([bucket_name(0, 1)] * len(keys), pa.string())
    if table.partitioning == "bucket":
        return buckets(keys, count)
    sums = (zlib.crc32(key.encode()) >> _BITS for key in keys.to_pylist())
    return pa.array([_bucket(first, count) for first in sums], pa.string())


def _bucket(first: int, count: int) -> str:
    """Return the bucket of an id or sum by its first bits."""
    return bucket_name(first >> (_BITS - count.bit_length() + 1), count)
