import os
import time
from collections.abc import Callable

import pytest

from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.retention import drop_old_snapshots, purge_before

Publish = Callable[..., object]
HOUR = 3600.0


@pytest.fixture
def seven(empty: Store, publish: Publish) -> Store:
    for digit in "1234567":
        publish(empty, digit)
    return empty


def test_five_stay_however_old(seven: Store) -> None:
    assert drop_old_snapshots(seven, time.time() + 10 * HOUR) == [1, 2]
    assert seven.numbers() == [3, 4, 5, 6, 7]


def test_all_of_the_last_hour_stay(seven: Store) -> None:
    assert drop_old_snapshots(seven, time.time() + HOUR - 60) == []
    assert len(seven.numbers()) == 7


def test_the_hour_counts_from_the_replacement(seven: Store) -> None:
    old = time.time() - 10 * HOUR
    os.utime(seven.snapshot(1), (old, old))
    assert drop_old_snapshots(seven, time.time()) == [], "replaced a moment ago: a reader may have just resolved it"


def test_a_clock_that_goes_back_removes_nothing(seven: Store) -> None:
    assert drop_old_snapshots(seven, time.time() - 100 * HOUR) == []


def test_the_current_one_stays_even_when_none_is_to_be_kept(seven: Store) -> None:
    drop_old_snapshots(seven, time.time() + 10 * HOUR, keep=1, seconds=0)
    assert seven.numbers() == [7]


def test_a_purge_takes_all_earlier_ones_at_once(seven: Store) -> None:
    assert purge_before(seven, 7) == [1, 2, 3, 4, 5, 6]
    assert seven.numbers() == [7]
