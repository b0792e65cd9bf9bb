"""An answer's body, unpacked no further than its limit: gzip, deflate, br and zstd, each in bounded steps.

A body that ends too early is given as far as it goes, with the fault; the caller decides what it is worth.
"""

import enum
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import brotli  # type: ignore[import-untyped]
import httpcore
import zstandard

_STEP = 256 * 2**10
_LAYERS = 2
"""Encodings one upon the other that are unpacked; honest servers use one."""
_WINDOW = 8 * 2**20
"""Window of zstd that a client must support (RFC 9659)."""
_ZSTD_SLICE = 256
"""Packed bytes given to zstd at once: 64 of its smallest blocks, which unpack to 128 KB each."""
_BOMB_RATIO = 100
"""Unpacked bytes a packed byte from which on a body over the limit is called a bomb."""

Decoder = Callable[[Iterator[bytes]], Iterator[bytes]]


class BodyFault(enum.StrEnum):
    """What was wrong with a body."""

    TOO_LARGE = "too_large"
    BOMB = "bomb"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"


class Body(NamedTuple):
    """A decoded body."""

    data: bytes
    fault: BodyFault | None = None
    detail: str | None = None


class _Packed:
    """Counts what comes over the wire."""

    def __init__(self, chunks: Iterable[bytes], limit: int) -> None:
        self.chunks = chunks
        self.limit = limit
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            self.count += len(chunk)
            yield chunk
            if self.count > self.limit:
                return


def accepted_encodings() -> str:
    """Return the value of ``Accept-Encoding``: what can be unpacked in bounded steps."""
    return ", ".join(("gzip", "deflate", *(("br",) if _BROTLI_IS_BOUNDED else ()), "zstd"))


def read_body(chunks: Iterable[bytes], encodings: str, limit: int) -> Body:
    """Return the body of ``chunks`` unpacked by ``Content-Encoding``, cut at ``limit`` bytes with a fault.

    Time-outs of the connection are passed on.
    """
    names = [name.strip().lower() for name in encodings.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > _LAYERS or any(name not in _DECODERS for name in names):
        return Body(b"", BodyFault.UNREADABLE, f"content encoding {encodings[:100]!r}")
    packed = _Packed(chunks, limit)
    pieces: Iterator[bytes] = iter(packed)
    for name in reversed(names):
        pieces = _DECODERS[name](pieces)
    body = _collected(pieces, packed, limit)
    if body.data[:3] == b"\x1f\x8b\x08" and body.fault is None:  # a .gz file sent as such
        packed = _Packed([body.data], limit)
        return _collected(_gunzipped(iter(packed)), packed, limit)
    return body


def _collected(pieces: Iterator[bytes], packed: _Packed, limit: int) -> Body:
    found = io.BytesIO()
    try:
        for piece in pieces:
            found.write(piece)
            if found.tell() > limit:
                return _over(found.getvalue()[:limit], found.tell(), packed.count, limit)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        return Body(found.getvalue(), BodyFault.UNREADABLE, f"the packed body is broken: {error}"[:200])
    except (EOFError, httpcore.RemoteProtocolError, httpcore.ReadError) as error:
        return Body(found.getvalue(), BodyFault.TRUNCATED, f"the body ends too early: {error}"[:200])
    return Body(found.getvalue())


def _over(data: bytes, unpacked: int, packed: int, limit: int) -> Body:
    bomb = unpacked > _BOMB_RATIO * packed
    detail = f"more than {limit} bytes" + (f" out of {packed} packed ones" if bomb else "")
    return Body(data, BodyFault.BOMB if bomb else BodyFault.TOO_LARGE, detail)


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    return _inflated(chunks, zlib.MAX_WBITS | 16, several=True)


def _deflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    first = b""
    while len(first) < 2 and (chunk := next(chunks, b"")):
        first += chunk
    is_zlib = len(first) > 1 and first[0] & 0x0F == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    window = zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
    return _inflated(_chained(first, chunks), window, several=False)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _inflated(chunks: Iterator[bytes], window: int, several: bool) -> Iterator[bytes]:
    unpacker, begun = zlib.decompressobj(window), False
    for chunk in chunks:
        data = chunk
        while data:
            if unpacker.eof:
                if not several or not data.lstrip(b"\0"):
                    break
                unpacker = zlib.decompressobj(window)
            begun = True
            yield unpacker.decompress(data, _STEP)
            data = unpacker.unconsumed_tail or unpacker.unused_data
    while begun and not unpacker.eof and (rest := unpacker.decompress(b"", _STEP)):
        yield rest
    if begun and not unpacker.eof:
        raise EOFError("packed data without end")


def _unbrotlied(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacker, begun = brotli.Decompressor(), False
    for chunk in chunks:
        begun = True
        yield unpacker.process(chunk, output_buffer_limit=_STEP)
        while not unpacker.can_accept_more_data() and not unpacker.is_finished():
            yield unpacker.process(b"", output_buffer_limit=_STEP)
    while begun and not unpacker.is_finished() and (rest := unpacker.process(b"", output_buffer_limit=_STEP)):
        yield rest
    if begun and not unpacker.is_finished():
        raise EOFError("packed data without end")


def _unzstded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacker, begun = _zstd(), False
    for chunk in chunks:
        for start in range(0, len(chunk), _ZSTD_SLICE):
            data, begun = chunk[start : start + _ZSTD_SLICE], True
            while data:
                unpacker = _zstd() if unpacker.eof else unpacker
                yield unpacker.decompress(data)
                data = unpacker.unused_data
    if begun and not unpacker.eof:
        raise EOFError("packed data without end")


def _zstd() -> Any:
    return zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()


def _is_brotli_bounded() -> bool:
    """Tell whether brotli can be stopped (1.2 and later); an older one would unpack a bomb in one piece."""
    try:
        brotli.Decompressor().process(b"", output_buffer_limit=1)
    except (TypeError, brotli.error):
        return False
    return True


_BROTLI_IS_BOUNDED = _is_brotli_bounded()
_DECODERS: dict[str, Decoder] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "zstd": _unzstded,
    **({"br": _unbrotlied} if _BROTLI_IS_BOUNDED else {}),
}
