"""Exact all-pairs truth by counting what each two texts share: a program that has nothing in common with the product.

Words are ``re`` runs of word characters of the lower-cased text; a text is the set of its word 3-grams (as tuples of
words, so no hash of the product is involved).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"[^\W_]+")
Ints = npt.NDArray[np.int64]


class Pair(NamedTuple):
    """One pair of texts, ``a < b`` by position, that shares much."""

    a: int
    b: int
    jaccard: float
    containment: float
    """Of the smaller in the larger."""
    smaller_words: int
    """Words of the smaller text."""


def shingle_columns(texts: Sequence[str]) -> tuple[list[list[int]], list[int]]:
    """Return the column numbers of every text's 3-grams, and the number of words of every text."""
    numbers: dict[tuple[str, ...], int] = {}
    columns, words = [], []
    for text in texts:
        found = _WORD.findall(text.lower())
        words.append(len(found))
        grams = {tuple(found[ix : ix + 3]) for ix in range(max(1, len(found) - 2))} if found else set()
        columns.append([numbers.setdefault(gram, len(numbers)) for gram in grams])
    return columns, words


def all_pairs(texts: Sequence[str], least_jaccard: float = 0.5, least_containment: float = 0.8) -> Iterator[Pair]:
    """Give every pair at or above either threshold."""
    columns, words = shingle_columns(texts)
    sizes = np.array([len(found) for found in columns])
    for a, (others, shared) in enumerate(_in_common(columns)):
        alike = shared / (sizes[a] + sizes[others] - shared)
        inside = shared / np.minimum(sizes[a], sizes[others])
        for at in np.flatnonzero((alike >= least_jaccard) | (inside >= least_containment)).tolist():
            b = int(others[at])
            smaller = a if sizes[a] <= sizes[b] else b
            yield Pair(a, b, float(alike[at]), float(inside[at]), words[smaller])


def _in_common(columns: Sequence[Sequence[int]]) -> Iterator[tuple[Ints, Ints]]:
    """Give for every text the later texts it shares a 3-gram with, and how many they share."""
    texts = np.repeat(np.arange(len(columns)), [len(found) for found in columns])
    flat = np.fromiter((column for found in columns for column in found), np.int64, len(texts))
    order = np.argsort(flat, kind="stable")
    holders, ends = texts[order], np.cumsum(np.bincount(flat))
    for a, found in enumerate(columns):
        lists = [holders[ends[column - 1] if column else 0 : ends[column]] for column in found]
        shared = np.bincount(np.concatenate([*lists, np.zeros(0, np.int64)]), minlength=len(columns))
        others = a + 1 + np.flatnonzero(shared[a + 1 :])
        yield others, shared[others]
