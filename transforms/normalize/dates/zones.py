"""Zones as they are written beside a time: names, phrases and offsets, as what they say of the clock.

Sources: RFC 5322 section 4.3 for the American names; CET/CEST and their German names MEZ/MESZ by German law (ZeitG
§1); the rest as used by public broadcasters. A name of several zones is read as RFC 5322 does (CST), by the country
of the host (IST), or not at all: a date whose zone is stated and not known is no date.
"""

import datetime as dt
import functools
import re
import zoneinfo

OFFSETS: dict[str, int] = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "zulu": 0, "wet": 0, "wez": 0, "west": 60, "wesz": 60, "bst": 60,
    "cet": 60, "mez": 60, "met": 60, "cest": 120, "mesz": 120, "mest": 120,
    "eet": 120, "oez": 120, "eest": 180, "oesz": 180, "msk": 180, "trt": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
    "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "awst": 480, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "sast": 120, "cat": 120, "eat": 180, "wat": 60, "pkt": 300, "wib": 420,
    "greenwich mean time": 0, "coordinated universal time": 0, "universal time coordinated": 0, "universal time": 0,
    "weltzeit": 0, "koordinierte weltzeit": 0, "koordinierter weltzeit": 0,
    "british summer time": 60, "irish standard time": 60,
    "western european time": 0, "western european standard time": 0, "western european summer time": 60,
    "central european time": 60, "central european standard time": 60, "central european summer time": 120,
    "eastern european time": 120, "eastern european standard time": 120, "eastern european summer time": 180,
    "westeuropäische zeit": 0, "westeuropäische sommerzeit": 60, "mitteleuropäische zeit": 60,
    "mitteleuropäische normalzeit": 60, "mitteleuropäische sommerzeit": 120, "mitteleuropäischer zeit": 60,
    "mitteleuropäischer sommerzeit": 120, "osteuropäische zeit": 120, "osteuropäische sommerzeit": 180,
    "eastern standard time": -300, "eastern daylight time": -240, "central standard time": -360,
    "central daylight time": -300, "mountain standard time": -420, "mountain daylight time": -360,
    "pacific standard time": -480, "pacific daylight time": -420, "alaska standard time": -540,
    "alaska daylight time": -480, "hawaii standard time": -600, "atlantic standard time": -240,
    "atlantic daylight time": -180, "moscow standard time": 180, "moscow time": 180, "moskauer zeit": 180,
    "india standard time": 330, "indian standard time": 330, "pakistan standard time": 300,
    "japan standard time": 540, "korea standard time": 540, "hong kong time": 480, "singapore time": 480,
    "australian eastern standard time": 600, "australian eastern daylight time": 660,
}  # fmt: skip
"""Lower-case name to minutes east of UTC."""
REGIONS = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "eastern": "America/New_York", "eastern time": "America/New_York", "central time": "America/Chicago",
    "mountain time": "America/Denver", "pacific time": "America/Los_Angeles", "pacific": "America/Los_Angeles",
    "us eastern time": "America/New_York", "us central time": "America/Chicago",
    "us mountain time": "America/Denver", "us pacific time": "America/Los_Angeles",
    "est5edt": "America/New_York", "cst6cdt": "America/Chicago", "mst7mdt": "America/Denver",
    "pst8pdt": "America/Los_Angeles", "est/edt": "America/New_York", "cst/cdt": "America/Chicago",
    "mst/mdt": "America/Denver", "pst/pdt": "America/Los_Angeles", "new york time": "America/New_York",
    "new yorker zeit": "America/New_York", "cet/cest": "Europe/Berlin", "mez/mesz": "Europe/Berlin",
    "gmt/bst": "Europe/London", "berlin time": "Europe/Berlin", "berliner zeit": "Europe/Berlin",
    "german time": "Europe/Berlin", "deutsche zeit": "Europe/Berlin", "deutscher zeit": "Europe/Berlin",
    "wiener zeit": "Europe/Vienna", "schweizer zeit": "Europe/Zurich", "london time": "Europe/London",
    "londoner zeit": "Europe/London", "uk time": "Europe/London", "british time": "Europe/London",
    "paris time": "Europe/Paris", "pariser zeit": "Europe/Paris",
}  # fmt: skip
"""Names that mean standard or summer time, whichever holds on the day."""
LOCAL = frozenset({"local time", "ortszeit", "lokalzeit", "local"})
"""Words that state no zone but the place's own."""
_BY_COUNTRY = {
    "ist": {"in": "Asia/Kolkata", "ie": "Europe/Dublin", "il": "Asia/Jerusalem"},
    "gst": {"ae": "Asia/Dubai"},
    "sst": {"sg": "Asia/Singapore"},
}
"""Names of several zones, by the last label of the host."""
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\-−±])(\d{1,2})(?::?(\d{2}))?(?::?00)?", re.IGNORECASE)
_HALVES = frozenset({
    -570, -270, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825,
})  # fmt: skip
"""Offsets off the hour that are or were in use; others are no offsets, but the end of a span of time."""


def offset_minutes(name: str) -> int | None:
    """Return minutes east of UTC of a zone name or numeric offset, or null when it is not known.

    >>> offset_minutes("MESZ"), offset_minutes("+02:00"), offset_minutes("-0330"), offset_minutes("XYZ")
    (120, 120, -210, None)
    >>> offset_minutes("+14:00"), offset_minutes("+15:00"), offset_minutes("-12:00"), offset_minutes("-13:00")
    (840, None, -720, None)
    """
    found = _OFFSET.fullmatch(name.strip())
    if not found:
        return OFFSETS.get(_plain(name))
    hours, minutes = int(found[2]), int(found[3] or 0)
    total = (hours * 60 + minutes) * (-1 if found[1] in "-−" else 1)
    return total if -720 <= total <= 840 and (minutes == 0 or total in _HALVES) else None


def zone_of(name: str, host: str | None = None) -> dt.tzinfo | None:
    """Return the zone that a name or offset means, or null when it is not known.

    >>> zone_of("IST", "news.example.in").key, zone_of("IST", "news.example")
    ('Asia/Kolkata', None)
    """
    minutes = offset_minutes(name)
    if minutes is not None:
        return dt.timezone(dt.timedelta(minutes=minutes))
    plain = _plain(name)
    country = _BY_COUNTRY.get(plain, {}).get((host or "").rpartition(".")[2].lower())
    region = country or REGIONS.get(plain) or (name.strip() if "/" in name else None)
    try:
        return region_of(region) if region else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def is_zone(name: str) -> bool:
    """Tell whether a name or phrase means a zone, if only in some countries."""
    plain = _plain(name)
    return plain in _BY_COUNTRY or plain in LOCAL or zone_of(name) is not None


@functools.lru_cache(maxsize=64)
def region_of(name: str) -> dt.tzinfo:
    """Return the zone of an IANA name.

    Raises:
        ZoneInfoNotFoundError: there is none of this name.
        ValueError: it is no name.
    """
    return zoneinfo.ZoneInfo(name)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(".", "").split())
