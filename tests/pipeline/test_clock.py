import datetime as dt

import pytest

from newsmill.pipeline.clock import run_clock
from newsmill.pipeline.errors import UsageError


@pytest.mark.parametrize(
    "text",
    ["2026-01-31T12:00:00Z", "2026-01-31T13:00:00+01:00", "2026-01-31 12:00:00+00:00", "2026-01-31T12:00Z"],
)
def test_a_fixed_clock_is_read_in_utc(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NEWSMILL_NOW", text)
    assert run_clock() == dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)
    assert run_clock().tzinfo is dt.UTC


@pytest.mark.parametrize("text", ["2026-01-31T12:00:00", "yesterday", "2026-02-30T12:00:00Z", "12:00Z"])
def test_anything_else_is_an_error_that_shows_the_form(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NEWSMILL_NOW", text)
    with pytest.raises(UsageError, match=r"NEWSMILL_NOW=.*2026-01-31T12:00:00Z"):
        run_clock()


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_the_time_is_now(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("NEWSMILL_NOW", raising=False)
    if value is not None:
        monkeypatch.setenv("NEWSMILL_NOW", value)
    before = dt.datetime.now(dt.UTC)
    assert before <= run_clock() <= dt.datetime.now(dt.UTC)
