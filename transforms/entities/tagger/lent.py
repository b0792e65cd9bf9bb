"""What words lend to the tokens around them: the weights of their names, summed over the names by offset and tag."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat, zip_longest
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.lent_table import NOTHING, TO_NEIGHBOURS, WHOLE, LentTable, lent_table
from newsmill.transforms.entities.tagger.word_classes import MOST_CLASSES, NONE
from newsmill.transforms.entities.tagger.word_features import (
    AFFIX_LENGTHS,
    LENT_ENDING,
    NO_GROUP,
    Names,
    WordColumns,
)

Array = np.ndarray[Any, np.dtype[Any]]
_SINGLE = ("w=", "l=", *(f"{side}{length}=" for side in "ps" for length in AFFIX_LENGTHS))
"""What the names of a word itself and of its beginnings and ends begin with."""
_TOO_SHORT = "\n"
"""Stands where a word has no such name: no name has a line break in it."""


class Lent:
    """Sums of what names lend; what many words share is summed once, and kept."""

    def __init__(self, features: Sequence[str], state: Array, levels: int) -> None:
        """Read the features of single words among ``features``, whose weights are ``state``.

        ``levels`` is how many classes by vectors a word has.
        """
        groups = [f"v{level}=" for level in range(levels)]
        self._table = lent_table(features, state, [*_SINGLE, *groups])
        none = [self._table.rows[WHOLE].get(NO_GROUP, NOTHING), *repeat(NOTHING, levels)]
        self._groups = [_by_number(self._table.rows[front], row) for front, row in zip(groups, none, strict=False)]
        self.forget()

    def forget(self) -> None:
        """Drop what was summed."""
        self._shared = _Sums(self._table)

    def summed(self, columns: WordColumns) -> Array:
        """Return what words lend, int32 of shape (words, offsets, tags)."""
        total = self._shared.of(columns.written)
        for names in (columns.bits, columns.kinds, columns.listed):
            total += self._shared.of(names)
        self._add_parts(total, columns.parts)
        for row_of, numbers in zip(self._groups, columns.groups.T, strict=True):
            total += self._table.lent.take(row_of[numbers], axis=0)
        for front, values in _singles(columns.words, columns.lower):
            rows = map(self._table.rows[front].get, values, repeat(NOTHING))
            total += self._table.lent.take(np.fromiter(rows, np.int64, len(values)), axis=0)
        return total

    def _add_parts(self, total: Array, parts: Sequence[Names]) -> None:
        """Add what names of parts lend, all first ones at once, then all second ones: few words have any."""
        words = [at for at, names in enumerate(parts) if names]
        row_of = self._table.rows[WHOLE]
        for names in zip_longest(*(parts[at] for at in words), fillvalue=""):
            total[words] += self._table.lent.take([row_of.get(name, NOTHING) for name in names], axis=0)

    def of_name(self, name: str) -> Array:
        """Return what a name that stands alone lends, int32 of shape (1, offsets, tags)."""
        return self._shared.of([(name,)])


class _Sums(dict[Names, int]):
    """Rows of sums by what they are the sums of."""

    def __init__(self, table: LentTable) -> None:
        super().__init__()
        self._table = table
        self._sums = np.zeros((1024, *table.lent.shape[1:]), dtype=np.int32)

    def __missing__(self, names: Names) -> int:
        row = len(self)
        if row == len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        rows = [self._table.rows[WHOLE].get(name, NOTHING) for name in names]
        self._sums[row] = self._table.lent.take(rows, axis=0).sum(axis=0, dtype=np.int32)
        self[names] = row
        return row

    def of(self, column: Sequence[Names]) -> Array:
        """Return the sums of each of ``column``, int32 of shape (n, offsets, tags)."""
        rows = np.fromiter(map(self.__getitem__, column), np.int64, len(column))
        return self._sums.take(rows, axis=0)


def _singles(words: Sequence[str], lower: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Give what names begin with, and what stands behind it for each word."""
    yield "w=", words
    yield "l=", lower
    sizes = list(map(len, words))
    for length in AFFIX_LENGTHS:
        longer = [size > length for size in sizes]
        yield (
            f"p{length}=",
            [word[:length] if is_longer else _TOO_SHORT for word, is_longer in zip(words, longer, strict=True)],
        )
        yield (
            f"s{length}=",
            [word[-length:] if is_longer else _TOO_SHORT for word, is_longer in zip(lower, longer, strict=True)],
        )
    yield TO_NEIGHBOURS, [word if size <= LENT_ENDING else _TOO_SHORT for word, size in zip(lower, sizes, strict=True)]


def _by_number(row_of: Mapping[str, int], none: int) -> Array:
    """Return the rows of classes by their numbers, and at ``NONE``, which is the last, that of a word without."""
    rows = np.full(MOST_CLASSES + 1, NOTHING, dtype=np.int32)
    rows[np.array(list(map(int, row_of)), dtype=np.int64)] = list(row_of.values())
    rows[NONE] = none
    return rows
