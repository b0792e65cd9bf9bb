"""The linear sequence tagger: words in, tags out.

All features of a word alone are summed once per word type and kept as one row of scores per offset; per token there
remain row additions and look-ups of context features, done for a whole batch by array operations. Sentences are cut at
``LONGEST_PIECE`` tokens and taken in batches, so that memory does not grow with the text.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, repeat, zip_longest
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.bio import Span, spans_of
from newsmill.transforms.entities.tagger.context_features import REACH, RUN, run_features
from newsmill.transforms.entities.tagger.context_tables import ContextTables
from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.viterbi import best_paths
from newsmill.transforms.entities.tagger.weights import Weights, beginning_with
from newsmill.transforms.entities.tagger.word_features import (
    BOUNDARY,
    FIELDS,
    LENT,
    OFFSETS,
    WordFeatures,
    WordView,
)

LONGEST_PIECE = 400
"""Tokens; a longer sentence is cut, so that text without any full stop costs no more than other text."""
LONGEST_WORD = 60
"""Code points; the rest of a longer word is not looked at."""
_BATCH = 16_000
"""Tokens decoded together."""
_MOST_WORDS = 120_000
"""Word types kept; then the memory is emptied. About 400 bytes each; with those of a batch they fill 2**17 rows."""

Array = np.ndarray[Any, np.dtype[Any]]
_BOUNDARY = 0
"""Row of the scores that the edges of a sentence lend to their neighbours."""
_NOTHING = 0
"""Row of zeros among what names lend."""


class SequenceTagger:
    """Tags words with the weights of a trained model; safe to use from one thread at a time."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, weights: Weights) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.weights = weights
        features = weights.features
        self._tables = ContextTables(weights, features)
        self._lent, self._row_of = _lent_by_name(features, weights.state)
        self._run_rows = {features[row]: row for row in beginning_with(RUN, features)}
        self._allowed_first = np.array([not tag.startswith("I-") for tag in weights.tags])
        self._words: WordFeatures
        self._rows: dict[str, int]
        """Row of each word type met."""
        self._scores: Array
        """int32 of shape (rows, offsets, tags): what the word lends to the token at each offset."""
        self._numbers: Array
        """int64 of shape (rows, fields), for the context tables."""
        self._starts_run: Array
        """bool of shape (rows,): an entry of the name lists may begin with the word."""
        self._count: int
        self._forget()

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Give an IOB2 tag to every word of every sentence."""
        names = self.weights.tags
        return [[names[column] for column in columns] for columns in self._columns(sentences)]

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[Span]]:
        """Give the spans of every sentence; in most there are none."""
        names, outside = self.weights.tags, self.weights.tags.index("O")
        return [
            spans_of([names[column] for column in columns]) if columns.count(outside) < len(columns) else []
            for columns in self._columns(sentences)
        ]

    def _columns(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        pieces = [sentence[at : at + LONGEST_PIECE] for sentence in sentences for at in _cuts(len(sentence))]
        tagged = [row for batch in _batches(pieces) for row in self._tag_batch(batch)]
        return _rejoined(tagged, [len(_cuts(len(sentence))) for sentence in sentences])

    def _tag_batch(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        if self._count > _MOST_WORDS:
            self._forget()
        lengths = [len(sentence) for sentence in sentences]
        rows = self._rows_of(sentences)
        scores = self._scored(rows, lengths)
        self._add_runs(scores, sentences, rows)
        columns = best_paths(scores, lengths, self.weights.transitions, self._allowed_first).tolist()
        ends = list(accumulate(lengths))
        return [columns[end - length : end] for end, length in zip(ends, lengths, strict=True)]

    def _rows_of(self, sentences: Sequence[Sequence[str]]) -> Array:
        """Give the rows of all words, one sentence after the other."""
        rows = self._rows
        self._learn([word for word in dict.fromkeys(chain.from_iterable(sentences)) if word not in rows])
        return np.array(list(map(rows.__getitem__, chain.from_iterable(sentences))))

    def _scored(self, rows: Array, lengths: Sequence[int]) -> Array:
        """Add up what the words and the context features say, as int32 of shape (words, tags).

        It is worked out for the words with the edges between their sentences, so that what is lent and looked up are
        slices.
        """
        places = np.arange(len(rows)) + REACH * np.repeat(np.arange(len(lengths)), lengths)
        padded = np.full(len(rows) + REACH * (len(lengths) + 1), _BOUNDARY)
        padded[places + REACH] = rows
        lent = self._scores[padded]
        size = len(padded) - 2 * REACH
        scores: Array = lent[REACH : REACH + size, OFFSETS.index(0)].copy()
        for column, offset in enumerate(OFFSETS):
            if offset:
                scores += lent[REACH + offset : REACH + offset + size, column]
        self._tables.add_scores(scores, np.ascontiguousarray(self._numbers[padded].T))
        return scores.take(places, axis=0)

    def _add_runs(self, scores: Array, sentences: Sequence[Sequence[str]], rows: Array) -> None:
        starts_run = self._starts_run[rows].tolist()
        first = 0
        for words in sentences:
            flags = starts_run[first : first + len(words)]
            if True in flags:
                for position, name in run_features(words, flags, self.gazetteer):
                    scores[first + position] += self.weights.state[self._run_rows.get(name, self.weights.none)]
            first += len(words)

    def _learn(self, words: Sequence[str]) -> None:
        """Work out what new word types lend to their own position and to their neighbours'."""
        views = [self._words.view(word[:LONGEST_WORD]) for word in words]
        names = (self._words.names(word[:LONGEST_WORD], view) for word, view in zip(words, views, strict=True))
        self._rows.update(zip(words, range(self._count, self._count + len(words)), strict=True))
        self._add_rows(views, names)

    def _add_rows(self, views: Sequence[WordView], names: Iterable[Sequence[str]]) -> None:
        if not views:
            return
        end = self._count + len(views)
        while end > len(self._scores):
            grown = map(_doubled, (self._scores, self._numbers, self._starts_run))
            self._scores, self._numbers, self._starts_run = grown
        row_of = self._row_of.get
        found = [list(filter(None, map(row_of, seen))) for seen in names]
        self._scores[self._count : end] = _summed(self._lent, found)
        self._numbers[self._count : end] = self._tables.numbers_of(views)
        self._starts_run[self._count : end] = [view.starts_run for view in views]
        self._count = end

    def _forget(self) -> None:
        self._words = WordFeatures(self.lexicon, self.gazetteer)
        self._rows = {}
        self._scores = np.zeros((1024, len(OFFSETS), len(self.weights.tags)), dtype=np.int32)
        self._numbers = np.zeros((1024, len(FIELDS)), dtype=np.int64)
        self._starts_run = np.zeros(1024, dtype=np.bool_)
        self._count = 0
        self._add_rows([BOUNDARY], [[BOUNDARY.lower]])


