import threading
import time

import pytest

from newsmill.transforms.sources.fetch.parallel import in_parallel


def test_every_result_of_every_group_once():
    found = in_parallel([range(0, 50), range(50, 60), range(60, 60)], iter, 4)
    assert sorted(found) == list(range(60))


def test_no_groups_no_results():
    assert list(in_parallel([], iter, 4)) == []


def test_groups_run_at_the_same_time():
    both = threading.Barrier(2, timeout=60)

    def work(group):
        both.wait()
        yield group

    assert sorted(in_parallel("ab", work, 2)) == ["a", "b"]


def test_an_error_of_a_group_is_raised_here():
    def work(group):
        yield group
        raise LookupError(group)

    with pytest.raises(LookupError):
        list(in_parallel("ab", work, 2))


def test_results_that_nobody_takes_are_not_made():
    made = []

    def work(group):
        for number in range(1000):
            made.append(number)
            yield number

    found = in_parallel("ab", work, 2)
    next(found)
    time.sleep(0.1)
    found.close()
    assert len(made) < 20
    assert threading.active_count() < 50


def test_a_thread_that_is_busy_does_not_hold_up_whoever_leaves():
    go_on = threading.Event()

    def work(group):
        if group == "slow":
            go_on.wait(60)
        yield group

    found = in_parallel(["quick", "slow"], work, 2)
    assert next(found) == "quick"
    begin = time.monotonic()
    found.close()
    took = time.monotonic() - begin
    go_on.set()
    assert took < 20
