"""Looking after a store: what it holds, and going back."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from newsmill.pipeline.care.upkeep_run import looking_after
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.runs import last_run
from newsmill.pipeline.store.commit import commit, current_manifest
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.publication import tidy
from newsmill.pipeline.store.versions import check_version, manifest_of


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


def status(store: Store) -> Status:
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
    )


def rollback(store: Store, number: int) -> int:
    """Publish a new snapshot with the content of snapshot ``number``; return the new number.

    The input ledger goes back too: what was read since is read again by the next run.

    Raises:
        UsageError: there is no such snapshot, or it is damaged.
        RunFailedError: the disk is full or the like; nothing was published.
        LockHeldError: a run holds the store.
    """
    with looking_after(store, "rollback"):
        if number not in store.numbers():
            there = ", ".join(str(n) for n in store.numbers()) or "none"
            raise UsageError(f"no snapshot {number} in {store.root}: there are {there}")
        new = (store.current() or 0) + 1
        manifest = manifest_of(store, number)
        check_version(store, manifest)
        commit(store, replace(manifest, snapshot=new), (), number)
        tidy(store)
        return new
