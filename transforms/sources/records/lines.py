"""Lines of a stream in bounded memory: a line above the limit is hashed and left out, and reading goes on behind it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.source_settings import CHUNK, RECORD_LIMIT


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its line end."""

    number: int
    """From 1."""
    content: bytes
    """The bytes; of a line that is too long only the first 4 KiB."""
    sha256: str | None = None
    """Set when the line is too long: the hash of all of it."""


def lines_of(stream: ByteStream, limit: int = RECORD_LIMIT) -> Iterator[Line]:
    """Yield the lines of ``stream``, ended by LF; the last one may have no end.

    What a ``StreamFault`` leaves unfinished is not given: a cut line is no line.
    """
    number, held = 0, _Held(limit)
    while chunk := stream.read(CHUNK):
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            number += 1
            yield held.line(number, chunk[start : end + 1])
            start = end + 1
        held.add(chunk[start:])
    if held.size:
        yield held.line(number + 1, b"")


class _Held:
    """The beginning of a line, as far as it has been read."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._clear()

    def _clear(self) -> None:
        self.size = 0
        self._parts: list[bytes] = []
        self._start = b""
        self._digest: Any = None

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        if self._digest is not None:
            self._digest.update(piece)
            return
        self._parts.append(piece)
        if self.size > self._limit:
            content = b"".join(self._parts)
            self._start, self._digest, self._parts = content[:PAYLOAD_LIMIT], hashlib.sha256(content), []

    def line(self, number: int, piece: bytes) -> Line:
        if not self.size and len(piece) <= self._limit:
            return Line(number, piece)
        self.add(piece)
        long = self._digest is not None
        content = self._start if long else b"".join(self._parts)
        found = Line(number, content, self._digest.hexdigest() if long else None)
        self._clear()
        return found
