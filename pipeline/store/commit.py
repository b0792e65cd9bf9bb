"""The commit: a new snapshot beside the old ones, then one rename that makes it current.

Order matters. Files are synced before the folder that names them, the folder before the link. A crash before the link
is replaced leaves the old snapshot; after it, the new one. The rest is put away by the next run's ``recover``.
"""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from newsmill.pipeline import log
from newsmill.pipeline.events import Event
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import link_or_copy, sync_folder, sync_tree, write_synced
from newsmill.pipeline.store.placeholders import placeholders, without_placeholders
from newsmill.pipeline.store.publication import make_current
from newsmill.pipeline.store.rebucket import Content, rebucketed
from newsmill.pipeline.store.upgrade import upgraded
from newsmill.pipeline.store.versions import is_older, manifest_of
from newsmill.pipeline.terminal import plural
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile
from newsmill.schemas.rows.staged import MergedFile, MergedPartition
from newsmill.schemas.version import SCHEMA_VERSION


def commit(
    store: Store,
    manifest: Manifest,
    merged: Iterable[MergedPartition],
    base: int | None,
    notes: list[str] | None = None,
) -> Manifest:
    """Publish ``merged`` over snapshot ``base`` as ``manifest.snapshot``; return the finished manifest at the flip.

    Args:
        store: the store, locked.
        manifest: number and keys of the new snapshot; its ``files`` are the ones to keep from ``base``
            unless ``merged`` replaces their partition.
        merged: rewritten partitions, their files in staging.
        base: the snapshot built upon; null for the first one.
        notes: takes what a person should know of how it went.

    Raises:
        OSError: the disk is full or the like; the old snapshot stays current.
    """
    merged = list(merged)
    kept = _kept(manifest.files, merged)
    before = manifest_of(store, base) if base is not None else None
    former = store.snapshot(base or 0)
    if before and is_older(before):
        merged += upgraded(former, kept, str(store.staging))
        kept = []
    kept, merged = rebucketed(Content(kept, merged), before.files if before else (), former, str(store.staging))
    new = {_entry(file): file for partition in merged for file in partition.files}
    empty = placeholders([*kept, *new], str(store.staging))
    new |= {_entry(file): file for file in empty}
    building = store.staging / f"snapshot-{manifest.snapshot:06d}"
    building.mkdir()
    reached("snapshot-folder-made")
    # An object store has the files by their paths: what lies there is not sent again for a shorter one.
    entries = kept if store.remote else [_settled(file) for file in kept]
    _make_folders(building, [*entries, *new])
    _link(former, zip(kept, entries, strict=True), building, notes)
    reached("files-linked")
    for entry, file in new.items():
        os.replace(file.path, f"{building}/{entry.path}")
    reached("files-moved")
    finished = replace(manifest, files=tuple(sorted([*entries, *new])), schema_version=SCHEMA_VERSION)
    write_synced(building / MANIFEST, finished.to_bytes())
    reached("manifest-written")
    _put_in_place(store, building, manifest.snapshot)
    make_current(store, manifest.snapshot, notes)
    return finished


def changed_partitions(before: Manifest | None, merged: Iterable[MergedPartition]) -> list[MergedPartition]:
    """Return the partitions of ``merged`` whose content differs from the snapshot ``before``."""
    old: dict[tuple[str, str], set[str]] = {}
    for file in without_placeholders(before.files if before else ()):
        old.setdefault((file.table, file.partition), set()).add(file.sha256)
    return [
        part for part in merged if {file.sha256 for file in part.files} != old.get((part.table, part.partition), set())
    ]


def _kept(files: Iterable[ManifestFile], merged: list[MergedPartition]) -> list[ManifestFile]:
    replaced = {(partition.table, partition.partition) for partition in merged}
    return [file for file in without_placeholders(files) if (file.table, file.partition) not in replaced]


def _put_in_place(store: Store, building: Path, number: int) -> None:
    sync_tree(building)
    reached("snapshot-synced")
    building.rename(store.snapshot(number))
    sync_folder(store.snapshots)
    reached("snapshot-renamed")


def _entry(file: MergedFile) -> ManifestFile:
    path = BY_NAME[file.table].place(file.partition, file.name)
    return ManifestFile(path, file.table, file.partition, file.sha256, file.size, file.rows)


def _settled(file: ManifestFile) -> ManifestFile:
    """Return the entry of a kept file as today's commits place it: state of before lies in folders by partition."""
    table, (folder, _, name) = BY_NAME[file.table], file.path.rpartition("/")
    if table.format == "parquet" or folder == table.folder:
        return file
    return replace(file, path=table.place(file.partition, name))


def _make_folders(building: Path, files: Iterable[ManifestFile]) -> None:
    for folder in sorted({file.path.rpartition("/")[0] for file in files}):
        os.makedirs(f"{building}/{folder}", exist_ok=True)


def _link(
    base: Path, files: Iterable[tuple[ManifestFile, ManifestFile]], building: Path, notes: list[str] | None
) -> None:
    """Link each file, by the first entry where it lies under ``base``, to where the second says."""
    # By strings: a store of a million articles has 2,700 files, and paths would take 0.2 s.
    copied = sum(link_or_copy(f"{base}/{old.path}", f"{building}/{new.path}") for old, new in files)
    if copied:
        log.warn(Event.FILES_COPIED, files=copied, folder=str(base.parent))
        if notes is not None:
            notes.append(
                f"  {plural(copied, 'file')} copied: this file system has no hard links, so each snapshot is whole"
            )
