"""Descriptors of staged files: what workers return, so that only returned files count."""

from typing import Literal, NamedTuple

import pyarrow as pa

from newsmill.schemas.rows.work import Count

Operation = Literal["put", "drop", "patch", "offer", "replace"]
"""What a slice does to its partition at the merge.

``put`` replaces rows of the same key; ``drop`` removes the rows that match its columns; ``patch`` overwrites columns of
existing rows, those that match its first column; ``offer`` adds its rows and keeps, of equal keys, the smallest row;
``replace`` makes its rows the whole partition.
"""


class StagedBatch(NamedTuple):
    """A file in staging that holds one record batch of articles."""

    path: str
    """Absolute path of an Arrow IPC file."""
    rows: int
    """Rows in it."""


class TableRows(NamedTuple):
    """Rows on their way to one partition of one table."""

    table: str
    """Name of the table or state file."""
    partition: str
    """``2026-01``, ``03``, or empty."""
    operation: Operation
    """What they do there."""
    rows: pa.RecordBatch
    """The rows: all columns of the table for ``put``, ``offer`` and ``replace``, else the key and what to patch."""


class Changes(NamedTuple):
    """What a stage makes of an element for the store."""

    rows: list[TableRows]
    """Rows of any table."""
    counts: tuple[Count, ...] = ()
    """Their share of the run's counts."""
    failures: tuple[pa.RecordBatch, ...] = ()
    """Batches of ``Reject``, none of them empty."""


class StagedSlice(NamedTuple):
    """Rows of a staged Arrow IPC file that belong to one partition of one table."""

    table: str
    """Name of the table or state file."""
    partition: str
    """``2026-01``, ``03``, or empty."""
    operation: str
    """One of ``Operation``."""
    path: str
    """Absolute path of an Arrow IPC file."""
    start: int
    """The first of them, by its number in the file's one record batch."""
    rows: int
    """How many they are."""


class MergedFile(NamedTuple):
    """A finished file of the next snapshot, lying in staging under its final name."""

    table: str
    """Name of the table or state file."""
    partition: str
    """Its partition."""
    name: str
    """File name: content hash and extension."""
    path: str
    """Absolute path in staging."""
    sha256: str
    """Hash of the bytes, 64 hex."""
    size: int
    """Bytes."""
    rows: int
    """Rows."""


class MergedPartition(NamedTuple):
    """All files of one rewritten partition; none when the partition is empty now."""

    table: str
    """Name of the table or state file."""
    partition: str
    """Its partition."""
    files: tuple[MergedFile, ...]
    """Its files."""
