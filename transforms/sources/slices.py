"""Large web archives and JSON Lines in slices: a run commits one, and the ledger keeps where the next begins.

So a run that is killed loses the slice in hand at most. Files of other kinds are read in one piece, however large.
"""

from collections.abc import Callable
from typing import BinaryIO

from newsmill.transforms.ground.charset import wide_codec
from newsmill.transforms.sources.containers.bombs import Allowance, Metered
from newsmill.transforms.sources.containers.decompression import Unpacked
from newsmill.transforms.sources.containers.streams import Peekable, UpToLine
from newsmill.transforms.sources.document import read_stream
from newsmill.transforms.sources.kinds.content import kind_of
from newsmill.transforms.sources.kinds.kind import Kind
from newsmill.transforms.sources.listing import input_file
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.records.jsonl import read_jsonl
from newsmill.transforms.sources.records.warc import read_warc
from newsmill.transforms.sources.row import Cut, Rows
from newsmill.transforms.sources.source_settings import HEAD, Origin


def read_slice(handle: BinaryIO, file: InputFile, origin: Origin) -> Rows:
    """Yield the slice of a large file that begins at its offset; ``Cut`` is last where more follows.

    Raises:
        StreamFault: it cannot be read on.
        OSError: the system failed.
    """
    head = handle.read(HEAD)
    handle.seek(file.offset)
    if kind_of(head, origin.name) is Kind.JSONL and wide_codec(head) is None:
        yield from _read_lines(handle, file, origin)
        return
    plain = Peekable(handle)
    kind = kind_of(plain.peek(HEAD), origin.name)
    if kind is Kind.WARC:
        yield from read_warc(plain, origin, _ends(file.offset, lambda place: place))
        return
    if kind is Kind.GZIP:
        packed = Unpacked(kind, plain)
        stream = Peekable(Metered(packed, Allowance(file.size)))
        if kind_of(stream.peek(HEAD), origin.name) is Kind.WARC:
            yield from read_warc(stream, origin, _ends(file.offset, packed.packed_offset))
            return
    handle.seek(0)
    yield from read_stream(handle, origin)


def _read_lines(handle: BinaryIO, file: InputFile, origin: Origin) -> Rows:
    lines = UpToLine(handle, input_file.SLICE)
    yield from read_jsonl(lines, origin, file.offset)
    if file.offset + lines.given < file.size:
        yield Cut(file.offset + lines.given)


def _ends(start: int, packed_offset: Callable[[int], int | None]) -> Callable[[int], int | None]:
    def slice_end(place: int) -> int | None:
        offset = packed_offset(place)
        return start + offset if offset is not None and offset >= input_file.SLICE else None

    return slice_end
