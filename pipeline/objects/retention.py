"""What of a store in an object store stays: as in a folder, five snapshots at least, and all of the last hour.

Manifests go first, then the data that no manifest names any more and that is older than an hour: younger ones may be
those of a run that has not put its manifest yet. All times are the object store's own, whatever the clock here says.
"""

import datetime as dt
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise

from newsmill.pipeline import log
from newsmill.pipeline.events import Event
from newsmill.pipeline.objects.place import DATA, Place, manifest_path
from newsmill.pipeline.objects.publish import send
from newsmill.pipeline.objects.pull import CONNECTIONS, read_manifest_of
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.retention import KEEP_SECONDS, KEEP_SNAPSHOTS
from newsmill.schemas.manifest import read_manifest
from newsmill.transforms.sources.buckets.bucket import Listed


@dataclass
class Named:
    """Which paths each manifest names; those that were read are remembered by their ETag."""

    place: Place
    known: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)

    def by(self, manifests: dict[int, Listed]) -> frozenset[str]:
        """Return the paths that any of ``manifests`` names.

        Raises:
            UsageError: one is damaged; what it names is not known then.
        """
        self.known = {(n, each.etag): self._paths(n, each) for n, each in manifests.items()}
        return frozenset().union(*self.known.values())

    def _paths(self, number: int, each: Listed) -> frozenset[str]:
        found = self.known.get((number, each.etag))
        if found is None:
            content = self.place.read(manifest_path(number))
            found = frozenset(file.path for file in read_manifest_of(self.place, number, content).files)
        return found


def retain(
    place: Place, store: Store, named: Named, keep: int = KEEP_SNAPSHOTS, seconds: float = KEEP_SECONDS
) -> list[int]:
    """Remove old manifests and data; send what the newest one names and is not there; return the numbers removed.

    Raises:
        UsageError: a manifest is damaged; nothing was removed.
        OSError: the object store fails.
    """
    manifests = place.manifests()
    if not manifests:
        return []
    now = max(each.modified for each in manifests.values())
    gone = _old(manifests, now, keep, seconds)
    kept = {number: each for number, each in manifests.items() if number not in gone}
    wanted = named.by(kept)
    place.bucket.delete(manifests[number].key for number in gone)
    found = dict(place.listed(DATA))
    _mend(place, store, max(manifests), set(found))
    _remove(place, [each for path, each in found.items() if path not in wanted], now, seconds)
    return gone


def purge_before(place: Place, named: Named, number: int, seconds: float = KEEP_SECONDS) -> None:
    """Remove every manifest before ``number``, and at once the data that only these name.

    Raises:
        UsageError: a manifest is damaged.
        OSError: the object store fails; some of them may still be there.
    """
    manifests = place.manifests()
    kept = {n: each for n, each in manifests.items() if n >= number}
    older = {n: each for n, each in manifests.items() if n < number}
    doomed = Named(place).by(older) - named.by(kept)
    # Data first: as long as a manifest is there, what it names is found again by whoever finishes this.
    place.bucket.delete(place.key(f"{DATA}/{path}") for path in sorted(doomed))
    place.bucket.delete(each.key for each in older.values())
    now = max(each.modified for each in manifests.values())
    wanted = named.by(kept)
    _remove(place, [each for path, each in place.listed(DATA) if path not in wanted], now, seconds)


def _old(manifests: dict[int, Listed], now: dt.datetime, keep: int, seconds: float) -> list[int]:
    replaced = {number: manifests[after].modified for number, after in pairwise(manifests)}
    old = list(manifests)[:-keep]
    return [number for number in old if (now - replaced[number]).total_seconds() >= seconds]


def _remove(place: Place, unnamed: Iterable[Listed], now: dt.datetime, seconds: float) -> None:
    """Remove objects that are old, each looked at once more: a run may just have written it again."""
    old = [each for each in unnamed if (now - each.modified).total_seconds() >= seconds]

    def one(each: Listed) -> None:
        try:
            if place.bucket.head(each.key).modified == each.modified:
                place.bucket.delete([each.key])
        except FileNotFoundError:
            pass  # another run was faster

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(one, old))


def _mend(place: Place, store: Store, number: int, found: set[str]) -> None:
    """Send again what the newest snapshot names and is not there: removed by another run as it was being published."""
    folder = store.snapshot(number)
    if number != store.current():
        return
    missing = [file for file in read_manifest(folder).files if file.path not in found]
    if missing:
        log.warn(Event.OBJECTS_SENT_AGAIN, snapshot=number, objects=len(missing))
        send(place, folder, missing)
