"""How much an archive may unpack to: beyond 100 MB no more than 200 times its packed size."""

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.source_settings import BOMB_FLOOR, BOMB_RATIO


def allowed(packed: int) -> int:
    """Return the bytes that ``packed`` bytes may unpack to.

    >>> allowed(1000) == 100 * 2**20, allowed(2**20) == 200 * 2**20
    (True, True)
    """
    return max(BOMB_FLOOR, BOMB_RATIO * packed)


class Allowance:
    """What is left of the bytes that an archive may unpack to."""

    def __init__(self, packed: int) -> None:
        self._packed = packed
        self._left = allowed(packed)

    @property
    def exhausted(self) -> bool:
        """Whether more was unpacked than allowed."""
        return self._left < 0

    def spend(self, size: int) -> None:
        """Count ``size`` unpacked bytes.

        Raises:
            StreamFault: they are too many.
        """
        self._left -= size
        if self.exhausted:
            detail = f"{self._packed} packed bytes unpack to more than {allowed(self._packed)}"
            raise StreamFault(Reason.BOMB, detail)


class Metered:
    """A stream that spends allowances as it is read."""

    def __init__(self, stream: ByteStream, *allowances: Allowance) -> None:
        self._stream = stream
        self._allowances = allowances

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end; raises when an allowance is spent."""
        piece = self._stream.read(size)
        for allowance in self._allowances:
            allowance.spend(len(piece))
        return piece
