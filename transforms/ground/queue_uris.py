"""Names of messages of a queue: ``kafka://BROKER/TOPIC/PARTITION/OFFSET``.

The offset has 20 digits, as in the names of Kafka's own files: sorted as text, what was written later comes later.
"""

from typing import NamedTuple

SCHEME = "kafka://"
_DIGITS = 20


class Place(NamedTuple):
    """Where a message lies."""

    queue: str
    """Address of the topic: ``kafka://BROKER/TOPIC``."""
    partition: int
    """From 0."""
    offset: int
    """From 0."""


def is_queue(uri: str) -> bool:
    """Tell whether ``uri`` names a queue or a message of one."""
    return uri.startswith(SCHEME)


def message_uri(queue: str, partition: int, offset: int) -> str:
    """Return the URI of a message.

    >>> message_uri("kafka://broker:9092/news", 3, 17)
    'kafka://broker:9092/news/3/00000000000000000017'
    """
    return f"{queue}/{partition}/{offset:0{_DIGITS}}"


def range_uri(queue: str, partition: int, first: int, last: int) -> str:
    """Return the URI of the messages from the offset ``first`` to ``last``, both of them included."""
    return f"{message_uri(queue, partition, first)}-{last:0{_DIGITS}}"


def place_of(uri: str) -> Place:
    """Return where a message lies, or the first one of a range; a member of an archive lies where its message does.

    >>> place_of("kafka://broker:9092/news/3/00000000000000000017!/a.txt")
    Place(queue='kafka://broker:9092/news', partition=3, offset=17)
    """
    queue, partition, offsets = uri.split("!/", 1)[0].rsplit("/", 2)
    return Place(queue, int(partition), int(offsets.split("-", 1)[0]))
