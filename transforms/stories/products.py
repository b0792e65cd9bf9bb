"""Products of sparse vectors of whole numbers: exact, so that no order of the sums changes them."""

import itertools
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.stories.columns import Floats, Ints, Vectors
from newsmill.transforms.stories.weights import SCALE

FEW = 2
"""Even shares of all terms of a short article that one of them adds at most."""


def products(articles: Vectors, weights: Floats, start: int, most: int = SCALE**2) -> Floats:
    """Return the product of each of ``articles`` with each from position ``start``: shape (all, all - start).

    One term in common adds ``most`` at most: a name that many events share, alone, does not make them one. Where one of
    the two is short it may add ``FEW`` even shares: the few words of a teaser say what they say.
    """
    bounded = Bounded(articles, weights, most)
    of_each = [bounded.row(start + ix, *places) for ix, places in enumerate(meetings(articles, start))]
    return np.column_stack([np.zeros((len(articles), 0)), *of_each])


class Bounded:
    """The ``products`` of one article at a time with all: of a day's articles with a window they would be 20 MB."""

    def __init__(self, articles: Vectors, weights: Floats, most: int) -> None:
        lengths = np.bincount(articles.owners, minlength=len(articles))
        self._bounds = np.maximum(most, FEW * SCALE**2 // np.maximum(lengths, 1))
        self._owners, self._weights = articles.owners, weights

    def row(self, position: int, theirs: Ints, own: Ints) -> Floats:
        """Return the product of each article with that at ``position``, which ``meetings`` says to meet them so."""
        owners = self._owners[theirs]
        bounds = np.maximum(self._bounds[owners], self._bounds[position])
        cut = np.minimum(self._weights[theirs] * self._weights[own], bounds)
        found: Floats = np.bincount(owners, cut, minlength=len(self._bounds)).astype(np.float64, copy=False)
        return found


def meetings(articles: Vectors, start: int) -> Iterator[tuple[Ints, Ints]]:
    """Yield for each article from position ``start`` on where its terms stand in ``articles``, its own place too.

    The first of each pair are positions of terms in the columns of ``articles``, the second those of its own terms
    that are the same: equal in length, and in one order, whichever other articles there are.
    """
    stretches = np.searchsorted(articles.owners, np.arange(start, len(articles) + 1))
    asked = pc.is_in(pa.array(articles.numbers), value_set=pa.array(articles.numbers[stretches[0] :]))
    shared = np.flatnonzero(asked.to_numpy(zero_copy_only=False))
    shared = shared[np.argsort(articles.numbers[shared], kind="stable")]
    numbers = articles.numbers[shared]
    for begin, end in itertools.pairwise(stretches.tolist()):
        own = articles.numbers[begin:end]
        first, last = np.searchsorted(numbers, own, "left"), np.searchsorted(numbers, own, "right")
        yield shared[_ranges(first, last - first)], np.repeat(np.arange(begin, end), last - first)


def summed(values: Floats, rows: Ints, count: int) -> Floats:
    """Return the sums of the ``values`` that have the same number in ``rows`` (0 to ``count`` - 1)."""
    found: Floats = np.bincount(rows, values, minlength=count).astype(np.float64, copy=False)
    return found


def own_products(articles: Vectors, weights: Floats, rows: Ints, count: int) -> Floats:
    """Return the product of each group's sum with itself; ``rows`` is the group of each article."""
    keys = rows[articles.owners].astype(np.uint64) << np.uint64(32) | articles.numbers.astype(np.uint64)
    distinct, place = np.unique(keys, return_inverse=True)
    sums = np.bincount(place, weights, minlength=len(distinct))
    owners = (distinct >> np.uint64(32)).astype(np.int64)
    return np.bincount(owners, sums**2, minlength=count).astype(np.float64)


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return ``start, start + 1, ...`` of each range, one after the other."""
    ends = np.cumsum(lengths)
    found: Ints = np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
    return found
