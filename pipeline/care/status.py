"""``status``: what a store holds."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from newsmill.pipeline.clock import run_clock
from newsmill.pipeline.runs import last_run
from newsmill.pipeline.set_aside import inputs_set_aside
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest


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
    set_aside: dict[str, str]
    """Inputs that ``watch`` leaves alone, each with the fault of newsmill that it met."""


def status(store: Store, now: dt.datetime | None = None) -> Status:
    """Return what ``store`` holds.

    Raises:
        NewsmillError, OSError, ValueError: the store is damaged.
    """
    manifest = current_manifest(store)
    rows: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for file in manifest.files if manifest else ():
        rows[file.table] += file.rows
        sizes[file.table] += file.size
    return Status(
        str(store.root),
        store.current(),
        store.numbers(),
        manifest.schema_version if manifest else None,
        dict(rows),
        dict(sizes),
        last_run(store),
        {each.uri: each.fault for each in inputs_set_aside(store, now or run_clock())},
    )
