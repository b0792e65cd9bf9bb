import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from newsmill.pipeline.queries.database import Database, told
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path

LONG = "select {} from range(500000000000) t(i) where i % 7 = 8"


def process_wide() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def to_another_thread() -> None:
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)


@contextmanager
def soon(interrupt: Callable[[], None]) -> Iterator[None]:
    """Have an interruption come in a moment, and be heard as long as the body runs."""
    # Workers of pytest-xdist turn a deaf ear to SIGINT.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("interrupt", [process_wide, to_another_thread])
@pytest.mark.parametrize("what", ["count(*)", "i"])
def test_a_long_question_ends_when_it_is_interrupted(handmade: Store, what: str, interrupt: Callable[[], None]) -> None:
    database = Database(handmade, current_path(handmade.root))
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), soon(interrupt):
        list(told(database.batches(LONG.format(what), {})))
    assert time.monotonic() - started < 30
    assert database.rows("select 1 as one", {}) == [{"one": 1}]


def test_a_question_that_had_not_begun_when_it_was_interrupted_ends_too(handmade: Store) -> None:
    database = Database(handmade, current_path(handmade.root))
    interrupted = threading.Event()

    def late() -> None:
        assert interrupted.wait(60)
        database._duckdb.execute(LONG.format("count(*)"))

    def interrupt() -> None:
        process_wide()
        time.sleep(0.5)
        interrupted.set()

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), soon(interrupt):
        database._aside(late)
    assert time.monotonic() - started < 30
