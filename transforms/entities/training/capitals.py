"""Copies in capitals: what teaches a model to read headlines that are shouted.

Corpora hold next to none, and a word in capitals shares few features with the same word as it is usually written.
"""

from collections.abc import Sequence

from newsmill.transforms.entities.training.sentences import TrainingSentence

EVERY = 20
"""One sentence in so many is copied."""


def with_capitals(sentences: Sequence[TrainingSentence]) -> list[TrainingSentence]:
    """Add every so many-th sentence in capitals behind all of them.

    >>> with_capitals([TrainingSentence(("Ulm", "grüßt"), ("B-LOC", "O"))])[1].words
    ('ULM', 'GRÜSST')
    """
    return [*sentences, *(_in_capitals(sentence) for sentence in sentences[::EVERY])]


def _in_capitals(sentence: TrainingSentence) -> TrainingSentence:
    return TrainingSentence(tuple(word.upper() for word in sentence.words), sentence.tags)
