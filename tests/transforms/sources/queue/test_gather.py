import pytest

from newsmill.transforms.sources.queue import gather as gathering
from newsmill.transforms.sources.queue.broker import Message, QueueFault
from newsmill.transforms.sources.queue.gather import Bounds, gather
from tests.transforms.sources.queue.in_memory import InMemory


def taken(broker: InMemory, at: dict[int, int], bounds: Bounds = Bounds(), stops_after: int | None = None):  # noqa: B008
    found: list[Message] = []
    ends = {number: span.end for number, span in broker.topic().spans.items()}
    stopped = (lambda: False) if stops_after is None else (lambda: len(found) >= stops_after)
    count = gather(broker, at, ends, bounds, found.append, stopped)
    assert count == len(found)
    return [(each.partition, each.offset) for each in found]


def test_all_that_is_there_is_given_once_and_the_offsets_move_on() -> None:
    broker, at = InMemory([b"a", b"b"], [], [b"c"]), {0: 1, 1: 0, 2: 0}
    assert taken(broker, at) == [(0, 1), (2, 0)]
    assert at == {0: 2, 1: 0, 2: 1}
    assert taken(broker, at) == []
    assert broker.seeks == 1, "nobody is asked for what is not there"


@pytest.mark.parametrize(("most", "given"), [(0, 0), (2, 2), (3, 3), (9, 3)])
def test_a_batch_is_full_at_its_messages(most: int, given: int) -> None:
    at = {0: 0}
    assert len(taken(InMemory([b"a", b"b", b"c"]), at, Bounds(messages=most))) == given
    assert at == {0: given}


@pytest.mark.parametrize(("seconds", "given"), [(0.0, 0), (60.0, 3)])
def test_a_batch_is_full_after_its_seconds(seconds: float, given: int) -> None:
    assert len(taken(InMemory([b"a", b"b", b"c"]), {0: 0}, Bounds(seconds=seconds))) == given


def test_a_batch_is_full_at_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_BYTES", 10)
    monkeypatch.setattr(gathering, "CHUNK", 1)
    at = {0: 0}
    assert len(taken(InMemory([b"x" * 6] * 5), at)) == 2
    assert at == {0: 2}


def test_told_to_stop_it_gives_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "CHUNK", 1)
    assert len(taken(InMemory([b"a", b"b", b"c"]), {0: 0}, stops_after=2)) == 2


def test_a_gap_at_the_end_is_passed_where_the_broker_says_so() -> None:
    # Marks of transactions have offsets, and are no messages.
    broker, at = InMemory([b"a"]), {0: 0}
    assert gather(broker, at, {0: 3}, Bounds(), lambda message: None) == 1
    assert at == {0: 1}


def test_a_broker_that_gives_nothing_of_what_it_has_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "STALLED", 0.0)
    broker = InMemory([b"a"])
    broker.silent = True
    with pytest.raises(QueueFault, match="no message for 0 s"):
        taken(broker, {0: 0})
