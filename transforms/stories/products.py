"""Products of sparse vectors of whole numbers: exact, so that no order of the sums changes them."""

import itertools
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.stories.columns import Floats, Ints, Vectors
from newsmill.transforms.stories.weights import SCALE

FEW = 2
"""Even shares of all terms of a short article that one of them adds at most."""
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


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
    shared, first, last = _shared(articles.numbers, int(stretches[0]))
    for begin, end in itertools.pairwise(stretches.tolist()):
        mine = slice(begin - stretches[0], end - stretches[0])
        lengths = last[mine] - first[mine]
        yield shared[_ranges(first[mine], lengths)], np.repeat(np.arange(begin, end), lengths)


def _shared(numbers: npt.NDArray[np.uint32], begin: int) -> tuple[Ints, Ints, Ints]:
    """Return where those of ``numbers`` stand that are among the ones from ``begin`` on, by number and position.

    And for each from ``begin`` on where in these its own number starts and ends.
    """
    asked = pc.is_in(pa.array(numbers), value_set=pa.array(numbers[begin:]))
    places = np.flatnonzero(asked.to_numpy(zero_copy_only=False)).astype(np.uint64)
    # A number with its position is one integer: these are sorted several times faster than positions by number.
    keys = np.sort(numbers[places].astype(np.uint64) << _HALF | places)
    shared: Ints = (keys & _LOW).astype(np.int64)
    differs = np.diff(keys >> _HALF, prepend=~(keys[:1] >> _HALF)) != 0
    cuts = np.append(np.flatnonzero(differs), len(keys))
    own = np.flatnonzero(shared >= begin)
    group = np.cumsum(differs)[own] - 1
    first, last = np.empty(len(own), np.int64), np.empty(len(own), np.int64)
    first[shared[own] - begin], last[shared[own] - begin] = cuts[group], cuts[group + 1]
    return shared, first, last


def summed(values: Floats, rows: Ints, count: int) -> Floats:
    """Return the sums of the ``values`` that have the same number in ``rows`` (0 to ``count`` - 1)."""
    found: Floats = np.bincount(rows, values, minlength=count).astype(np.float64, copy=False)
    return found


def own_products(articles: Vectors, weights: Floats, rows: Ints, count: int) -> Floats:
    """Return the product of each group's sum with itself; ``rows`` is the group of each article."""
    alone = (np.bincount(rows, minlength=count) == 1)[rows[articles.owners]]
    groups, values = rows[articles.owners], weights * weights
    found: Floats = np.bincount(groups[alone], values[alone], minlength=count).astype(np.float64, copy=False)
    return found + _of_several(groups[~alone], articles.numbers[~alone], weights[~alone], count)


def _of_several(groups: Ints, numbers: npt.NDArray[np.uint32], weights: Floats, count: int) -> Floats:
    keys = groups.astype(np.uint64) << _HALF | numbers.astype(np.uint64)
    distinct, place = np.unique(keys, return_inverse=True)
    sums = np.bincount(place, weights, minlength=len(distinct))
    owners = (distinct >> _HALF).astype(np.int64)
    return np.bincount(owners, sums**2, minlength=count).astype(np.float64)


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return ``start, start + 1, ...`` of each range, one after the other."""
    ends = np.cumsum(lengths)
    found: Ints = np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
    return found
