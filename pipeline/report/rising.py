"""Who and what rises: the week that ends with the day against the four weeks before, copies left out."""

from dataclasses import dataclass

import numpy as np

from newsmill.pipeline.report.articles import Articles, Headline, Places
from newsmill.pipeline.report.coverage import Coverage
from newsmill.pipeline.report.period import BEFORE, WEEK, Period
from newsmill.pipeline.report.significance import believable, fisher_greater

LEAST = 3
"""Articles of the week from which an entity is looked at."""
SHOWN, HEADLINES = 12, 4
NEAR = 0.05
"""Chance below which a rise is shown, as one that does not hold, where none does."""


@dataclass(frozen=True)
class Riser:
    """An entity that more articles speak of than before."""

    entity: int
    """Place in the coverage."""
    name: str
    label: str
    now: int
    """Articles of the week."""
    before: int
    """Articles of the four weeks before."""
    factor: float | None
    """By how much its share of the articles has grown; null when it is new."""
    chance: float
    """Of as many articles or more, had its share not changed (Fisher's exact test)."""
    holds: bool
    """Few of the ones marked so are chance."""
    per_day: list[int]
    """Articles on each day of the five weeks."""
    headlines: list[Headline]
    """The latest first."""


@dataclass(frozen=True)
class Rising:
    """What rises."""

    now: int
    """Articles of the week."""
    before: int
    """Articles of the four weeks before."""
    tested: int
    """Entities looked at."""
    risers: list[Riser]
    """Those that hold, or the nearest to it; the least likely to be chance first."""


def rising(articles: Articles, coverage: Coverage, period: Period) -> Rising:
    """Return what rises."""
    week = period.within(articles, WEEK) & articles.canonical
    weeks = period.within(articles, BEFORE, WEEK) & articles.canonical
    all_now, all_before = int(week.sum()), int(weeks.sum())
    now, before = coverage.counts(week), coverage.counts(weeks)
    looked_at = np.flatnonzero((now >= LEAST) & coverage.told).tolist() if all_before else []
    chances = [fisher_greater(int(now[ix]), all_now, int(before[ix]), all_before) for ix in looked_at]
    holding = believable(chances)
    names = coverage.entities.column("name")
    ranked = sorted(
        zip(chances, looked_at, holding, strict=True), key=lambda item: (item[0], -now[item[1]], names[item[1]].as_py())
    )
    shown = [item for item in ranked if item[2]][:SHOWN] or [item for item in ranked if item[0] < NEAR][:LEAST]
    return Rising(
        all_now,
        all_before,
        len(looked_at),
        [
            _riser(articles, coverage, period, (ix, int(now[ix]), int(before[ix])), all_now / all_before, chance, holds)
            for chance, ix, holds in shown
        ],
    )


def _riser(
    articles: Articles,
    coverage: Coverage,
    period: Period,
    counts: tuple[int, int, int],
    weight: float,
    chance: float,
    holds: bool,
) -> Riser:
    entity, now, before = counts
    row = coverage.named(entity)
    spoken = coverage.articles_of(entity)
    week = spoken[period.within(articles, WEEK)[spoken]]
    latest = week[np.lexsort((week, -articles.published[week]))][:HEADLINES].tolist()
    headlines = articles.headlines(latest)
    return Riser(
        entity=entity,
        name=row["name"],
        label=row["label"],
        now=now,
        before=before,
        factor=now / before / weight if before else None,
        chance=chance,
        holds=holds,
        per_day=per_day(articles, period, spoken),
        headlines=[headlines[place] for place in latest],
    )


def per_day(articles: Articles, period: Period, chosen: Places) -> list[int]:
    """Return how many of the ``chosen`` articles were published on each day of the five weeks."""
    if period.day is None:
        return []
    back = period.number - articles.days[chosen]
    inside = back[(back >= 0) & (back < WEEK + BEFORE)]
    counts: list[int] = np.bincount(WEEK + BEFORE - 1 - inside, minlength=WEEK + BEFORE).tolist()
    return counts
