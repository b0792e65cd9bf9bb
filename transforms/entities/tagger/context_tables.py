"""The context features of a trained model as tables of numbers, looked up for all tokens of a batch at once.

Every value of a field that occurs in the model has a number, everything else the number behind the last; the numbers of
a template's parts make one key. Looking up numbers replaces joining and hashing strings, which took most of the time of
tagging.
"""

from collections.abc import Sequence
from itertools import count, repeat
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.context_features import REACH, TEMPLATES
from newsmill.transforms.entities.tagger.key_table import KeyTable
from newsmill.transforms.entities.tagger.weights import Weights, beginning_with
from newsmill.transforms.entities.tagger.word_features import FIELDS

Array = np.ndarray[Any, np.dtype[Any]]


class ContextTables:
    """Look-up of templates by field numbers; made once per model."""

    def __init__(self, weights: Weights, features: Sequence[str]) -> None:
        """Read the templates' features among ``features``, which are those of ``weights``."""
        self._state = weights.state
        self._none = weights.none
        self._numbers: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
        found = {letter: self._read(features, letter) for letter in TEMPLATES}
        self._sizes = {field: len(numbers) + 1 for field, numbers in self._numbers.items()}
        self._look_ups = [(self._numbers[field], self._sizes[field] - 1) for field in FIELDS]
        self._tables = {letter: self._packed(letter, *entries) for letter, entries in found.items()}

    def numbers_of(self, columns: Sequence[Sequence[str]]) -> Array:
        """Give the numbers of the fields of words, int64 of shape (words, fields), for the columns of ``FIELDS``."""
        rows = [
            np.fromiter(map(numbers.get, values, repeat(none)), np.int64, len(values))
            for values, (numbers, none) in zip(columns, self._look_ups, strict=True)
        ]
        return np.array(rows).T

    def add_scores(self, total: Array, numbers: Array) -> None:
        """Add what the context features say to ``total``.

        Args:
            total: int32 of shape (n, tags), changed in place.
            numbers: int64 of shape (fields, n + 2 * REACH): field numbers of the tokens, and of those around them.
        """
        size = len(total)
        for letter, template in TEMPLATES.items():
            wanted = np.zeros(size, dtype=np.int64)
            for offset, field in template:
                wanted *= self._sizes[field]
                wanted += numbers[FIELDS.index(field), REACH + offset : REACH + offset + size]
            total += self._state.take(self._tables[letter].rows_of(wanted), axis=0)

    def _read(self, features: Sequence[str], letter: str) -> tuple[list[Array], Array]:
        """Return the numbers of the parts of a template's features, an array a part, and their rows in the weights."""
        size = len(TEMPLATES[letter])
        # A word with a blank in it, from a strange training file, fits nothing.
        rows = [row for row in beginning_with(letter, features) if features[row].count(" ") == size - 1]
        parts = " ".join([features[row][1:] for row in rows]).split(" ") if rows else []
        columns = [self._numbered(field, parts[at::size]) for at, (_, field) in enumerate(TEMPLATES[letter])]
        return columns, np.array(rows, dtype=np.int64)

    def _numbered(self, field: str, values: list[str]) -> Array:
        numbers = self._numbers[field]
        new = [value for value in dict.fromkeys(values) if value not in numbers]
        numbers.update(zip(new, count(len(numbers)), strict=False))
        return np.array(list(map(numbers.__getitem__, values)), dtype=np.int64)

    def _packed(self, letter: str, columns: list[Array], rows: Array) -> KeyTable:
        keys = np.zeros(len(rows), dtype=np.int64)
        for (_, field), numbers in zip(TEMPLATES[letter], columns, strict=True):
            keys = keys * self._sizes[field] + numbers
        return KeyTable(keys, rows, self._none)
