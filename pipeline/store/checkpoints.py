"""The named steps of a commit, announced as they are reached, so that a fault can be tried at every one of them."""

from collections.abc import Callable

STEPS = (
    "lock-taken",
    "recovered",
    "pipeline-started",
    "pipeline-finished",
    "snapshot-folder-made",
    "files-linked",
    "files-moved",
    "manifest-written",
    "snapshot-synced",
    "snapshot-renamed",
    "link-made",
    "latest-replaced",
    "old-snapshots-removed",
    "staging-removed",
    "run-recorded",
)
"""In order. Before ``latest-replaced`` a crash leaves the old snapshot current, from there on the new one."""

_listeners: list[Callable[[str], None]] = []


def reached(step: str) -> None:
    """Announce a step to the listeners."""
    if step not in STEPS:
        raise ValueError(f"{step!r} is not a step of the commit")
    for listener in _listeners:
        listener(step)


def listen(listener: Callable[[str], None]) -> Callable[[], None]:
    """Call ``listener`` at each step from now on; return what stops it."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)
