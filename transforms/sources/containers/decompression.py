"""Packed files as streams in bounded memory."""

from collections import deque
from collections.abc import Callable, Iterator

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


MEMBERS_KEPT = 100_000
"""Members of a packed stream whose beginnings are kept: far more than a reader reads ahead."""


class Unpacked:
    """The one document in a packed stream, of one member or many."""

    def __init__(self, kind: Kind, packed: ByteStream) -> None:
        self._pieces = _pieces(_PACKINGS[kind], packed, self._began)
        self._held = b""
        self._made = 0
        self._members: deque[tuple[int, int]] = deque(maxlen=MEMBERS_KEPT)

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end; raises ``StreamFault`` behind the last good byte."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._held = piece
            self._made += len(piece)
        out, self._held = self._held[:size], self._held[size:]
        return out

    def packed_offset(self, at: int) -> int | None:
        """Return where the member begins whose first byte is byte ``at``, in packed bytes; null where none does.

        What lies before ``at`` is forgotten.
        """
        while self._members and self._members[0][0] < at:
            self._members.popleft()
        return self._members[0][1] if self._members and self._members[0][0] == at else None

    def _began(self, offset: int) -> None:
        self._members.append((self._made, offset))


def _pieces(packing: Packing, packed: ByteStream, began: Callable[[int], None]) -> Iterator[bytes]:
    try:
        yield from unpacked(packing, iter(lambda: packed.read(CHUNK), b""), window=ZSTD_WINDOW, began=began)
    except CutShortError as error:
        raise StreamFault(Reason.TRUNCATED, str(error)) from None
    except DamagedError as error:
        raise StreamFault(Reason.MALFORMED, str(error)) from None
