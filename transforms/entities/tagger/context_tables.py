"""The context features of a trained model as sorted tables of numbers, looked up for all tokens of a batch at once.

Every value of a field that occurs in the model has a number, everything else the number behind the last; the numbers of
a template's parts make one key. A binary search per token and template replaces joining and hashing strings, which took
most of the time of tagging.
"""

from bisect import bisect_left
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.context_features import TEMPLATES
from newsmill.transforms.entities.tagger.weights import Weights
from newsmill.transforms.entities.tagger.word_features import FIELDS, WordView

Array = np.ndarray[Any, np.dtype[Any]]


class ContextTables:
    """Look-up of templates by field numbers; made once per model."""

    def __init__(self, weights: Weights) -> None:
        self._state = weights.state
        self._none = weights.none
        self._numbers: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
        found = {letter: self._read(weights, letter) for letter in TEMPLATES}
        self._sizes = {field: len(numbers) + 1 for field, numbers in self._numbers.items()}
        self._look_ups = [(self._numbers[field], self._sizes[field] - 1) for field in FIELDS]
        self._tables = {letter: self._packed(letter, entries) for letter, entries in found.items()}

    def numbers_of(self, view: WordView) -> list[int]:
        """Give the numbers of a word's fields, in the order of ``FIELDS``."""
        fields = view.lower, view.shape, view.cluster, view.coarse, view.case
        return [numbers.get(value, none) for (numbers, none), value in zip(self._look_ups, fields, strict=True)]

    def add_scores(self, total: Array, numbers: Array, positions: Array) -> None:
        """Add what the context features say to ``total``.

        Args:
            total: int32 of shape (tokens, tags), changed in place.
            numbers: int64 of shape (padded tokens, fields): field numbers of tokens and of the edges between sentences.
            positions: places of the tokens in ``numbers``.
        """
        for letter, template in TEMPLATES.items():
            keys, rows = self._tables[letter]
            if not len(keys):
                continue
            wanted = np.zeros(len(positions), dtype=np.int64)
            for offset, field in template:
                wanted = wanted * self._sizes[field] + numbers[positions + offset, FIELDS.index(field)]
            places = np.searchsorted(keys, wanted)
            hits = np.flatnonzero(keys[places] == wanted)
            total[hits] += self._state[rows[places[hits]]]

    def _read(self, weights: Weights, letter: str) -> list[tuple[list[int], int]]:
        template = TEMPLATES[letter]
        entries: list[tuple[list[int], int]] = []
        # Names are sorted, so those of a letter stand together.
        start, end = (bisect_left(weights.features, first) for first in (letter, chr(ord(letter) + 1)))
        for row in range(start, end):
            values = weights.features[row][1:].split(" ")
            if len(values) == len(template):  # a word with a blank in it, from a strange training file, fits nothing
                entries.append(([self._number(field, v) for (_, field), v in zip(template, values, strict=True)], row))
        return entries

    def _number(self, field: str, value: str) -> int:
        numbers = self._numbers[field]
        return numbers.setdefault(value, len(numbers))

    def _packed(self, letter: str, entries: list[tuple[list[int], int]]) -> tuple[Array, Array]:
        sizes = [self._sizes[field] for _, field in TEMPLATES[letter]]
        keys = np.zeros(len(entries), dtype=np.int64)
        for column, size in enumerate(sizes):
            keys = keys * size + np.array([numbers[column] for numbers, _ in entries], dtype=np.int64)
        order = np.argsort(keys)
        rows = np.array([row for _, row in entries], dtype=np.int64)[order]
        last = [np.iinfo(np.int64).max]  # a search never runs off the end
        return (np.append(keys[order], last), np.append(rows, self._none)) if entries else (keys, rows)
