"""From the address of a store to its copy on this machine."""

import hashlib
import time
from itertools import islice

from newsmill.pipeline.errors import NotAStoreError, UsageError
from newsmill.pipeline.objects.place import DATA, LEASE, MANIFESTS, OPS, PURGE, Place, answering
from newsmill.pipeline.objects.remote import Remote
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import Manifest
from newsmill.transforms.ground.cache_folder import cache_folder
from newsmill.transforms.sources.buckets.address import parsed
from newsmill.transforms.sources.buckets.cloud import bucket_of, endpoint_of
from newsmill.transforms.sources.errors import InputError

_OWN = frozenset({DATA, MANIFESTS, OPS, LEASE, PURGE})


def store_there(address: str) -> Store:
    """Return the copy of the store at ``address``, its newest snapshot brought here, or none where there is none.

    Raises:
        UsageError, RunFailedError: it is no address of an object store, or cannot be reached.
    """
    store, remote = _there(address)
    remote.look(store, time.time())
    return store


def open_there(address: str) -> Store:
    """Return the store at ``address`` as ``store_there``.

    Raises:
        NotAStoreError: there is none.
        UsageError, RunFailedError: it cannot be reached.
    """
    store, remote = _there(address)
    if not remote.numbers():
        raise _no_store(remote)
    remote.look(store, time.time())
    return store


def manifest_there(address: str) -> tuple[Manifest, str]:
    """Return the current manifest of the store at ``address``, and the address of the folder its paths begin in.

    Raises:
        NotAStoreError: there is none.
        UsageError, RunFailedError: it cannot be reached, or the manifest is damaged.
    """
    _, remote = _there(address)
    manifest = remote.current()
    if manifest is None:
        raise _no_store(remote)
    return manifest, f"{remote.name}/{DATA}"


def create_there(address: str) -> Store:
    """Return the store at ``address``, nothing brought yet; one that is not there is made by its first commit.

    Raises:
        NotAStoreError: something else lies there.
        UsageError, RunFailedError: it cannot be reached.
    """
    store, remote = _there(address)
    with answering(remote.place):
        if not remote.place.manifests():
            _check_empty(remote.place)
    store.snapshots.mkdir(parents=True, exist_ok=True)
    store.staging.mkdir(exist_ok=True)
    return store


def _there(address: str) -> tuple[Store, Remote]:
    try:
        found = parsed(address)
        bucket = bucket_of(found.scheme, found.bucket)
    except InputError as error:
        raise UsageError(str(error)) from error
    root = found.key.strip("/")
    name = found.of(root).rstrip("/")
    copy = hashlib.sha256(f"{name} {endpoint_of(found.scheme)}".encode()).hexdigest()[:16]
    remote = Remote(Place(bucket, root, name))
    return Store(cache_folder() / copy, remote), remote


def _no_store(remote: Remote) -> NotAStoreError:
    return NotAStoreError(
        f"{remote.name} is not a newsmill store, it has no manifests: give the address that `newsmill run --output` "
        "wrote to"
    )


def _check_empty(place: Place) -> None:
    for each in islice(place.bucket.listed(place.root), 1000):
        name = place.path(each.key)
        if name.split("/")[0] not in _OWN:
            raise NotAStoreError(
                f"--output {place.name} is not a newsmill store and not empty (it holds {name!r}): give a new or empty "
                "folder of the bucket, so that nothing of yours is touched"
            )
