"""Stories day by day: each day's articles go to stories that are open, or begin new ones.

Which story an article is in follows from the articles of its day and of the days before it, never from later ones. So
when articles come, change or go, the stories are told again from the first day concerned, until the days that could
still feel it come out as they were.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from newsmill.transforms.stories.columns import Flags, Floats, Ints, Vectors, chosen, joined
from newsmill.transforms.stories.grouping import Groups, Measure, group
from newsmill.transforms.stories.products import bounded_products, own_products, summed
from newsmill.transforms.stories.templates import patterned
from newsmill.transforms.stories.thin import damped, head_shares, measure_of, taken_up
from newsmill.transforms.stories.weights import SCALE, weights

SPAN = 14
"""Days of a story at most, and of the window in which terms are counted."""
PAUSE = 3
"""A story whose last article is older by more days is closed."""
STEP = 512
"""Articles of a day that are told at once; the next ones of a larger day find their stories open."""

Labels = dict[bytes, bytes]
"""Story of each article, by ids of 32 hex characters."""


@dataclass(frozen=True)
class Archive:
    """The articles of one language as they are now."""

    language: str
    """One of ``MEASURES``."""
    days: tuple[int, ...]
    """The days that have articles, ascending, days since 1970-01-01."""
    read: Callable[[int], tuple[Vectors, Labels]]
    """Gives the articles of a day, with the stories as they were told before."""


def tell_stories(archive: Archive, changed: Iterable[int]) -> Labels:
    """Return the stories of the articles from the first of the ``changed`` days on, as far as they may differ.

    ``changed`` are the days on which articles came, changed or went.
    """
    days = sorted(changed)
    told: Labels = {}
    window: dict[int, Vectors] = {}
    labels: Labels = {}
    same_since = days[-1]
    for day in (day for day in archive.days if day > days[0] - SPAN):
        window = {other: part for other, part in window.items() if other > day - SPAN}
        if day > same_since + SPAN:
            break
        window[day], before = archive.read(day)
        labels |= before
        if day >= days[0]:
            now = _tell_day(window, day, labels, archive.language)
            if any(before.get(article) != story for article, story in now.items()):
                same_since = max(same_since, day)
            labels |= now
            told |= now
    return told


@dataclass(frozen=True)
class _Weighed:
    """Articles with what each of their terms weighs."""

    articles: Vectors
    values: Floats
    """Weights of the terms."""
    shares: Floats
    """Their ``head_shares``; empty where heads do not matter."""

    def chosen(self, kept: Flags) -> "_Weighed":
        terms = kept[self.articles.owners]
        return _Weighed(chosen(self.articles, kept), self.values[terms], self.shares[terms[: len(self.shares)]])


def _weighed(whole: Vectors, kept: Flags, measure: Measure) -> _Weighed:
    """Return the articles that are ``kept``, weighed among all."""
    values = weights(whole, kept)
    return _Weighed(chosen(whole, kept), values, head_shares(whole, kept, values) if measure.taken_up else values[:0])


def _tell_day(window: dict[int, Vectors], day: int, labels: Labels, language: str) -> Labels:
    """Return the stories of the articles of ``day``; ``labels`` are those of the days before."""
    whole = joined(window[other] for other in sorted(window))
    measure = measure_of(language, whole.days)
    weighed = _weighed(whole, _may_matter(whole, day, labels), measure)
    articles = weighed.articles
    known = dict(labels)
    first = int(np.searchsorted(articles.days, day))
    told: Labels = {}
    for start in range(first, len(articles), STEP):
        end = min(start + STEP, len(articles))
        stories, last, story_of = _open_stories(articles, start, day, known)
        rows = np.concatenate([story_of, len(stories) + np.arange(end - start), np.full(len(articles) - end, -1)])
        kept = rows >= 0
        nearness = np.concatenate([measure.fading ** np.maximum(day - last - 1, 0), np.ones(end - start)])
        groups = _groups(weighed.chosen(kept), rows[kept], nearness, end - start, measure)
        names = [*stories, *articles.ids[start:end].tolist()]
        now = {names[len(stories) + ix]: names[row] for ix, row in enumerate(group(groups, measure).tolist())}
        known |= now
        told |= now
    return told


def _may_matter(whole: Vectors, day: int, labels: Labels) -> Flags:
    """Return which articles are of ``day`` or in an open story: of a window of two weeks a third at most."""
    first = int(np.searchsorted(whole.days, day))
    _, _, story_of = _open_stories(whole, first, day, labels)
    return np.concatenate([story_of >= 0, np.ones(len(whole) - first, np.bool_)])


def _open_stories(articles: Vectors, end: int, day: int, labels: Labels) -> tuple[list[bytes], Ints, Ints]:
    """Return the stories that an article of ``day`` may join, each one's last day, and each article's story (-1: none).

    The articles are those before ``end``. A story bears the id of its first article, so one whose first article lies
    before the window is too old.
    """
    ids = articles.ids[:end].tolist()
    names = [labels[article] for article in ids]
    last = dict(zip(names, articles.days[:end].tolist(), strict=True))
    there = set(ids)
    stories = [name for name in last if name in there and last[name] >= day - PAUSE]
    numbers = {name: number for number, name in enumerate(stories)}
    story_of = np.array([numbers.get(name, -1) for name in names], np.int64)
    return stories, np.array([last[name] for name in stories], np.int64), story_of


def _groups(weighed: _Weighed, rows: Ints, nearness: Floats, new: int, measure: Measure) -> Groups:
    """Return what grouping needs of the articles; the last ``new`` are those of the day, ``rows`` is where each is."""
    articles, values = weighed.articles, weighed.values
    start, count = len(articles) - new, len(nearness)
    *whole, each = bounded_products(articles, values, start, sorted({SCALE**2, measure.most}, reverse=True))
    apart = patterned(articles, whole[0] if whole else each, start, measure)
    if measure.taken_up:
        each = damped(each, taken_up(articles, weighed.shares, start), measure.taken_up)
    return Groups(
        sums=summed(each, rows, count),
        own=own_products(articles, values, rows, count),
        sizes=np.bincount(rows, minlength=count).astype(np.float64),
        nearness=nearness,
        apart=summed(apart.astype(np.float64), rows, count) > 0,
    )