def _lent_by_name(features: Sequence[str], state: Array) -> tuple[Array, dict[str, int]]:
    """Return what each feature of a single word lends to the tokens around it, and the row of each name.

    The array is int16 of shape (names + 1, offsets, tags), its first row zero. Names of features of single words begin
    with the offset, those of context features with a letter.
    """
    row_of: dict[str, int] = {}
    places, columns, rows = array("l"), array("l"), array("l")
    for column, offset in enumerate(OFFSETS):
        found = beginning_with(front := str(offset), features)
        names = [features[row][len(front) :] for row in found]
        lent_to_neighbours = [row for row, name in zip(found, names, strict=True) if offset and name.startswith("s3=")]
        names += [f"{LENT}{features[row][len(front) :]}" for row in lent_to_neighbours]
        rows.extend(chain(found, lent_to_neighbours))
        columns.extend(repeat(column, len(names)))
        places.extend(row_of.setdefault(name, len(row_of) + 1) for name in names)
    lent = np.zeros((len(row_of) + 1, len(OFFSETS), state.shape[1]), dtype=np.int16)
    lent[np.array(places, dtype=np.int64), np.array(columns, dtype=np.int64)] = state[np.array(rows, dtype=np.int64)]
    return lent, row_of


def _summed(table: Array, found: Sequence[Sequence[int]]) -> Array:
    """Return the sums of the rows of ``table`` that are ``found`` for each of several words, as int32.

    All first rows are added at once, then all second ones: a sum word by word took three times as long. What is asked
    of a word that has no more is the first row of ``table``, which is zero.
    """
    total = np.zeros((len(found), *table.shape[1:]), dtype=np.int32)
    for rows in zip_longest(*found, fillvalue=_NOTHING):
        total += table.take(rows, axis=0)
    return total


def _doubled(rows: Array) -> Array:
    return np.concatenate([rows, np.zeros_like(rows)])


def _cuts(length: int) -> range:
    return range(0, length, LONGEST_PIECE)


def _batches(pieces: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    if batch:
        yield batch


def _rejoined(tagged: Sequence[list[int]], pieces: Sequence[int]) -> list[list[int]]:
    remaining = iter(tagged)
    return [next(remaining) if count == 1 else list(chain.from_iterable(islice(remaining, count))) for count in pieces]
