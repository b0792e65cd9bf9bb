"""What waits in queues, in words."""

import datetime as dt
from collections.abc import Iterable

from newsmill.pipeline.feeds.text import ago
from newsmill.pipeline.queues.backlog import Backlog
from newsmill.pipeline.terminal import columns, packed, plural, printable


def queue_lines(backlogs: Iterable[Backlog]) -> list[str]:
    """Return a few lines for each queue, for ``status``."""
    return [line for backlog in backlogs for line in _lines(backlog)]


def _lines(backlog: Backlog) -> list[str]:
    # An address is never broken: it is there to be copied.
    told = [f"  {'✗' if backlog.fault else '✓'} {printable(backlog.address, 2000)}"]
    if backlog.partitions:
        told += packed([_waiting(backlog), f"as of {_asked(backlog)}"], columns(), 4)
    return told + ([f"    {printable(backlog.fault, 400)}"] if backlog.fault else [])


def _waiting(backlog: Backlog) -> str:
    if not backlog.messages_waiting:
        return "nothing waits"
    oldest = "" if backlog.seconds_waiting is None else f", the oldest {ago(backlog.seconds_waiting)} old"
    return f"{plural(backlog.messages_waiting, 'message')} behind{oldest}"


def _asked(backlog: Backlog) -> str:
    return f"{dt.datetime.fromisoformat(backlog.asked_at):%Y-%m-%d %H:%M:%S} UTC"
