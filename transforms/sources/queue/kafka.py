"""Kafka, by confluent-kafka (the extra ``kafka``).

Partitions are assigned, not shared out by a group, and nothing is committed: where reading begins is said by the
caller. Only messages of finished transactions are read (librdkafka's default).
"""

import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsmill.transforms.ground.installing import extra_command
from newsmill.transforms.sources.errors import InputError
from newsmill.transforms.sources.queue.address import QueueAddress
from newsmill.transforms.sources.queue.broker import End, Message, QueueFault, Span, Topic
from newsmill.transforms.sources.queue.kafka_options import DEFAULTS, OWN, check_options, without_secrets

if TYPE_CHECKING:
    from confluent_kafka import Consumer, KafkaError
    from confluent_kafka.admin import AdminClient

ASK = 10.0
"""Seconds that a broker may take to answer."""
SETTLES = 0.5
"""Seconds after which partitions that did not answer are asked once more: new ones are not known everywhere at once."""

_NO_ID = frozenset({"", "None", "AAAAAAAAAAAAAAAAAAAAAA"})


class Kafka:
    """A connection to one topic: a ``Broker``."""

    def __init__(self, address: QueueAddress, options: Mapping[str, str]) -> None:
        consumer, admin = _clients(address)
        self._address = address
        self._complaint = ""
        self._at: dict[int, int] | None = None
        self._held: list[Message | End] = []
        self._options = options
        servers = {"bootstrap.servers": address.servers, "error_cb": self._hear}
        try:
            self._consumer: Consumer = consumer({**DEFAULTS, **options, **OWN, **servers}, logger=_silent())
            self._admin: AdminClient = admin({**options, **servers}, logger=_silent())
        except _kafka_exception() as error:
            raise InputError(f"the options below [kafka] cannot be used: {self._said(error)}") from None

    def topic(self) -> Topic:
        """Return the topic as it is now.

        Raises:
            QueueFault: the broker does not answer, or the topic is not there or may not be read.
        """
        found = self._described()
        led = {part.id for part in found.partitions if part.leader is not None and part.leader.id >= 0}
        spans = self._spans(led)
        if len(spans) < len(led):
            time.sleep(SETTLES)
            spans = self._spans(led)
        if led and not spans:
            raise self._fault("it tells no offsets")
        self._complaint = ""
        told = str(found.topic_id)
        away = sorted({part.id for part in found.partitions} - set(spans))
        return Topic("" if told in _NO_ID else told, spans, tuple(away))

    def seek(self, at: Mapping[int, int]) -> None:
        """Read on from these offsets; what was fetched already is kept where it goes on there."""
        if self._at == at:
            return
        from confluent_kafka import TopicPartition

        self._held = []
        self._at = dict(at)
        self._consumer.assign([TopicPartition(self._address.topic, number, place) for number, place in at.items()])

    def poll(self, most: int, seconds: float) -> list[Message | End]:
        """Return what is there, at most ``most``; waits for it at most ``seconds``."""
        given, self._held = self._held[:most], self._held[most:]
        found = given or self._fetched(most, seconds)
        for each in found:
            if isinstance(each, Message) and self._at is not None:
                self._at[each.partition] = each.offset + 1
            elif each.offset is None:
                self._at = None
        return found

    def times(self, partitions: frozenset[int], seconds: float) -> dict[int, int]:
        """Return when the next message of each partition was written, as far as these are had in time."""
        until = time.monotonic() + seconds
        found: dict[int, int] = {}
        self._note(self._held, partitions, found)
        while partitions - set(found) and time.monotonic() < until:
            more = self._fetched(1, min(0.05, seconds))
            self._held += more
            self._note(more, partitions, found)
        return found

    def fault(self) -> str:
        """Return what the broker complained of last."""
        return self._complaint

    def close(self) -> None:
        """Give the connection up."""
        self._consumer.close()

    @staticmethod
    def _note(messages: list[Message | End], partitions: frozenset[int], found: dict[int, int]) -> None:
        for each in messages:
            if isinstance(each, Message) and each.time_ms is not None and each.partition in partitions:
                found.setdefault(each.partition, each.time_ms)

    def _fetched(self, most: int, seconds: float) -> list[Message | End]:
        """Return what the client has, at most ``most``; waits for the first alone, as it would wait for all."""
        first = self._consumer.poll(seconds)
        if first is None:
            return []
        rest = self._consumer.consume(most - 1, timeout=0) if most > 1 else []
        return [each for raw in (first, *rest) if (each := self._event(raw)) is not None]

    def _event(self, raw: Any) -> Message | End | None:
        from confluent_kafka import KafkaError

        error = raw.error()
        if error is None:
            kind, written = raw.timestamp()
            return Message(raw.partition(), raw.offset(), written if kind else None, raw.value(), _media_type(raw))
        if error.code() == KafkaError._PARTITION_EOF:
            return End(raw.partition(), raw.offset())
        self._hear(error)
        # The broker does not have the offset any more, or not yet: the next look at what it holds settles that.
        return End(raw.partition(), None) if error.code() == KafkaError._AUTO_OFFSET_RESET else None

    def _described(self) -> Any:
        from confluent_kafka import KafkaError, TopicCollection

        name = self._address.topic
        try:
            # Waits where a signal is heard, as the consumer's own question does not.
            return self._admin.describe_topics(TopicCollection([name]), request_timeout=ASK)[name].result()
        except _kafka_exception() as error:
            if error.args[0].code() == KafkaError.UNKNOWN_TOPIC_OR_PART:
                told = f"there is no topic {name!r} at {self._address.servers}: check its name"
                raise QueueFault(told) from None
            raise self._fault(self._said(error)) from None

    def _fault(self, said: str) -> QueueFault:
        self._admin.poll(0)  # what the client complained of meanwhile is told by way of it
        why = self._complaint or said
        return QueueFault(
            f"no answer from the broker {self._address.servers} ({why}): check address and [kafka] options"
        )

    def _spans(self, partitions: set[int]) -> dict[int, Span]:
        from confluent_kafka.admin import OffsetSpec

        first, end = self._offsets(partitions, OffsetSpec.earliest()), self._offsets(partitions, OffsetSpec.latest())
        return {number: Span(first[number], end[number]) for number in sorted(first.keys() & end.keys())}

    def _offsets(self, partitions: set[int], which: Any) -> dict[int, int]:
        from confluent_kafka import IsolationLevel, TopicPartition

        wanted = {TopicPartition(self._address.topic, number): which for number in partitions}
        if not wanted:
            return {}
        found = {}
        asked = self._admin.list_offsets(wanted, isolation_level=IsolationLevel.READ_COMMITTED, request_timeout=ASK)
        for place, answer in asked.items():
            try:
                found[place.partition] = int(answer.result().offset)
            except _kafka_exception() as error:
                self._complaint = self._said(error)
        return found

    def _hear(self, error: "KafkaError") -> None:
        from confluent_kafka import KafkaError

        # That all are down is said behind why the last one is.
        if error.code() != KafkaError._ALL_BROKERS_DOWN or not self._complaint:
            self._complaint = without_secrets(error.str(), self._options)

    def _said(self, error: Exception) -> str:
        return without_secrets(error.args[0].str() if hasattr(error.args[0], "str") else str(error), self._options)


def connected(address: QueueAddress, options: Mapping[str, str]) -> Kafka:
    """Return a connection, which is made when the first question is asked.

    Raises:
        InputError: the extra is not installed, or an option is none, or not one to be set.
    """
    check_options(options)
    return Kafka(address, options)


def _clients(address: QueueAddress) -> tuple[Any, Any]:
    try:
        from confluent_kafka import Consumer
        from confluent_kafka.admin import AdminClient
    except ImportError:
        raise InputError(f"{address.uri} is read with an extra: {extra_command('kafka')}") from None
    return Consumer, AdminClient


def _kafka_exception() -> type[Exception]:
    import confluent_kafka

    kind: type[Exception] = confluent_kafka.KafkaException
    return kind


def _silent() -> logging.Logger:
    """Return where the client's own lines go: what matters of them is told by the errors."""
    logger = logging.getLogger("newsmill.kafka")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    return logger


def _media_type(raw: Any) -> str:
    for name, value in raw.headers() or ():
        if name.lower() == "content-type" and value is not None:
            return value.decode("ascii", "replace") if isinstance(value, bytes) else str(value)
    return ""
