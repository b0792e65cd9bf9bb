"""Dates of records in the forms that programs give them: objects of databases and frameworks, and printed ones.

What comes out is text that a reader of written dates understands, with the zone that stands beside the date.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from newsmill.transforms.sources.records.record import by_normal_name
from newsmill.transforms.sources.records.values import one_line, raw_text_of

_SECONDS = ("seconds", "epochseconds")
_ZONES = ("timezone", "tz")
_DOTNET = re.compile(r"\\?/Date\((-?\d{9,16})(?:[+-]\d{4})?\)\\?/")
_DATETIME = re.compile(r"datetime\.(?:datetime|date)\((\d{1,4}(?:, \d{1,6}){2,6})(?:, tzinfo=(.{1,80}))?\)")
_OFFSET = re.compile(r"datetime\.timedelta\(seconds=(\d{1,5})\)")
_TIMESTAMP = re.compile(r"(?:pd\.|pandas\.)?Timestamp\('([^']{4,40})'(?:, tz='([^']{2,40})')?(?:, freq=[^)]{1,20})?\)")
_ZONED = re.compile(r"[+-]\d{2}:?\d{2}$|Z$")


def moment_of(value: Any) -> str | None:
    """Return a date as text on one line; null where there is none.

    >>> moment_of({"date": "2026-05-04 08:30:00", "timezone": "Europe/Berlin"}), moment_of({"_seconds": 1777876200})
    ('2026-05-04 08:30:00 Europe/Berlin', '1777876200')
    >>> moment_of("datetime.datetime(2026, 5, 4, 6, 30, tzinfo=datetime.timezone.utc)")
    '2026-05-04T06:30:00+00:00'
    """
    if isinstance(value, Mapping):
        return _of_object(value)
    text = one_line(value)
    return _of_printed(text) if text else None


def _of_object(value: Mapping[Any, Any]) -> str | None:
    inner = by_normal_name(value)
    seconds = next((text for key in _SECONDS if (text := raw_text_of(inner.get(key)))), None)
    if seconds:
        return seconds
    text = one_line(value)
    zone = next((zone for key in _ZONES if isinstance(zone := inner.get(key), str)), None)
    return f"{text} {zone}" if text and zone and not _ZONED.search(text) else text


def _of_printed(text: str) -> str:
    if found := _DOTNET.fullmatch(text):
        return found[1]
    if found := _TIMESTAMP.fullmatch(text):
        return found[1] if not found[2] or _ZONED.search(found[1]) else f"{found[1]} {found[2]}"
    if found := _DATETIME.fullmatch(text):
        return _of_parts([int(part) for part in found[1].split(", ")], found[2]) or text
    return text


def _of_parts(parts: list[int], zone: str | None) -> str | None:
    """Return the date of the numbers that Python prints, in ISO 8601; null where there is none of them."""
    try:
        if len(parts) == 3:
            return dt.date(*parts).isoformat()
        moment = dt.datetime(*parts)  # type: ignore[arg-type]  # the zone comes last, and is no number
    except ValueError:
        return None
    offset = _OFFSET.search(zone or "")
    if offset:
        return moment.replace(tzinfo=dt.timezone(dt.timedelta(seconds=int(offset[1])))).isoformat()
    return moment.replace(tzinfo=dt.UTC if zone and "utc" in zone.lower() else None).isoformat()
