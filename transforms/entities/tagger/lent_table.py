"""What each name of a single word lends to the tokens around it: a trained model's weights by name, offset and tag.

Names that a word makes by itself, of itself and its beginnings and ends, are kept without what they begin with, so that
nothing is put together to ask for them.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import count, repeat
from typing import Any, NamedTuple

import numpy as np

from newsmill.transforms.entities.tagger.weights import beginning_with
from newsmill.transforms.entities.tagger.word_features import LENT_ENDING, OFFSETS

Array = np.ndarray[Any, np.dtype[Any]]
NOTHING = 0
"""Row of zeros."""
WHOLE = ""
"""Front of the names that are kept whole."""
_ENDING = f"s{LENT_ENDING}="
TO_NEIGHBOURS = f"<{_ENDING}"
"""Front of the last letters of a word that has no more: they are lent to the neighbours alone."""


class LentTable(NamedTuple):
    """Rows of names, and what they lend."""

    rows: dict[str, dict[str, int]]
    """By what the name begins with and what stands behind that."""
    lent: Array
    """int16 of shape (names + 1, offsets, tags), its first row zero."""


def lent_table(features: Sequence[str], state: Array, fronts: Sequence[str]) -> LentTable:
    """Read the names of single words among ``features``, whose weights are ``state``.

    They begin with the offset, those of context features with a letter. ``fronts`` are what names begin with that are
    kept without it.
    """
    rows: dict[str, dict[str, int]] = {front: {} for front in (*fronts, WHOLE, TO_NEIGHBOURS)}
    numbers = count(NOTHING + 1)
    places, columns, weights = array("l"), array("l"), array("l")
    for column, offset in enumerate(OFFSETS):
        for front, found, cut in _stretches(offset, fronts, features):
            names = [name[cut:] for name in features[found.start : found.stop]]
            row_of = rows[front]
            row_of.update(zip([name for name in names if name not in row_of], numbers, strict=False))
            places.extend(map(row_of.__getitem__, names))
            columns.extend(repeat(column, len(names)))
            weights.extend(found)
    lent = np.zeros((next(numbers), len(OFFSETS), state.shape[1]), dtype=np.int16)
    lent[np.array(places, dtype=np.int64), np.array(columns, dtype=np.int64)] = state[np.array(weights, dtype=np.int64)]
    return LentTable(rows, lent)


def _stretches(offset: int, fronts: Sequence[str], features: Sequence[str]) -> Iterator[tuple[str, range, int]]:
    """Give the names of an offset by front: they are sorted, so each stands in a stretch, what is kept whole between.

    With each comes how many letters the offset and the front have.
    """
    before = str(offset)
    every = beginning_with(before, features)
    start = every.start
    for front in sorted(fronts):
        found = beginning_with(before + front, features)
        yield WHOLE, range(start, found.start), len(before)
        yield front, found, len(before) + len(front)
        if front == _ENDING and offset:
            yield TO_NEIGHBOURS, found, len(before) + len(front)
        start = found.stop
    yield WHOLE, range(start, every.stop), len(before)
