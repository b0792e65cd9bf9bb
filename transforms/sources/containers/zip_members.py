"""The members of a zip archive, streamed one after the other; nothing is ever written under a member's name."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO

from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import Handled, attempt_rows
from newsmill.transforms.sources.containers.bombs import Allowance, Metered, allowed
from newsmill.transforms.sources.containers.streams import ByteStream, Peekable
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.letters import STAGE, reject, reject_of
from newsmill.transforms.sources.listing.uris import member_uri
from newsmill.transforms.sources.listing.walk import is_ignored
from newsmill.transforms.sources.row import Rows
from newsmill.transforms.sources.source_settings import Origin

ReadMember = Callable[[Peekable, Origin], Rows]

METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""Compression methods that are unpacked; LZMA is not, as a member may ask for a dictionary of 4 GB."""

_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What the standard library raises on archives that are damaged or of an unknown make."""

_DRIVE = re.compile(r"^[A-Za-z]:")
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_SEARCH = 65536 + 22
"""Bytes from the end in which the end of the directory begins: the record, and its longest comment."""


def read_zip(handle: BinaryIO, origin: Origin, read_member: ReadMember) -> Rows:
    """Yield what ``read_member`` makes of each member, and a reject for each member that must not be read."""
    size = handle.seek(0, 2)
    handle.seek(0)
    try:
        archive = zipfile.ZipFile(handle)
    except _BROKEN as error:
        yield _unreadable(handle, origin, error)
        return
    members = [info for info in archive.infolist() if not _is_skipped(info)]
    if not members:
        yield reject(origin.document_uri, Reason.EMPTY, "the archive holds no document")
    whole = Allowance(size)
    for info in members:
        yield from _member(archive, info, origin, whole, read_member)
        if whole.exhausted:
            return


def unsafe(name: str) -> bool:
    r"""Tell whether a member's name leaves the archive.

    >>> unsafe("../a.txt"), unsafe("/etc/a.txt"), unsafe(r"..\a.txt"), unsafe("C:a.txt"), unsafe("a/..b.txt")
    (True, True, True, True, False)
    """
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "" or ".." in parts or "\0" in name or _DRIVE.match(name) is not None


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: Origin, whole: Allowance, read_member: ReadMember
) -> Rows:
    uri = member_uri(origin.document_uri, info.filename)
    refusal = _refusal(info)
    if refusal is not None:
        yield reject(uri, *refusal)
        return
    inner = Origin(uri, info.filename, origin.settings)
    try:
        packed = archive.open(info)
    except _BROKEN as error:
        yield reject(uri, Reason.MALFORMED, f"the member is damaged: {error}")
        return
    with packed:
        stream = Peekable(Metered(_Sound(packed), Allowance(info.compress_size), whole))
        try:
            yield from attempt_rows(STAGE, Handled(uri), lambda: read_member(stream, inner), StreamFault, OSError)
        except StreamFault as fault:
            yield reject_of(uri, fault)


class _Sound:
    """A member's stream, its faults told as ``StreamFault``."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        try:
            return self._stream.read(size)
        except EOFError:
            raise StreamFault(Reason.TRUNCATED, "the member ends too early") from None
        except _BROKEN as error:
            raise StreamFault(Reason.MALFORMED, f"the member is damaged: {error}") from None
        except OSError as error:
            if error.errno is not None:
                raise
            raise StreamFault(Reason.MALFORMED, f"the member is damaged: {error}") from None


def _refusal(info: zipfile.ZipInfo) -> tuple[Reason, str] | None:
    if unsafe(info.orig_filename) or unsafe(info.filename) or stat.S_ISLNK(info.external_attr >> 16):
        return Reason.UNSAFE_PATH, f"the member's name leaves the archive: {info.orig_filename!r}"
    if info.flag_bits & 0x1:
        return Reason.ENCRYPTED, "the member is encrypted: unpack it with its password first"
    if info.file_size > allowed(info.compress_size):
        return Reason.BOMB, f"{info.compress_size} packed bytes unpack to {info.file_size}"
    if info.compress_type not in METHODS:
        return Reason.UNKNOWN_FORMAT, f"compression method {info.compress_type}; stored, deflate and bzip2 are read"
    return None


def _is_skipped(info: zipfile.ZipInfo) -> bool:
    """Tell whether a member is a folder, or one of the files that are never read."""
    parts = info.filename.replace("\\", "/").split("/")
    hidden = any(is_ignored(part) for part in parts if part not in (".", ".."))
    return info.is_dir() or hidden or parts[0] == "__MACOSX"


def _unreadable(handle: BinaryIO, origin: Origin, error: Exception) -> Reject:
    size = handle.seek(0, 2)
    handle.seek(max(0, size - _END_SEARCH))
    if _END_OF_DIRECTORY in handle.read(_END_SEARCH):
        return reject(origin.document_uri, Reason.MALFORMED, f"the zip archive is damaged: {error}")
    return reject(origin.document_uri, Reason.TRUNCATED, "the zip archive ends too early: its directory is missing")
