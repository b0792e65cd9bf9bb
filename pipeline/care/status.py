"""``status``: what a store holds."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsmill.pipeline.clock import run_clock
from newsmill.pipeline.queues.backlog import Backlog, backlogs_of
from newsmill.pipeline.runs import last_runs, runs_since
from newsmill.pipeline.set_aside import inputs_set_aside
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.schemas.manifest import ManifestFile

RUNS_SHOWN = 3
"""Runs that a status names."""
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Status:
    """What a store holds."""

    root: str
    snapshot: int | None
    snapshots: list[int]
    schema_version: str | None
    rows: dict[str, int]
    sizes: dict[str, int]
    last_run: dict[str, Any] | None
    last_runs: list[dict[str, Any]]
    """The last of them, latest last."""
    runs_in_week: int
    """Runs that began in the last seven days."""
    new_in_week: int
    """Articles that these found new."""
    set_aside: dict[str, str]
    """Inputs that ``watch`` leaves alone, each with the fault of newsmill that it met."""
    queues: list[Backlog]
    """What waited in each queue when it was asked last."""
    damaged: int
    """Files of the snapshot that are missing here, or of another size than they were written with."""


def status(store: Store, now: dt.datetime | None = None) -> Status:
    """Return what ``store`` holds.

    Raises:
        NewsmillError, OSError, ValueError: the store is damaged.
    """
    manifest = current_manifest(store)
    now = now or run_clock()
    runs_in_week, new_in_week = runs_since(store, now - WEEK)
    shown = last_runs(store, RUNS_SHOWN)
    rows: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for file in manifest.files if manifest else ():
        rows[file.table] += file.rows
        sizes[file.table] += file.size
    return Status(
        root=store.name,
        snapshot=store.current(),
        snapshots=store.remote.numbers() if store.remote else store.numbers(),
        schema_version=manifest.schema_version if manifest else None,
        rows=dict(rows),
        sizes=dict(sizes),
        last_run=shown[-1] if shown else None,
        last_runs=shown,
        runs_in_week=runs_in_week,
        new_in_week=new_in_week,
        set_aside={each.uri: each.fault for each in inputs_set_aside(store, now)},
        queues=list(backlogs_of(store)),
        damaged=_damaged(store, manifest.files) if manifest and not store.remote else 0,
    )


def _damaged(store: Store, files: Iterable[ManifestFile]) -> int:
    snapshot = store.snapshot(store.current() or 0)
    return sum(not _is_whole(snapshot / file.path, file.size) for file in files)


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False
