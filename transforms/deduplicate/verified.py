"""Exact verification of candidates by merging their shingle arrays.

Near: Jaccard of the shingle sets at least ``NEAR_JACCARD``. Contained: the smaller text has at least
``CONTAINED_WORDS`` words and at least ``CONTAINED_SHARE`` of its shingles are in the larger one.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.shingles import KIND_MASK
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.tokens import KINDS, U64, Ints

NEAR_JACCARD = 0.5
"""Shingles in common, as a share of those of both texts together, from which they are near."""
CONTAINED_SHARE = 0.8
"""Share of the shingles of the smaller text in the larger one from which it is contained."""
CONTAINED_WORDS = 30
"""Words that the smaller text has for that at least."""
LEAST_OWN = 4
"""Shingles that each side must have for itself before what differs is looked at, for the template rule: two words
changed next to one another make four, one makes three."""

_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_KIND_HIGH = np.uint64(3 << 32)
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
    own_a: Ints
    """Shingles that only ``a`` has."""
    own_b: Ints
    """Shingles that only ``b`` has."""
    kept: npt.NDArray[np.float64]
    """Shared fingerprints as a share of those of the smaller text (at the lower of the two posting rates)."""
    swaps: Ints
    """Pairs of words that stand for one another, by kind in ``a`` and in ``b``, shape (pairs, KINDS, KINDS)."""
    kinds_a: Ints
    """Words of ``a`` by kind, shape (pairs, KINDS)."""
    kinds_b: Ints
    """Words of ``b`` by kind, shape (pairs, KINDS)."""
    changed_a: Ints
    """Words of ``a`` where it differs, by kind, shape (pairs, KINDS); words that moved only are left out."""
    changed_b: Ints
    """The same of ``b``."""
    runs_a: Ints
    """Stretches where ``a`` differs, shape (pairs,)."""
    runs_b: Ints
    """The same of ``b``."""


def is_near(shared: Any, union: Any) -> Any:
    """Tell whether pairs are near by their distinct shingles: numbers, or arrays of these.

    >>> is_near(1, 2), is_near(49, 99)
    (True, False)
    """
    return shared >= NEAR_JACCARD * union


def verified(signatures: Signatures, a: Ints, b: Ints) -> Verified:
    """Return those of the pairs that meet a threshold, with their counts."""
    signatures.fetch(np.concatenate([a, b]))
    words = signatures.integers("word_count")
    kept, shared = [], []
    for ix, (left, right) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        one, two = signatures.shingles(left), signatures.shingles(right)
        smaller = words[left] if len(one) <= len(two) else words[right]
        common = shared_count(one, two)
        if meets(common, len(one), len(two), smaller):
            kept.append(ix)
            shared.append(common)
    return measured(signatures, a[kept], b[kept], np.array(shared, np.int64))


def measured(signatures: Signatures, a: Ints, b: Ints, shared: Ints) -> Verified:
    """Return the figures of pairs whose number of common shingles is known."""
    pairs = list(zip(a.tolist(), b.tolist(), strict=True))
    survived = np.array([fingerprints_kept(signatures, *pair) for pair in pairs], np.float64)
    sizes = signatures.integers("shingle_count")
    tables = np.zeros((len(pairs), KINDS + 3, KINDS), np.int64)
    for at in np.flatnonzero(np.minimum(sizes[a], sizes[b]) - shared >= LEAST_OWN).tolist():
        tables[at] = changed_words(*(signatures.shingles(number) for number in pairs[at]))
    kinds = {number: _by_kind(signatures.shingles(number)) for number in {*a.tolist(), *b.tolist()}}
    by_kind = [np.array([kinds[number] for number in side.tolist()], np.int64).reshape(-1, KINDS) for side in (a, b)]
    return Verified(
        a,
        b,
        shared,
        own_a=sizes[a] - shared,
        own_b=sizes[b] - shared,
        kept=survived,
        swaps=tables[:, :KINDS],
        kinds_a=by_kind[0],
        kinds_b=by_kind[1],
        changed_a=tables[:, KINDS],
        changed_b=tables[:, KINDS + 1],
        runs_a=tables[:, KINDS + 2, 0],
        runs_b=tables[:, KINDS + 2, 1],
    )


def meets(shared: int, size_a: int, size_b: int, smaller_words: int) -> bool:
    """Tell whether the counts of a pair make it near or contained."""
    if is_near(shared, size_a + size_b - shared):
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
        if common_shingles(some, more) < _HOPELESS * min(len(some), len(more)):
            return 0
    return common_shingles(one, two)


def common_shingles(one: U64, two: U64) -> int:
    """Return how many shingles two ascending arrays share."""
    # Sorting both together is faster than a search per value: NumPy sorts integers with vector instructions.
    merged = np.concatenate((one, two))
    merged |= KIND_MASK
    merged.sort()
    return int(np.count_nonzero(merged[1:] == merged[:-1]))


def changed_words(one: U64, two: U64) -> Ints:
    """Return what differs, shape (KINDS + 3, KINDS).

    First the words that differ where the two words before are the same, by kind in one (rows) and in two (columns);
    only places are counted where each side has a single word of its own. Then by kind the third words of the shingles
    that only one has, but for those that two has among its own, and the same of two. Of both each word (each pair of
    words) counts once, in however many places it stands. Last the number of stretches of one and of two that the other
    has not: a stretch begins where the two words before are in the other text.
    """
    left, right = one | KIND_MASK, two | KIND_MASK
    places = left.searchsorted(right)
    hits = left.take(places, mode="clip") == right
    own = np.ones(len(one), np.bool_)
    own[places[hits]] = False
    own_one, own_two = one[own], two[~hits]
    runs = _shared(own_one >> _HALF, one=two >> _HALF), _shared(own_two >> _HALF, one=one >> _HALF)
    thirds_one, thirds_two = np.sort(own_one << _HALF | _KIND_HIGH), np.sort(own_two << _HALF | _KIND_HIGH)
    gone = own_one[~_shared(own_one << _HALF | _KIND_HIGH, one=thirds_two)]
    come = own_two[~_shared(own_two << _HALF | _KIND_HIGH, one=thirds_one)]
    counts = [_by_kind(_distinct_words(gone)), _by_kind(_distinct_words(come)), [runs[0].sum(), runs[1].sum(), 0, 0]]
    return np.concatenate([_swaps(own_one, own_two), *counts]).reshape(KINDS + 3, KINDS)


def _swaps(own_one: U64, own_two: U64) -> Ints:
    """Kinds of the single words that follow the same two words, flat."""
    mine, theirs = _singles(own_one), _singles(own_two)
    before = mine >> _HALF
    places = before.searchsorted(theirs >> _HALF)
    same = _shared(theirs >> _HALF, one=before)
    left, right = mine[places[same]], theirs[same]
    _, once = np.unique(((left | KIND_MASK) << _HALF) | ((right | KIND_MASK) & _LOW), return_index=True)
    kinds = (left[once] & KIND_MASK) * np.uint64(KINDS) + (right[once] & KIND_MASK)
    return np.bincount(kinds.astype(np.int64), minlength=KINDS * KINDS)


def _distinct_words(shingles: U64) -> U64:
    """One shingle of each third word."""
    _, once = np.unique(shingles << _HALF | _KIND_HIGH, return_index=True)
    return shingles[once]


def _shared(values: U64, one: U64) -> npt.NDArray[np.bool_]:
    """Which values are in ``one``, ascending."""
    if not len(one):
        return np.zeros(len(values), np.bool_)
    found: npt.NDArray[np.bool_] = one.take(one.searchsorted(values), mode="clip") == values
    return found


def _singles(shingles: U64) -> U64:
    """Those of ascending shingles whose first two words start no other."""
    before = shingles >> _HALF
    change = np.ones(len(before) + 1, np.bool_)
    np.not_equal(before[1:], before[:-1], out=change[1:-1])
    return shingles[change[1:] & change[:-1]]


def _by_kind(shingles: U64) -> Ints:
    return np.bincount((shingles & KIND_MASK).astype(np.int64), minlength=KINDS)
