"""Staged files: Arrow IPC under unique names, written by workers and handed on by descriptor only.

A retried bundle or a late worker writes files that nobody holds a descriptor of, so they do not count.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from newsmill.schemas.rows.staged import Operation, StagedBatch, StagedSlice, TableRows

OPEN_FILES = 128
"""Staged files that are open at once: a bound on descriptors, and on what a removed file still holds on disk."""


def write_batch(folder: str, stem: str, batch: pa.RecordBatch) -> str:
    """Write ``batch`` to a new file ``stem-<unique>.arrow`` in ``folder`` and return its absolute path."""
    path = Path(folder) / f"{stem}-{uuid.uuid4().hex}.arrow"
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return str(path)


def stage_batch(folder: str, batch: pa.RecordBatch) -> StagedBatch:
    """Stage one batch of articles."""
    return StagedBatch(write_batch(folder, "articles", batch), batch.num_rows)


def stage_rows(folder: str, changes: Iterable[TableRows]) -> list[StagedSlice]:
    """Stage the rows of many partitions: one file for each table and operation, in it the partitions in turn."""
    files: dict[tuple[str, Operation], list[TableRows]] = defaultdict(list)
    for change in changes:
        if change.rows.num_rows or change.operation == "replace":
            files[change.table, change.operation].append(change)
    slices = []
    for (table, operation), parts in files.items():
        path = write_batch(folder, f"{table}-{operation}", pa.concat_batches([part.rows for part in parts]))
        start = 0
        for part in parts:
            slices.append(StagedSlice(table, part.partition, operation, path, start, part.rows.num_rows))
            start += part.rows.num_rows
    return slices


class SliceReader:
    """Reads staged slices, memory-mapped; a file stays open, as it holds rows of many partitions, until all are read.

    What is open counts as memory of the process as far as it was read.
    """

    def __init__(self) -> None:
        self._open: dict[str, pa.RecordBatch] = {}
        self._left: dict[str, int] = {}

    def read(self, slices: Iterable[StagedSlice]) -> list[pa.Table]:
        """Return the rows of ``slices``, one table for each set of columns, in the order of their paths."""
        by_columns: dict[tuple[str, ...], list[pa.RecordBatch]] = {}
        for part in sorted(slices):
            rows = self._rows(part)
            by_columns.setdefault(tuple(rows.schema.names), []).append(rows)
        return [pa.Table.from_batches(batches) for _, batches in sorted(by_columns.items())]

    def _rows(self, part: StagedSlice) -> pa.RecordBatch:
        batch = self._open.pop(part.path) if part.path in self._open else _open(part.path)
        left = self._left.get(part.path, batch.num_rows) - part.rows
        self._left[part.path] = left
        if left > 0:
            self._open[part.path] = batch  # behind the others: the first is the one not read for longest
            if len(self._open) > OPEN_FILES:
                del self._open[next(iter(self._open))]
        return batch.slice(part.start, part.rows)


def _open(path: str) -> pa.RecordBatch:
    return pa.ipc.open_file(pa.memory_map(path)).get_batch(0)
