"""The log of a Delta table, protocol 1 and 2: numbered JSON files of actions, and a checkpoint now and then.

Written from the protocol's description (delta.io, "Delta Transaction Log Protocol"): ``protocol``, ``metaData``,
``add`` and ``remove`` are all that a table needs that is changed by whole files.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.pipeline.errors import LockHeldError, UsageError
from newsmill.pipeline.store.links import sync_folder, write_synced

LOG = "_delta_log"
"""Folder of the log below the table."""
CHECKPOINT_EVERY = 50
"""Versions from one checkpoint to the next."""
CHECKPOINT = "_last_checkpoint"

_TEXTS = pa.map_(pa.string(), pa.string())
_ADD = pa.struct(
    [("path", pa.string()), ("partitionValues", _TEXTS), ("size", pa.int64()), ("modificationTime", pa.int64()),
     ("dataChange", pa.bool_()), ("stats", pa.string())]
)  # fmt: skip
_REMOVE = pa.struct([("path", pa.string()), ("deletionTimestamp", pa.int64()), ("dataChange", pa.bool_())])
_META = pa.struct(
    [("id", pa.string()), ("name", pa.string()), ("description", pa.string()),
     ("format", pa.struct([("provider", pa.string()), ("options", _TEXTS)])), ("schemaString", pa.string()),
     ("partitionColumns", pa.list_(pa.string())), ("createdTime", pa.int64()), ("configuration", _TEXTS)]
)  # fmt: skip
_PROTOCOL = pa.struct([("minReaderVersion", pa.int32()), ("minWriterVersion", pa.int32())])
_ACTIONS = pa.schema([("protocol", _PROTOCOL), ("metaData", _META), ("add", _ADD), ("remove", _REMOVE)])

Action = dict[str, Any]


@dataclass
class TableState:
    """What a log says of its table."""

    version: int = -1
    """The last version; -1 before the first."""
    protocol: Action | None = None
    metadata: Action | None = None
    files: dict[str, Action] = field(default_factory=dict)
    """The ``add`` of each file of the table, by path."""
    removed: dict[str, Action] = field(default_factory=dict)
    """The ``remove`` of each file that was one, by path."""

    def apply(self, action: Action) -> None:
        """Take in one action."""
        if add := action.get("add"):
            self.files[add["path"]] = add
            self.removed.pop(add["path"], None)
        elif remove := action.get("remove"):
            self.files.pop(remove["path"], None)
            self.removed[remove["path"]] = remove
        self.protocol = action.get("protocol") or self.protocol
        self.metadata = action.get("metaData") or self.metadata


def read_log(table: Path) -> TableState:
    """Return the state of the table in folder ``table``; the empty state where there is no log.

    Raises:
        UsageError: the log is damaged, or not one that this can go on with.
    """
    state, log = TableState(), table / LOG
    try:
        _read_checkpoint(log, state)
        while (entry := log / _name(state.version + 1)).is_file():
            for line in entry.read_text("utf-8").splitlines():
                state.apply(json.loads(line))
            state.version += 1
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise UsageError(f"the Delta log {log} cannot be read ({error}): remove {table}, and export anew") from error
    if state.protocol and state.protocol["minWriterVersion"] > 2:
        raise UsageError(f"{table} was changed by another program to a later protocol: export to another folder")
    return state


def append(table: Path, state: TableState, actions: Iterable[Action]) -> None:
    """Write ``actions`` as the next version, at once or not at all, and take them into ``state``.

    Raises:
        LockHeldError: another program has written that version.
        OSError: the disk is full or the like.
    """
    taken, log = list(actions), table / LOG
    log.mkdir(parents=True, exist_ok=True)
    entry = log / _name(state.version + 1)
    temporary = entry.with_suffix(".tmp")
    write_synced(temporary, "".join(f"{json.dumps(action, ensure_ascii=False)}\n" for action in taken).encode())
    _put_if_absent(temporary, entry)
    sync_folder(log)
    state.version += 1
    for action in taken:
        state.apply(action)
    if state.version and state.version % CHECKPOINT_EVERY == 0:
        _write_checkpoint(log, state)


def _put_if_absent(temporary: Path, entry: Path) -> None:
    try:
        if entry.exists():
            raise FileExistsError(entry)
        try:
            os.link(temporary, entry)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            temporary.rename(entry)
    except FileExistsError:
        raise LockHeldError(f"another export writes {entry.parent.parent}: wait for it to finish") from None
    finally:
        temporary.unlink(missing_ok=True)


def _name(version: int) -> str:
    return f"{version:020d}.json"


def _read_checkpoint(log: Path, state: TableState) -> None:
    pointer = log / CHECKPOINT
    if not pointer.is_file():
        return
    version = int(json.loads(pointer.read_text("utf-8"))["version"])
    for row in pq.read_table(str(log / f"{version:020d}.checkpoint.parquet")).to_pylist():
        state.apply({name: _unmapped(value) for name, value in row.items() if value is not None})
    state.version = version


def _unmapped(value: Any) -> Any:
    """Return what Arrow gives for a map, a list of pairs, as a dictionary again, at every depth."""
    if isinstance(value, dict):
        return {name: _unmapped(each) for name, each in value.items()}
    if isinstance(value, list) and (not value or isinstance(value[0], tuple)):
        return dict(value)
    return value


def _write_checkpoint(log: Path, state: TableState) -> None:
    """Write the whole state as one file, and drop the versions before it."""
    actions: list[Action] = [{"protocol": state.protocol}, {"metaData": state.metadata}]
    actions += [{"add": add} for add in state.files.values()] + [{"remove": gone} for gone in state.removed.values()]
    name = f"{state.version:020d}.checkpoint.parquet"
    temporary = log / f"{name}.tmp"
    pq.write_table(pa.Table.from_pylist(actions, _ACTIONS), str(temporary))
    temporary.replace(log / name)
    write_synced(log / f"{CHECKPOINT}.tmp", json.dumps({"version": state.version, "size": len(actions)}).encode())
    (log / f"{CHECKPOINT}.tmp").replace(log / CHECKPOINT)
    for old in log.glob("*.json"):
        if old.name <= _name(state.version):
            old.unlink()
    for old in log.glob("*.checkpoint.parquet"):
        if old.name < name:
            old.unlink()
