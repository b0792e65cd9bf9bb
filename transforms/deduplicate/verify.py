"""Exact verification of candidates by merging their shingle arrays.

Near: Jaccard of the shingle sets at least ``NEAR_JACCARD``. Contained: the smaller text has at least
``CONTAINED_WORDS`` words and at least ``CONTAINED_SHARE`` of its shingles are in the larger one.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.deduplicate.shingles import KIND_MASK
from transforms.deduplicate.signature_files import Signatures
from transforms.deduplicate.tokens import U64, Ints

NEAR_JACCARD = 0.5
CONTAINED_SHARE = 0.8
CONTAINED_WORDS = 30
KINDS = 3
"""Plain, name, figure: see ``tokens``."""

_SAMPLED_FROM = 512
"""Shingles of the smaller text from which a sample is looked at first."""
_SAMPLE_BOUND = np.uint64(1 << 61)
"""The sample: shingles below this, an eighth of all, 64 and more."""
_HOPELESS = 0.35
"""Share of the sample in common below which no pair is verified: a pair that counts has two thirds (Jaccard 0.5 means
2/3 of the smaller), five standard errors away."""


class Verified(NamedTuple):
    """Pairs that are near or contained by their figures; all columns of the same length."""

    a: Ints
    b: Ints
    shared: Ints
    """Shingles in common."""
    kinds_shared: npt.NDArray[np.int64]
    """Shared shingles of ``a`` by kind, shape (pairs, KINDS)."""
    kinds_a: npt.NDArray[np.int64]
    """Shingles that only ``a`` has, by kind, shape (pairs, KINDS)."""
    kinds_b: npt.NDArray[np.int64]
    """Shingles that only ``b`` has, by kind, shape (pairs, KINDS)."""
    kept: npt.NDArray[np.float64]
    """Shared fingerprints as a share of those of the smaller text (at the lower of the two posting rates)."""


def verify(signatures: Signatures, a: Ints, b: Ints) -> Verified:
    """Return those of the pairs that meet a threshold, with their counts."""
    words = signatures.integers("word_count")
    kept, tables = [], []
    for ix, (left, right) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        one, two = signatures.shingles(left), signatures.shingles(right)
        smaller = words[left] if len(one) <= len(two) else words[right]
        if meets(shared_count(one, two), len(one), len(two), smaller):
            kept.append(ix)
            tables.append(kind_tables(one, two))
    shaped = np.array(tables, np.int64).reshape(len(kept), 3, KINDS)
    a, b = a[kept], b[kept]
    survived = np.array([fingerprints_kept(signatures, *pair) for pair in zip(a.tolist(), b.tolist(), strict=True)])
    return Verified(a, b, shaped[:, 0].sum(axis=1), shaped[:, 0], shaped[:, 1], shaped[:, 2], survived)


def meets(shared: int, size_a: int, size_b: int, smaller_words: int) -> bool:
    """Tell whether the counts of a pair make it near or contained."""
    if shared >= NEAR_JACCARD * (size_a + size_b - shared):
        return shared > 0
    return smaller_words >= CONTAINED_WORDS and shared >= CONTAINED_SHARE * min(size_a, size_b)


def fingerprints_kept(signatures: Signatures, a: int, b: int) -> float:
    """Return the share of the smaller text's fingerprints that both have."""
    one, two = signatures.fingerprints(a), signatures.fingerprints(b)
    sizes = len(signatures.shingles(a)), len(signatures.shingles(b))
    merged = np.concatenate((one, two))
    merged.sort()
    shared = int(np.count_nonzero(merged[1:] == merged[:-1]))
    expected = min(sizes) * min(len(one) / sizes[0], len(two) / sizes[1], 1.0)
    return min(1.0, shared / max(1.0, expected))


def shared_count(one: U64, two: U64) -> int:
    """Return how many shingles two ascending arrays share, or 0 when a sample shows that they share far too few."""
    if min(len(one), len(two)) >= _SAMPLED_FROM:
        some, more = one[: one.searchsorted(_SAMPLE_BOUND)], two[: two.searchsorted(_SAMPLE_BOUND)]
        if _common(some, more) < _HOPELESS * min(len(some), len(more)):
            return 0
    return _common(one, two)


def _common(one: U64, two: U64) -> int:
    # Sorting both together is faster than a search per value: NumPy sorts integers with vector instructions.
    merged = np.concatenate((one, two))
    merged |= KIND_MASK
    merged.sort()
    return int(np.count_nonzero(merged[1:] == merged[:-1]))


def kind_tables(one: U64, two: U64) -> tuple[Ints, Ints, Ints]:
    """Return the shingles in common, only in one and only in two, each counted by kind (as the first has it)."""
    left, right = one | KIND_MASK, two | KIND_MASK
    places = left.searchsorted(right)
    hits = left.take(places, mode="clip") == right
    both = np.zeros(len(one), np.bool_)
    both[places[hits]] = True
    return _by_kind(one[both]), _by_kind(one[~both]), _by_kind(two[~hits])


def _by_kind(shingles: U64) -> Ints:
    return np.bincount((shingles & KIND_MASK).astype(np.int64), minlength=KINDS)
