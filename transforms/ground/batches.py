"""Rows gathered into record batches of bounded length and size."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import pyarrow as pa

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject

BATCH_ROWS = 64
"""Rows of one batch at most."""

BATCH_BYTES = 8 * 2**20
"""Bytes that rows hold from which on a batch is full (one row more may stand in it)."""

RowType = TypeVar("RowType", Document, Reject)


class Batch(Generic[RowType]):
    """Rows gathered until they fill a batch."""

    def __init__(self, row_type: type[RowType]) -> None:
        self._row_type: type[RowType] = row_type
        self._rows: list[RowType] = []
        self._bytes = 0

    def add(self, row: RowType) -> Iterator[pa.RecordBatch]:
        """Take ``row`` and yield the batch that it fills, if it does."""
        self._rows.append(row)
        self._bytes += _held_bytes(row)
        if len(self._rows) >= BATCH_ROWS or self._bytes >= BATCH_BYTES:
            yield from self.rest()

    def rest(self) -> Iterator[pa.RecordBatch]:
        """Yield what was gathered and fills no batch; nothing where there is nothing."""
        if self._rows:
            rows, self._rows, self._bytes = self._rows, [], 0
            yield to_batch(rows, self._row_type)


def batches_of(rows: Iterable[RowType], row_type: type[RowType]) -> Iterator[pa.RecordBatch]:
    """Yield ``rows`` as batches of bounded length and size."""
    batch = Batch(row_type)
    for row in rows:
        yield from batch.add(row)
    yield from batch.rest()


def _held_bytes(row: Document | Reject) -> int:
    if isinstance(row, Document):
        return len(row.content) + len(row.page_content or b"")
    return len(row.payload or b"")
