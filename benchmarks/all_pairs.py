"""Exact all-pairs truth by SciPy sparse products: an independent program that shares nothing with the product.

Words are ``re`` runs of word characters of the lower-cased text; a text is the set of its word 3-grams (as tuples of
words, so no hash of the product is involved).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"[^\W_]+")
_ROWS = 512


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
    from scipy import sparse

    columns, words = shingle_columns(texts)
    sizes = np.array([len(found) for found in columns])
    pointers = np.concatenate([[0], np.cumsum(sizes)])
    flat = np.fromiter((column for found in columns for column in found), np.int64, int(pointers[-1]))
    matrix = sparse.csr_matrix((np.ones(len(flat), np.int32), flat, pointers), (len(texts), int(flat.max()) + 1))
    across = matrix.T.tocsr()
    for start in range(0, len(texts), _ROWS):
        product = (matrix[start : start + _ROWS] @ across).tocoo()
        yield from _above(product, start, sizes, words, least_jaccard, least_containment)


def _above(
    product: object, start: int, sizes: npt.NDArray[np.int64], words: list[int], jaccard: float, containment: float
) -> Iterator[Pair]:
    rows, cols, shared = product.row + start, product.col, product.data  # type: ignore[attr-defined]
    upper = rows < cols
    rows, cols, shared = rows[upper], cols[upper], shared[upper]
    alike = shared / (sizes[rows] + sizes[cols] - shared)
    inside = shared / np.minimum(sizes[rows], sizes[cols])
    for at in np.flatnonzero((alike >= jaccard) | (inside >= containment)).tolist():
        a, b = int(rows[at]), int(cols[at])
        smaller = a if sizes[a] <= sizes[b] else b
        yield Pair(a, b, float(alike[at]), float(inside[at]), words[smaller])
