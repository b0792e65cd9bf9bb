"""Into which stretches of days a month is cut: at the thresholds, and that nothing else decides."""

import datetime as dt

import pyarrow as pa
import pytest

from newsmill.transforms.sinks.stretches import (
    ARTICLES_OF_A_STRETCH,
    DAY_FILES_FROM,
    UNDATED,
    articles_by_day,
    days_of_month,
    is_in_one,
    stretches,
)

FULL = ARTICLES_OF_A_STRETCH


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ({}, []),
        ({1: FULL - 1, 31: 1}, [range(32)]),
        ({1: FULL, 31: 1}, [range(16), range(16, 32)]),
        ({1: FULL, 2: 1}, [range(2), range(2, 4)]),
        ({7: 3 * FULL}, [range(7, 8)]),
        ({UNDATED: FULL, 31: 1}, [range(16), range(16, 32)]),
        ({1: DAY_FILES_FROM - 3, 30: 1, 31: 1}, [range(1, 2), range(16, 32)]),
        ({1: DAY_FILES_FROM - 2, 30: 1, 31: 1}, [range(1, 2), range(30, 31), range(31, 32)]),
        ({1: DAY_FILES_FROM - 1, 31: 1}, [range(1, 2), range(31, 32)]),
    ],
)
def test_stretches(articles: dict[int, int], expected: list[range]) -> None:
    assert stretches(articles) == expected


def test_what_is_in_one_file_whatever_its_days() -> None:
    assert is_in_one(FULL)
    assert not is_in_one(FULL + 1)


def test_days_are_those_of_utc_and_undated_is_none_of_them() -> None:
    evening = dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-1)))
    times = pa.array([evening, None], pa.timestamp("us", "UTC"))
    assert days_of_month(times).tolist() == [2, UNDATED]
    assert days_of_month(pa.array([dt.date(2026, 3, 31), None])).tolist() == [31, UNDATED]


def test_rows_of_one_article_count_once() -> None:
    days = days_of_month(pa.array([dt.date(2026, 3, 5)] * 3))
    assert articles_by_day(pa.array(["a", "a", "b"]), days) == {5: 2}
