"""A date as it stands in a document to a moment in UTC, with what was assumed on the way.

Strict forms first, dateparser (German and English, absolute dates only, nothing guessed) behind them. A date after
the run's
clock plus one day, or below the floor, is implausible: nulled with a reason, the article kept. A day without a time
is midnight
UTC, so that ``published_date`` is the day as written wherever the newsroom is.
"""

import datetime as dt
import functools
import zoneinfo
from dataclasses import dataclass

from newsmill.transforms.normalize.date_forms import WrittenDate, read_written
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.zones import REGIONS, offset_minutes

MAX_LENGTH = 120
"""Characters of a date worth reading; longer strings are prose."""
FUTURE = dt.timedelta(days=1)
"""How far after the run's clock a date may lie: clocks are off and zones misread, by less than a day."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date read, or why it was not."""

    at: dt.datetime | None
    """UTC; null when unreadable or implausible."""
    raw: str | None
    """As it stood; null when there was none."""
    precision: str | None
    """``second``, ``minute``, ``day``, ``month``, ``year``; null with ``at``."""
    zone_assumed: bool | None
    """True when there was a time without a zone, or no time at all; null with ``at``."""
    fault: str | None = None
    """``unreadable``, ``in_future``, ``below_floor``, ``epoch_zero``; null when all is well."""


NO_DATE = FoundDate(None, None, None, None)
"""No date was given."""


def read_date(
    raw: str | None, settings: NormalizeSettings, language: str | None = None, host: str | None = None
) -> FoundDate:
    """Return the moment that ``raw`` names.

    Args:
        raw: The date as it stands.
        settings: The run's clock, floor and zones.
        language: The declared language: which zone to assume, and which order 04/05/2026 has.
        host: The host of the article: its country's zone is assumed when no language is declared.
    """
    text = " ".join((raw or "").split())
    if not text:
        return NO_DATE
    written = _read(text[: MAX_LENGTH + 1], language) if len(text) <= MAX_LENGTH else None
    if written is None:
        return FoundDate(None, text[:MAX_LENGTH], None, None, "unreadable")
    at, assumed = _to_utc(written, _zone_name(settings, language, host, written.german))
    fault = _implausible(at, settings)
    if fault:
        return FoundDate(None, text, None, None, fault)
    return FoundDate(at, text, written.precision, assumed)


@functools.lru_cache(maxsize=2048)
def _read(text: str, language: str | None) -> WrittenDate | None:
    return read_written(text, language) or _read_loosely(text)


def _read_loosely(text: str) -> WrittenDate | None:
    """Read what only dateparser knows: spelled forms with words around. It must find day, month and year."""
    if not any(character.isdigit() for character in text):
        return None
    import dateparser

    options = {
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": dt.datetime(2000, 1, 1),
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": "DMY",
    }
    try:
        found = dateparser.parse(text, languages=["de", "en"], settings=options)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    if found is None or not _has_day_and_year(text, found):
        return None
    timed = ":" in text or (found.hour, found.minute) != (0, 0)
    offset = found.utcoffset()
    zone = None if offset is None else f"{'-' if offset.days < 0 else '+'}{_clock(abs(offset))}"
    return WrittenDate(
        found.replace(tzinfo=None, microsecond=0), zone, "minute" if timed else "day", german="uhr" in text.lower()
    )


def _has_day_and_year(text: str, found: dt.datetime) -> bool:
    """Tell whether the parts were written: dateparser fills gaps even when strict (``Mai 12`` becomes a year)."""
    return str(found.year) in text and str(found.day) in text and sum(c.isalpha() for c in text) >= 3


def _clock(offset: dt.timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _to_utc(written: WrittenDate, zone_name: str) -> tuple[dt.datetime, bool]:
    if written.precision in ("day", "month", "year"):
        return written.wall.replace(tzinfo=dt.UTC), True
    named = _written_zone(written.zone)
    try:
        return written.wall.replace(tzinfo=named or _zone(zone_name)).astimezone(dt.UTC), named is None
    except OverflowError:
        return written.wall.replace(tzinfo=dt.UTC), named is None


def _written_zone(name: str | None) -> dt.tzinfo | None:
    """Return the zone that stands in the date: an offset, a name of one, or a region (``ET``, ``Europe/Berlin``)."""
    if not name:
        return None
    minutes = offset_minutes(name)
    if minutes is not None:
        return dt.timezone(dt.timedelta(minutes=minutes))
    region = REGIONS.get(name.lower(), name if "/" in name else None)
    try:
        return _zone(region) if region else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None


@functools.lru_cache(maxsize=64)
def _zone(name: str) -> dt.tzinfo:
    return zoneinfo.ZoneInfo(name)


def _zone_name(settings: NormalizeSettings, language: str | None, host: str | None, german_form: bool) -> str:
    zones = dict(settings.language_zones)
    tag = (language or "").lower().replace("_", "-").partition("-")[0]
    if not tag and (german_form or (host or "").endswith((".de", ".at", ".ch"))):
        tag = "de"
    return zones.get(tag, settings.default_zone)


def _implausible(at: dt.datetime, settings: NormalizeSettings) -> str | None:
    if at > settings.now + FUTURE:
        return "in_future"
    if at.date() < settings.date_floor:
        return "below_floor"
    return "epoch_zero" if at == dt.datetime(1970, 1, 1, tzinfo=dt.UTC) else None
