"""How far a queue was read."""

from typing import NamedTuple


class QueuePosition(NamedTuple):
    """How far one partition was read: a row of the state ``queues``."""

    topic: str
    """Id of the topic, or its address where the broker gives none."""
    partition: int
    """From 0."""
    next_offset: int
    """Offset to be read next: everything before is in the tables."""
    address: str
    """``kafka://BROKER/TOPIC``, as it was given when it was read last."""
