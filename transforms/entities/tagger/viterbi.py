"""The best sequence of tags under a linear chain, for many sentences at once.

Viterbi (1967), one step per position over all sentences that are that long, so that the cost in Python is per position
and not per token. Ties go to the tag that comes first, and scores are integers: the result is the same everywhere.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from newsmill.transforms.entities.tagger.weights import FORBIDDEN

Array = np.ndarray[Any, np.dtype[Any]]


def best_paths(scores: Array, lengths: Sequence[int], transitions: Array, allowed_first: Array) -> Array:
    """Find the best tag of every token.

    Args:
        scores: int32 of shape (tokens, tags), the sentences one after the other.
        lengths: tokens per sentence, each at least 1.
        transitions: int32 of shape (tags, tags), from row to column.
        allowed_first: bool of shape (tags,): tags that may begin a sentence.

    Returns:
        int array of shape (tokens,): columns of ``scores``.
    """
    sizes = np.asarray(lengths)
    order = np.argsort(-sizes, kind="stable")  # longest first: the sentences still running are a prefix
    sizes = sizes[order]
    starts = (np.cumsum(lengths) - lengths)[order]
    running = np.count_nonzero(sizes[:, None] > np.arange(sizes[0])[None, :], axis=0)
    # Tags come first, sentences lie side by side: the maximum over tags is taken of many sentences in one instruction.
    best = scores[starts].T.astype(np.int64) + np.where(allowed_first, 0, FORBIDDEN)[:, None]
    back = np.zeros((sizes[0], scores.shape[1], len(sizes)), dtype=np.int8)
    # One number holds a score and, below it, which tag it comes from: one maximum gives both, the first tag on a tie.
    bits = scores.shape[1].bit_length()
    last = (1 << bits) - 1
    steps = (transitions.astype(np.int64)[:, :, None] << bits) + (last - np.arange(len(transitions)))[:, None, None]
    for step in range(1, int(sizes[0])):
        count = running[step]
        paths = ((best[:, None, :count] << bits) + steps).max(axis=0)
        back[step, :, :count] = last - (paths & last)
        best[:, :count] = (paths >> bits) + scores[starts[:count] + step].T
    return _trace(best.argmax(axis=0), back, starts, running, len(scores))


def _trace(last: Array, back: Array, starts: Array, running: Array, tokens: int) -> Array:
    """Follow the pointers from the ends; a sentence joins where its last token is."""
    path = np.zeros(tokens, dtype=np.int64)
    state = last.copy()
    for step in range(len(running) - 1, -1, -1):
        count = running[step]
        path[starts[:count] + step] = state[:count]
        if step:
            state[:count] = back[step, state[:count], np.arange(count)]
    return path
