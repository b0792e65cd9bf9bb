"""A real broker: Kafka's server under Java. Skipped by name where there is no Java, no Maven, or no client."""

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.kafka_broker import Broker, NoBrokerError, jars
from newsmill.pipeline.queues.session import Queues, Taken
from newsmill.schemas.rows.queue import QueuePosition
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.queue.address import queue_address
from newsmill.transforms.sources.queue.gather import Bounds
from newsmill.transforms.sources.queue.read_messages import read_messages
from newsmill.transforms.sources.source_settings import SourceSettings

pytestmark = pytest.mark.release
ROOT = Path(__file__).parents[2]
LARGE = 60_000_000
"""Bytes of a message that the broker takes."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the folder that the client was installed in, empty where it was there."""
    try:
        importlib.import_module("confluent_kafka")
        yield ""
        return
    except ImportError:
        folder = str(tmp_path_factory.mktemp("client"))
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, "confluent-kafka"]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        pytest.skip("confluent-kafka is not installed and cannot be")
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    yield folder
    sys.path.remove(folder)


@pytest.fixture(scope="module")
def broker(client: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    try:
        jars()
    except NoBrokerError as error:
        pytest.skip(f"no Kafka broker: {error}")
    with Broker(tmp_path_factory.mktemp("broker"), message_max_bytes=LARGE) as started:
        yield started


class Desk:
    """Writes to one topic, and takes from it as a store would: by the positions of what it took before."""

    def __init__(self, broker: Broker, topic: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from confluent_kafka.admin import AdminClient

        self.topic, self.servers, self.known = topic, broker.address, list[QueuePosition]()
        self.admin = AdminClient({"bootstrap.servers": broker.address})
        self.queues = Queues({}, patient=True)
        self._folder = str(folder)
        monkeypatch.setattr("newsmill.pipeline.queues.session.known_queues", lambda base: self.known)
        self.make()

    def make(self, partitions: int = 1) -> None:
        from confluent_kafka.admin import NewTopic

        self.done(self.admin.create_topics([NewTopic(self.topic, partitions, 1)]))

    def done(self, asked: dict[Any, Any]) -> None:
        for each in asked.values():
            each.result()
        time.sleep(0.3)

    def write(self, *values: bytes | None, **more: Any) -> None:
        # One that was there before partitions were added does not know them.
        producer = self.new_producer()
        for value in values:
            producer.produce(self.topic, value, **more)
        producer.flush()

    def new_producer(self, **options: Any) -> Any:
        from confluent_kafka import Producer

        return Producer({"bootstrap.servers": self.servers, "message.max.bytes": LARGE, **options})

    def take(self, commit: bool = True, **bounds: Any) -> Taken:
        self.queues.bounds = Bounds(**bounds)
        taken = self.queues.take(
            [queue_address(f"kafka://{self.servers}/{self.topic}")], BaseSnapshot(""), self._folder, None
        )
        if commit:
            moved = {(at.topic, at.partition) for at in taken.positions}
            self.known = [at for at in self.known if (at.topic, at.partition) not in moved] + list(taken.positions)
        return taken

    def read(self, **bounds: Any) -> list[str]:
        return texts(self.take(**bounds))


def texts(taken: Taken) -> list[str]:
    rows = [row for file in taken.files for row in read_messages(file, SourceSettings())]
    return [row.content.decode() if hasattr(row, "content") else row.reason for row in rows]


@pytest.fixture
def desk(
    broker: Broker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    made = Desk(broker, request.node.name[:100].replace("[", "-").replace("]", ""), tmp_path, monkeypatch)
    yield made
    made.queues.close()


def test_batches_go_on_where_the_last_one_that_counts_ended(desk: Desk) -> None:
    desk.write(b"Eins.", b"Zwei.", b"Drei.")
    assert texts(desk.take(commit=False, messages=2)) == ["Eins.", "Zwei."], "its commit failed"
    assert desk.read(messages=2) == ["Eins.", "Zwei."]
    assert desk.read() == ["Drei."]
    assert desk.take().positions == (), "nothing more is there"


def test_what_waits_is_told_in_messages_and_seconds(desk: Desk) -> None:
    desk.write(*[b"Eins."] * 3, timestamp=int(time.time() * 1000) - 60_000)
    (backlog,) = desk.take(messages=1).backlogs
    assert (backlog.messages_read, backlog.messages_waiting, backlog.full) == (1, 2, True)
    assert backlog.seconds_waiting is not None
    assert 59 < backlog.seconds_waiting < 90
    assert desk.read() == ["Eins."] * 2, "what was looked at is read"


def test_poison_is_a_reject_and_a_message_of_50_mb_too(desk: Desk) -> None:
    desk.write(b"Davor.", b"x" * 50_000_000, b"Danach.")
    desk.write(None, key=b"tombstone")
    desk.write(b"Guten *Morgen*.", headers={"content-type": "text/markdown"})
    assert desk.read() == ["Davor.", "too_large", "Danach.", "empty", "Guten *Morgen*."]


def test_what_retention_deleted_is_counted_and_reading_goes_on(desk: Desk) -> None:
    from confluent_kafka import TopicPartition

    desk.write(b"Eins.", b"Zwei.", b"Drei.", b"Vier.")
    assert desk.read(messages=1) == ["Eins."]
    desk.done(desk.admin.delete_records([TopicPartition(desk.topic, 0, 3)]))
    taken = desk.take()
    assert texts(taken) == ["Vier."]
    assert [reject.detail for reject in taken.rejects] == [
        "2 messages of partition 0 were deleted by the broker before they were read"
    ]


def test_partitions_that_are_added_are_read(desk: Desk) -> None:
    from confluent_kafka.admin import NewPartitions

    desk.write(b"Eins.")
    assert desk.read() == ["Eins."]
    desk.done(desk.admin.create_partitions([NewPartitions(desk.topic, 3)]))
    for partition in range(3):
        desk.write(b"Zwei.", partition=partition)
    found: list[str] = []
    _until(lambda: bool(found.extend(desk.read())) or len(found) == 3)
    assert found == ["Zwei."] * 3


def test_a_topic_made_anew_is_told_and_read_from_its_start(desk: Desk) -> None:
    desk.write(b"Eins.", b"Zwei.")
    assert desk.read() == ["Eins.", "Zwei."]
    desk.done(desk.admin.delete_topics([desk.topic]))
    desk.make()
    desk.write(b"Drei.", b"Vier.", b"Neu.")
    found: list[Taken] = []
    _until(lambda: bool(found.append(desk.take())) or bool(found[-1].files))
    assert texts(found[-1]) == ["Drei.", "Vier.", "Neu."]
    assert "another topic than before" in found[-1].notes[0]


@pytest.mark.parametrize("ends", ["commit_transaction", "abort_transaction"])
def test_only_what_a_transaction_committed_is_read(desk: Desk, ends: str) -> None:
    producer = desk.new_producer(**{"transactional.id": ends})
    producer.init_transactions()
    producer.begin_transaction()
    producer.produce(desk.topic, b"Eins.")
    producer.flush()
    assert desk.read() == [], "it is open"
    getattr(producer, ends)()
    desk.write(b"Zwei.")
    found: list[str] = []
    _until(lambda: found.extend(desk.read()) or "Zwei." in found)
    assert found == [*["Eins."] * (ends == "commit_transaction"), "Zwei."]


def test_a_broker_that_goes_away_and_comes_back_is_waited_for(
    desk: Desk, broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsmill.transforms.sources.queue.kafka.ASK", 2.0)
    desk.write(b"Eins.")
    assert desk.read() == ["Eins."]
    broker.kill()
    taken = desk.take()
    assert (texts(taken), taken.positions) == ([], ())
    assert "no answer from" in str(taken.backlogs[0].fault)
    broker.start()
    monkeypatch.setattr("newsmill.transforms.sources.queue.kafka.ASK", 20.0)
    _until(lambda: desk.take().backlogs[0].fault is None)
    desk.write(b"Zwei.")
    assert desk.read() == ["Zwei."]


def test_it_holds_under_kills_and_restarts_of_the_broker(client: str, broker: Broker) -> None:
    sizes = "--messages 300 --kills 4 --life 4 --restarts 1 --batch 10 --undisturbed 100 --seconds 3 --slow 2 --fast 5"
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kafka", *sizes.split()],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{client}"},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert {name: figures[name] for name in ("messages", "kills", "missing", "twice", "foreign", "read_again")} == {
        **{"messages": 300, "kills": 4, "missing": 0, "twice": 0, "foreign": 0, "read_again": 0}
    }
    assert figures["verify_problems"] == 0


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.5)
