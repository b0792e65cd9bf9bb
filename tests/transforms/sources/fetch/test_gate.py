import contextlib
import threading
import time
from itertools import pairwise

import pytest

from newsmill.transforms.sources.fetch.gate import HostGate


def run_all(*works):
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_one_at_a_time_for_a_host_with_a_pause_after_it():
    gate, spans = HostGate(), []

    def work():
        with gate.through("a.example", 0.1, lambda: 0.5):
            begin = time.monotonic()
            time.sleep(0.02)
            spans.append((begin, time.monotonic()))

    run_all(*[work] * 4)
    spans.sort()
    assert all(later[0] - earlier[1] >= 0.099 for earlier, later in pairwise(spans))


def test_hosts_do_not_wait_for_each_other():
    gate, both, through = HostGate(), threading.Barrier(2, timeout=60), []

    def work(host):
        with gate.through(host, 5, lambda: 0.5):
            both.wait()
            through.append(host)

    run_all(lambda: work("a.example"), lambda: work("b.example"))
    assert sorted(through) == ["a.example", "b.example"]


class EnoughError(Exception):
    pass


def test_waiting_ends_when_the_turn_is_over_and_the_gate_is_free_again():
    gate, turns = HostGate(), iter([0.01, 0.01, 0.01])

    def turn():
        try:
            return next(turns)
        except StopIteration:
            raise EnoughError from None

    with gate.through("a.example", 0, turn):
        pass
    with pytest.raises(EnoughError), gate.through("a.example", 60, turn):
        pass
    with gate.through("a.example", 0, lambda: 0.5):
        held = threading.Event()

        def want():
            with contextlib.suppress(EnoughError), gate.through("a.example", 0, turn):
                raise AssertionError
            held.set()

        run_all(want)
        assert held.is_set()
