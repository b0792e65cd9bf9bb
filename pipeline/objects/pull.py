"""The copy of a store on this machine: snapshots as a local store has them, brought from the objects by their hash.

The copy is a cache. What is not as the manifest in the object store says is thrown away and brought again.
"""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path, PurePosixPath

from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.objects.place import DATA, Place, manifest_path
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import link_or_copy, sync_tree
from newsmill.pipeline.store.publication import point_to
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile

CONNECTIONS = 8
"""Objects that are brought or sent at a time."""
_CHUNK = 2**20


def brought(place: Place, store: Store) -> int | None:
    """Bring the newest snapshot into the copy ``store`` without making it current; return its number, null for none.

    Raises:
        UsageError: the manifest is damaged, or an object that it names is gone.
        RunFailedError: an object is not what the manifest says.
        OSError: the object store or the disk fails.
    """
    number = max(place.manifests(), default=None)
    _drop_strangers(store, number)
    if number is not None:
        try:
            bring(place, store, number)
        except FileNotFoundError:
            # So long has it taken that retention removed what was newest: look again, once.
            newer = max(place.manifests(), default=number)
            if newer == number:
                raise
            bring(place, store, newer)
            number = newer
    return number


def bring(place: Place, store: Store, number: int) -> None:
    """Bring snapshot ``number`` into the copy (raises as ``brought``)."""
    content = place.read(manifest_path(number))
    target = store.snapshot(number)
    if _is_there(target, content):
        return
    manifest = read_manifest_of(place, number, content)
    building = store.root / ".pulling"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    _fill(place, store, manifest, building)
    (building / MANIFEST).write_bytes(content)
    sync_tree(building)
    shutil.rmtree(target, ignore_errors=True)
    building.rename(target)


def read_manifest_of(place: Place, number: int, content: bytes) -> Manifest:
    """Return the manifest that ``content`` is.

    Raises:
        UsageError: it is damaged, is that of another snapshot, or names files where none may lie.
    """
    try:
        manifest = Manifest.from_bytes(content)
        if manifest.snapshot != number:
            raise ValueError(f"it says that it is that of snapshot {manifest.snapshot}")
        for file in manifest.files:
            _check_path(file)
    except ValueError as error:
        raise UsageError(
            f"the manifest {place.name}/{manifest_path(number)} cannot be read ({error}): restore it from a backup, or "
            "delete it, and the snapshot before it is current"
        ) from error
    return manifest


def make_current_here(store: Store, number: int | None) -> None:
    """Let the copy's current snapshot be ``number``, which is there; null for none at all."""
    store.staging.mkdir(parents=True, exist_ok=True)
    if number is None:
        store.latest.unlink(missing_ok=True)
        shutil.rmtree(store.snapshots, ignore_errors=True)
        store.snapshots.mkdir(exist_ok=True)
    elif not store.latest.exists() or store.current() != number:
        point_to(store, number)


def _drop_strangers(store: Store, newest: int | None) -> None:
    """Remove snapshots that were made here and are not known to have been published."""
    current = store.current() if store.latest.exists() else 0
    for number in store.numbers():
        if number > (current or 0) and number != newest:
            shutil.rmtree(store.snapshot(number))


def _is_there(folder: Path, content: bytes) -> bool:
    try:
        return (folder / MANIFEST).read_bytes() == content
    except OSError:
        return False


def _check_path(file: ManifestFile) -> None:
    table = BY_NAME.get(file.table)
    path = PurePosixPath(file.path)
    strange = ".." in path.parts or path.is_absolute() or str(path) != file.path
    if strange or table is None or not table.is_place(file.path, file.partition):
        raise ValueError(f"{file.path!r} is no file of {file.table!r}")


def _fill(place: Place, store: Store, manifest: Manifest, building: Path) -> None:
    for folder in sorted({Path(file.path).parent for file in manifest.files}):
        (building / folder).mkdir(parents=True, exist_ok=True)
    wanted = []
    for file in manifest.files:
        known = _known(store, file)
        if known:
            link_or_copy(known, building / file.path)
        else:
            wanted.append(file)
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(partial(_download, place, building), wanted))


def _known(store: Store, file: ManifestFile) -> Path | None:
    """Return where a file lies that another snapshot of the copy has: a name holds the hash of its bytes."""
    for number in reversed(store.numbers()):
        path = store.snapshot(number) / file.path
        if path.is_file() and path.stat().st_size == file.size:
            return path
    return None


def _download(place: Place, building: Path, file: ManifestFile) -> None:
    digest, target = hashlib.sha256(), building / file.path
    with place.bucket.opened(place.key(f"{DATA}/{file.path}"), file.size) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    if digest.hexdigest() != file.sha256:
        raise RunFailedError(
            f"{place.name}/{DATA}/{file.path} is not what the manifest says (SHA-256 {digest.hexdigest()[:12]}…, not "
            f"{file.sha256[:12]}…): restore it from a backup, or roll back to a snapshot without it"
        )
    target.chmod(0o444)
