"""gzip, bzip2 and Zstandard as streams in bounded memory, of any number of members one after the other.

What can be unpacked is given first; then a truncated or damaged stream raises ``StreamFault``.
"""

import bz2
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import zstandard

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.kinds.content import kind_of
from newsmill.transforms.sources.kinds.kind import Kind
from newsmill.transforms.sources.source_settings import CHUNK

ZSTD_WINDOW = 2**27
"""Largest window of a Zstandard frame that is unpacked: 128 MB, what the format's own tool takes by default."""

_ZSTD_PIECE = 512
"""Packed bytes given to Zstandard at once, as its output cannot be limited: 4 bytes may become a block of 128 KB."""


class _Member(Protocol):
    """One member being unpacked."""

    eof: bool

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        """Return (unpacked bytes, what is left of ``data``); neither when more data is needed."""
        ...


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        out = self._inner.decompress(data, CHUNK)
        self.eof = self._inner.eof
        return out, self._inner.unused_data if self.eof else self._inner.unconsumed_tail


class _Bzip2:
    def __init__(self) -> None:
        self._inner = bz2.BZ2Decompressor()
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        # The decompressor keeps what it has not used, so while it needs nothing it is given nothing.
        if not self._inner.needs_input:
            return self._inner.decompress(b"", CHUNK), self._end(data)
        out = self._inner.decompress(data, CHUNK)
        return out, self._end(b"")

    def _end(self, data: bytes) -> bytes:
        self.eof = self._inner.eof
        return self._inner.unused_data + data if self.eof else data


class _Zstd:
    def __init__(self) -> None:
        self._inner: Any = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj()
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        out: bytes = self._inner.decompress(data[:_ZSTD_PIECE])
        self.eof = self._inner.eof
        return out, (self._inner.unused_data if self.eof else b"") + data[_ZSTD_PIECE:]


_MEMBERS: dict[Kind, Callable[[], _Member]] = {Kind.GZIP: _Gzip, Kind.BZIP2: _Bzip2, Kind.ZSTD: _Zstd}

STREAMS = frozenset(_MEMBERS)
"""Kinds that hold one document, packed."""


class Unpacked:
    """The one document in a packed stream."""

    def __init__(self, kind: Kind, packed: ByteStream) -> None:
        self._pieces = _unpacked(kind, packed)
        self._held = b""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end; raises ``StreamFault`` behind the last good byte."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._held = piece
        out, self._held = self._held[:size], self._held[size:]
        return out


def _unpacked(kind: Kind, packed: ByteStream) -> Iterator[bytes]:
    data = packed.read(CHUNK)
    while data:
        member = _MEMBERS[kind]()
        while not member.eof:
            out, data = _step(member, data, kind)
            if out:
                yield out
            elif not member.eof and not data:
                data = packed.read(CHUNK)
                if not data:
                    raise StreamFault(Reason.TRUNCATED, f"the {kind.value} stream ends too early")
        data = _next_member(kind, data, packed)


def _step(member: _Member, data: bytes, kind: Kind) -> tuple[bytes, bytes]:
    try:
        return member.step(data)
    except (zlib.error, zstandard.ZstdError, OSError, ValueError) as error:
        raise StreamFault(Reason.MALFORMED, f"the {kind.value} stream is damaged: {error}") from None


def _next_member(kind: Kind, data: bytes, packed: ByteStream) -> bytes:
    """Return the beginning of the next member, or nothing; padding with NULs, as on tapes, is no member."""
    data = data.lstrip(b"\0")
    while len(data) < 16 and (more := packed.read(CHUNK)):
        data = (data + more).lstrip(b"\0")
    if data and kind_of(data, "") is not kind:
        raise StreamFault(Reason.MALFORMED, f"{len(data)} bytes or more follow the {kind.value} stream")
    return data
