"""Byte streams that can be looked into before they are read, and read to a limit."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.source_settings import CHUNK


class ByteStream(Protocol):
    """What a record reader reads from."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end; raises ``StreamFault`` behind the last good byte."""
        ...


class Peekable:
    """A stream whose first bytes can be looked at; they are read again afterwards."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._held = b""
        self._fault: StreamFault | None = None

    def peek(self, size: int) -> bytes:
        """Return the first ``size`` bytes, or fewer when the stream is shorter; its fault is raised when it is read."""
        while len(self._held) < size and self._fault is None:
            try:
                chunk = self._stream.read(size - len(self._held))
            except StreamFault as fault:
                self._fault = fault
                break
            if not chunk:
                break
            self._held += chunk
        return self._held[:size]

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        if self._held:
            held, self._held = self._held[:size], self._held[size:]
            return held
        if self._fault is not None:
            raise self._fault
        return self._stream.read(size)


class UpToLine:
    """The first bytes of a stream, to the end of the line in which there are ``least`` of them."""

    def __init__(self, stream: ByteStream, least: int) -> None:
        self._stream = stream
        self._least = least
        self._ended = False
        self.given = 0
        """Bytes read."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        chunk = b"" if self._ended else self._stream.read(size)
        end = chunk.find(b"\n", max(0, self._least - self.given - 1)) + 1
        self._ended = end > 0
        found = chunk[:end] if end else chunk
        self.given += len(found)
        return found


@dataclass(frozen=True)
class Whole:
    """A stream read to its end."""

    content: bytes
    """All of it; of a stream above the limit only the first 4 KiB."""
    size: int
    """Bytes read."""
    sha256: str
    """64 hex characters over all that was read."""
    too_large: bool
    """There was more than the limit."""


def read_whole(stream: ByteStream, limit: int) -> Whole:
    """Read a stream to its end and keep up to ``limit`` bytes; beyond them it is only hashed, so memory is bounded."""
    digest, parts, size = hashlib.sha256(), [], 0
    start = b""
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if len(start) < PAYLOAD_LIMIT:
            start += chunk[: PAYLOAD_LIMIT - len(start)]
        if size <= limit:
            parts.append(chunk)
        else:
            parts = []
    content = start if size > limit else b"".join(parts)
    return Whole(content, size, digest.hexdigest(), size > limit)
