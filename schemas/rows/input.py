"""What became of an input file."""

from typing import NamedTuple


class InputOutcome(NamedTuple):
    """What became of one file: the ledger's row, unless ``transient``."""

    uri: str
    """Document URI."""
    size: int
    """Bytes."""
    mtime_ns: int
    """Nanoseconds since 1970."""
    sha256: str
    """64 hex characters; empty when the file could not be hashed."""
    documents: int
    """Documents it gave."""
    rejects: int
    """Rejects it gave."""
    transient: bool
    """It was not (wholly) read for a reason that may pass: it must not enter the ledger."""
    next_offset: int | None = None
    """Byte the next slice begins at; null when it was read to its end."""
