"""What can go wrong when reading, as one tree.

::

    SourceError
    ├── InputError     this run: an input that cannot be used at all, a usage error
    └── StreamFault    this document: its bytes end, burst or fail; what was read before stays
"""

import errno

from newsmill.schemas.rows.reject import Reason

TRANSIENT = frozenset({Reason.PERMISSION, Reason.VANISHED, Reason.IO_ERROR, Reason.EMBARGOED})
"""Reasons that may be gone in the next run: an input rejected for one of them never enters the ledger."""

_VANISHED = frozenset({errno.ENOENT, errno.ESTALE, errno.ENOTDIR, errno.EISDIR})
_PERMISSION = frozenset({errno.EACCES, errno.EPERM})


class SourceError(Exception):
    """Base of all errors of this room."""


class InputError(SourceError):
    """An INPUT that cannot be used. The message says what is wrong, where, and what to do."""


class StreamFault(SourceError):  # noqa: N818  (a fault of the stream; what came before it is good)
    """The bytes of a document cannot be read on; raised after everything readable has been given."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def fault_of(error: OSError) -> StreamFault:
    """Return the transient fault that an operating system error means.

    >>> fault_of(PermissionError(13, "Permission denied")).reason.value
    'permission'
    """
    detail = error.strerror or type(error).__name__
    if isinstance(error, PermissionError) or error.errno in _PERMISSION:
        return StreamFault(Reason.PERMISSION, detail)
    if isinstance(error, FileNotFoundError) or error.errno in _VANISHED:
        return StreamFault(Reason.VANISHED, detail)
    return StreamFault(Reason.IO_ERROR, detail)
