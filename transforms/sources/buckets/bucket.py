"""What newsmill asks of an object store: six requests, and the errors they may end with.

All errors are ``OSError``: ``FileNotFoundError`` for an object or bucket that is not there, ``PermissionError`` for
what the credentials do not allow, ``OSError`` for everything that may pass.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol


class Listed(NamedTuple):
    """An object, as a listing shows it."""

    key: str
    """Key within the bucket."""
    size: int
    """Bytes."""
    etag: str
    """What the store calls this content; empty where it has no name for it."""
    modified: dt.datetime
    """When it was written, by the store's clock, UTC."""


class Bucket(Protocol):
    """A bucket of an object store."""

    def listed(self, folder: str) -> Iterator[Listed]:
        """Yield the objects below ``folder`` (without a slash at its end; empty for all), in no order."""

    def head(self, key: str) -> Listed:
        """Return what a listing would show of one object."""

    def opened(self, key: str, size: int | None = None) -> BinaryIO:
        """Return an object as a stream that can be sought in; a ``size`` that is known saves a request."""

    def put(self, key: str, content: bytes | Path) -> None:
        """Write an object, whole or not at all; one of that key is replaced."""

    def put_if_absent(self, key: str, content: bytes) -> bool:
        """Write an object unless there is one of that key, in one step; tell whether it was written."""

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; one that is gone already is no error."""
