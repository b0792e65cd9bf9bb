"""Buckets of S3, Google Cloud Storage and Azure through obstore: one client for all three, which also puts if absent.

Credentials come from the environment alone, under the names the providers gave them. ``AWS_ENDPOINT_URL`` (and
``GOOGLE_BASE_URL``, ``AZURE_STORAGE_ENDPOINT``) leads to a store that speaks the same protocol elsewhere.
"""

import datetime as dt
import functools
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from newsmill.transforms.ground.installing import extra_command
from newsmill.transforms.sources.buckets.bucket import Bucket, Listed
from newsmill.transforms.sources.buckets.faults import first_line, os_error_of
from newsmill.transforms.sources.buckets.stream import READ_AHEAD, RangeStream
from newsmill.transforms.sources.errors import InputError

CONNECT_SECONDS = 5
"""Seconds a connection may take."""
SILENT_SECONDS = 60
"""Seconds a server may keep silent within an answer."""
RETRIES = 3
"""Times a request that failed at the server or on the way is sent again."""
RETRY_SECONDS = 60
"""Seconds after which none is sent again."""


@functools.lru_cache(maxsize=64)
def bucket_of(scheme: str, name: str) -> Bucket:
    """Return the bucket ``name``; nothing is asked of the store yet.

    Raises:
        InputError: the client is not installed, or the environment is not what it takes.
    """
    return CloudBucket(scheme, name)


class CloudBucket:
    """A bucket, as ``bucket.Bucket`` has it."""

    def __init__(self, scheme: str, name: str) -> None:
        """Take the scheme, ``s3``, ``gs`` or ``az``, and the name of the bucket."""
        self._client = _client()
        self._place = f"{scheme}://{name}"
        try:
            self._store = _STORES[scheme](self._client.store)(
                name, client_options=_options(scheme), retry_config=_retries()
            )
        except (self._client.exceptions.BaseError, ValueError) as error:
            raise InputError(f"{self._place} cannot be reached with this environment: {first_line(error)}") from None

    def listed(self, folder: str) -> Iterator[Listed]:
        """Yield the objects below ``folder``."""
        with self._errors(folder):
            for page in self._client.list(self._store, prefix=folder or None):
                yield from map(_listed, page)

    def head(self, key: str) -> Listed:
        """Return what a listing would show of one object."""
        with self._errors(key):
            return _listed(self._client.head(self._store, key))

    def opened(self, key: str, size: int | None = None) -> BinaryIO:
        """Return an object as a stream."""
        total = self.head(key).size if size is None else size
        raw = RangeStream(total, lambda offset: self._chunks(key, offset))
        return cast(BinaryIO, io.BufferedReader(raw, READ_AHEAD))

    def put(self, key: str, content: bytes | Path) -> None:
        """Write an object."""
        with self._errors(key):
            self._client.put(self._store, key, content)

    def put_if_absent(self, key: str, content: bytes) -> bool:
        """Write an object unless there is one."""
        with self._errors(key):
            try:
                self._client.put(self._store, key, content, mode="create", use_multipart=False)
            except self._client.exceptions.AlreadyExistsError:
                return False
        return True

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects."""
        listed = list(keys)
        with self._errors(listed[0] if listed else ""):
            if listed:
                self._client.delete(self._store, listed)

    def _chunks(self, key: str, offset: int) -> Iterator[bytes]:
        with self._errors(key):
            answer = self._client.get(self._store, key, options={"range": {"offset": offset}})
            for chunk in answer.stream(min_chunk_size=READ_AHEAD):
                yield bytes(chunk)

    @contextmanager
    def _errors(self, key: str) -> Iterator[None]:
        """Let what the client raises be an ``OSError`` with one line."""
        known = self._client.exceptions
        try:
            yield
        except FileNotFoundError:
            raise FileNotFoundError(2, "there is no such object", f"{self._place}/{key}") from None
        except (known.PermissionDeniedError, known.UnauthenticatedError) as error:
            raise PermissionError(13, first_line(error), f"{self._place}/{key}") from None
        except known.BaseError as error:
            raise os_error_of(error, f"{self._place}/{key}") from None


def endpoint_of(scheme: str) -> str:
    """Return the address that the environment names for stores of ``scheme``, empty for the provider's own."""
    return next((os.environ[name] for name in _ENDPOINTS[scheme] if os.environ.get(name)), "")


def _client() -> Any:
    try:
        import obstore
        import obstore.store
    except ImportError:
        raise InputError(
            f"object stores are reached with an extra: {extra_command('s3')} (gs and az are the same)"
        ) from None
    return obstore


_STORES: dict[str, Callable[[Any], Any]] = {
    "s3": lambda store: store.S3Store,
    "gs": lambda store: store.GCSStore,
    "az": lambda store: store.AzureStore,
}


def _options(scheme: str) -> dict[str, Any]:
    """Return the options of the connection; plain HTTP is for an endpoint that the environment names with it."""
    return {
        "allow_http": endpoint_of(scheme).startswith("http://"),
        "connect_timeout": dt.timedelta(seconds=CONNECT_SECONDS),
        "read_timeout": dt.timedelta(seconds=SILENT_SECONDS),
        "timeout": dt.timedelta(hours=1),
    }


_ENDPOINTS = {
    "s3": ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"),
    "gs": ("GOOGLE_BASE_URL",),
    "az": ("AZURE_STORAGE_ENDPOINT", "AZURE_ENDPOINT"),
}


def _retries() -> dict[str, Any]:
    return {"max_retries": RETRIES, "retry_timeout": dt.timedelta(seconds=RETRY_SECONDS)}


def _listed(meta: Any) -> Listed:
    return Listed(meta["path"], int(meta["size"]), meta["e_tag"] or "", meta["last_modified"])
