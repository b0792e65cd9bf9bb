"""The flip that makes a snapshot current, and the housekeeping behind it.

Everything that publishes (a run, store care, recovery) comes through ``make_current``. Until the flip an error means
that nothing was published; behind it nothing can take the snapshot back, so what fails there is told and no more.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from newsmill.pipeline import log
from newsmill.pipeline.events import Event
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import point, sync_folder
from newsmill.pipeline.store.retention import drop_old_snapshots


def make_current(store: Store, number: int, notes: list[str] | None = None) -> None:
    """Make snapshot ``number``, which is on the disk, the current one: one atomic rename.

    Args:
        store: the store, locked.
        number: of the snapshot.
        notes: takes what a person should know of how it went.

    Raises:
        OSError: the disk is full or the like; the former snapshot stays current.
        LockHeldError: the store is in an object store, where another run was faster.
    """
    if store.remote:
        store.remote.publish(store, number)
    point_to(store, number)
    with housekeeping(f"sync of {store.root} (snapshot {number} is current, but may not survive a power cut)", notes):
        reached("latest-replaced")
        sync_folder(store.root)


def point_to(store: Store, number: int) -> None:
    """Let ``latest`` be snapshot ``number``: one atomic rename (raises as ``make_current``)."""
    link = store.staging / "latest"
    # Where there are no symbolic links `latest` is a file with the target; `newsmill path` resolves both.
    point(link, f"snapshots/{number:06d}")
    reached("link-made")
    link.replace(store.latest)


def what_stands(store: Store, before: int | None) -> str:
    """Return, for a message about what failed, what has been published since snapshot ``before`` was current."""
    now = store.current()
    return "nothing was published" if now == before else f"snapshot {now:06d} was published before that"


def tidy(store: Store, notes: list[str] | None = None) -> None:
    """Remove what a new current snapshot has made superfluous: old snapshots, and what lies in staging."""
    with housekeeping("removal of old snapshots", notes):
        gone = drop_old_snapshots(store, time.time())
        if gone:
            log.log(Event.SNAPSHOTS_REMOVED, snapshots=gone)
    if store.remote:
        with housekeeping(f"removal of old snapshots of {store.name}", notes):
            store.remote.retain(store)
    clear_staging(store, notes)


def clear_staging(store: Store, notes: list[str] | None = None) -> None:
    """Remove the staging folder; what stays of it the next run drops."""
    with housekeeping("removal of staging", notes):
        if store.staging.exists():
            shutil.rmtree(store.staging)
        reached("staging-removed")


@contextmanager
def housekeeping(what: str, notes: list[str] | None = None) -> Iterator[None]:
    """Let a failure of ``what`` be a warning and a note: the store is as it should be without it.

    >>> told = []
    >>> with housekeeping("removal of staging", told):
    ...     raise OSError("busy")
    >>> told
    ['  removal of staging failed: busy']
    """
    try:
        yield
    except Exception as error:  # whatever it is, the snapshot is current all the same
        log.warn(Event.HOUSEKEEPING_FAILED, what=what, error=str(error))
        if notes is not None:
            notes.append(f"  {what} failed: {error}")
