"""Takedowns in an object store: a mark says which snapshot forgot something, so that every copy forgets it too.

The mark names the manifest by its hash: one that was written by a takedown that then lost its race, or never came to
its commit, says nothing.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import NamedTuple

from newsmill.pipeline.objects.place import PURGE, Place, manifest_path
from newsmill.pipeline.store.derived import drop_derived
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import write_synced


class Mark(NamedTuple):
    """A takedown."""

    snapshot: int
    """The snapshot without what was forgotten; all before it have to go."""
    manifest: str
    """SHA-256 of its manifest, 64 hex."""
    done: bool
    """All before it are gone from the object store."""


def mark_begun(place: Place, number: int, manifest: bytes) -> None:
    """Say that snapshot ``number``, about to be published, forgets something."""
    _write(place, Mark(number, hashlib.sha256(manifest).hexdigest(), False))


def mark_done(place: Place, store: Store, number: int) -> None:
    """Say that all before snapshot ``number`` is gone from the object store, and from this copy."""
    _write(place, Mark(number, hashlib.sha256(place.read(manifest_path(number))).hexdigest(), True))
    _heeded(store).write_text(f"{number}\n")


def heed(place: Place, store: Store) -> None:
    """Let the copy, its newest snapshot current, forget what was forgotten anywhere.

    What a takedown has left to do becomes the copy's own mark, which the next run or command that writes heeds.
    """
    mark = _read(place)
    if mark is None or not _is_committed(place, mark):
        store.purge.unlink(missing_ok=True)
        return
    news = _heeded(store)
    if mark.done and news.exists() and news.read_text().strip() == str(mark.snapshot):
        return
    older = [number for number in store.numbers() if number < mark.snapshot]
    for number in older:
        shutil.rmtree(store.snapshot(number))
    drop_derived(store)
    if older or not mark.done:
        write_synced(store.purge, f"{mark.snapshot}\n".encode())
    if mark.done:
        news.write_text(f"{mark.snapshot}\n")


def _heeded(store: Store) -> Path:
    return store.root / ".takedown"


def _is_committed(place: Place, mark: Mark) -> bool:
    try:
        return hashlib.sha256(place.read(manifest_path(mark.snapshot))).hexdigest() == mark.manifest
    except FileNotFoundError:
        # Replaced long ago, and gone with it is whatever came before.
        return mark.done


def _write(place: Place, mark: Mark) -> None:
    place.bucket.put(place.key(PURGE), json.dumps(mark._asdict()).encode())


def _read(place: Place) -> Mark | None:
    try:
        found = json.loads(place.read(PURGE))
        return Mark(int(found["snapshot"]), str(found["manifest"]), bool(found["done"]))
    except (FileNotFoundError, ValueError, TypeError, KeyError, RecursionError):
        return None
