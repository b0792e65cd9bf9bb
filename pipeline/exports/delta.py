"""Delta tables beside a store: a folder for each table, its files hard-linked (copied across devices), and a Delta log.

Each export brings the folder to the current snapshot: new files are linked, those that went are ``remove`` actions, and
are deleted an hour later, so that a reader that has begun finishes; with a takedown at once.
"""

import fcntl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.exports.delta_actions import add, metadata, remove
from newsmill.pipeline.exports.delta_log import LOG, Action, append, read_log
from newsmill.pipeline.exports.recorded import remember
from newsmill.pipeline.named_file import check_outside
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import link_or_copy
from newsmill.pipeline.store.placeholders import without_placeholders
from newsmill.pipeline.store.retention import KEEP_SECONDS
from newsmill.pipeline.store.versions import check_writable, manifest_of
from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.table import Table
from newsmill.schemas.tables import SNAPSHOT_TABLES

MARK = ".newsmill-export"
"""File in the folder of an export: says of which store it is, and is locked while it is written."""


@dataclass(frozen=True)
class ExportedTable:
    """What an export did to one table."""

    added: int
    """Files that are new."""
    removed: int
    """Files that went."""
    version: int
    """The version of the table, counted by Delta from 0."""


@dataclass(frozen=True)
class ExportedDelta:
    """What an export did."""

    folder: str
    """Where the tables lie, a folder each."""
    snapshot: int
    """The snapshot that they show."""
    copied: int
    """Files that had to be copied, because no hard link could be made."""
    tables: dict[str, ExportedTable]
    """By name."""


def export_delta(store: Store, folder: Path, now: float) -> ExportedDelta:
    """Bring the Delta tables in ``folder`` to the current snapshot of ``store``, and remember the folder.

    Args:
        store: the store; it is read, but for the note in ``ops``.
        folder: a new or empty folder, or one of an earlier export.
        now: the wall clock, seconds since 1970.

    Raises:
        UsageError: the folder lies in the store or is something else's; the store is empty or of version 1.0.
        LockHeldError: another program changed a table meanwhile.
        RunFailedError: it cannot be written.
    """
    check_place(store, folder)
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        remember(store, folder)
        return bring_up_to_date(store, folder, now, KEEP_SECONDS)
    except OSError as error:
        raise RunFailedError(f"the export to {folder} failed: {error}") from error


def bring_up_to_date(store: Store, folder: Path, now: float, keep: float) -> ExportedDelta:
    """Bring the tables to the current snapshot, and delete files that went ``keep`` seconds ago.

    Raises:
        UsageError, LockHeldError: as ``export_delta``.
        OSError: it cannot be written.
    """
    with (folder / MARK).open("a+", encoding="utf-8") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        _sign(mark, folder, store)
        while True:
            number = store.current()
            if number is None:
                raise UsageError(f"{store.name} has no snapshot yet: there is nothing to export")
            done = _bring_all(store, number, folder, now, keep)
            # A takedown that was published meanwhile has removed the snapshot, and its text must not stay here.
            if done is not None and store.snapshot(number).is_dir():
                return done


def check_place(store: Store, folder: Path) -> None:
    """Raise ``UsageError`` when no export may be made in ``folder``: it lies in the store, or is something else's."""
    check_outside(store, folder)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: give a folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise UsageError(f"{folder} is not empty, and no export of newsmill: give another folder")


def _sign(mark: TextIO, folder: Path, store: Store) -> None:
    """Write into the mark whose export it is, or see that it is this store's."""
    mark.seek(0)
    owner = mark.read().strip()
    if owner and owner != str(store.root):
        raise UsageError(f"{folder} is the export of {owner}: give another folder, or remove it first")
    if not owner:
        mark.write(f"{store.root}\n")
        mark.flush()


def _bring_all(store: Store, number: int, folder: Path, now: float, keep: float) -> ExportedDelta | None:
    """Return what was done; null when the snapshot went while it was read."""
    snapshot, tables, copied = store.snapshot(number), {}, 0
    try:
        manifest = manifest_of(store, number)
        check_writable(store, manifest)
        listed = without_placeholders(manifest.files)
        for table in SNAPSHOT_TABLES:
            files = {file.path.removeprefix(f"{table.folder}/"): file for file in listed if file.table == table.name}
            copied += _link(snapshot / table.folder, folder / table.name, files)
            tables[table.name] = _log(folder / table.name, table, files, now)
            _sweep(folder / table.name, now, keep)
    except (FileNotFoundError, UsageError):
        if snapshot.is_dir():
            raise
        return None
    return ExportedDelta(str(folder), number, copied, tables)


def _link(source: Path, target: Path, files: Iterable[str]) -> int:
    """Link the files that are not there yet; return how many had to be copied."""
    copied = 0
    for path in files:
        if not (target / path).exists():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            temporary = target / f"{path}.tmp"
            temporary.unlink(missing_ok=True)
            copied += link_or_copy(source / path, temporary)
            temporary.rename(target / path)
    return copied


def _log(folder: Path, table: Table, files: dict[str, ManifestFile], now: float) -> ExportedTable:
    state, millis = read_log(folder), int(now * 1000)
    added, gone = sorted(set(files) - set(state.files)), sorted(set(state.files) - set(files))
    actions: list[Action] = [{"remove": remove(path, millis)} for path in gone]
    actions += [{"add": add(folder / path, path, table, files[path])} for path in added]
    described = metadata(folder, table, state, millis)
    if described != state.metadata:
        actions.insert(0, {"metaData": described})
    if state.protocol is None:
        actions.insert(0, {"protocol": {"minReaderVersion": 1, "minWriterVersion": 2}})
    if actions:
        append(folder, state, [{"commitInfo": {"timestamp": millis, "operation": "newsmill export"}}, *actions])
    return ExportedTable(len(added), len(gone), state.version)


def _sweep(folder: Path, now: float, keep: float) -> None:
    """Delete files that no reader needs any more: removed ``keep`` seconds ago, or left by a stopped export."""
    state = read_log(folder)
    recent = {path for path, gone in state.removed.items() if now - gone["deletionTimestamp"] / 1000 < keep}
    for file in sorted(folder.glob("*/*")):
        path = file.relative_to(folder).as_posix()
        if file.parent.name != LOG and path not in state.files and path not in recent:
            file.unlink()
    for place in folder.iterdir():
        if place.name != LOG and not any(place.iterdir()):
            place.rmdir()
