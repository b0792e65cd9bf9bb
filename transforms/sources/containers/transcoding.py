"""UTF-16 and UTF-32 record files as the UTF-8 that the record readers split."""

import codecs

from newsmill.transforms.ground.charset import wide_codec
from newsmill.transforms.sources.containers.streams import ByteStream, Peekable
from newsmill.transforms.sources.source_settings import CHUNK


class Utf8Stream:
    """A stream of another Unicode encoding, given as UTF-8; wrong units become U+FFFD."""

    def __init__(self, stream: ByteStream, codec: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._held = b""
        self._ended = False

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes of UTF-8, none at the end."""
        while not self._held and not self._ended:
            chunk = self._stream.read(CHUNK)
            self._ended = not chunk
            self._held = self._decoder.decode(chunk, self._ended).encode("utf-8", "replace")
        held, self._held = self._held[:size], self._held[size:]
        return held


def as_utf8(stream: Peekable, head: bytes) -> ByteStream:
    """Return ``stream`` as UTF-8 without a byte order mark, as its first bytes say; anything but UTF-16/32 stays."""
    codec = wide_codec(head)
    wide = stream if codec is None else Peekable(Utf8Stream(stream, codec))
    if wide.peek(3) == codecs.BOM_UTF8:
        wide.read(3)
    return wide
