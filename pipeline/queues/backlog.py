"""How far behind its queues a store is, kept beside the snapshots: harmless to lose."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from newsmill.pipeline.store.layout import Store

BACKLOGS = "queues.json"
"""The operational file."""


@dataclass(frozen=True)
class Backlog:
    """What waited in a queue when it was asked last."""

    address: str
    """``kafka://BROKER/TOPIC``."""
    asked_at: str
    """When, RFC 3339 in UTC, by the clock of the machine."""
    partitions: int
    """Partitions it had."""
    messages_read: int
    """Messages read then."""
    messages_waiting: int
    """Messages that were left for later."""
    seconds_waiting: float | None
    """How long the oldest of these had waited; 0 where none was left, null where nobody could tell."""
    full: bool = False
    """The batch was full: the next one follows at once."""
    fault: str | None = None
    """Why it could not be asked; what the other fields tell is from the last time it could."""


def backlogs_of(store: Store) -> tuple[Backlog, ...]:
    """Return what is remembered, by address; nothing where that is lost."""
    try:
        rows = json.loads((store.ops / BACKLOGS).read_text())
        return tuple(sorted((Backlog(**row) for row in rows), key=lambda backlog: backlog.address))
    except (OSError, ValueError, TypeError, RecursionError):
        return ()


def remember_backlogs(store: Store, backlogs: Iterable[Backlog]) -> None:
    """Write what waits in the queues asked, over what was remembered of them.

    Raises:
        OSError: the disk is full or read-only.
    """
    new = {backlog.address: backlog for backlog in backlogs}
    if not new:
        return
    former = {backlog.address: backlog for backlog in backlogs_of(store)}
    every = former | {address: _over(former.get(address), backlog) for address, backlog in new.items()}
    store.ops.mkdir(exist_ok=True)
    temporary = store.ops / f"{BACKLOGS}.tmp"
    temporary.write_text(json.dumps([asdict(backlog) for _, backlog in sorted(every.items())]))
    os.replace(temporary, store.ops / BACKLOGS)


def _over(former: Backlog | None, new: Backlog) -> Backlog:
    return replace(former, fault=new.fault) if former and new.fault else new
