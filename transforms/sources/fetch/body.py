"""An answer's body, unpacked no further than its limit: gzip, deflate, br and zstd.

A body that ends too early is given as far as it goes, with the fault; the caller decides what it is worth.
"""

import enum
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import httpcore

from newsmill.transforms.ground.unpacking import CutShortError, DamagedError, Packing, unpacked

ACCEPTED = "gzip, deflate, br, zstd"
"""Value of ``Accept-Encoding``."""

_PACKINGS = {
    "gzip": Packing.GZIP,
    "x-gzip": Packing.GZIP,
    "deflate": Packing.DEFLATE,
    "br": Packing.BROTLI,
    "zstd": Packing.ZSTD,
}
_LAYERS = 2
"""Encodings one upon the other that are unpacked; honest servers use one."""
_WINDOW = 8 * 2**20
"""Window of zstd that a client must support (RFC 9659)."""
_BOMB_RATIO = 100
"""Unpacked bytes a packed byte from which on a body over the limit is called a bomb."""


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


def read_body(chunks: Iterable[bytes], encodings: str, limit: int) -> Body:
    """Return the body of ``chunks`` unpacked by ``Content-Encoding``, cut at ``limit`` bytes with a fault.

    Time-outs of the connection are passed on.
    """
    names = [name.strip().lower() for name in encodings.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > _LAYERS or any(name not in _PACKINGS for name in names):
        return Body(b"", BodyFault.UNREADABLE, f"content encoding {encodings[:100]!r}")
    packed = _Packed(chunks, limit)
    pieces: Iterator[bytes] = iter(packed)
    for name in reversed(names):
        pieces = _unpacked(_PACKINGS[name], pieces)
    body = _collected(pieces, packed, limit)
    if body.data[:3] == b"\x1f\x8b\x08" and body.fault is None:  # a .gz file sent as such
        packed = _Packed([body.data], limit)
        return _collected(_unpacked(Packing.GZIP, packed), packed, limit)
    return body


def _collected(pieces: Iterator[bytes], packed: _Packed, limit: int) -> Body:
    found = io.BytesIO()
    try:
        for piece in pieces:
            found.write(piece)
            if found.tell() > limit:
                return _over(found.getvalue()[:limit], found.tell(), packed.count, limit)
    except DamagedError as error:
        return Body(found.getvalue(), BodyFault.UNREADABLE, f"the packed body is broken: {error}"[:200])
    except (CutShortError, httpcore.RemoteProtocolError, httpcore.ReadError) as error:
        return Body(found.getvalue(), BodyFault.TRUNCATED, f"the body ends too early: {error}"[:200])
    return Body(found.getvalue())


def _over(data: bytes, unpacked: int, packed: int, limit: int) -> Body:
    bomb = unpacked > _BOMB_RATIO * packed
    detail = f"more than {limit} bytes" + (f" out of {packed} packed ones" if bomb else "")
    return Body(data, BodyFault.BOMB if bomb else BodyFault.TOO_LARGE, detail)


def _unpacked(packing: Packing, packed: Iterable[bytes]) -> Iterator[bytes]:
    # Whoever leaves out the wrapper of deflate knows no end either: what follows is passed over, as browsers do.
    return unpacked(packing, packed, window=_WINDOW, rest_ignored=packing is Packing.DEFLATE)
