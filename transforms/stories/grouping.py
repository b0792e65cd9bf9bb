"""Which new articles belong together, or to a story that is open.

Articles and stories grow together from the most alike pair to the least, while the score of a pair reaches the
threshold of the language. Two open stories are never joined: what is told of a day stands whatever later days bring.
"""

from dataclasses import dataclass

import numpy as np

from newsmill.transforms.stories.columns import Flags, Floats, Ints
from newsmill.transforms.stories.weights import SCALE


@dataclass(frozen=True)
class Measure:
    """How alike two must be in a language."""

    threshold: float
    """Least score of two that are one story."""
    each: float
    """How much the likeness of members (on average) counts besides that of the centres, as an exponent, 0 to 1. Centres
    alone grow ever more alike as stories grow; members alone keep large stories apart."""
    most: int = SCALE**2
    """What one term in common adds to the product of two articles at most: with a name alone in common they are not
    alike. By default nothing is cut."""
    fading: float = 0.6
    """Factor of a story's score for each day without an article of it."""
    taken_up: float = 0.0
    """Share of what one's head says that the other has to say too, for the likeness of two to count whole."""
    counted: float = 0.25
    """Cosine from which on two that report figures on two days may be two counts of one thing."""
    figures: int = 2
    """Figures in the head of such a report at least."""
    one_source: float = 1.0
    """Factor of the likeness of two articles of one source."""
    thin: "Measure | None" = None
    """The measure where there are a few articles a day, see ``thin``; null where it is the same."""
    voices: "Measure | None" = None
    """The measure where several sources write these; null where it is the same."""


_MOST = int(0.03 * SCALE**2)
_VOICES = Measure(
    threshold=0.153, each=1.0, most=_MOST, fading=0.9, taken_up=0.2, counted=0.15, figures=1, one_source=0.5
)
_THIN = Measure(
    threshold=0.145, each=0.3, most=_MOST, fading=0.8, taken_up=0.25, counted=0.15, figures=1, voices=_VOICES
)
MEASURES = {
    "de": Measure(threshold=0.14, each=0.3, most=_MOST, thin=_THIN),
    "en": Measure(threshold=0.27, each=1.0),
}
BEGINNING = 0.6
"""A story of ``n`` articles scores as n / (n + ``BEGINNING``): two make one only when they are more alike than an
article has to be to join a story of many."""

_SLACK = 1e-6
"""Share by which a score may be off that is told by other operations than ``score``'s: ten orders above rounding."""
_ROWS = 256
"""Rows that are looked at at once, so that they stay in the cache of the processor."""


@dataclass
class Groups:
    """Open stories, then new articles."""

    sums: Floats
    """Sum of the products of each one's members (rows) with each new article: shape (stories + articles, articles)."""
    own: Floats
    """Product of each one's sum with itself."""
    sizes: Floats
    """Articles in each."""
    nearness: Floats
    """Factor of the score of each: 1, less for stories that have had no article for some days."""
    apart: Flags
    """Which must not come together, of the shape of ``sums``."""


def group(groups: Groups, measure: Measure) -> Ints:
    """Return for each new article the row it went to: that of an open story, or of the first article of its own.

    ``groups`` is used up.
    """
    growing = _Growing(groups, measure)
    while growing.join_best():
        pass
    return growing.target


