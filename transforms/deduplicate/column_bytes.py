"""Columns of Arrow as the bytes they consist of, without copying."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsmill.transforms.deduplicate.tokens import Ints


def binary(column: pa.Array) -> tuple[Ints, memoryview]:
    """Return offsets and data of a binary or string column, zero-copy but for the offsets."""
    _, offsets, data = column.buffers()
    found = np.frombuffer(offsets, "<i4", len(column) + 1, column.offset * 4).astype(np.int64)
    return found, memoryview(data if data is not None else b"")


def stretch(column: tuple[Ints, memoryview], first: int, end: int) -> npt.NDArray[np.uint8]:
    """Return the bytes of some rows of a binary column, one after the other: a view."""
    offsets, data = column
    return np.frombuffer(data, np.uint8, offsets[end] - offsets[first], offsets[first])


def fixed_width(column: pa.Array, width: int) -> npt.NDArray[np.void]:
    """Return a binary or string column of values of ``width`` bytes each.

    Raises:
        ValueError: a value has another length.
    """
    _, offsets, data = column.buffers()
    found = np.frombuffer(offsets, "<i4", len(column) + 1, column.offset * 4)
    if not (np.diff(found) == width).all():
        raise ValueError(f"every value of the column must have {width} bytes")
    return np.frombuffer(data, f"V{width}", len(column), int(found[0]))
