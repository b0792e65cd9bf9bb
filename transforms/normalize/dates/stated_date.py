"""A date that a record, a feed or a page states, before it is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as it stands, and where."""

    raw: str
    source: str
    """``record``, ``feed``, ``jsonld``, ``meta``, ``url``, ``text``."""
