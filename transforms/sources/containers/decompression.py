"""Packed files as streams in bounded memory."""

from collections.abc import Iterator

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.unpacking import CutShortError, DamagedError, Packing, unpacked
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.kinds.kind import Kind
from newsmill.transforms.sources.source_settings import CHUNK

ZSTD_WINDOW = 2**27
"""Largest window of a Zstandard frame that is unpacked: 128 MB, what the format's own tool takes by default."""

_PACKINGS = {Kind.GZIP: Packing.GZIP, Kind.BZIP2: Packing.BZIP2, Kind.ZSTD: Packing.ZSTD}

STREAMS = frozenset(_PACKINGS)
"""Kinds that hold one document, packed."""


class Unpacked:
    """The one document in a packed stream."""

    def __init__(self, kind: Kind, packed: ByteStream) -> None:
        self._pieces = _pieces(_PACKINGS[kind], packed)
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


def _pieces(packing: Packing, packed: ByteStream) -> Iterator[bytes]:
    try:
        yield from unpacked(packing, iter(lambda: packed.read(CHUNK), b""), window=ZSTD_WINDOW)
    except CutShortError as error:
        raise StreamFault(Reason.TRUNCATED, str(error)) from None
    except DamagedError as error:
        raise StreamFault(Reason.MALFORMED, str(error)) from None
