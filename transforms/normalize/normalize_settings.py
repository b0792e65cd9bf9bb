"""What a run tells normalize: its clock and the few values that documents leave open."""

import datetime as dt
from dataclasses import dataclass

DATE_FLOOR = dt.date(1900, 1, 1)
"""Default floor: newspaper archives on the web reach back to the 1940s, broken clocks to the years 1 and 1601."""


@dataclass(frozen=True, slots=True)
class NormalizeSettings:
    """Settings of one run; immutable and picklable, so that workers see the same values."""

    now: dt.datetime
    """The run's clock in UTC: ``first_seen_at``, and with it what counts as a date in the future."""
    date_floor: dt.date = DATE_FLOOR
    """Dates before it are implausible and nulled."""
    default_zone: str = "UTC"
    """IANA zone assumed for a time without one, where ``language_zones`` says nothing."""
    language_zones: tuple[tuple[str, str], ...] = (("de", "Europe/Berlin"),)
    """IANA zone assumed by language (declared, or told by the form of the date or the country of the host)."""
    source: str = "local"
    """Source of articles that have no address, no feed and no source of their own."""
    max_chars: int = 16_000_000
    """Characters of text above which a document is rejected as too large."""

    def __post_init__(self) -> None:
        """Refuse a clock without a zone: it would be read in the zone of the machine.

        Raises:
            ValueError: ``now`` has no zone.
        """
        if self.now.tzinfo is None:
            raise ValueError("the run's clock needs a time zone, for example 2026-04-30T12:00:00Z")
