import threading
import time

import pytest

from newsmill.transforms.sources.fetch.in_thread import in_thread


class EnoughError(Exception):
    pass


def enough():
    raise EnoughError


def test_what_the_work_returns_or_raises_comes_back():
    assert in_thread(lambda: 3, lambda: 1.0) == 3
    with pytest.raises(TimeoutError, match="of the work"):
        in_thread(lambda: (_ for _ in ()).throw(TimeoutError("of the work")), lambda: 1.0)


def test_giving_up_does_not_wait_and_what_comes_late_is_discarded():
    go_on, discarded = threading.Event(), []

    def work():
        go_on.wait(60)
        return "late"

    begin = time.monotonic()
    with pytest.raises(EnoughError):
        in_thread(work, enough, discarded.append)
    assert time.monotonic() - begin < 20
    assert discarded == []
    go_on.set()
    while not discarded and time.monotonic() - begin < 60:
        time.sleep(0.01)
    assert discarded == ["late"]


def test_what_is_ready_when_it_is_given_up_is_discarded_too():
    discarded, workers, ready = [], [], threading.Event()

    def tick():
        assert ready.wait(60)
        workers[0].join()
        raise EnoughError

    def work():
        workers.append(threading.current_thread())
        ready.set()
        return "ready"

    with pytest.raises(EnoughError):
        in_thread(work, tick, discarded.append)
    assert discarded == ["ready"]
