"""Strict readers of written dates: each takes one form whole or not at all, none guesses.

ISO 8601 and its relatives, RFC 822 and 850, asctime, spelled months in German and English, German numeric dates,
epoch numbers.
What is ambiguous (04/05/2026) is left alone unless the language says which.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written: wall clock time, the zone's own words, and how much of it was there."""

    wall: dt.datetime
    """Without zone."""
    zone: str | None
    """The zone as written; null when there was none."""
    precision: str
    """``second``, ``minute``, ``day``, ``month`` or ``year``."""
    german: bool = False
    """The form itself is German: ``30. April``, ``30.04.2026``, ``Uhr``."""


_MONTHS = {
    "jan": 1, "jän": 1, "jaen": 1, "feb": 2, "feber": 2, "mar": 3, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "may": 5,
    "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary|uar)?|jän(?:ner)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|maerz|mrz|apr(?:il)?|may|mai|"
    r"june?|juni|july?|juli|"
    r"aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|"
    r"do(?:nnerstag)?|"
    r"fr(?:eitag)?|sa(?:mstag)?|sonnabend|so(?:nntag)?)\.?,?\s+"
)
_ZONE = (
    r"(?:\s?\(?(?P<zone>[+\-−]\d{1,2}:?\d{0,2}|(?:utc|gmt)[+\-−]\d{1,2}(?::?\d{2})?|z|"
    r"[a-zö]{2,5})\)?(?:\s?[(\[][^)\]]{1,40}[)\]])?|\[(?P<region>[A-Za-z_]{2,20}/[A-Za-z_]{2,30})\])?"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?\s?(?P<half>[ap]\.?m\.?)?(?:\s?uhr)?"
    + _ZONE
)
_TIME = r"(?:(?:,?\s+|,)(?:um|at|gegen|[-–—|/•·])?\s*" + _CLOCK + r")?"

_PATTERNS = {
    "iso": r"(?P<year>\d{4})-(?P<mon>\d{1,2})(?:-(?P<day>\d{1,2}))?(?:(?:t|\s+|,\s*)(?:(?P<hour24>24):00(?::00)?|"
    r"(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d{1,9})?)?)\s?" + _ZONE + r")?",
    "slashed": r"(?P<year>\d{4})[/.](?P<mon>\d{1,2})[/.](?P<day>\d{1,2})" + _TIME,
    "compact": r"(?P<year>(?:1[6-9]|20)\d{2})(?P<mon>\d{2})(?P<day>\d{2})"
    r"(?:t?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?\s?" + _ZONE + r")?",
    "day_month": (
        rf"(?:{_WEEKDAY})?(?:(?:am|on|the|den)\s+)?(?P<day>\d{{1,2}})(?P<dot>\.)?(?:st|nd|rd|"
        rf"th)?[\s-]*{_MONTH}[,\s-]*(?P<year>\d{{4}}|\d{{2}}){_TIME}"
    ),
    "month_day": rf"(?:{_WEEKDAY})?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
    "asctime": (
        rf"(?:{_WEEKDAY})?{_MONTH}\s+(?P<day>\d{{1,2}})\s+(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?{_ZONE}\s+(?P<year>\d{{4}})"
    ),
    "german": (
        rf"(?:{_WEEKDAY})?(?:(?:vom|am|den)\s+)?(?P<day>\d{{1,2}})\.\s?(?P<mon>\d{{1,2}})\.\s?(?P<year>\d{{4}}|"
        rf"\d{{2}}){_TIME}"
    ),
    "month_year": rf"{_MONTH}\s+(?P<year>\d{{4}})",
    "year": r"(?P<year>(?:1[6-9]|20)\d{2})",
}  # fmt: skip
_FORMS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
_WEEK = re.compile(r"(\d{4})-?w(\d{2})(?:-?([1-7]))?", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d{4})-(\d{3})")
_AMBIGUOUS = re.compile(r"(?P<first>\d{1,2})[/-](?P<second_>\d{1,2})[/-](?P<year>\d{4})" + _TIME, re.IGNORECASE)
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})")
_LABEL = re.compile(
    r"^(?:stand|veröffentlicht|publiziert|erschienen|aktualisiert|zuletzt aktualisiert|published|updated|posted|"
    r"last updated|"
    r"first published|datum|date)(?:\s+(?:am|on|at))?\s*:?\s+",
    re.IGNORECASE,
)


def read_written(raw: str, language: str | None = None) -> WrittenDate | None:
    """Return the date that ``raw`` is, or null when no strict form fits or the day does not exist.

    >>> read_written("Do, 30 Apr 2026 14:05:00 MESZ").zone
    'MESZ'
    >>> read_written("30.04.2026, 14:05 Uhr").wall.isoformat()
    '2026-04-30T14:05:00'
    """
    text = _LABEL.sub("", " ".join(raw.split()))
    for read in (_read_forms, _read_week, _read_ordinal, _read_epoch):
        found = read(text)
        if found is not None:
            return found
    return _read_ambiguous(text, language)


def _read_forms(text: str) -> WrittenDate | None:
    for name, pattern in _FORMS.items():
        found = pattern.fullmatch(text)
        if found:
            return _assemble(
                found.groupdict(),
                german=name == "german" or "uhr" in text.lower() or bool(found.groupdict().get("dot")),
            )
    return None


def _assemble(groups: dict[str, str | None], *, german: bool = False) -> WrittenDate | None:
    year, month, day = _full_year(groups["year"] or ""), _month(groups), groups.get("day")
    hour, minute, second = (int(groups.get(part) or 0) for part in ("hour", "minute", "second"))
    try:
        wall = dt.datetime(year, month or 1, int(day or 1), _hour24(hour, groups.get("half")), minute, min(second, 59))
        wall += dt.timedelta(days=1 if groups.get("hour24") else 0)
    except (ValueError, OverflowError):
        return None
    timed = groups.get("hour") is not None or groups.get("hour24") is not None
    return WrittenDate(
        wall, (groups.get("zone") or groups.get("region")) if timed else None, _precision(groups, month, timed), german
    )


def _precision(groups: dict[str, str | None], month: int | None, timed: bool) -> str:
    if timed:
        return "second" if groups.get("second") else "minute"
    if groups.get("day"):
        return "day"
    return "month" if month else "year"


def _full_year(year: str) -> int:
    """Two-digit years as RFC 5322 has them: 00 to 49 are 2000 and later."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 50 else 1900)


def _month(groups: dict[str, str | None]) -> int | None:
    if groups.get("mon"):
        return int(groups["mon"] or 0) or 13  # month 0 must fail like month 13, not fall back to January
    name = (groups.get("month") or "").lower()
    return _MONTHS[name[:3]] if name else None


def _hour24(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("no such hour on a 12-hour clock")
    return hour % 12 + (12 if half.lower().startswith("p") else 0)


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
    seconds = int(found[1]) if found[1] else int(found[2]) / 1000
    return WrittenDate(dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds), "UTC", "second")


def _read_ambiguous(text: str, language: str | None) -> WrittenDate | None:
    found = _AMBIGUOUS.fullmatch(text)
    if not found:
        return None
    first, second = int(found["first"]), int(found["second_"])
    tag = (language or "").lower().replace("_", "-")
    if second > 12 or (first <= 12 and tag == "en-us"):
        first, second = second, first
    elif first <= 12 and first != second and not tag.startswith(("de", "en-gb", "fr", "es", "it", "nl")):
        return None
    return _assemble({**found.groupdict(), "day": str(first), "mon": str(second)})
