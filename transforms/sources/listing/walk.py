"""Which files lie below a folder: in a fixed order, each once, and never what must not be read.

Never read: stores, the run's own output, dot files and dot folders, ``.part`` and ``.tmp``, and what is no regular
file. Real folders are walked before linked ones, and a folder or file that a link shows again is left out: loops end,
and a new link renames nothing.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from newsmill.transforms.sources.errors import StreamFault, fault_of

UNFINISHED = (".part", ".tmp")
"""Endings of files that somebody is still writing."""

STORE_MARKS = ("latest", "snapshots", ".staging", ".lock")
"""What lies at the top of a store."""


class WalkedFile(NamedTuple):
    """A regular file, or what stood in the way of one."""

    path: str
    """As the walk came to it; undecodable bytes as surrogates."""
    status: os.stat_result | None
    """Null when there is a fault."""
    fault: StreamFault | None
    """Why the file or folder cannot be read."""


def is_store(folder: str) -> bool:
    """Tell whether a folder is a newsmill store, finished or not: two of its four marks stand in it."""
    return sum(os.path.lexists(os.path.join(folder, mark)) for mark in STORE_MARKS) >= 2


def store_above(path: str) -> str | None:
    """Return the nearest folder at or above ``path`` that is a store, or null."""
    folder = os.path.abspath(path)
    while True:
        if is_store(folder):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def is_ignored(name: str) -> bool:
    """Tell whether a file or folder of this name is never read.

    >>> is_ignored(".DS_Store"), is_ignored("a.txt.part"), is_ignored("departments.txt")
    (True, True, False)
    """
    return name.startswith(".") or name.lower().endswith(UNFINISHED)


def walk(folder: str, output: str | None = None) -> Iterator[WalkedFile]:
    """Yield every readable file below ``folder``, sorted within each folder, and the faults met."""
    return _Walk(None if output is None else os.path.realpath(output)).files(folder)


@dataclass
class _Walk:
    output: str | None
    folders: set[tuple[int, int]] = field(default_factory=set)
    files_seen: set[tuple[int, int]] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    def files(self, top: str) -> Iterator[WalkedFile]:
        yield from self._below(top)
        while self.links:
            yield from self._link(self.links.pop(0))

    def _below(self, top: str) -> Iterator[WalkedFile]:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                names = self._names(folder)
            except OSError as error:
                yield WalkedFile(folder, None, fault_of(error))
                continue
            inner: list[str] = []
            for name in names:
                yield from self._entry(os.path.join(folder, name), inner)
            waiting.extend(reversed(inner))

    def _names(self, folder: str) -> list[str]:
        """Return the sorted names in a folder that is new to this walk; none where it is never read."""
        status = os.stat(folder)
        key = (status.st_dev, status.st_ino)
        if key in self.folders or is_store(folder) or os.path.realpath(folder) == self.output:
            return []
        self.folders.add(key)
        return sorted(name for name in os.listdir(folder) if not is_ignored(name))

    def _entry(self, path: str, inner: list[str]) -> Iterator[WalkedFile]:
        try:
            status = os.lstat(path)
        except OSError as error:
            yield WalkedFile(path, None, fault_of(error))
            return
        if stat.S_ISLNK(status.st_mode):
            self.links.append(path)
        elif stat.S_ISDIR(status.st_mode):
            inner.append(path)
        elif stat.S_ISREG(status.st_mode):
            self.files_seen.add((status.st_dev, status.st_ino))
            yield WalkedFile(path, status, None)

    def _link(self, path: str) -> Iterator[WalkedFile]:
        try:
            status = os.stat(path)
        except OSError as error:
            yield WalkedFile(path, None, fault_of(error))
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._below(path)
        elif stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) not in self.files_seen:
            self.files_seen.add((status.st_dev, status.st_ino))
            yield WalkedFile(path, status, None)
