"""Buckets of a table: as many as its rows ask for, each with the ids of one beginning.

A table of 16 buckets is cut by the first hex digit of its first key, one of 32 by the first five bits, and so on. Which
rows share a bucket thus follows from the rows of the table alone; the run that makes them too many rewrites the table.
"""

import pyarrow as pa

BUCKETS = 16
"""Buckets of a table at least."""
ROWS_OF_A_BUCKET = 4096
"""Rows from which on buckets are halved, on average: what a run rewrites for each row that it changes."""
_BITS = 16
"""Bits of an id that tell its bucket, at most."""


def bucket_count(rows: int) -> int:
    """Return into how many buckets a table of ``rows`` rows is cut: a power of two.

    >>> bucket_count(0), bucket_count(16 * 4096), bucket_count(16 * 4096 + 1), bucket_count(10**6)
    (16, 16, 32, 256)
    """
    wanted = -(-rows // ROWS_OF_A_BUCKET)
    return min(1 << _BITS, max(BUCKETS, 1 << max(0, wanted - 1).bit_length()))


def bucket_name(number: int, count: int) -> str:
    """Return the partition of a bucket: its number in decimal, of the same length in all of the table.

    >>> bucket_name(3, 16), bucket_name(3, 256)
    ('03', '003')
    """
    return f"{number:0{max(2, len(str(count - 1)))}d}"


def bucket_of(id_: str | bytes, count: int = BUCKETS) -> str:
    """Return the bucket of an id, 32 hex digits or 16 bytes.

    >>> bucket_of("3f" + 30 * "0"), bucket_of(bytes.fromhex("3f" + 30 * "0"), 64)
    ('03', '15')
    """
    first = int.from_bytes(id_[:2], "big") if isinstance(id_, bytes) else int(id_[:4], 16)
    return bucket_name(first >> (_BITS - count.bit_length() + 1), count)


def buckets(ids: pa.Array | pa.ChunkedArray, count: int = BUCKETS) -> pa.Array:
    """Return the bucket of each id (hex or 16 bytes)."""
    return pa.array([bucket_of(value, count) for value in ids.to_pylist()], pa.string())
