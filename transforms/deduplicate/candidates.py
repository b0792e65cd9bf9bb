"""Candidate pairs: documents that share enough fingerprints in one partition to be worth verifying.

A pair is a candidate when, in at least one hash partition, it shares at least one fingerprint (two, if six or more
are to be expected) and an eighth of what the smaller text would share if the larger held it whole. That depends on the
two texts alone, so the candidates do not depend on the order of the documents or their split into runs. Measured on
40,000 edited pairs: every pair of Jaccard 0.5 and every contained one is a candidate, with 323 fingerprints for 774
shingles on average.

The one exception is reported: a fingerprint in more than ``CAP`` documents (a line printed below every article, a
template) would make quadratic work, so each of its documents is paired with the next ``REACH`` in time only.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.postings import PARTITIONS, Postings
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.tokens import U64, Ints

LOOKBACK_DAYS = 30
"""A pair is compared when its days differ by at most this (99.4 % of cross-source copies do)."""
CAP = 512
"""Documents that may share a fingerprint before it is capped."""
REACH = 32
"""Neighbours in time that a document of a capped fingerprint is still paired with."""
LEAST_SHARE = 1 / 8
"""Share of the expected common fingerprints that makes a candidate."""
TWO_FROM = 6
"""Expected common fingerprints of a partition from which one alone is chance: a pair that counts shares a quarter of
the 24 of all partitions, so two in one of them."""
_BLOCK = 1 << 22
"""Pairs expanded at once: 32 MB a column."""
_STRETCH = 1 << 17
"""Keys looked at together."""
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


class Facts(NamedTuple):
    """What the candidate rule has to know of each document, all of shape (documents,)."""

    new: int
    """Documents below this number are new; a pair has at least one of them."""
    ranks: Ints
    """Position in time."""
    first_day: Ints
    """First day of the document and its equals."""
    last_day: Ints
    """Last day of the same."""
    sizes: Ints
    """Number of shingles."""
    rates: npt.NDArray[np.float64]
    """Fingerprints for each shingle, at most 1."""


class Capped(NamedTuple):
    """The report of capped fingerprints."""

    fingerprints: int = 0
    """How many."""
    postings: int = 0
    """Documents they are in, added up."""
    largest: int = 0
    """Documents that the most frequent one is in."""


def facts(signatures: Signatures, first_day: Ints, last_day: Ints) -> Facts:
    """Return the facts of all documents; the days are those of each document and its equals."""
    sizes = signatures.integers("shingle_count")
    posted = signatures.posted()
    rates = np.minimum(1.0, posted / np.maximum(1, sizes))
    return Facts(int(signatures.new.sum()), signatures.ranks, first_day, last_day, sizes, rates)


def candidates(postings: Postings, known: Facts) -> tuple[Ints, Ints, Capped]:
    """Return the candidates of one partition, as two columns of document numbers ``a < b``, and what was capped.

    Each pair is given once, in ascending order. Memory is about 30 bytes a posting and 200 MB.
    """
    keys = _repeated(_sorted_keys(postings))
    hashes, numbers = keys >> _HALF, (keys & _LOW).astype(np.int64)
    firsts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(firsts, len(keys)))
    useful = (sizes > 1) & (numbers[firsts] < known.new)
    capped = useful & (sizes > CAP)
    fixed = _capped_pairs(numbers, firsts[capped], sizes[capped], known)
    blocks = _blocks(numbers, firsts[useful & ~capped], sizes[useful & ~capped], known, fixed)
    found = [_enough(keys_of_pairs, known) for keys_of_pairs in blocks]
    pairs = np.concatenate(found) if found else np.zeros(0, np.uint64)
    report = Capped(int(capped.sum()), int(sizes[capped].sum()), int(sizes[capped].max(initial=0)))
    return (pairs >> _HALF).astype(np.int64), (pairs & _LOW).astype(np.int64), report


def _sorted_keys(postings: Postings) -> U64:
    keys = postings.hashes.astype(np.uint64)
    keys <<= _HALF
    keys |= postings.numbers
    keys.sort()
    return keys


def _repeated(keys: U64) -> U64:
    """Leave out fingerprints of a single document; in stretches that stay in the processor's cache."""
    kept = []
    for start in range(0, len(keys), _STRETCH):
        first, end = max(0, start - 1), min(len(keys), start + _STRETCH)
        hashes = keys[first : end + 1] >> _HALF
        same = np.zeros(len(hashes) + 1, np.bool_)
        np.equal(hashes[1:], hashes[:-1], out=same[1:-1])
        repeated = same[1:] | same[:-1]
        kept.append(keys[start:end][repeated[start - first : end - first]])
    return np.concatenate(kept) if kept else keys


