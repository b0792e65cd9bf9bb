"""A stream over ranges of an object: read on in one request, sought in by another."""

import io
from collections.abc import Callable, Iterator

READ_AHEAD = 2**20
"""Bytes asked of the store at a time."""


class RangeStream(io.RawIOBase):
    """Reads an object from where it stands to its end in one request, and begins another where it is sought to."""

    def __init__(self, size: int, chunks_from: Callable[[int], Iterator[bytes]]) -> None:
        """Take the ``size`` of the object in bytes, and what gives its bytes from an offset on."""
        self._size = size
        self._chunks_from = chunks_from
        self._at = 0
        self._chunks: Iterator[bytes] | None = None
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be sought in."""
        return True

    def tell(self) -> int:
        """Return where it stands, bytes from the start."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go elsewhere; nothing is asked before something is read there."""
        target = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if target < 0:
            raise ValueError(f"there is no byte {target} in an object")
        if target != self._at:
            self._at, self._chunks, self._rest = target, None, memoryview(b"")
        return target

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill ``buffer`` with what comes next and return how many bytes that were."""
        if not self._rest and self._at < self._size:
            self._chunks = self._chunks or self._chunks_from(self._at)
            self._rest = memoryview(next(self._chunks, b""))
            if not self._rest:
                raise OSError(f"the object ends at byte {self._at} of {self._size}")
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._at, self._rest = self._at + count, self._rest[count:]
        return count
