"""The linear sequence tagger: words in, tags out.

All features of a word alone are summed once per word type and kept as one row of scores per offset; per token there
remain row additions and look-ups of context features, done for a whole batch by array operations. Sentences are cut at
``LONGEST_PIECE`` tokens and taken in batches, so that memory does not grow with the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from operator import itemgetter
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.bio import Span, spans_by_sentence
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
        names = [self.weights.tags[column] for column in self._columns(sentences).tolist()]
        ends = accumulate(map(len, sentences))
        return [names[end - len(sentence) : end] for end, sentence in zip(ends, sentences, strict=True)]

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[Span]]:
        """Give the spans of every sentence; in most there are none."""
        lengths = np.fromiter(map(len, sentences), np.int64, len(sentences))
        return spans_by_sentence(self._columns(sentences), np.cumsum(lengths) - lengths, self.weights.tags)

    def _columns(self, sentences: Sequence[Sequence[str]]) -> Array:
        """Give the columns of the tags of all words, one sentence after the other."""
        tagged = [
            columns for group in _batches(_pieces(sentences), MOST_TOGETHER) for columns in self._tag_group(group)
        ]
        return np.concatenate(tagged) if tagged else np.zeros(0, dtype=np.int64)

    def _tag_group(self, sentences: Sequence[Sequence[str]]) -> Iterator[Array]:
        """Learn new words of many sentences at once, then tag as many sentences together as is fastest."""
        rows = self._memory.rows_of(list(chain.from_iterable(sentences)))
        start = 0
        for batch in _batches(sentences, _BATCH):
            lengths = list(map(len, batch))
            end = start + sum(lengths)
            scores = self._scored(rows[start:end], lengths)
            self._add_runs(scores, batch, rows[start:end])
            yield best_paths(scores, lengths, self.weights.transitions, self._allowed_first)
            start = end

    def _scored(self, rows: Array, lengths: Sequence[int]) -> Array:
        """Add up what the words and the context features say, as int32 of shape (words, tags).

        It is worked out for the words with the edges between their sentences, so that what is lent and looked up are
        slices.
        """
        places = np.arange(len(rows)) + REACH * np.repeat(np.arange(len(lengths)), lengths)
        padded = np.full(len(rows) + REACH * (len(lengths) + 1), EDGE)
        padded[places + REACH] = rows
        lent = self._memory.scores.take(padded, axis=0)
        size = len(padded) - 2 * REACH
        scores: Array = lent[REACH : REACH + size, OFFSETS.index(0)].copy()
        for column, offset in enumerate(OFFSETS):
            if offset:
                scores += lent[REACH + offset : REACH + offset + size, column]
        self._tables.add_scores(scores, np.ascontiguousarray(self._memory.numbers.take(padded, axis=0).T))
        return scores.take(places, axis=0)

    def _add_runs(self, scores: Array, sentences: Sequence[Sequence[str]], rows: Array) -> None:
        """Add what matches of name lists say, which are looked for where a first and a second word of one follow."""
        firsts = np.cumsum([0, *map(len, sentences)])
        may_start = self._memory.starts_run[rows]
        may_start[:-1] &= self._memory.follows_run[rows[1:]]
        may_start[firsts[1:] - 1] = False
        starts = np.flatnonzero(may_start)
        numbers = np.searchsorted(firsts, starts, side="right") - 1
        found: list[tuple[int, int]] = []
        for number, of_sentence in groupby(zip(numbers.tolist(), starts.tolist(), strict=True), itemgetter(0)):
            first, words = firsts[number], sentences[number]
            for position, name in run_features(words, [start - first for _, start in of_sentence], self.gazetteer):
                found.append((first + position, self._run_rows.get(name, self.weights.none)))
        if found:
            places, weights = np.array(found).T
            np.add.at(scores, places, self.weights.state[weights])


def _pieces(sentences: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Give the sentences that have words, long ones cut."""
    for sentence in sentences:
        if len(sentence) > LONGEST_PIECE:
            yield from (sentence[at : at + LONGEST_PIECE] for at in range(0, len(sentence), LONGEST_PIECE))
        elif sentence:
            yield sentence


def _batches(pieces: Iterable[Sequence[str]], most: int) -> Iterator[Sequence[Sequence[str]]]:
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
