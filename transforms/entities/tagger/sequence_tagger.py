"""The linear sequence tagger: words in, tags out.

All features of a word alone are summed once per word type and kept as one row of scores per offset; per token there
remain row additions and look-ups of context features, done for a whole batch by array operations. Sentences are cut at
``LONGEST_PIECE`` tokens and taken in batches, so that memory does not grow with the text.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.bio import Span, spans_of
from newsmill.transforms.entities.tagger.context_features import REACH, RUN, run_features
from newsmill.transforms.entities.tagger.context_tables import ContextTables
from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lent import Lent
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.viterbi import best_paths
from newsmill.transforms.entities.tagger.weights import Weights, beginning_with
from newsmill.transforms.entities.tagger.word_features import OFFSETS, WordFeatures
from newsmill.transforms.entities.tagger.word_memory import EDGE, MOST_TOGETHER, WordMemory

LONGEST_PIECE = 400
"""Tokens; a longer sentence is cut, so that text without any full stop costs no more than other text."""
_BATCH = 16_000
"""Tokens decoded together."""

Array = np.ndarray[Any, np.dtype[Any]]


class SequenceTagger:
    """Tags words with the weights of a trained model; safe to use from one thread at a time."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, weights: Weights) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.weights = weights
        features = weights.features
        self._tables = ContextTables(weights, features)
        lent = Lent(features, weights.state, lexicon.classes.levels)
        self._run_rows = {features[row]: row for row in beginning_with(RUN, features)}
        self._allowed_first = np.array([not tag.startswith("I-") for tag in weights.tags])
        self._memory = WordMemory(WordFeatures(lexicon, gazetteer), lent, self._tables)

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
        tagged = [row for group in _batches(pieces, MOST_TOGETHER) for row in self._tag_group(group)]
        return _rejoined(tagged, [len(_cuts(len(sentence))) for sentence in sentences])

    def _tag_group(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Learn new words of many sentences at once, then tag as many sentences together as is fastest."""
        rows = self._memory.rows_of(list(chain.from_iterable(sentences)))
        start = 0
        for batch in _batches(sentences, _BATCH):
            end = start + sum(map(len, batch))
            yield from self._tag_batch(batch, rows[start:end])
            start = end

    def _tag_batch(self, sentences: Sequence[Sequence[str]], rows: Array) -> list[list[int]]:
        lengths = [len(sentence) for sentence in sentences]
        scores = self._scored(rows, lengths)
        self._add_runs(scores, sentences, rows)
        columns = best_paths(scores, lengths, self.weights.transitions, self._allowed_first).tolist()
        ends = list(accumulate(lengths))
        return [columns[end - length : end] for end, length in zip(ends, lengths, strict=True)]

    def _scored(self, rows: Array, lengths: Sequence[int]) -> Array:
        """Add up what the words and the context features say, as int32 of shape (words, tags).

        It is worked out for the words with the edges between their sentences, so that what is lent and looked up are
        slices.
        """
        places = np.arange(len(rows)) + REACH * np.repeat(np.arange(len(lengths)), lengths)
        padded = np.full(len(rows) + REACH * (len(lengths) + 1), EDGE)
        padded[places + REACH] = rows
        lent = self._memory.scores[padded]
        size = len(padded) - 2 * REACH
        scores: Array = lent[REACH : REACH + size, OFFSETS.index(0)].copy()
        for column, offset in enumerate(OFFSETS):
            if offset:
                scores += lent[REACH + offset : REACH + offset + size, column]
        self._tables.add_scores(scores, np.ascontiguousarray(self._memory.numbers[padded].T))
        return scores.take(places, axis=0)

    def _add_runs(self, scores: Array, sentences: Sequence[Sequence[str]], rows: Array) -> None:
        starts_run = self._memory.starts_run[rows].tolist()
        first = 0
        for words in sentences:
            flags = starts_run[first : first + len(words)]
            if True in flags:
                for position, name in run_features(words, flags, self.gazetteer):
                    scores[first + position] += self.weights.state[self._run_rows.get(name, self.weights.none)]
            first += len(words)


def _cuts(length: int) -> range:
    return range(0, length, LONGEST_PIECE)


def _batches(pieces: Sequence[Sequence[str]], most: int) -> Iterator[Sequence[Sequence[str]]]:
    """Give ``pieces`` in batches of so many words at most."""
    batch: list[Sequence[str]] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece) > most:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    if batch:
        yield batch


def _rejoined(tagged: Sequence[list[int]], pieces: Sequence[int]) -> list[list[int]]:
    remaining = iter(tagged)
    return [next(remaining) if count == 1 else list(chain.from_iterable(islice(remaining, count))) for count in pieces]
