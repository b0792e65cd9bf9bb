"""Where the objects of a store lie: written once below ``data/``, named by the manifests that are its commits.

::

    ROOT/data/articles/month=2026-01/<content hash>.parquet    written once
    ROOT/data/_state/...                                       the same for state
    ROOT/manifests/000042.json                                 what snapshot 42 consists of; the highest is current
    ROOT/ops/{runs,fetches}/..., ROOT/ops/feeds.json, ...      operational records, harmless to lose
    ROOT/lease.json                                            who is at work, and until when
    ROOT/purge                                                 the last takedown, for the copies on other machines
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.transforms.sources.buckets.bucket import Bucket, Listed

DATA = "data"
MANIFESTS = "manifests"
OPS = "ops"
LEASE = "lease.json"
PURGE = "purge"

_NUMBER = re.compile(r"([0-9]{6,})\.json")


@dataclass(frozen=True)
class Place:
    """The folder of a bucket that a store is."""

    bucket: Bucket
    """The bucket."""
    root: str
    """Key of the folder without a slash at its end; empty for the bucket itself."""
    name: str
    """Address of the folder, for messages and for readers: ``s3://news/store``."""

    def key(self, path: str) -> str:
        """Return the key of what is ``path`` to the store."""
        return f"{self.root}/{path}" if self.root else path

    def path(self, key: str) -> str:
        """Return what a key is to the store."""
        return key[len(self.root) + 1 :] if self.root else key

    def listed(self, folder: str) -> Iterator[tuple[str, Listed]]:
        """Yield the objects below a folder of the store, each behind its path from that folder."""
        below = len(self.key(folder)) + 1
        for each in self.bucket.listed(self.key(folder)):
            yield each.key[below:], each

    def read(self, path: str) -> bytes:
        """Return an object whole."""
        with self.bucket.opened(self.key(path)) as stream:
            return stream.read()

    def manifests(self) -> dict[int, Listed]:
        """Return the manifests there are by their number, ascending."""
        found = ((_NUMBER.fullmatch(name), each) for name, each in self.listed(MANIFESTS))
        return dict(sorted((int(match[1]), each) for match, each in found if match))


def manifest_path(number: int) -> str:
    """Return where the manifest of a snapshot lies.

    >>> manifest_path(42)
    'manifests/000042.json'
    """
    return f"{MANIFESTS}/{number:06d}.json"


@contextmanager
def answering(place: Place) -> Iterator[None]:
    """Say of what an object store refuses or fails to do which store it is, and what to do.

    Raises:
        UsageError: the bucket is not there, or the credentials do not allow it.
        RunFailedError: it does not answer.
    """
    try:
        yield
    except PermissionError as error:
        raise UsageError(
            f"the store {place.name} may not be read or written ({error.strerror}): check the credentials in the "
            "environment, and what they allow"
        ) from error
    except FileNotFoundError as error:
        raise UsageError(f"the store {place.name} lacks {error.filename} ({error.strerror}): check its name") from error
    except OSError as error:
        raise RunFailedError(
            f"the store {place.name} does not answer ({error.strerror or error}): try again"
        ) from error
