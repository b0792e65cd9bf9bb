"""A bounded batch of a topic: from the offsets that the snapshot holds to what was there when it began."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from newsmill.transforms.sources.queue.broker import Broker, End, Message, QueueFault

POLL = 0.1
"""Seconds that one look at the broker waits."""
CHUNK = 500
"""Messages taken at a time."""
STALLED = 10.0
"""Seconds without a message after which what is left waits for the next batch."""
MOST_BYTES = 256 * 2**20
"""Bytes from which on a batch is full, whatever its bounds (256 MB)."""


@dataclass(frozen=True)
class Bounds:
    """When a batch is full; null never."""

    messages: int | None = None
    """So many messages."""
    seconds: float | None = None
    """So many seconds after it began."""


def gather(
    broker: Broker,
    at: dict[int, int],
    ends: dict[int, int],
    bounds: Bounds,
    take: Callable[[Message], None],
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Give ``take`` the messages of each partition, in its order, and return how many they were.

    Args:
        broker: the topic.
        at: the offset to read next, by partition; moved on.
        ends: the offsets to read to, by partition; what comes in behind them may be given too.
        bounds: when to stop before.
        take: takes one message.
        stopped: tells whether to stop at once.

    Raises:
        QueueFault: messages are there, and not one was given.
    """
    if not _open(at, ends):
        return 0
    broker.seek(at)
    began = heard = time.monotonic()
    taken = size = 0
    done: set[int] = set()
    while _open(at, ends) - done and not stopped() and size < MOST_BYTES:
        room = CHUNK if bounds.messages is None else min(CHUNK, bounds.messages - taken)
        if room <= 0 or (bounds.seconds is not None and time.monotonic() - began >= bounds.seconds):
            break
        found = broker.poll(room, POLL)
        for each in found:
            if isinstance(each, End):
                done.add(each.partition)
                at[each.partition] = max(at[each.partition], each.offset or 0)
                continue
            take(each)
            at[each.partition] = each.offset + 1
            taken, size = taken + 1, size + len(each.value or b"")
        heard = time.monotonic() if found else heard
        if time.monotonic() - heard >= STALLED:
            if not taken:
                raise QueueFault(broker.fault() or f"the broker gave no message for {STALLED:g} s")
            break
    return taken


def _open(at: dict[int, int], ends: dict[int, int]) -> set[int]:
    return {partition for partition, end in ends.items() if at[partition] < end}