class _Growing:
    def __init__(self, groups: Groups, measure: Measure) -> None:
        self.groups, self.measure = groups, measure
        rows, self.articles = groups.sums.shape
        self.stories = rows - self.articles
        self.alive = np.ones(rows, bool)
        self.target: Ints = np.arange(self.stories, rows)
        self.scores = np.full(groups.sums.shape, -1.0)
        at, columns = self._within_reach()
        self.scores[at, columns] = self._pairs(at, columns)
        self.best: Ints = np.zeros(self.articles, np.int64)
        asked = np.unique(columns)
        self.best[asked] = self.scores[:, asked].argmax(axis=0) if len(asked) else 0
        self.top = self.scores[self.best, np.arange(self.articles)]

    def join_best(self) -> bool:
        """Join the most alike pair; false when none is alike enough."""
        column = int(self.top.argmax()) if self.articles else 0
        if not self.articles or self.top[column] < self.measure.threshold:
            return False
        kept, gone = sorted((int(self.best[column]), self.stories + column))
        self._join(kept, gone)
        self.target[self.target == gone] = kept
        self._score_again(kept, gone)
        return True

    def _within_reach(self) -> tuple[Ints, Ints]:
        """Return the pairs of rows and columns that may reach the threshold: of thousands with each article a few.

        What a score is divided by is a mean of two products, of lengths and of sizes; so it is at least the product of
        the lesser of the two of each side. What is below the threshold counts as nothing: it joins nothing.
        """
        groups = self.groups
        least = np.minimum(np.sqrt(groups.own), groups.sizes * SCALE)
        floor = self.measure.threshold * (1 - _SLACK) * least / groups.nearness
        parts = [np.empty((0, 2), np.int64)]
        for start in range(0, len(floor), _ROWS):
            rows = slice(start, start + _ROWS)
            near = groups.sums[rows] >= floor[rows, None] * least[self.stories :]
            parts.append(np.argwhere(near) + np.array([start, 0]))
        at, columns = np.concatenate(parts).T
        return at, columns

    def _pairs(self, at: Ints, columns: Ints) -> Floats:
        """Scores of some rows with an article each: -1 where the two must not come together."""
        groups, rows = self.groups, columns + self.stories
        own, sizes = groups.own, groups.sizes
        found = score(self.measure, groups.sums[at, columns], own[at], sizes[at], own[rows], sizes[rows])
        return np.where(groups.apart[at, columns] | (at == rows), -1.0, found * groups.nearness[at])

    def _join(self, kept: int, gone: int) -> None:
        groups, column = self.groups, gone - self.stories
        groups.own[kept] += groups.own[gone] + 2 * groups.sums[kept, column]
        groups.sizes[kept] += groups.sizes[gone]
        groups.sums[kept] += groups.sums[gone]
        groups.apart[kept] |= groups.apart[gone]
        if kept >= self.stories:
            groups.sums[:, kept - self.stories] += groups.sums[:, column]
            groups.apart[:, kept - self.stories] |= groups.apart[:, column]
        self.alive[gone] = False

    def _score_again(self, kept: int, gone: int) -> None:
        self.scores[gone] = self.scores[:, gone - self.stories] = -1.0
        self.top[gone - self.stories] = -1.0
        self.scores[kept] = self._row(kept)
        stale = self.alive[self.stories :] & ((self.best == kept) | (self.best == gone))
        if kept >= self.stories:
            self.scores[:, kept - self.stories] = self._column(kept - self.stories)
            stale[kept - self.stories] = True
        at = np.flatnonzero(stale)
        self.best[at] = self.scores[:, at].argmax(axis=0)
        self.top[at] = self.scores[self.best[at], at]
        better = self.alive[self.stories :] & (self.scores[kept] > self.top)
        self.best[better], self.top[better] = kept, self.scores[kept, better]

    def _column(self, column: int) -> Floats:
        """Scores of all rows with one article: -1 where the two must not come together."""
        row = self.stories + column
        groups = self.groups
        found: Floats = self._score(groups.sums[:, column], groups.own, groups.sizes, row) * groups.nearness
        found[~self.alive | groups.apart[:, column]] = -1.0
        found[row] = -1.0
        return found

    def _row(self, row: int) -> Floats:
        groups, rest = self.groups, slice(self.stories, None)
        scores = self._score(groups.sums[row], groups.own[rest], groups.sizes[rest], row)
        found: Floats = scores * groups.nearness[row]
        found[~self.alive[rest] | groups.apart[row]] = -1.0
        if row >= self.stories:
            found[row - self.stories] = -1.0
        return found

    def _score(self, sums: Floats, own: Floats, sizes: Floats, other: int) -> Floats:
        return score(self.measure, sums, own, sizes, self.groups.own[other], self.groups.sizes[other])


def score(
    measure: Measure,
    sums: Floats,
    own: Floats,
    sizes: Floats,
    own_other: float | Floats,
    size_other: float | Floats,
) -> Floats:
    """Return the scores of some groups with another one, or with one each: ``measure.threshold`` makes one story.

    Args:
        measure: of the language.
        sums: products of the sum of each group with that of the other one.
        own: product of each group's sum with itself.
        sizes: articles in each.
        own_other: product of the other one's sum with itself.
        size_other: articles in the other one.
    """
    centres = np.sqrt(own * own_other)
    members = sizes * size_other * SCALE**2
    likeness = sums / np.maximum(centres ** (1 - measure.each) * members**measure.each, 1.0)
    found: Floats = likeness * (sizes + size_other) / (sizes + size_other + BEGINNING)
    return found
