"""One input file to its documents and rejects: tells its kind, unpacks it, and gives it to the reader of its format.

One bad record never costs its neighbours; a file that cannot be read on gives what was read and one reject. What the
operating system refuses, and content that is not what was listed, is transient: the file is tried again next time.
"""

import hashlib
import os
from io import BytesIO
from typing import BinaryIO

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.guard import Handled, attempt_rows
from newsmill.transforms.ground.progress import BYTES, advance
from newsmill.transforms.sources.document import read_stream
from newsmill.transforms.sources.errors import StreamFault, fault_of
from newsmill.transforms.sources.letters import STAGE, reject_of
from newsmill.transforms.sources.listing.input_file import InputFile, is_large
from newsmill.transforms.sources.listing.storage import fingerprint_of, open_binary
from newsmill.transforms.sources.row import Cut, Rows
from newsmill.transforms.sources.slices import read_slice
from newsmill.transforms.sources.source_settings import Origin, SourceSettings

SMALL = 2**20
"""Bytes up to which a file is read and hashed whole before anything of it is given (1 MB)."""

CHANGED = "the content is not what was listed: the file changed while it was read"


def read(file: InputFile, settings: SourceSettings) -> Rows:
    """Yield what a file holds from its offset on, in its order; where it is read in slices the one that begins there.

    A transient reject (``errors.TRANSIENT``) comes last, if at all: the file is then not read, whatever came before.
    """
    yield from attempt_rows(STAGE, Handled(file.uri), lambda: _read(file, settings))


def _read(file: InputFile, settings: SourceSettings) -> Rows:
    origin = Origin(file.uri, os.fsdecode(file.path), settings)
    try:
        with open_binary(file.path) as handle:
            if file.size <= SMALL:
                yield from _read_small(handle, file, origin)
                advance(BYTES, file.size)
            else:
                yield from _telling(handle, file, _read_large(handle, file, origin))
    except OSError as error:
        yield reject_of(file.uri, fault_of(error))
    except StreamFault as fault:
        yield reject_of(file.uri, fault)


def _read_small(handle: BinaryIO, file: InputFile, origin: Origin) -> Rows:
    content = handle.read(SMALL + 1)
    if len(content) > SMALL:
        raise StreamFault(Reason.VANISHED, CHANGED)
    _check(hashlib.sha256(content).hexdigest(), file)
    yield from read_stream(BytesIO(content), origin)


def _read_large(handle: BinaryIO, file: InputFile, origin: Origin) -> Rows:
    sliced = origin.settings.in_slices and is_large(file)
    for row in read_slice(handle, file, origin) if sliced else read_stream(handle, origin):
        yield row
        if isinstance(row, Cut):
            return  # the last slice checks what all were read of
    handle.seek(0)
    _check(fingerprint_of(handle), file)


def _telling(handle: BinaryIO, file: InputFile, rows: Rows) -> Rows:
    """Yield ``rows``, and tell how far ``handle`` is, which is read in chunks; what jumps about goes forward alone."""
    told, end = file.offset, file.size
    for row in rows:
        at = told if handle.closed else handle.tell()
        if at > told:
            advance(BYTES, at - told)
            told = at
        if isinstance(row, Cut):
            end = row.next_offset
        yield row
    advance(BYTES, end - told)


def _check(sha256: str, file: InputFile) -> None:
    if file.sha256 and sha256 != file.sha256:
        raise StreamFault(Reason.VANISHED, CHANGED)
