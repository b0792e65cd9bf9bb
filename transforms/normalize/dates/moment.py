"""A date as it stands in a document to a moment in UTC, with what was assumed on the way.

A date after the run's clock plus one day, or below the floor, is implausible: nulled with a reason, the article kept.
So is one whose zone is stated and not known. A day without a time is midnight UTC, so that ``published_date`` is the
day as written wherever the newsroom is.
"""

import datetime as dt
import functools
from dataclasses import dataclass

from newsmill.transforms.normalize.dates.forms import read_written
from newsmill.transforms.normalize.dates.written_date import WrittenDate
from newsmill.transforms.normalize.dates.zones import LOCAL, region_of, zone_of
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

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
    changed: bool = False
    """The text itself says that it is the time of a change."""
    fault: str | None = None
    """``unreadable``, ``unknown_zone``, ``in_future``, ``below_floor``, ``epoch_zero``; null when all is well."""


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
        return FoundDate(None, text[:MAX_LENGTH], None, None, fault="unreadable")
    zone, assumed = _zone(written, settings, language, host)
    if zone is None:
        return FoundDate(None, text, None, None, fault="unknown_zone")
    at = _to_utc(written, zone)
    fault = _implausible(at, settings)
    if fault:
        return FoundDate(None, text, None, None, fault=fault)
    return FoundDate(at, text, written.precision, assumed, written.changed)


@functools.lru_cache(maxsize=2048)
def _read(text: str, language: str | None) -> WrittenDate | None:
    return read_written(text, language)


def _zone(
    written: WrittenDate, settings: NormalizeSettings, language: str | None, host: str | None
) -> tuple[dt.tzinfo | None, bool]:
    """Return the zone of a date and whether it was assumed; null where one is stated that is not known."""
    if written.precision in ("day", "month", "year"):
        return dt.UTC, True
    if written.zone and written.zone.lower() not in LOCAL:
        return zone_of(written.zone, host), False
    return region_of(_zone_name(settings, language, host, written.german)), True


def _to_utc(written: WrittenDate, zone: dt.tzinfo) -> dt.datetime:
    try:
        return written.wall.replace(tzinfo=zone).astimezone(dt.UTC)
    except OverflowError:
        return written.wall.replace(tzinfo=dt.UTC)


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
