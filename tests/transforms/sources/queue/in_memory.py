"""A topic in memory, behind the interface of a broker."""

from collections.abc import Mapping

from newsmill.transforms.sources.queue.address import QueueAddress
from newsmill.transforms.sources.queue.broker import End, Message, QueueFault, Span, Topic

QUEUE = QueueAddress("broker:9092", "news")


class InMemory:
    """A topic: its partitions by number, each with its first offset and its values."""

    def __init__(self, *partitions: list[bytes | None], topic_id: str = "T1") -> None:
        self.topic_id = topic_id
        self.first = dict.fromkeys(range(len(partitions)), 0)
        self.values = dict(enumerate(partitions))
        self.down = ""
        self.silent = False
        self.seeks = 0
        self.at: dict[int, int] = {}

    def __call__(self, address: QueueAddress, options: Mapping[str, str]) -> "InMemory":
        """Take the place of the function that connects."""
        return self

    def topic(self) -> Topic:
        if self.down:
            raise QueueFault(self.down)
        spans = {n: Span(self.first[n], self.first[n] + len(values)) for n, values in self.values.items()}
        return Topic(self.topic_id, spans, ())

    def seek(self, at: Mapping[int, int]) -> None:
        self.seeks += 1
        self.at = dict(at)

    def poll(self, most: int, seconds: float) -> list[Message | End]:
        found: list[Message | End] = []
        for number in sorted(self.at):
            while not self.silent and len(found) < most and (message := self._next(number)):
                found.append(message)
                self.at[number] += 1
        return found or ([] if self.silent else [End(number, place) for number, place in self.at.items()])

    def times(self, partitions: frozenset[int], seconds: float) -> dict[int, int]:
        return {number: each.time_ms for number in partitions if (each := self._next(number)) and each.time_ms}

    def fault(self) -> str:
        return self.down

    def close(self) -> None:
        self.at = {}

    def delete_before(self, partition: int, offset: int) -> None:
        """Do what retention does."""
        self.values[partition] = self.values[partition][offset - self.first[partition] :]
        self.first[partition] = offset

    def _next(self, number: int) -> Message | None:
        ix = self.at[number] - self.first[number]
        values = self.values[number]
        return Message(number, self.at[number], 1_000_000 + ix, values[ix], "") if ix < len(values) else None
