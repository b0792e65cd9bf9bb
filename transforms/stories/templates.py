"""Articles that are alike because they are made by one pattern: these are two events, not one.

One authority's figures of two days and one announcement for two towns share most of their words. What tells them apart
stands in the title and the first sentences: the figures, the places, the dates. The rule sees two articles alone.
"""

from typing import NamedTuple

import numpy as np

from newsmill.transforms.stories.columns import Floats, Ints, Vectors
from newsmill.transforms.stories.grouping import Measure
from newsmill.transforms.stories.known_words import number_of
from newsmill.transforms.stories.terms import FIGURE, IN_LEAD, NAME
from newsmill.transforms.stories.weights import SCALE

ALIKE = 0.4
"""Cosine from which on two articles may be of one pattern: other words make other reports."""
SAME = 0.98
"""Cosine from which on nothing tells them apart."""
SLOTS = 0.4
"""Share of the words of a lead that differ, at most: more is a lead of its own."""
EMPTY = frozenset(map(number_of, ("00", "000", *map(str, range(1900, 2100)))))
"""Figures that count nothing: full hours and thousands, and years."""


class Head(NamedTuple):
    """What the pattern rule sees of an article."""

    day: int
    """Day of publication."""
    source: str
    """Its source."""
    terms: frozenset[int]
    """All its terms."""
    lead: frozenset[int]
    """Those in the title or the first sentences."""
    figures: frozenset[int]
    """The figures among these."""
    names: frozenset[int]
    """The names among these."""


class Patterns:
    """Finds the articles that are of one pattern with another one."""

    def __init__(self, articles: Vectors, measure: Measure) -> None:
        self._articles, self._measure = articles, measure
        self._heads: dict[int, Head] = {}

    def of(self, position: int, products: Floats) -> Ints:
        """Return the positions of those of one pattern with the article at ``position``; ``products`` are its own."""
        likeness = products / SCALE**2
        near = np.flatnonzero((likeness >= min(self._measure.counted, ALIKE)) & (likeness < SAME)).tolist()
        found = [
            other
            for other in near
            if of_one_pattern(self._head(other), self._head(position), likeness[other], self._measure)
        ]
        return np.array(found, np.int64)

    def _head(self, position: int) -> Head:
        if position not in self._heads:
            self._heads[position] = head(self._articles, position)
        return self._heads[position]


def of_one_pattern(one: Head, other: Head, likeness: float, measure: Measure) -> bool:
    """Return whether two articles with many words in common tell of two events.

    Either their leads count on another day and no figure is the same, or their leads are the same but for some names
    and figures, on another day or at one source.
    """
    if likeness >= measure.counted and one.day != other.day and _two_counts(one, other, measure.figures):
        return True
    if likeness < ALIKE or not (one.day != other.day or one.source == other.source):
        return False
    new, gone = one.lead - other.terms, other.lead - one.terms
    named = new & one.names and gone & other.names
    facts = new <= one.names | one.figures and gone <= other.names | other.figures
    return bool(named and facts and len(new) <= SLOTS * len(one.lead) and len(gone) <= SLOTS * len(other.lead))


def _two_counts(one: Head, other: Head, least: int) -> bool:
    mine, theirs = one.figures - EMPTY, other.figures - EMPTY
    return min(len(mine), len(theirs)) >= least and not mine & theirs


def head(articles: Vectors, position: int) -> Head:
    """Return what the rule sees of the article at ``position``."""
    begin, end = np.searchsorted(articles.owners, [position, position + 1])
    terms, marks = articles.numbers[begin:end], articles.marks[begin:end]
    lead = (marks & IN_LEAD) > 0
    kinds = (np.ones(len(terms), bool), lead, lead & ((marks & FIGURE) > 0), lead & ((marks & NAME) > 0))
    sets = [frozenset(terms[kind].tolist()) for kind in kinds]
    return Head(int(articles.days[position]), str(articles.sources[position]), *sets)
