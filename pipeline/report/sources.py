"""Health of sources and feeds: articles by day, gaps, failures. Copies count: a paper that copies is alive."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from newsmill.pipeline.feeds.counts import FAILED, end_of
from newsmill.pipeline.feeds.health import FeedHealth
from newsmill.pipeline.report.articles import Articles, Mask, day_of
from newsmill.pipeline.report.period import BEFORE, Period

ROWS, FEEDS = 30, 20
UNLIKELY = 0.001
"""A silence is a gap when a source of its pace is silent for as long less often than this (Poisson)."""
LEVELS = 5
"""Shades of the map, the empty one aside."""


@dataclass(frozen=True)
class Row:
    """One source of the map."""

    source: str
    per_day: list[int]
    """Articles on each of the 28 days."""
    levels: list[int]
    """Shade of each day, 0 to ``LEVELS``: 0 without articles, else by the fifths of its own greatest day."""
    articles: int
    silent: int
    """Days without an article that end with the day."""
    gap: bool
    """So long a silence is not what this source does."""


@dataclass(frozen=True)
class Sources:
    """The health of sources and feeds."""

    days: list[dt.date]
    rows: list[Row]
    """Those with a gap first, then by articles."""
    more: int
    """Sources beyond those shown."""
    feeds: int
    troubled: list[FeedHealth]
    requests: list[tuple[dt.date, int, int]]
    """Day, requests, failed ones: the last 28 days with requests."""


def sources(
    articles: Articles, period: Period, feeds: Sequence[FeedHealth], fetches: Iterable[Mapping[str, Any]]
) -> Sources:
    """Return how sources and feeds are doing; ``fetches`` are rows of ``ops/fetches``."""
    days = [day_of(period.number - back) for back in range(BEFORE - 1, -1, -1)] if period.day else []
    table = _table(articles, period, period.within(articles, BEFORE)) if days else np.zeros((len(articles.sources), 0))
    rows = [
        _row(name, counts)
        for name, counts in zip(articles.sources, table.astype(int).tolist(), strict=True)
        if any(counts)
    ]
    rows.sort(key=lambda row: (not row.gap, -row.articles, row.source))
    troubled = [feed for feed in feeds if feed.in_trouble]
    return Sources(days, rows[:ROWS], max(0, len(rows) - ROWS), len(feeds), troubled[:FEEDS], _requests(fetches))


def _table(articles: Articles, period: Period, inside: Mask) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """Return articles by source and day, the last day last."""
    day = BEFORE - 1 - (period.number - articles.days[inside])
    cells = articles.source[inside] * BEFORE + day
    return np.bincount(cells, minlength=len(articles.sources) * BEFORE).reshape(-1, BEFORE)


def _row(source: str, counts: list[int]) -> Row:
    silent = next((back for back, count in enumerate(reversed(counts)) if count), len(counts))
    return Row(
        source=source,
        per_day=counts,
        levels=[math.ceil(LEVELS * count / max(counts)) for count in counts],
        articles=sum(counts),
        silent=silent,
        gap=is_gap(sum(counts), len(counts) - silent, silent),
    )


def is_gap(articles: int, days: int, silent: int) -> bool:
    """Tell whether a source with so many articles on ``days`` days is silent for longer than chance would have.

    >>> is_gap(28, 27, 1), is_gap(200, 26, 2), is_gap(3, 20, 8)
    (False, True, False)
    """
    return math.exp(-articles / max(1, days) * silent) < UNLIKELY


def _requests(fetches: Iterable[Mapping[str, Any]]) -> list[tuple[dt.date, int, int]]:
    asked, failed = Counter[dt.date](), Counter[dt.date]()
    for row in fetches:
        day = row["fetched_at"].date()
        asked[day] += 1
        failed[day] += end_of(row["status"], row["error"], row["items"]) == FAILED
    return [(day, asked[day], failed[day]) for day in sorted(asked)[-BEFORE:]]
