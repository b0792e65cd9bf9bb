"""A stretch of publication time."""

import datetime as dt
from typing import NamedTuple


class Period(NamedTuple):
    """From ``since`` to before ``until``, both UTC; null leaves an end open."""

    since: dt.datetime | None = None
    """First moment inside."""
    until: dt.datetime | None = None
    """First moment outside."""

    @property
    def is_open(self) -> bool:
        """Nothing lies outside."""
        return self.since is None and self.until is None


ALL_TIME = Period()
"""Everything."""
