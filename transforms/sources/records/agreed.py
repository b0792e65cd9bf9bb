"""What formats of the trade have agreed on beyond names of fields: cut texts, taken back articles, embargoes."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from newsmill.transforms.sources.records.record import by_normal_name

_CUT = re.compile(r"\s*(?:…|\.{3})?\s*\[\+?\d{1,9} (?:more )?char(?:acter)?s\]\s*\Z")
_WALL = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?")
_REMOVED = "[Removed]"
GONE = frozenset({"canceled", "cancelled", "withheld"})
"""What a wire's ``pubstatus`` says of items that must not be published; American and British spelling are found."""


def without_cut_mark(text: str | None) -> tuple[str | None, bool | None]:
    """Return a text without the mark that it was cut at, and true where there was one; else null.

    >>> without_cut_mark("Der Rat tagt am Mo… [+2219 chars]")
    ('Der Rat tagt am Mo', True)
    """
    match = _CUT.search(text, max(0, len(text) - 40)) if text else None
    return (text[: match.start()], True) if text and match else (text, None)


def gmt_of(raw: Mapping[Any, Any]) -> list[str]:
    """Return the time of publication whose zone stands in another field: WordPress' in UTC, NewsData's by its name.

    >>> gmt_of({"date": "2026-05-04T08:30:00", "date_gmt": "2026-05-04T06:30:00"})
    ['2026-05-04T06:30:00Z']
    >>> gmt_of({"pubDate": "2026-05-04 06:30:00", "pubDateTZ": "UTC"})
    ['2026-05-04 06:30:00 UTC']
    """
    own = by_normal_name(raw)
    zone = own.get("pubdatetz")
    told = ((own.get("dategmt"), "Z"), (own.get("pubdate"), f" {zone}" if isinstance(zone, str) and zone else None))
    return [
        f"{wall.strip()}{zone}"
        for wall, zone in told
        if zone and isinstance(wall, str) and _WALL.fullmatch(wall.strip())
    ]


def is_withdrawn(title: str | None, raw: Mapping[Any, Any]) -> bool:
    """Tell whether the source has taken the article back: ``[Removed]`` of NewsAPI, ``pubstatus`` of ninjs."""
    status = by_normal_name(raw).get("pubstatus")
    return title == _REMOVED or (isinstance(status, str) and status.casefold() in GONE)


def embargo_of(raw: Mapping[Any, Any]) -> str | None:
    """Return the time before which a record must not be published, as it is written; null without one."""
    until = by_normal_name(raw).get("embargoed")
    return until if isinstance(until, str) and until.strip() else None


def is_embargoed(until: str | None, now: dt.datetime) -> bool:
    """Tell whether ``until`` is still to come; what cannot be read as a time holds for ever, no zone means UTC.

    >>> now = dt.datetime(2026, 5, 4, 8, tzinfo=dt.UTC)
    >>> [is_embargoed(until, now) for until in ("2026-05-04T12:00:00+02:00", "20260504T0700+0000", "open", None)]
    [True, False, True, False]
    """
    if until is None:
        return False
    try:
        time = dt.datetime.fromisoformat(until.strip())
    except ValueError:
        return True
    return (time if time.tzinfo else time.replace(tzinfo=dt.UTC)) > now
