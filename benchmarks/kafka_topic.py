"""A topic of made-up articles, written as fast as the broker takes them or at a pace."""

import contextlib
import datetime as dt
import json
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.word_salad import Salad

PARTITIONS = 4
FIRST = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
A_DAY = 500
"""Articles published a day: a batch touches the days that it is about, as a real one does."""


def make_topic(address: str, name: str) -> None:
    """Make a topic."""
    from confluent_kafka.admin import AdminClient, NewTopic

    admin = AdminClient({"bootstrap.servers": address})
    for made in admin.create_topics([NewTopic(name, PARTITIONS, 1)]).values():
        made.result()


def write(
    address: str, topic: str, salad: Salad, messages: int, pause: float = 0.0, written: Path | None = None
) -> None:
    """Write so many articles; their titles end with their numbers. Notes when each was written where asked to."""
    from confluent_kafka import Producer

    producer = Producer({"bootstrap.servers": address, "linger.ms": 5 if pause else 50})
    notes: list[str] = []

    def note(error: object, message: object) -> None:
        if error:
            raise SystemExit(f"a message was not written: {error}")
        notes.append(json.dumps([message.partition(), message.offset(), message.timestamp()[1] / 1000]))  # type: ignore[attr-defined]

    began = time.monotonic()
    for number, value in enumerate(_values(salad, messages)):
        time.sleep(max(0.0, began + number * pause - time.monotonic()))
        with contextlib.suppress(BufferError):
            producer.produce(topic, value, partition=number % PARTITIONS, on_delivery=note)
            producer.poll(0)
            continue
        producer.flush()
        producer.produce(topic, value, partition=number % PARTITIONS, on_delivery=note)
    producer.flush()
    if written:
        written.write_text("\n".join(notes))


def _values(salad: Salad, messages: int) -> Iterator[bytes]:
    for number in range(messages):
        body = "\n\n".join(" ".join(salad.sentence() for _ in range(3)) for _ in range(4))
        published = FIRST + dt.timedelta(days=number / A_DAY)
        title = f"{salad.sentence().rstrip('.')} {number}"
        yield json.dumps({"title": title, "text": body, "published": published.isoformat()}).encode()
