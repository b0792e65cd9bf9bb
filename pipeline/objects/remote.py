"""A store in an object store, as the rest of the pipeline sees it: what is done there beside each step done here."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from newsmill.pipeline.objects.lease import leased
from newsmill.pipeline.objects.place import DATA, Place, answering, manifest_path
from newsmill.pipeline.objects.publish import publish
from newsmill.pipeline.objects.pull import bring, brought, make_current_here, read_manifest_of
from newsmill.pipeline.objects.records import bring_records, send_records
from newsmill.pipeline.objects.retention import Named, purge_before, retain
from newsmill.pipeline.objects.takedown import heed, mark_done
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.retention import drop_old_snapshots
from newsmill.schemas.manifest import Manifest


@dataclass
class Remote:
    """The far side of a store whose copy is on this machine."""

    place: Place
    """Where its objects lie."""
    records: frozenset[str] = frozenset()
    """Row files of operational records that were there when they were brought."""
    named: Named = field(init=False)
    """What manifests name, as far as they were read."""

    def __post_init__(self) -> None:
        self.named = Named(self.place)

    @property
    def name(self) -> str:
        """Address of the store."""
        return self.place.name

    def undisturbed(self, store: Store) -> AbstractContextManager[None]:
        """Wait until no reader brings anything into the copy, and keep others from it."""
        return one_at_a_time(store)

    def leased(self, store: Store) -> AbstractContextManager[None]:
        """Hold the lease; raises ``LockHeldError`` where another machine, or another copy, does."""
        return leased(self.place, f"{socket.gethostname()}:{store.root}")

    def pull(self, store: Store) -> None:
        """Bring the newest snapshot and the records, and make it current here; the copy's lock is held.

        Raises:
            UsageError: credentials, bucket or manifest are not as they have to be.
            RunFailedError: the object store does not answer, or an object is damaged.
        """
        with answering(self.place), one_at_a_time(store):
            make_current_here(store, brought(self.place, store))
            heed(self.place, store)
            self.records = bring_records(self.place, store)

    def look(self, store: Store, now: float) -> None:
        """Bring the newest snapshot and the records for a reader (raises as ``pull``).

        While a run of this machine holds the copy, its current snapshot stays what that run builds upon.
        """
        with answering(self.place), one_at_a_time(store), _free_copy(store) as free:
            if free:
                make_current_here(store, brought(self.place, store))
                heed(self.place, store)
                bring_records(self.place, store)
                drop_old_snapshots(store, now)

    def fetch(self, store: Store, number: int) -> None:
        """Bring snapshot ``number``, if there is one."""
        with answering(self.place), one_at_a_time(store):
            if number in self.place.manifests():
                bring(self.place, store, number)

    def publish(self, store: Store, number: int) -> None:
        """Publish snapshot ``number`` of the copy (raises ``LockHeldError`` where another run was faster)."""
        publish(self.place, store, number)

    def retain(self, store: Store) -> list[int]:
        """Remove old snapshots; return their numbers."""
        return retain(self.place, store, self.named)

    def purge_before(self, store: Store, number: int) -> None:
        """Remove every snapshot before ``number`` at once, and let other copies know."""
        purge_before(self.place, self.named, number)
        mark_done(self.place, store, number)

    def send_records(self, store: Store) -> None:
        """Send the operational records that are new."""
        self.records = send_records(self.place, store, self.records)

    def numbers(self) -> list[int]:
        """Return the numbers of all snapshots there, ascending."""
        with answering(self.place):
            return list(self.place.manifests())

    def current(self) -> Manifest | None:
        """Return the newest manifest; null where there is none."""
        with answering(self.place):
            number = max(self.place.manifests(), default=None)
            if number is None:
                return None
            return read_manifest_of(self.place, number, self.place.read(manifest_path(number)))

    def problems(self, manifest: Manifest) -> Iterator[tuple[str, str]]:
        """Yield files of a manifest that are not there, or not of their size, each with what is wrong."""
        with answering(self.place):
            sizes = {path: each.size for path, each in self.place.listed(DATA)}
        for file in manifest.files:
            size = sizes.get(file.path)
            if size != file.size:
                yield file.path, "is not there" if size is None else f"has {size} bytes, not {file.size}"


@contextmanager
def one_at_a_time(store: Store) -> Iterator[None]:
    """Let one process at a time bring things into the copy; the others wait."""
    store.snapshots.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(store.root / ".pull", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _free_copy(store: Store) -> Iterator[bool]:
    """Tell whether no run holds the copy, and hold it then."""
    descriptor = os.open(store.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)
