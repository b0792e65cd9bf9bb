import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from newsmill.pipeline.queries.database import Database, told
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path


@pytest.fixture
def _hears_interrupts() -> Iterator[None]:
    # Workers of pytest-xdist turn a deaf ear to SIGINT.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_hears_interrupts")
@pytest.mark.parametrize("what", ["count(*)", "i"])
def test_a_long_question_ends_when_it_is_interrupted(handmade: Store, what: str) -> None:
    database = Database(handmade, current_path(handmade.root))
    started = time.monotonic()
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        list(told(database.batches(f"select {what} from range(500000000000) t(i) where i % 7 = 8", {})))
    assert time.monotonic() - started < 30
    assert database.rows("select 1 as one", {}) == [{"one": 1}]
