import threading
import time
from itertools import pairwise

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
        with gate.through("a.example", 0.1):
            begin = time.monotonic()
            time.sleep(0.02)
            spans.append((begin, time.monotonic()))

    run_all(*[work] * 4)
    spans.sort()
    assert all(later[0] - earlier[1] >= 0.099 for earlier, later in pairwise(spans))


def test_hosts_do_not_wait_for_each_other():
    gate, both = HostGate(), threading.Barrier(2, timeout=5)

    def work(host):
        with gate.through(host, 5):
            both.wait()

    run_all(lambda: work("a.example"), lambda: work("b.example"))
    assert not both.broken
