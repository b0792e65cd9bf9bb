"""The time that the page speaks of. It follows from the articles alone, never from the machine's clock."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from newsmill.pipeline.report.articles import UNKNOWN, Articles, Mask, day_of, time_of

WEEK, BEFORE = 7, 28
"""Days of the week that ends with the day, and of the four weeks before it."""

_DAY = 86_400_000_000
"""Microseconds."""


@dataclass(frozen=True)
class Period:
    """The day of the page and what lies before it. All is null or empty without dated articles."""

    first: dt.date | None
    """Earliest publication."""
    day: dt.date | None
    """Latest publication; what is dated behind the last sight is left out of account."""
    seen: dt.datetime | None
    """Clock of the run that last saw a new article; null for an empty store."""

    @property
    def number(self) -> int:
        """The day as days since 1970; ``UNKNOWN`` when there is none."""
        return (self.day - dt.date(1970, 1, 1)).days if self.day else UNKNOWN

    @property
    def days(self) -> list[dt.date]:
        """The five weeks, the four weeks before first; empty without a day."""
        return [day_of(self.number - back) for back in range(WEEK + BEFORE - 1, -1, -1)] if self.day else []

    def within(self, articles: Articles, days: int, skip: int = 0) -> Mask:
        """Tell which articles were published on ``days`` days that end ``skip`` days before the day, it included."""
        if self.day is None:
            return np.zeros(len(articles), np.bool_)
        last = self.number - skip
        return (articles.days <= last) & (articles.days > last - days)

    def five_weeks(self, articles: Articles) -> Mask:
        """Tell which articles are of the week or the four weeks before; all of them when none has a date."""
        return np.ones(len(articles), np.bool_) if self.day is None else self.within(articles, WEEK + BEFORE)


def period_of(articles: Articles) -> Period:
    """Return the period that ``articles`` speak of."""
    if not len(articles):
        return Period(None, None, None)
    seen = int(articles.seen.max())
    dated = articles.days[(articles.days != UNKNOWN) & (articles.days <= seen // _DAY)]
    if not len(dated):
        return Period(None, None, time_of(seen))
    return Period(day_of(int(dated.min())), day_of(int(dated.max())), time_of(seen))
