"""One file of a run: what the driver lists, the ledger compares and the workers open."""

from typing import NamedTuple

from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.sources.errors import fault_of
from newsmill.transforms.sources.letters import reject_of
from newsmill.transforms.sources.listing.storage import fingerprint

SLICE = 200 * 2**20
"""Bytes of a file, as it lies there, that a slice has at least, and above which there are slices (200 MB)."""


class InputFile(NamedTuple):
    """One file to read. The ledger keeps (uri, size, mtime_ns, sha256) and where a slice ended."""

    uri: str
    """Document URI, ASCII, percent-encoded."""
    path: bytes
    """Where the workers open it: the local path as the file system has it, or an object URI."""
    size: int
    """Bytes."""
    mtime_ns: int
    """Nanoseconds since 1970; 0 for standard input; of an object a stamp made of its ETag (``objects.stamp_of``)."""
    sha256: str = ""
    """64 hex characters, set by ``fingerprinted``; empty when nobody has hashed the file yet."""
    offset: int = 0
    """Byte that reading goes on at: behind the slices of earlier commits."""


def is_large(file: InputFile) -> bool:
    """Tell whether a file may be read in slices; standard input is not, as it can be read once only."""
    return file.size > SLICE and not file.uri.startswith("stdin:")


def portion(file: InputFile) -> int:
    """Return how many bytes of a file one run reads, about."""
    return min(SLICE, file.size - file.offset) if is_large(file) else file.size


def fingerprinted(file: InputFile) -> InputFile | Reject:
    """Return the file with its hash, or the transient reject when it cannot be read."""
    try:
        return file._replace(sha256=fingerprint(file.path))
    except OSError as error:
        return reject_of(file.uri, fault_of(error))