def _spread(firsts: Ints, sizes: Ints) -> Ints:
    """Concatenate ``range(first, first + size)`` of every pair of values."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - sizes - firsts, sizes)


def _blocks(numbers: Ints, firsts: Ints, sizes: Ints, known: Facts, fixed: U64) -> Iterator[U64]:
    """Expand the groups into pairs, all pairs of one smaller number in one block."""
    places = _spread(firsts, sizes)
    left = np.repeat(firsts + sizes, sizes) - places - 1
    fresh = (numbers[places] < known.new) & (left > 0)
    places, left = places[fresh], left[fresh]
    if not len(places):
        yield fixed
        return
    # Sorting number and position as one integer is several times faster than argsort.
    ranked = np.sort((numbers[places].astype(np.uint64) << _HALF) | np.arange(len(places), dtype=np.uint64))
    order = (ranked & _LOW).astype(np.int64)
    places, left = places[order], left[order]
    starts = np.flatnonzero(np.concatenate([[True], np.diff(numbers[places]) > 0])) if len(places) else places
    done = np.concatenate([[0], np.cumsum(left)])
    cuts = _cuts(done[np.append(starts, len(places))])
    bounds = np.append(starts, len(places))[cuts]
    upper = np.append(numbers[places[bounds[1:-1]]], known.new).astype(np.uint64) << _HALF
    ends = np.searchsorted(fixed, upper)
    wide = numbers.astype(np.uint64)
    for start, end, low, high in zip(bounds[:-1], bounds[1:], np.append(0, ends[:-1]), ends, strict=True):
        pairs = _pairs(wide, places[start:end], left[start:end])
        yield np.sort(np.concatenate([pairs, fixed[low:high]]))


def _cuts(done: Ints) -> Ints:
    """Positions in ``done``, the pairs expanded before each document, that cut it into blocks."""
    wanted = np.searchsorted(done, np.arange(0, int(done[-1]), _BLOCK))
    return np.unique(np.concatenate([[0], wanted, [len(done) - 1]]))


def _pairs(wide: U64, places: Ints, left: Ints) -> U64:
    """Each place with every later one of its group, as one integer each."""
    pairs = np.repeat(wide[places] << _HALF, left)
    pairs |= wide[_spread(places + 1, left)]
    return pairs


def _capped_pairs(numbers: Ints, firsts: Ints, sizes: Ints, known: Facts) -> U64:
    """Pair each document of a capped group with its next neighbours in time; ascending."""
    members = numbers[_spread(firsts, sizes)]
    group = np.repeat(np.arange(len(firsts)), sizes)
    order = np.lexsort((known.ranks[members], group))
    members, group = members[order], group[order]
    parts = [np.zeros(0, np.uint64)]
    for step in range(1, REACH + 1):
        a, b, same = members[:-step], members[step:], group[:-step] == group[step:]
        low, high = np.minimum(a, b), np.maximum(a, b)
        same &= low < known.new
        parts.append((low[same].astype(np.uint64) << _HALF) | high[same].astype(np.uint64))
    return np.sort(np.concatenate(parts))


def _enough(keys: U64, known: Facts) -> U64:
    """The pairs that share enough; ``keys`` holds a pair as often as it shares a fingerprint, ascending."""
    if not len(keys):
        return keys
    firsts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    shared = np.diff(np.append(firsts, len(keys)))
    pairs: U64 = keys[firsts]
    a, b = (pairs >> _HALF).astype(np.int64), (pairs & _LOW).astype(np.int64)
    expected = np.minimum(known.sizes[a], known.sizes[b]) * np.minimum(known.rates[a], known.rates[b]) / PARTITIONS
    enough = shared >= np.maximum(np.where(expected >= TWO_FROM, 2, 1), np.floor(expected * LEAST_SHARE))
    return pairs[enough & _near_in_time(a, b, known)]


def _near_in_time(a: Ints, b: Ints, known: Facts) -> npt.NDArray[np.bool_]:
    after = known.first_day[b] - known.last_day[a]
    before = known.first_day[a] - known.last_day[b]
    near: npt.NDArray[np.bool_] = np.maximum(after, before) <= LOOKBACK_DAYS
    return near
