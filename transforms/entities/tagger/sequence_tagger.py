"""The linear sequence tagger: words in, tags out.

All features of a word alone are summed once per word type and kept as one row of scores per offset; per token there
remain five row additions and some dozen look-ups of context features. Sentences are cut at ``LONGEST_PIECE`` tokens and
taken in batches, so that memory does not grow with the text.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from transforms.entities.tagger.context_features import context_features
from transforms.entities.tagger.gazetteer import Gazetteer
from transforms.entities.tagger.lexicon import Lexicon
from transforms.entities.tagger.viterbi import best_paths
from transforms.entities.tagger.weights import Weights
from transforms.entities.tagger.word_features import BOUNDARY_FEATURES, OFFSETS, WordFeatures, WordView

LONGEST_PIECE = 400
"""Tokens; a longer sentence is cut, so that text without any full stop costs no more than other text."""
LONGEST_WORD = 60
"""Code points; the rest of a longer word is not looked at."""
_BATCH = 4000
"""Tokens decoded together."""
_MOST_WORDS = 100_000
"""Word types kept; then the memory is emptied. About 500 bytes each."""

Array = np.ndarray[Any, np.dtype[Any]]
_EDGE = 0
"""Row of the scores that the edges of a sentence lend to their neighbours."""


class SequenceTagger:
    """Tags words with the weights of a trained model; safe to use from one thread at a time."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, weights: Weights) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.weights = weights
        self._words = WordFeatures(lexicon, gazetteer)
        self._allowed_first = np.array([not tag.startswith("I-") for tag in weights.tags])
        self._forget()

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Give an IOB2 tag to every word of every sentence."""
        names = self.weights.tags
        pieces = [sentence[at : at + LONGEST_PIECE] for sentence in sentences for at in _cuts(len(sentence))]
        tagged = [[names[column] for column in row] for batch in _batches(pieces) for row in self._tag_batch(batch)]
        return _rejoined(tagged, [len(_cuts(len(sentence))) for sentence in sentences])

    def _tag_batch(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        if self._count > _MOST_WORDS:
            self._forget()
        rows = [[self._row(word) for word in sentence] for sentence in sentences]
        lengths = [len(sentence) for sentence in sentences]
        scores = self._word_scores(rows) + self._context_scores(sentences, rows)
        columns = best_paths(scores, lengths, self.weights.transitions, self._allowed_first).tolist()
        ends = list(accumulate(lengths))
        return [columns[end - length : end] for end, length in zip(ends, lengths, strict=True)]

    def _word_scores(self, rows: Sequence[Sequence[int]]) -> Array:
        """Add up what each word and its neighbours say; two edge rows stand between the sentences."""
        padded = [_EDGE, _EDGE]
        inside: list[int] = []
        for row in rows:
            inside.extend(range(len(padded), len(padded) + len(row)))
            padded.extend(row)
            padded += (_EDGE, _EDGE)
        seen, positions = np.array(padded), np.array(inside)
        total = self._scores[seen[positions], OFFSETS.index(0)]
        for column, offset in enumerate(OFFSETS):
            if offset:
                total += self._scores[seen[positions + offset], column]
        return total

    def _context_scores(self, sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[int]]) -> Array:
        row_of, none = self.weights.row_of, self.weights.none
        found: list[int] = []
        starts: list[int] = []
        for words, row in zip(sentences, rows, strict=True):
            views = [self._views[number] for number in row]
            for names in context_features(words, views, self.gazetteer):
                starts.append(len(found))
                found += [row_of[name] for name in names if name in row_of]
                found.append(none)
        return np.add.reduceat(self.weights.state[np.array(found)], starts, axis=0)

    def _row(self, word: str) -> int:
        row = self._rows.get(word)
        if row is None:
            row = self._learn(word)
        return row

    def _learn(self, word: str) -> int:
        """Work out what a new word type lends to its own position and to its neighbours'."""
        cut = word[:LONGEST_WORD]
        row = self._count
        if row == len(self._scores):
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
        self._set_scores(row, self._words.features(cut))
        self._views.append(self._words.view(cut))
        self._rows[word] = row
        self._count += 1
        return row

    def _set_scores(self, row: int, features: dict[int, list[str]]) -> None:
        row_of, none = self.weights.row_of, self.weights.none
        for column, offset in enumerate(OFFSETS):
            found = [row_of.get(name, none) for name in features[offset]]
            self._scores[row, column] = self.weights.state[found].sum(axis=0)

    def _forget(self) -> None:
        self._rows: dict[str, int] = {}
        self._views: list[WordView] = [self._words.view("")]
        self._scores = np.zeros((1024, len(OFFSETS), len(self.weights.tags)), dtype=np.int32)
        self._set_scores(_EDGE, BOUNDARY_FEATURES)
        self._count = 1


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


def _rejoined(tagged: Sequence[list[str]], pieces: Sequence[int]) -> list[list[str]]:
    remaining = iter(tagged)
    return [[tag for _ in range(count) for tag in next(remaining)] for count in pieces]
