"""What of a store stays: at least five snapshots and all of the last hour, so that no reader loses the one it resolved.

A takedown takes more: files beside the snapshots that are made from the tables, and can be made again.
"""

import shutil
from itertools import pairwise

from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import sync_folder

KEEP_SNAPSHOTS = 5
"""Snapshots kept at least, the current one included."""
KEEP_SECONDS = 3600.0
"""A snapshot is kept at least so long after the next one replaced it."""


def drop_old_snapshots(
    store: Store, now: float, keep: int = KEEP_SNAPSHOTS, seconds: float = KEEP_SECONDS
) -> list[int]:
    """Remove snapshots that are neither among the newest ``keep`` nor replaced less than ``seconds`` ago.

    Args:
        store: the store, locked.
        now: the wall clock, seconds since 1970.
        keep: how many stay at least.
        seconds: how long a replaced one stays at least.

    Returns:
        The numbers removed.
    """
    numbers = store.numbers()
    old = numbers[:-keep] if keep else numbers
    replaced_at = {n: store.snapshot(after).stat().st_mtime for n, after in pairwise(numbers)}
    gone = [number for number in old if now - replaced_at.get(number, now) >= seconds]
    for number in gone:
        remove_snapshot(store, number)
    reached("old-snapshots-removed")
    return gone


def remove_snapshot(store: Store, number: int) -> None:
    """Remove one snapshot: out of sight first, so that a crash leaves no half of it under its name."""
    doomed = store.staging / f"removed-{number:06d}"
    store.snapshot(number).rename(doomed)
    shutil.rmtree(doomed)


def purge_before(store: Store, number: int) -> list[int]:
    """Remove every snapshot before the current one, ``number``, at once, whoever reads it; return the numbers removed.

    Raises:
        OSError: the disk fails; some of them may still be there.
    """
    # A power cut must not bring back a link to a snapshot that is gone.
    sync_folder(store.root)
    store.staging.mkdir(exist_ok=True)
    gone = [older for older in store.numbers() if older < number]
    for older in gone:
        remove_snapshot(store, older)
    if store.remote:
        store.remote.purge_before(store, number)
    return gone
