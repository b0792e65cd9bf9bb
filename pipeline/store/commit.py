"""The commit: a new snapshot beside the old ones, then one rename that makes it current.

Order matters. Files are synced before the folder that names them, the folder before the link. A crash before the link
is replaced leaves the old snapshot; after it, the new one. The rest is put away by the next run's ``recover``.
"""

import os
import shutil
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.store.checkpoints import reached
from pipeline.store.layout import Store
from schemas.manifest import MANIFEST, Manifest, ManifestFile, read_manifest
from schemas.rows.staged import MergedFile, MergedPartition
from schemas.state import STATE_TABLES
from schemas.tables import SNAPSHOT_TABLES

_TABLES = {table.name: table for table in (*SNAPSHOT_TABLES, *STATE_TABLES)}


def commit(store: Store, manifest: Manifest, merged: Iterable[MergedPartition], base: int | None) -> Manifest:
    """Publish ``merged`` over snapshot ``base`` as ``manifest.snapshot``; return the finished manifest.

    Args:
        store: the store, locked.
        manifest: number and keys of the new snapshot; its ``files`` are the ones to keep from ``base``
            unless ``merged`` replaces their partition.
        merged: rewritten partitions, their files in staging.
        base: the snapshot built upon; null for the first one.

    Raises:
        OSError: the disk is full or the like; the old snapshot stays current.
    """
    merged = list(merged)
    replaced = {(partition.table, partition.partition) for partition in merged}
    kept = [file for file in manifest.files if (file.table, file.partition) not in replaced]
    new = {_entry(file).path: file for partition in merged for file in partition.files}
    building = store.staging / f"snapshot-{manifest.snapshot:06d}"
    building.mkdir()
    reached("snapshot-folder-made")
    _link(store.snapshot(base or 0), kept, building)
    reached("files-linked")
    for path, file in new.items():
        _move(Path(file.path), building / path)
    reached("files-moved")
    entries = sorted([*kept, *(_entry(file) for file in new.values())])
    finished = replace(manifest, files=tuple(entries))
    _write_synced(building / MANIFEST, finished.to_bytes())
    reached("manifest-written")
    _publish(store, building, manifest.snapshot)
    return finished


def _publish(store: Store, building: Path, number: int) -> None:
    _sync_folders(building)
    reached("snapshot-synced")
    building.rename(store.snapshot(number))
    sync_folder(store.snapshots)
    reached("snapshot-renamed")
    point_latest(store, number)


def point_latest(store: Store, number: int) -> None:
    """Make snapshot ``number`` current: one atomic rename."""
    link = store.staging / "latest"
    target = f"snapshots/{number:06d}"
    try:
        link.symlink_to(target)
    except OSError:
        # No symbolic links here: a file with the target; `newsmill path` resolves both.
        _write_synced(link, target.encode())
    reached("link-made")
    link.replace(store.latest)
    sync_folder(store.root)
    reached("latest-replaced")


def current_manifest(store: Store) -> Manifest | None:
    """Return the manifest of the current snapshot, null for a store without one.

    Raises:
        NotAStoreError, OSError, ValueError: the store is damaged.
    """
    number = store.current()
    return None if number is None else read_manifest(store.snapshot(number))


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _entry(file: MergedFile) -> ManifestFile:
    folder = _TABLES[file.table].partition_folder(file.partition)
    return ManifestFile(f"{folder}/{file.name}", file.table, file.partition, file.sha256, file.size, file.rows)


def _link(base: Path, files: list[ManifestFile], building: Path) -> None:
    for file in files:
        target = building / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        link_or_copy(base / file.path, target)


def link_or_copy(source: Path, target: Path) -> None:
    """Hard-link ``source`` to ``target``; copy and sync where the file system has no links."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folders(top: Path) -> None:
    for folder, _, _ in os.walk(top, topdown=False):
        sync_folder(Path(folder))
