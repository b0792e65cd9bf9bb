"""What is asked of a broker, whatever it is."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from newsmill.transforms.sources.errors import SourceError


class QueueFault(SourceError):  # noqa: N818  (a fault of the queue; other inputs are none the worse for it)
    """The queue cannot be asked, now or at all. The message says what is wrong, where, and what to do."""


class Message(NamedTuple):
    """One message."""

    partition: int
    """From 0."""
    offset: int
    """From 0."""
    time_ms: int | None
    """When it was written, by the clock of its writer or of the broker: milliseconds since 1970."""
    value: bytes | None
    """What it holds; null is a tombstone."""
    media_type: str
    """Its header ``content-type``, empty where it has none."""


class End(NamedTuple):
    """A partition has nothing more to give for now."""

    partition: int
    """From 0."""
    offset: int | None
    """The offset that its next message has at least; null where the broker did not give what was asked for."""


class Span(NamedTuple):
    """What a partition holds."""

    first: int
    """Offset of the oldest message kept."""
    end: int
    """Offset that the next message gets, behind all that may be read."""


class Topic(NamedTuple):
    """A topic as it is now."""

    id: str
    """Tells it from another of the same name, also in other clusters; empty where the broker has none."""
    spans: Mapping[int, Span]
    """What each partition holds."""
    away: tuple[int, ...]
    """Partitions that cannot be read now."""


class Broker(Protocol):
    """A connection to one topic."""

    def topic(self) -> Topic:
        """Return the topic as it is now.

        Raises:
            QueueFault: the broker does not answer, or the topic is not there or may not be read.
        """

    def seek(self, at: Mapping[int, int]) -> None:
        """Read on from these offsets, by partition; the others are not read."""

    def poll(self, most: int, seconds: float) -> list[Message | End]:
        """Return what is there, at most ``most``; waits for it at most ``seconds``."""

    def times(self, partitions: frozenset[int], seconds: float) -> dict[int, int]:
        """Return when the next message of each partition was written (ms since 1970), where it is had in ``seconds``.

        Messages looked at are given by the next ``poll`` all the same.
        """

    def fault(self) -> str:
        """Return what the broker complained of last, empty where it did not."""

    def close(self) -> None:
        """Give the connection up."""
