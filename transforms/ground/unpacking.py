"""gzip, deflate, bzip2, Brotli and Zstandard, unpacked in bounded steps: of files and of fetched bodies alike.

A packed stream is any number of members one after the other, with or without padding of NULs behind each. What can be
unpacked is given first; then a stream that ends too early or is damaged raises. How much may come out in all is for
the caller to count: a step gives 8 MB at most.
"""

import bz2
import enum
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

import brotli  # type: ignore[import-untyped]
import zstandard

_STEP = 256 * 2**10
"""Bytes that a step may give, where the format lets itself be stopped."""

_PIECE = 16 * 2**10
"""Packed bytes taken at once: what a member leaves of them is copied, so a stream of tiny members stays linear."""

_ZSTD_PIECE = 256
"""The same of Zstandard, whose output cannot be limited: 4 bytes may become a block of 128 KB."""


class Packing(enum.StrEnum):
    """How bytes are packed."""

    GZIP = "gzip"
    DEFLATE = "deflate"
    """With or without the wrapper of zlib: servers send both by this name."""
    BZIP2 = "bzip2"
    BROTLI = "brotli"
    ZSTD = "zstd"


class UnpackError(Exception):
    """Packed bytes cannot be unpacked on. The message says of what packing they are, and what is wrong."""


class CutShortError(UnpackError):
    """They end too early."""


class DamagedError(UnpackError):
    """They are not what they say, or something follows that is no further member."""


def unpacked(
    packing: Packing,
    packed: Iterable[bytes],
    *,
    window: int,
    rest_ignored: bool = False,
    began: Callable[[int], None] = lambda offset: None,
) -> Iterator[bytes]:
    """Yield the bytes of all members, in pieces of 8 MB at most; nothing packed is nothing unpacked.

    >>> b"".join(unpacked(Packing.GZIP, [zlib.compress(b"news", wbits=31)] * 2, window=2**23))
    b'newsnews'

    Args:
        packing: what the bytes are packed with.
        packed: pieces of any length, taken no further than needed; what it raises is passed on.
        window: largest window in bytes of a Zstandard frame that is unpacked.
        rest_ignored: bytes behind the last member are no damage.
        began: told where each member begins, in packed bytes, before its first byte is given.

    Raises:
        CutShortError, DamagedError: behind the last good byte.
    """
    source = _Source(packed, _ZSTD_PIECE if packing is Packing.ZSTD else _PIECE)
    while source.held or source.more():
        began(source.taken - len(source.held))
        yield from _one_member(packing, _MEMBERS[packing](window), source)
        source.skip_padding()
        if source.held and not _MAGIC[packing].match(source.held):
            if rest_ignored:
                return
            raise DamagedError(f"{len(source.held)} bytes or more follow the {packing.value} stream")


class _Source:
    """Packed bytes as they come, and what is held of them."""

    def __init__(self, packed: Iterable[bytes], size: int) -> None:
        self._pieces = (data[start : start + size] for data in packed for start in range(0, len(data), size))
        self.held = b""
        self.taken = 0

    def more(self) -> bool:
        """Hold one more piece; tell whether there was one."""
        piece = next(self._pieces, b"")
        self.held += piece
        self.taken += len(piece)
        return bool(piece)

    def skip_padding(self) -> None:
        """Drop NULs, as stand behind members on tapes, and hold enough for the next member's magic number."""
        self.held = self.held.lstrip(b"\0")
        while len(self.held) < _MAGIC_BYTES and self.more():
            self.held = self.held.lstrip(b"\0")


class _Member(Protocol):
    """One member being unpacked."""

    eof: bool

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        """Return (unpacked bytes, what is left of ``data``); neither when more data is needed."""
        ...


def _one_member(packing: Packing, member: _Member, source: _Source) -> Iterator[bytes]:
    while not member.eof:
        try:
            out, source.held = member.step(source.held)
        except (zlib.error, brotli.error, zstandard.ZstdError, OSError, ValueError) as error:
            raise DamagedError(f"the {packing.value} stream is damaged: {error}") from None
        if out:
            yield out
        elif not member.eof and not source.held and not source.more():
            raise CutShortError(f"the {packing.value} stream ends too early")


class _Zlib:
    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        out = self._inner.decompress(data, _STEP)
        self.eof = self._inner.eof
        return out, self._inner.unused_data if self.eof else self._inner.unconsumed_tail


class _Deflate:
    """Deflate, its wrapper told by the first two bytes (RFC 1950, 2.2)."""

    def __init__(self) -> None:
        self._inner: _Zlib | None = None
        self._head = b""
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        if self._inner is None:
            self._head += data
            if len(self._head) < 2:
                return b"", b""
            data, wrapped = self._head, self._head[0] & 0x0F == 8 and int.from_bytes(self._head[:2], "big") % 31 == 0
            self._inner = _Zlib(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        out, rest = self._inner.step(data)
        self.eof = self._inner.eof
        return out, rest


class _Bzip2:
    def __init__(self) -> None:
        self._inner = bz2.BZ2Decompressor()
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        # The decompressor keeps what it has not used, so while it needs nothing it is given nothing.
        if not self._inner.needs_input:
            return self._inner.decompress(b"", _STEP), self._end(data)
        out = self._inner.decompress(data, _STEP)
        return out, self._end(b"")

    def _end(self, data: bytes) -> bytes:
        self.eof = self._inner.eof
        return self._inner.unused_data + data if self.eof else data


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        taken = data if self._inner.can_accept_more_data() else b""
        out: bytes = self._inner.process(taken, output_buffer_limit=_STEP)
        self.eof = self._inner.is_finished()
        return out, data[len(taken) :]


class _Zstd:
    def __init__(self, window: int) -> None:
        self._inner: Any = zstandard.ZstdDecompressor(max_window_size=window).decompressobj()
        self.eof = False

    def step(self, data: bytes) -> tuple[bytes, bytes]:
        out: bytes = self._inner.decompress(data)
        self.eof = self._inner.eof
        return out, self._inner.unused_data if self.eof else b""


_MEMBERS: dict[Packing, Callable[[int], _Member]] = {
    Packing.GZIP: lambda _: _Zlib(zlib.MAX_WBITS | 16),
    Packing.DEFLATE: lambda _: _Deflate(),
    Packing.BZIP2: lambda _: _Bzip2(),
    Packing.BROTLI: lambda _: _Brotli(),
    Packing.ZSTD: _Zstd,
}

_MAGIC_BYTES = 4
_NO_FURTHER_MEMBER = re.compile(rb"(?!)")
_MAGIC = {
    Packing.GZIP: re.compile(rb"\x1f\x8b\x08"),
    Packing.DEFLATE: _NO_FURTHER_MEMBER,
    Packing.BZIP2: re.compile(rb"BZh[1-9]"),
    Packing.BROTLI: _NO_FURTHER_MEMBER,
    Packing.ZSTD: re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
}
"""How a further member begins (RFC 1952, RFC 8878); the formats of HTTP alone have one member only."""
