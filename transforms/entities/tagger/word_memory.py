"""What a tagger knows of the word types it has met, a row each.

When there is no room left, what was met again after the words it was learnt with stays, and the rest is forgotten: half
of all types are met once.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.context_tables import ContextTables
from newsmill.transforms.entities.tagger.lent import Lent
from newsmill.transforms.entities.tagger.word_features import BOUNDARY, FIELDS, WordFeatures

LONGEST_WORD = 60
"""Code points; the rest of a longer word is not looked at."""
MOST_TOGETHER = 2**16
"""Words looked up together, at most."""
ROOM = 2 * MOST_TOGETHER
"""Rows. Those not used take no memory, others about 400 bytes."""

Array = np.ndarray[Any, np.dtype[Any]]
EDGE = 0
"""Row of what stands before the first and after the last word of a sentence."""


class WordMemory:
    """Rows of word types; bounded."""

    def __init__(self, features: WordFeatures, lent: Lent, tables: ContextTables) -> None:
        self._features = features
        self._lent = lent
        self._tables = tables
        edge = lent.of_name(BOUNDARY)
        self.scores = np.zeros((ROOM, *edge.shape[1:]), dtype=np.int32)
        """int32 of shape (rows, offsets, tags): what the word lends to the token at each offset."""
        self.numbers = np.zeros((ROOM, len(FIELDS)), dtype=np.int32)
        """int32 of shape (rows, fields), for the context tables."""
        self.starts_run = np.zeros(ROOM, dtype=np.bool_)
        """bool of shape (rows,): an entry of the name lists may begin with the word."""
        self.follows_run = np.zeros(ROOM, dtype=np.bool_)
        """bool of shape (rows,): it may be the second word of such an entry."""
        self._met_again = np.zeros(ROOM, dtype=np.bool_)
        self.scores[EDGE] = edge
        self.numbers[EDGE] = tables.numbers_of([[BOUNDARY]] * len(FIELDS))
        self._rows: dict[str, int] = {}
        """Rows by word, in their order, the first behind that of the edge."""

    def __len__(self) -> int:
        return len(self._rows)

    def rows_of(self, words: Sequence[str]) -> Array:
        """Return the rows of ``words``, at most ``MOST_TOGETHER``, int64 of shape (words,); new ones are learnt."""
        types = dict.fromkeys(words)
        new = [word for word in types if word not in self._rows]
        if self._end + len(new) > ROOM:
            self._forget()
            new = [word for word in types if word not in self._rows]
        first_new = self._end
        if new:
            self._learn(new)
        rows = np.fromiter(map(self._rows.__getitem__, words), np.int64, len(words))
        self._met_again[rows[rows < first_new]] = True
        return rows

    @property
    def _end(self) -> int:
        return EDGE + 1 + len(self._rows)

    def _learn(self, words: Sequence[str]) -> None:
        """Work out what new word types lend to their own position and to their neighbours'."""
        columns = self._features.columns([word[:LONGEST_WORD] for word in words])
        start, end = self._end, self._end + len(words)
        self.scores[start:end] = self._lent.summed(columns)
        self.numbers[start:end] = self._tables.numbers_of(columns.fields)
        self.starts_run[start:end] = columns.starts_run
        self.follows_run[start:end] = columns.follows_run
        self._rows.update(zip(words, range(start, end), strict=True))

    def _forget(self) -> None:
        """Keep what was met again, unless that is more than half."""
        again, self._met_again[:] = np.flatnonzero(self._met_again), False
        kept = again if len(again) < ROOM // 2 else again[:0]
        words = list(self._rows)
        self._rows = {words[row - EDGE - 1]: EDGE + 1 + at for at, row in enumerate(kept.tolist())}
        for column in (self.scores, self.numbers, self.starts_run, self.follows_run):
            column[EDGE + 1 : self._end] = column[kept]
        self._lent.forget()
