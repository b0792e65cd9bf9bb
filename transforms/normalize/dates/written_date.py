"""A date as its document writes it, before a zone is known."""

import datetime as dt
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
    changed: bool = False
    """A word beside it says that it is the time of a change: ``Stand:``, ``updated``."""
