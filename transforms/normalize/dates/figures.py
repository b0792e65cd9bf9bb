"""Dates of figures alone: a moment of ISO 8601, a year, a month, a week, a day of the year, seconds since 1970."""

import datetime as dt
import re
from collections.abc import Callable

from newsmill.transforms.normalize.dates.written_date import WrittenDate
from newsmill.transforms.normalize.dates.zones import offset_minutes

_WEEK = re.compile(r"(\d{4})-?w(\d{2})(?:-?([1-7]))?", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d{4})-(\d{3})")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})(?:\.0)?|(\d{15,16})|(\d{18,19})")
"""Seconds, milliseconds, microseconds and nanoseconds since 1970."""
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[tT](\d\d:\d\d:\d\d)(?:[.,]\d{1,9})?([zZ]|[+-]\d\d:?\d\d)?", re.ASCII)
"""What machines write most, ISO 8601 to the second: read as words it takes ten times as long."""
_COARSE = re.compile(r"(?P<year>(?:1[6-9]|20)\d{2})(?:-(?P<month>\d{1,2}))?")


def read_figures(text: str) -> WrittenDate | None:
    """Return the date that ``text`` is, whole and in one of these forms; null when it is none.

    >>> read_figures("2026-W05-5").wall.isoformat()
    '2026-01-30T00:00:00'
    """
    for read in (_read_timestamp, _read_coarse, _read_week, _read_ordinal, _read_epoch):
        found = read(text)
        if found is not None:
            return found
    return None


def _read_timestamp(text: str) -> WrittenDate | None:
    """Return a moment to the second, null where anything in it is odd: the reader of words knows more of them."""
    found = _TIMESTAMP.fullmatch(text)
    if not found or (found[3] and offset_minutes(found[3]) is None):
        return None
    try:
        return WrittenDate(dt.datetime.fromisoformat(f"{found[1]}T{found[2]}"), found[3], "second")
    except ValueError:
        return None


def _read_coarse(text: str) -> WrittenDate | None:
    found = _COARSE.fullmatch(text)
    if not found:
        return None
    day = _guarded(lambda: dt.date(int(found["year"]), int(found["month"] or 1), 1))
    return day and WrittenDate(day.wall, None, "month" if found["month"] else "year")


def _read_week(text: str) -> WrittenDate | None:
    found = _WEEK.fullmatch(text)
    return (
        _guarded(lambda: dt.date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))) if found else None
    )


def _read_ordinal(text: str) -> WrittenDate | None:
    found = _ORDINAL.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 366:
        return None
    return _guarded(lambda: dt.datetime.strptime(f"{found[1]} {found[2]}", "%Y %j").date())


def _guarded(make: Callable[[], dt.date]) -> WrittenDate | None:
    try:
        day = make()
    except ValueError:
        return None
    return WrittenDate(dt.datetime(day.year, day.month, day.day), None, "day")


def _read_epoch(text: str) -> WrittenDate | None:
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    count, unit = next((int(text), 1000**power) for power, text in enumerate(found.groups()) if text)
    return WrittenDate(dt.datetime(1970, 1, 1) + dt.timedelta(seconds=count // unit), "UTC", "second")
