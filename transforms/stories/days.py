"""Stories day by day: each day's articles go to stories that are open, or begin new ones.

Which story an article is in follows from the articles of its day and of the days before it, never from later ones. So
when articles come, change or go, the stories are told again from each day concerned on, until the days that could still
feel it come out as they were.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.stories.columns import Flags, Floats, Ids, Ints, Vectors, chosen, joined
from newsmill.transforms.stories.grouping import Groups, Measure, group
from newsmill.transforms.stories.products import Bounded, meetings, own_products, summed
from newsmill.transforms.stories.templates import Patterns
from newsmill.transforms.stories.thin import damped, head_shares, measure_of, taken_up
from newsmill.transforms.stories.weights import SCALE, Among, weights

SPAN = 14
"""Days of a story at most, and of the window in which terms are counted."""
PAUSE = 3
"""A story whose last article is older by more days is closed."""
STEP = 512
"""Articles of a day that are told at once; the next ones of a larger day find their stories open."""


class Told(NamedTuple):
    """The stories of the articles of a day: ids of 32 hex characters, in one order."""

    day: int
    """Days since 1970-01-01."""
    articles: Ids
    """The articles."""
    stories: Ids
    """The story of each."""
    before: Ids
    """The story that each was in."""


@dataclass(frozen=True)
class Archive:
    """The articles of one language as they are now."""

    language: str
    """One of ``MEASURES``."""
    days: tuple[int, ...]
    """The days that have articles, ascending, days since 1970-01-01."""
    read: Callable[[int], Vectors]
    """Gives the articles of a day, with the stories as they were told before; a new one is its own."""


def tell_stories(archive: Archive, changed: Iterable[int]) -> list[Told]:
    """Return the stories of the articles of the ``changed`` days and of later ones, as far as they may differ.

    ``changed`` are the days on which articles came, changed or went. Days that lie too far behind any of them, and
    behind any day that came out otherwise than it was, are not told; far from a day to come either, not even read.
    """
    told: list[Told] = []
    window: list[Vectors] = []
    to_come = sorted(changed, reverse=True)
    felt_until = min(archive.days, default=0) - 1
    for day in archive.days:
        while to_come and to_come[-1] <= day:
            felt_until = max(felt_until, to_come.pop() + SPAN)
        if day > felt_until and not (to_come and day > to_come[-1] - SPAN):
            continue
        window = [part for part in window if len(part) and part.days[0] > day - SPAN]
        part = archive.read(day)
        if day <= felt_until and len(part):
            stories = _tell_day([*window, part], day, archive.language)
            if (stories != part.stories).any():
                felt_until = max(felt_until, day + SPAN)
            told.append(Told(day, part.ids, stories, part.stories))
            part = replace(part, stories=stories)
        window.append(part)
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


def _weighed(window: Sequence[Vectors], kept: Flags, measure: Measure) -> _Weighed:
    """Return the articles of some days that are ``kept``, weighed among all: of the others nothing but terms is joined.

    That is a third of what the whole window takes at most, see ``_may_matter``.
    """
    cuts = np.cumsum([len(part) for part in window])[:-1]
    parts = zip(window, np.split(kept, cuts), strict=True)
    articles = joined(chosen(part, mine) for part, mine in parts if mine.any())
    among = Among.of(len(kept), np.concatenate([part.numbers for part in window]), articles)
    values = weights(articles, among)
    return _Weighed(articles, values, head_shares(articles, among, values) if measure.taken_up else values[:0])


def _tell_day(window: Sequence[Vectors], day: int, language: str) -> Ids:
    """Return the stories of the articles of ``day``, the last of ``window``."""
    days, sources = (np.concatenate([getattr(part, name) for part in window]) for name in ("days", "sources"))
    measure = measure_of(language, days, sources)
    weighed = _weighed(window, _may_matter(window, day), measure)
    articles = weighed.articles
    known = articles.stories.copy()
    first = int(np.searchsorted(articles.days, day))
    for start in range(first, len(articles), STEP):
        end = min(start + STEP, len(articles))
        there = _open_stories(articles.ids[:start], known[:start], articles.days[:start], day)
        count = len(there.stories)
        rows = np.concatenate([there.of, count + np.arange(end - start), np.full(len(articles) - end, -1)])
        kept = rows >= 0
        nearness = np.concatenate([measure.fading ** np.maximum(day - there.last - 1, 0), np.ones(end - start)])
        groups = _groups(weighed.chosen(kept), rows[kept], nearness, end - start, measure)
        known[start:end] = np.concatenate([there.stories, articles.ids[start:end]])[group(groups, measure)]
    return known[first:]


def _may_matter(window: Sequence[Vectors], day: int) -> Flags:
    """Return which articles are of ``day`` or in an open story: of a window of two weeks a third at most."""
    ids, stories, days = (
        np.concatenate([getattr(part, name) for part in window]) for name in ("ids", "stories", "days")
    )
    first = int(np.searchsorted(days, day))
    there = _open_stories(ids[:first], stories[:first], days[:first], day)
    return np.concatenate([there.of >= 0, np.ones(len(ids) - first, np.bool_)])


class _Open(NamedTuple):
    """The stories that an article of a day may join."""

    stories: Ids
    """Their ids, by the first article."""
    last: Ints
    """The last day of each."""
    of: Ints
    """The story of each article before, as a position among them; -1: none."""


def _open_stories(ids: Ids, stories: Ids, days: Ints, day: int) -> _Open:
    """Return the stories that an article of ``day`` may join; the articles are those before, by day.

    A story bears the id of its first article, so one whose first article lies before the window is too old.
    """
    coded = pc.dictionary_encode(_binary(stories))
    codes = coded.indices.to_numpy()
    last: Ints = np.zeros(len(coded.dictionary), np.int64)
    np.maximum.at(last, codes, days)
    begun = pc.is_in(coded.dictionary, value_set=_binary(ids)).to_numpy(zero_copy_only=False)
    kept = begun & (last >= day - PAUSE)
    numbers = np.where(kept, np.cumsum(kept) - 1, -1)
    names = np.array(coded.dictionary.filter(pa.array(kept)).to_pylist(), "S32")
    return _Open(names, last[kept], numbers[codes])


def _binary(ids: Ids) -> pa.Array:
    """Return ids as Arrow has them, without copying."""
    return pa.Array.from_buffers(pa.binary(ids.itemsize), len(ids), [None, pa.py_buffer(np.ascontiguousarray(ids))])


def _groups(weighed: _Weighed, rows: Ints, nearness: Floats, new: int, measure: Measure) -> Groups:
    """Return what grouping needs of the articles; the last ``new`` are those of the day, ``rows`` is where each is."""
    articles, values = weighed.articles, weighed.values
    start, count = len(articles) - new, len(nearness)
    pairs = _Pairs(weighed, measure)
    sums, apart = np.empty((new, count)), np.zeros((count, new), np.bool_)
    for ix, (theirs, own) in enumerate(meetings(articles, start)):
        products, of_pattern = pairs.of(start + ix, theirs, own)
        sums[ix] = summed(products, rows, count)
        apart[rows[of_pattern], ix] = True
    return Groups(
        sums=np.ascontiguousarray(sums.T),
        own=own_products(articles, values, rows, count),
        sizes=np.bincount(rows, minlength=count).astype(np.float64),
        nearness=nearness,
        apart=apart,
    )


class _Pairs:
    """How alike one article and all others are."""

    def __init__(self, weighed: _Weighed, measure: Measure) -> None:
        self._weighed, self._measure = weighed, measure
        mosts = sorted({SCALE**2, measure.most}, reverse=True)
        self._bounded = [Bounded(weighed.articles, weighed.values, most) for most in mosts]
        self._patterns = Patterns(weighed.articles, measure)

    def of(self, position: int, theirs: Ints, own: Ints) -> tuple[Floats, Ints]:
        """Return the products of the article at ``position`` with all, and which are of one pattern with it."""
        products = [bounded.row(position, theirs, own) for bounded in self._bounded]
        of_pattern = self._patterns.of(position, products[0])
        if not self._measure.taken_up:
            return products[-1], of_pattern
        articles = self._weighed.articles
        said = taken_up(articles, self._weighed.shares, theirs, own)
        same = articles.sources == articles.sources[position]
        return damped(products[-1], said, same, self._measure), of_pattern
