"""Fitting the linear chain: a conditional random field by stochastic gradients with a step size per weight.

Source: Lafferty, McCallum, Pereira (2001); AdaGrad of Duchi, Hazan, Singer (2011). The weights of the last epochs are
averaged, and small ones dropped. The fit is deterministic: the order of the sentences comes from a fixed seed, and no
sum depends on the number of threads.
"""

import random
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from newsmill.transforms.entities.tagger.bio import may_follow
from newsmill.transforms.entities.tagger.context_features import context_features
from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.weights import Weights
from newsmill.transforms.entities.tagger.word_features import BOUNDARY_FEATURES, OFFSETS, WordFeatures, lent_features
from newsmill.transforms.entities.tagger.word_memory import LONGEST_WORD
from newsmill.transforms.entities.training.chain import expected
from newsmill.transforms.entities.training.numbered import SEED, Batch, Numbered, numbered
from newsmill.transforms.entities.training.sentences import TrainingSentence

_LOOKS = 4
"""How often in an epoch the weights are taken for the average."""

Array = np.ndarray[Any, np.dtype[Any]]


class FitSettings(NamedTuple):
    """How the weights are fitted; the defaults were chosen by cross-validation on GermEval 2014."""

    epochs: int = 7
    """Times that all sentences are seen."""
    averaged: int = 3
    """Last epochs whose weights are averaged, at most ``epochs``."""
    rate: float = 0.1
    """Size of the first step of a weight."""
    l1: float = 0.002
    """Pull of a weight towards zero in each batch that has its feature, in the unit of the gradient."""
    least_weight: float = 0.04
    """Smaller weights are dropped; sets the size of the model."""


class _Known(NamedTuple):
    """What is known of a word."""

    lent: dict[int, list[str]]
    """Features it lends to the tokens around it, by its offset from them."""
    fields: tuple[str, ...]
    """What context features join."""
    starts_run: bool


class Featurizer:
    """Words to the feature names the tagger will look up, with each word type worked out once."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._words = WordFeatures(lexicon, gazetteer)
        self._gazetteer = gazetteer
        self._known: dict[str, _Known] = {}

    def __call__(self, words: Sequence[str]) -> list[list[str]]:
        """Give the features of every token of a sentence."""
        self._learn([word for word in dict.fromkeys(words) if word not in self._known])
        known = [self._known[word] for word in words]
        starts_run = [word.starts_run for word in known]
        rows = context_features(words, [word.fields for word in known], starts_run, self._gazetteer)
        for position, names in enumerate(rows):
            for offset in OFFSETS:
                place = position + offset
                seen = known[place].lent[offset] if 0 <= place < len(words) else BOUNDARY_FEATURES[offset]
                names.extend([f"{offset}{name}" for name in seen])
        return rows

    def _learn(self, words: Sequence[str]) -> None:
        columns = self._words.columns([word[:LONGEST_WORD] for word in words])
        rows = zip(lent_features(columns), zip(*columns.fields, strict=True), columns.starts_run, strict=True)
        self._known.update(zip(words, map(_Known._make, rows), strict=True))


def fit(sentences: Sequence[TrainingSentence], featurize: Featurizer, settings: FitSettings) -> Weights:
    """Fit weights to annotated sentences."""
    data = numbered(sentences, featurize)
    fitted = _Fit(data, settings)
    mixed = list(data.batches)
    order = random.Random(SEED)  # noqa: S311  (no secret)
    for epoch in range(settings.epochs):
        order.shuffle(mixed)
        for number, batch in enumerate(mixed):
            fitted.step(batch)
            if settings.epochs - epoch <= settings.averaged and (number + 1) % max(len(mixed) // _LOOKS, 1) == 0:
                fitted.look()
    return fitted.weights()


class _Fit:
    """Weights on their way."""

    def __init__(self, data: Numbered, settings: FitSettings) -> None:
        self._data = data
        self._settings = settings
        shape = (len(data.features), len(data.tags))
        self._state = np.zeros(shape, dtype=np.float32)
        self._squares = np.ones(shape, dtype=np.float32)
        """Sums of squared gradients by weight; they begin at one, so that the first step is no longer than the rate."""
        self._total = np.zeros(shape, dtype=np.float32)
        self._allowed = np.array([[may_follow(before, after) for after in data.tags] for before in data.tags])
        self._allowed_first = np.array([not tag.startswith("I-") for tag in data.tags])
        self._pairs = np.zeros(self._allowed.shape)
        self._pair_squares = np.ones(self._allowed.shape)
        self._pair_total = np.zeros(self._allowed.shape)
        self._looks = 0

    def step(self, batch: Batch) -> None:
        """Move the weights against the gradient of one batch."""
        state = self._state[batch.rows]
        scores = np.add.reduceat(state[batch.places], batch.starts, axis=0).astype(np.float64)
        chain = expected(scores, batch.lengths, np.where(self._allowed, self._pairs, -np.inf), self._allowed_first)
        errors = chain.tags.astype(np.float32)
        errors[np.arange(len(errors)), batch.gold] -= 1
        gradient = np.add.reduceat(errors[batch.tokens], batch.firsts, axis=0)
        squares = self._squares[batch.rows] + gradient**2
        self._squares[batch.rows] = squares
        sizes = self._settings.rate / np.sqrt(squares)
        self._state[batch.rows] = _pulled(state - sizes * gradient, sizes * self._settings.l1)
        self._step_pairs(chain.pairs, batch)

    def _step_pairs(self, pairs: Array, batch: Batch) -> None:
        np.subtract.at(pairs, (batch.gold[batch.inner - 1], batch.gold[batch.inner]), 1.0)
        self._pair_squares += pairs**2
        self._pairs -= self._settings.rate * pairs / np.sqrt(self._pair_squares)

    def look(self) -> None:
        """Take the weights as they are now into the average."""
        self._total += self._state
        self._pair_total += self._pairs
        self._looks += 1

    def weights(self) -> Weights:
        """Give the average without small weights."""
        tags, features = self._data.tags, self._data.features
        state = self._total / self._looks
        kept = zip(*np.nonzero(np.abs(state) >= self._settings.least_weight), strict=True)
        pairs = self._pair_total / self._looks
        return Weights.from_floats(
            tags,
            {(features[row], tags[column]): float(state[row, column]) for row, column in kept},
            {(before, after): pairs[i, j] for i, before in enumerate(tags) for j, after in enumerate(tags)},
        )


def _pulled(weights: Array, lengths: Array) -> Array:
    """Move weights towards zero, and no further."""
    pulled: Array = np.sign(weights) * np.maximum(np.abs(weights) - lengths, 0)
    return pulled
