import datetime as dt

import pytest

from newsmill.schemas.rows.period import ALL_TIME, Period

DAY = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("period", "is_open"),
    [(ALL_TIME, True), (Period(DAY), False), (Period(None, DAY), False), (Period(DAY, DAY), False)],
)
def test_a_period_is_open_when_it_has_no_end_at_all(period: Period, is_open: bool) -> None:
    assert period.is_open == is_open
