import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsmill.pipeline.care.dashboard import dashboard
from newsmill.pipeline.care.replay import replay
from newsmill.pipeline.care.rollback import rollback
from newsmill.pipeline.care.status import status
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.intake import take_in
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.queues.backlog import Backlog, backlogs_of, remember_backlogs
from newsmill.pipeline.queues.positions import known_queues, rewound_to
from newsmill.pipeline.queues.session import Queues, Taken
from newsmill.pipeline.request import Request
from newsmill.pipeline.run import run_locked
from newsmill.pipeline.set_aside import SetAside
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.rows.queue import QueuePosition
from newsmill.schemas.tables import ARTICLES, REJECTS
from newsmill.transforms.ground.queue_uris import Place
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.listing.uris import input_of
from newsmill.transforms.sources.queue.gather import Bounds
from tests.transforms.sources.queue.in_memory import QUEUE, InMemory

NOW = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
PLAIN = Settings(entities=False, stories=False, quotes=False)
Take = Callable[..., Taken]


@pytest.fixture
def take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Take from a topic as if the store knew ``known``."""

    def now(broker: InMemory, *known: QueuePosition, most: int | None = None, **more: object) -> Taken:
        monkeypatch.setattr("newsmill.pipeline.queues.session.known_queues", lambda base: list(known))
        queues = Queues({}, connect=broker, **more)  # type: ignore[arg-type]
        return queues.take([QUEUE], BaseSnapshot(""), str(tmp_path), most)

    return now


def at(offset: int, partition: int = 0, topic: str = "T1", address: str = QUEUE.uri) -> QueuePosition:
    return QueuePosition(topic, partition, offset, address)


def test_it_goes_on_where_the_snapshot_says(take: Take) -> None:
    taken = take(InMemory([b"a", b"b", b"c"], [b"d"]), at(2))
    assert [file.uri.rsplit("news/", 1)[1] for file in taken.files] == [
        f"0/{2:020}-{2:020}",
        f"1/{0:020}-{0:020}",
    ]
    assert taken.positions == (at(3), at(1, partition=1))


def test_nothing_there_moves_nothing(take: Take) -> None:
    taken = take(InMemory([b"a"], []), at(1))
    assert (taken.files, taken.positions, taken.rejects) == ((), (), ())
    (backlog,) = taken.backlogs
    assert (backlog.messages_waiting, backlog.seconds_waiting, backlog.full) == (0, 0.0, False)


def test_what_is_left_is_told(take: Take) -> None:
    (backlog,) = take(InMemory([b"a", b"b", b"c"]), bounds=Bounds(messages=1)).backlogs
    assert (backlog.messages_read, backlog.messages_waiting, backlog.full) == (1, 2, True)
    assert backlog.seconds_waiting is not None
    assert backlog.seconds_waiting > 1e9, "it was written at the beginning of the epoch"


def test_a_limit_holds_for_all_queues_together(take: Take) -> None:
    assert take(InMemory([b"a", b"b", b"c"]), most=2).positions == (at(2),)
    assert take(InMemory([b"a", b"b", b"c"]), most=2, bounds=Bounds(messages=1)).positions == (at(1),)


def test_messages_that_retention_deleted_are_counted_said_and_a_reject(take: Take) -> None:
    broker = InMemory([b"a", b"b", b"c", b"d"])
    broker.delete_before(0, 3)
    taken = take(broker, at(1))
    (lost,) = taken.rejects
    assert (lost.reason, lost.detail) == (
        "vanished",
        "2 messages of partition 0 were deleted by the broker before they were read",
    )
    assert lost.document_uri.endswith(f"/0/{1:020}-{2:020}")
    assert lost.detail in taken.notes[0]
    assert taken.positions == (at(4),)


def test_a_broker_that_lost_messages_is_read_from_its_start_and_that_is_said(take: Take) -> None:
    taken = take(InMemory([b"a"]), at(5))
    assert taken.positions == (at(1),)
    assert "the broker lost messages" in taken.notes[0]


def test_a_topic_made_anew_is_read_from_its_start(take: Take) -> None:
    taken = take(InMemory([b"a", b"b"], topic_id="T2"), at(1))
    assert taken.positions == (at(2, topic="T2"),)
    assert "another topic than before" in taken.notes[0]


def test_another_address_of_the_same_topic_reads_nothing_twice(take: Take) -> None:
    assert take(InMemory([b"a", b"b"]), at(2, address="kafka://other:9092/news")).positions == ()


def test_the_same_topic_under_two_addresses_is_read_once(tmp_path: Path) -> None:
    queues = Queues({}, connect=InMemory([b"a"]))
    taken = queues.take([QUEUE, QUEUE._replace(servers="other:9092")], BaseSnapshot(""), str(tmp_path), None)
    assert len(taken.files) == len(taken.positions) == 1


def test_a_broker_without_ids_is_known_by_its_address(take: Take) -> None:
    named = take(InMemory([b"a"], topic_id="")).positions
    assert named == (at(1, topic=QUEUE.uri),)
    # It tells its id from now on: what was read stays read.
    assert take(InMemory([b"a", b"b"]), *named).positions == (at(2),)


def test_partitions_that_were_added_are_read_from_their_start(take: Take) -> None:
    assert take(InMemory([b"a"], [b"b"]), at(1)).positions == (at(1, partition=1),)


def test_a_queue_that_never_answered_is_a_mistake_of_usage(take: Take) -> None:
    broker = InMemory([b"a"])
    broker.down = "no answer from broker:9092"
    for patient in (False, True):
        with pytest.raises(UsageError, match="kafka://broker:9092/news cannot be read: no answer"):
            take(broker, patient=patient)


def test_one_that_did_is_waited_for_or_fails_the_run(take: Take) -> None:
    broker = InMemory([b"a"])
    broker.down = "no answer from broker:9092"
    with pytest.raises(RunFailedError, match="no answer"):
        take(broker, at(1))
    taken = take(broker, at(1), patient=True)
    assert (taken.files, taken.positions) == ((), ())
    assert taken.backlogs[0].fault == broker.down
    assert "no answer" in taken.notes[0]


def test_told_to_stop_it_takes_nothing_more(take: Take) -> None:
    stopping = threading.Event()
    stopping.set()
    assert take(InMemory([b"a"]), stopping=stopping).positions == ()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return create_store(tmp_path / "store")


def read(store: Store, broker: InMemory, **more: object) -> RunOutcome:
    queues = Queues({}, connect=broker, **more)  # type: ignore[arg-type]
    return run_locked(store, Request([QUEUE.uri], PLAIN, NOW, queues=queues))


def offsets(store: Store) -> list[int]:
    return [position.next_offset for position in known_queues(base_of(store))]


def test_offsets_are_committed_with_the_tables_and_rollback_takes_both_back(store: Store) -> None:
    broker = InMemory([b"Der Hafen wird gesperrt.", b"\x00\xff\x01" * 9], [b'{"id": "x", "text": "Der Rat tagt."}'])
    outcome = read(store, broker)
    assert (outcome.counts["new"], outcome.counts["rejected"], offsets(store)) == (2, 1, [2, 1])
    (reject,) = base_of(store).read_all(REJECTS).to_pylist()
    assert reject["document_uri"] == f"{QUEUE.uri}/0/{1:020}"

    broker.values[1].append(b'{"id": "x", "text": "Der Rat tagt nicht."}')
    outcome = read(store, broker)
    assert (outcome.counts["read"], outcome.counts["changed"], offsets(store)) == (1, 1, [2, 2])

    rollback(store, 1)
    assert offsets(store) == [2, 1]
    assert read(store, broker).counts["changed"] == 1
    assert offsets(store) == [2, 2]
    assert len(base_of(store).read_all(ARTICLES, ["article_id"])) == 2

    outcome = read(store, broker)
    assert (outcome.status, outcome.counts["read"]) == ("unchanged", 0)
    assert backlogs_of(store) == tuple(outcome.queues)
    assert f"  ✓ {QUEUE.uri}\n    nothing waits · as of " in dashboard(status(store), [])

    replayed = replay(store, ["not_text"], NOW)
    assert (replayed.rejects, replayed.inputs, offsets(store)) == (1, 1, [1, 2])


def test_rejects_are_read_again_from_the_first_of_each_partition_on() -> None:
    known = [at(9), at(9, partition=1), at(9, topic="T2", address="kafka://b:9092/other")]
    places = [
        Place(QUEUE.uri, 0, 5),
        Place(QUEUE.uri, 0, 3),
        Place(QUEUE.uri, 1, 9),
        Place("kafka://gone:9092/a", 0, 1),
    ]
    assert rewound_to(places, known) == [at(3)]


def test_a_topic_that_is_set_aside_waits(store: Store) -> None:
    aside = SetAside(QUEUE.uri, None, "ValueError at a.py:1", NOW, "0")
    queues = Queues({}, connect=InMemory([b"a"]))
    request = Request([QUEUE.uri], PLAIN, NOW, queues=queues)
    assert not take_in(store, replace(request, aside=[aside]), "run-1").plan.files
    assert take_in(store, request, "run-2").plan.files


def test_a_topic_is_read_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(UsageError, match="leave --since and --until out"):
        take_in(store, Request([QUEUE.uri], replace(PLAIN, since="2026-01-01"), NOW), "run-1")


def test_a_fault_in_messages_sets_their_topic_aside() -> None:
    assert input_of(f"{QUEUE.uri}/0/{5:020}!/a.txt") == QUEUE.uri


def test_a_backlog_goes_round_the_operational_file_and_noise_there_is_none(store: Store) -> None:
    one = Backlog("kafka://b:9092/a", "2026-03-12T12:00:00+00:00", 3, 10, 5, 2.5, full=True)
    other = Backlog("kafka://a:9092/a", "2026-03-12T12:00:00+00:00", 0, 0, 0, None, fault="away")
    remember_backlogs(store, [one])
    remember_backlogs(store, [other])
    assert backlogs_of(store) == (other, one)
    remember_backlogs(store, [replace(other, address=one.address)])
    assert backlogs_of(store)[1] == replace(one, fault="away"), "what was known last stays"
    (store.ops / "queues.json").write_text('[{"address": 1}]')
    assert backlogs_of(store) == ()
