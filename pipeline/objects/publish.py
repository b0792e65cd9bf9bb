"""The commit: new files are sent, then the manifest is put where there is none. Who comes second has lost."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from newsmill.pipeline.errors import LockHeldError
from newsmill.pipeline.objects.place import DATA, Place, manifest_path
from newsmill.pipeline.objects.pull import CONNECTIONS
from newsmill.pipeline.objects.takedown import mark_begun
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile, read_manifest


def publish(place: Place, store: Store, number: int) -> None:
    """Publish snapshot ``number``, which lies in the copy ``store``.

    Everything that the snapshot before it does not name is sent, also what seems to be there: an object that no
    manifest names may be removed at any time, and one that was just written is not.

    Raises:
        LockHeldError: another run has published that number; nothing names what was sent.
        OSError: the object store fails; nothing names what was sent, unless the answer to the manifest got lost.
    """
    folder = store.snapshot(number)
    content = (folder / MANIFEST).read_bytes()
    _check_next(place, number, content)
    send(place, folder, _new_files(store, number, Manifest.from_bytes(content)))
    if store.purge.exists():
        mark_begun(place, number, content)
    # Asked again, for sending takes time: a manifest of long ago may be gone, and its number free.
    _check_next(place, number, content)
    if not _put(place, number, content):
        raise _lost(place, number)


def send(place: Place, folder: Path, files: list[ManifestFile]) -> None:
    """Write files of the snapshot ``folder`` to the object store."""

    def one(file: ManifestFile) -> None:
        place.bucket.put(place.key(f"{DATA}/{file.path}"), folder / file.path)

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(one, files))


def _new_files(store: Store, number: int, manifest: Manifest) -> list[ManifestFile]:
    before = read_manifest(store.snapshot(number - 1)).files if number > 1 else ()
    there = {file.path for file in before}
    return [file for file in manifest.files if file.path not in there]


def _check_next(place: Place, number: int, content: bytes) -> None:
    """Raise ``LockHeldError`` unless the newest manifest is the one before ``number``, or is that of it."""
    newest = max(place.manifests(), default=0)
    if newest > number or (newest == number and not _stands(place, manifest_path(number), content)):
        raise _lost(place, number)


def _put(place: Place, number: int, content: bytes) -> bool:
    """Put the manifest; one that is there already and equal is our own, or that of a run that found the same."""
    path = manifest_path(number)
    try:
        if place.bucket.put_if_absent(place.key(path), content):
            return True
    except OSError as error:
        # The answer may have got lost, not the manifest.
        if not _stands(place, path, content):
            raise error
        return True
    return _stands(place, path, content)


def _stands(place: Place, path: str, content: bytes) -> bool:
    try:
        return place.read(path) == content
    except OSError:
        return False


def _lost(place: Place, number: int) -> LockHeldError:
    return LockHeldError(
        f"another run published snapshot {number} of {place.name} first: nothing of this one was published; run again"
    )
