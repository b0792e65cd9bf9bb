"""The files of the current snapshot, for readers that take a list; of an object store only the manifest is read."""

import os
from pathlib import Path

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import Manifest, read_manifest
from newsmill.schemas.tables import SNAPSHOT_TABLES
from newsmill.transforms.sources.buckets.address import is_object_address


def current_files(output: str | os.PathLike[str]) -> tuple[int, dict[str, list[str]]]:
    """Return the number of the current snapshot, and of each table the paths or addresses of its files.

    Raises:
        NotAStoreError: there is no store, or nothing has been published yet.
        UsageError, RunFailedError: the store is damaged, or cannot be reached.
    """
    address = os.fspath(output)
    if is_object_address(address):
        from newsmill.pipeline.objects.opening import manifest_there

        manifest, folder = manifest_there(address)
    else:
        path = current_path(address)
        manifest, folder = _manifest_in(path), str(path)
    return manifest.snapshot, {
        table.name: [f"{folder}/{file.path}" for file in manifest.files if file.table == table.name]
        for table in SNAPSHOT_TABLES
    }


def _manifest_in(path: Path) -> Manifest:
    try:
        return read_manifest(path)
    except (OSError, ValueError) as error:
        raise UsageError(f"the manifest of {path} cannot be read ({error}): `newsmill verify` says more") from error
