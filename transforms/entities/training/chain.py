"""Probabilities of tags under a linear chain, for the sentences of a batch at once.

Forward-backward (Rabiner 1989) with each step scaled to one, a step per position over all sentences that are that long.
Sums are taken by adding, never by a matrix product, so that the number of threads of a linear-algebra library cannot
change a bit.
"""

from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


class Expected(NamedTuple):
    """What a chain expects of a batch."""

    tags: Array
    """float64 of shape (tokens, tags): probability of each tag at each token."""
    pairs: Array
    """float64 of shape (tags, tags): expected number of each pair of tags, from row to column."""


def expected(scores: Array, lengths: Array, transitions: Array, allowed_first: Array) -> Expected:
    """Work out the probabilities of tags and pairs of tags.

    Args:
        scores: float of shape (tokens, tags), the sentences one after the other, the longest first.
        lengths: int of shape (sentences,): tokens per sentence, at least 1, falling.
        transitions: float of shape (tags, tags), from row to column; ``-inf`` where a pair is ruled out.
        allowed_first: bool of shape (tags,): tags that may begin a sentence.
    """
    steps = np.arange(lengths[0])
    running = np.count_nonzero(lengths[:, None] > steps[None, :], axis=0)
    starts = np.cumsum(lengths) - lengths
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    factors = np.exp(transitions)
    forward = _forward(weights, factors, allowed_first, starts, running)
    tags = np.empty_like(forward)
    pairs = np.zeros_like(factors)
    behind = np.ones((len(lengths), len(factors)))
    for step in range(len(running) - 1, -1, -1):
        count = running[step]
        places = starts[:count] + step
        both = forward[places] * behind[:count]
        tags[places] = both / both.sum(axis=1, keepdims=True)
        if step:
            ahead = weights[places] * behind[:count]
            paths = forward[places - 1][:, :, None] * factors[None] * ahead[:, None, :]
            pairs += (paths / paths.sum(axis=(1, 2), keepdims=True)).sum(axis=0)
            sums = (factors[None] * ahead[:, None, :]).sum(axis=2)
            behind[:count] = sums / sums.sum(axis=1, keepdims=True)
    return Expected(tags, pairs)


def _forward(weights: Array, factors: Array, allowed_first: Array, starts: Array, running: Array) -> Array:
    forward = np.empty_like(weights)
    first = weights[starts] * allowed_first
    forward[starts] = first / first.sum(axis=1, keepdims=True)
    for step in range(1, len(running)):
        places = starts[: running[step]] + step
        sums = (forward[places - 1][:, :, None] * factors[None]).sum(axis=1) * weights[places]
        forward[places] = sums / sums.sum(axis=1, keepdims=True)
    return forward
