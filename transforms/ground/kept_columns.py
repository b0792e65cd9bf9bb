"""Columns that every run reads of all files of a table, kept in memory from one run of a process to the next.

A run on a large store rewrites a few of hundreds of files; the others are those that the run before has read. A file is
the one that was read when it is the same inode, written at the same time: so it is through the hard links of snapshots.
Where files are copied from snapshot to snapshot nothing is found, and all is read as without this.
"""

import os
from collections.abc import Iterable
from typing import NamedTuple

import pyarrow as pa

from newsmill.transforms.ground.snapshot import conformed, read_file

KEPT_BYTES = 1 << 26
"""Bytes of columns that are kept of a table at most: more than that is read by every run. The ends of 900,000 edges."""


class _File(NamedTuple):
    """What tells a file from others, and from what it was."""

    device: int
    inode: int
    written: int
    """Nanoseconds since 1970."""
    size: int


class KeptColumns:
    """Some columns of a table's files, as the last call for them found these."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._kept: dict[_File, pa.Table] = {}

    def read(self, paths: Iterable[str]) -> list[pa.Table]:
        """Return the columns of each file; those of files that the last call did not see are read.

        Raises:
            OSError: a file is missing, damaged or cannot be read.
        """
        now: dict[_File, pa.Table] = {}
        found = []
        for path in paths:
            file = _file(path)
            rows = self._kept.get(file)
            if rows is None:
                rows = conformed(read_file(path, self._schema.names), self._schema)
            found.append(rows)
            now[file] = rows
        self._kept = now if sum(rows.nbytes for rows in now.values()) <= KEPT_BYTES else {}
        return found


def _file(path: str) -> _File:
    status = os.stat(path)
    return _File(status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
