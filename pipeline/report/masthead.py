"""When the page was made, of what, and how late the news is."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from newsmill.pipeline.report.articles import UNKNOWN, Articles
from newsmill.pipeline.report.period import WEEK, Period

_DAY = 86_400_000_000
"""Microseconds."""


@dataclass(frozen=True)
class Masthead:
    """The head of the page."""

    articles: int
    """Copies left out, here and below."""
    copies: int
    undated: int
    sources: int
    mentions: int
    rejects: int
    week: int
    """Articles of the week that ends with the day."""
    fresh: int
    """Articles of the last sight's day that were published within the day before they were seen."""
    lag: float | None
    """Median seconds from their publication until they were seen; null without such articles."""
    lag_99: float | None
    """The same for the slowest in a hundred."""
    last_run: dict[str, Any] | None
    """Row of ``ops/runs``; null when there is none."""


def masthead(articles: Articles, period: Period, rows: dict[str, int], last_run: dict[str, Any] | None) -> Masthead:
    """Return the head of the page; ``rows`` are the row counts by table."""
    own = articles.canonical
    lags = _lags(articles, period)
    return Masthead(
        articles=int(own.sum()),
        copies=int((~own).sum()),
        undated=int((own & (articles.days == UNKNOWN)).sum()),
        sources=len(articles.sources),
        mentions=rows.get("mentions", 0),
        rejects=rows.get("rejects", 0),
        week=int((own & period.within(articles, WEEK)).sum()),
        fresh=len(lags),
        lag=float(np.quantile(lags, 0.5)) if len(lags) else None,
        lag_99=float(np.quantile(lags, 0.99)) if len(lags) else None,
        last_run=last_run,
    )


def _lags(articles: Articles, period: Period) -> list[float]:
    """Return the lags in seconds of the articles seen in the day that ends with the last sight, backfill aside."""
    if period.seen is None:
        return []
    recent = articles.canonical & (articles.published != UNKNOWN) & (articles.seen > articles.seen.max() - _DAY)
    lags = articles.seen[recent] - articles.published[recent]
    seconds: list[float] = (np.maximum(0, lags[lags <= _DAY]) / 1e6).tolist()
    return seconds


def seconds_of(run: dict[str, Any]) -> float | None:
    """Return how long a run took; null when it did not end."""
    finished: dt.datetime | None = run["finished_at"]
    return (finished - run["started_at"]).total_seconds() if finished else None
