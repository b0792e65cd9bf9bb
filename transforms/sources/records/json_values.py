"""Splitting JSON into its values while it streams.

What does not fit is hashed and skipped, what is broken ends where its brackets end. The
splitter knows strings and brackets only; the values are parsed, and judged, one by one.
"""

import hashlib
import re
from dataclasses import dataclass

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.records.json_scan import Scan, space_end
from newsmill.transforms.sources.source_settings import CHUNK, RECORD_LIMIT

# White space of JSON only, as ``space_end`` has it: what neither takes would be met again for ever.
_SCALAR = re.compile(rb'[^"{}\[\],: \t\r\n]*+')


@dataclass(frozen=True, slots=True)
class Value:
    """One JSON value as it stands in the stream."""

    content: bytes
    """The bytes; of a value above the limit only the first 4 KiB."""
    sha256: str | None
    """Set when the value is above the limit: the hash of all of it."""
    whole: bool
    """False when the stream ended inside the value."""


class JsonValues:
    """Pulls values, one after the other, out of a stream of UTF-8 JSON."""

    def __init__(self, stream: ByteStream, limit: int = RECORD_LIMIT) -> None:
        self._stream = stream
        self._limit = limit
        self._chunk = b""
        self._at = 0

    def peek(self) -> str:
        """Return the next character that is no white space, without taking it; empty at the end."""
        while True:
            self._at = space_end(self._chunk, self._at)
            if self._at < len(self._chunk):
                return chr(self._chunk[self._at])
            if not self._fill():
                return ""

    def take(self) -> None:
        """Take the character that ``peek`` has shown."""
        self._at += 1

    def value(self) -> Value:
        """Take the next value, whatever its size; one that begins with a wrong character is empty."""
        kept = _Kept(self._limit)
        whole = self._scan(kept)
        return kept.value(whole)

    def value_or_start(self) -> tuple[bytes, bool]:
        """Take the next value, or as much of it as the limit allows: (bytes, whether it is whole)."""
        kept = _Kept(self._limit, stop=True)
        whole = self._scan(kept)
        return kept.content, whole and not kept.full

    def read(self, size: int, /) -> bytes:
        """Return what is left behind the last value taken, so that a second splitter can go on."""
        if self._at >= len(self._chunk) and not self._fill():
            return b""
        piece = self._chunk[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def drain(self) -> None:
        """Take all that is left."""
        while self.read(CHUNK):
            pass

    def _fill(self) -> bool:
        self._chunk, self._at = self._stream.read(CHUNK), 0
        return bool(self._chunk)

    def _scan(self, kept: "_Kept") -> bool:
        """Move behind the value, giving its bytes to ``kept``; false when the stream ends inside."""
        first = self.peek()
        if first not in ('"', "{", "["):
            return self._scan_scalar(kept)
        state = Scan()
        while True:
            end = state.advance(self._chunk, self._at)
            kept.add(self._chunk[self._at : end])
            self._at = end
            if state.done or kept.stopped:
                return state.done
            if not self._fill():
                return False

    def _scan_scalar(self, kept: "_Kept") -> bool:
        while True:
            match = _SCALAR.match(self._chunk, self._at)
            end = match.end() if match else self._at
            kept.add(self._chunk[self._at : end])
            self._at = end
            if end < len(self._chunk) or not self._fill():
                return True


class Chained:
    """Bytes already read, then the rest of their stream."""

    def __init__(self, start: bytes, rest: ByteStream) -> None:
        self._start = start
        self._at = 0
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        if self._at < len(self._start):
            piece = self._start[self._at : self._at + size]
            self._at += len(piece)
            return piece
        return self._rest.read(size)


class _Kept:
    """The bytes of a value up to the limit; beyond it only their hash, or nothing more at all."""

    def __init__(self, limit: int, stop: bool = False) -> None:
        self._limit = limit
        self._stop = stop
        self._parts: list[bytes] = []
        self._size = 0
        self._digest = hashlib.sha256() if not stop else None
        self.full = False

    @property
    def stopped(self) -> bool:
        return self._stop and self.full

    @property
    def content(self) -> bytes:
        return b"".join(self._parts)

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if not self.full or self._stop:
            self._parts.append(piece)
        if self._digest is not None and self.full:
            self._digest.update(piece)
        if not self.full and self._size > self._limit:
            self._fill_up()

    def _fill_up(self) -> None:
        self.full = True
        if self._digest is not None:
            self._digest.update(self.content)
            self._parts = [self.content[:PAYLOAD_LIMIT]]

    def value(self, whole: bool) -> Value:
        return Value(self.content, self._digest.hexdigest() if self.full and self._digest else None, whole)
