"""The signature kernel: distinct word 3-grams of a text as 64-bit hashes, and its sampled fingerprints.

Frozen: the hashes are kept in the store. Any change of alphabet, words, constants or sampling is a new ``ALGORITHM``.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.tokens import U64, Tokens, mix64, tokenize

ALGORITHM = "w3-winnow5/1"
"""Word 3-grams for verification, winnowed word 5-grams for candidates; version 1."""

SEED = 0x6E6577736D696C6C
"""``newsmill`` in ASCII: the seed of every gram hash."""
_FACTORS = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3, 0x589965CC75374CC3)
"""Odd multipliers of the words of a gram, by position."""

SHINGLE_WORDS = 3
"""Words of a shingle, by which pairs are verified."""
FINGERPRINT_WORDS = 5
"""Words of a gram whose hash may be posted, by which candidates are found."""
WINDOW = 4
"""Of every ``WINDOW`` consecutive 5-grams the smallest hash is posted: a shared run of 8 words is always seen."""
SHORT_WORDS = 256
"""Texts up to here post every 5-gram."""
TINY_WORDS = 40
"""Texts up to here post every 3-gram as well."""
KIND_BITS = 2
"""Layout of a shingle: 32 bits hash of its first two words, 30 bits hash of the third, 2 bits kind of the third. So
what follows the same two words in two texts stands side by side when both are sorted."""
KIND_MASK = np.uint64(3)

_SPAN = FINGERPRINT_WORDS + WINDOW - 2
_HIGH_HALF = np.uint64(32)
_LOW_HALF = np.uint64(0xFFFFFFFF)

_CHUNK = 1 << 17
"""Code points worked on at once: the arrays stay in the processor's cache."""


Array = TypeVar("Array", U64, npt.NDArray[np.uint32])


class ShingleSet(NamedTuple):
    """One text as the signature knows it."""

    shingles: U64
    """Distinct 3-grams, ascending."""
    fingerprints: npt.NDArray[np.uint32]
    """Distinct posted hashes, ascending."""
    words: int
    """Words of the text, by this tokenization."""


def shingle_sets(texts: Sequence[str]) -> list[ShingleSet]:
    """Return the shingles of every text. A text of one or two words has one shingle, an empty one none."""
    return [found for part in _chunks(texts) for found in _chunk_sets(part)]


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    start = size = 0
    for end, text in enumerate(texts):
        if size and size + len(text) > _CHUNK:
            yield texts[start:end]
            start, size = end, 0
        size += len(text) + 1
    if start < len(texts):
        yield texts[start:]


def _chunk_sets(texts: Sequence[str]) -> list[ShingleSet]:
    tokens = tokenize(texts)
    grams = _shingles(tokens)
    fives = _grams(tokens.hashes, FINGERPRINT_WORDS)
    minima = _window_minima(fives)
    return [_one(grams, fives, minima, tokens, start, end) for start, end in itertools.pairwise(tokens.bounds.tolist())]


def _grams(hashes: U64, words: int) -> U64:
    """Hash of the ``words`` words from each position on; positions at the end that have fewer are left out."""
    count = max(0, len(hashes) - words + 1)
    total = np.full(count, SEED + words, np.uint64)
    for position in range(words):
        total += hashes[position : position + count] * np.uint64(_FACTORS[position])
    return mix64(total)


def _shingles(tokens: Tokens) -> U64:
    before = _grams(tokens.hashes, SHINGLE_WORDS - 1)[:-1]
    words = _grams(tokens.hashes, 1)[SHINGLE_WORDS - 1 :]
    return (before & ~_LOW_HALF) | ((words >> _HIGH_HALF) & ~KIND_MASK) | tokens.kinds[SHINGLE_WORDS - 1 :]


def _window_minima(grams: U64) -> U64:
    """Smallest of the ``WINDOW`` grams from each position on."""
    smallest, width = grams, 1
    while width < WINDOW:
        smallest = np.minimum(smallest[:-width], smallest[width:])
        width *= 2
    return smallest


def _one(grams: U64, fives: U64, minima: U64, tokens: Tokens, start: int, end: int) -> ShingleSet:
    words = end - start
    if words < SHINGLE_WORDS:
        return _shorter_than_a_shingle(tokens, start, end)
    shingles = _distinct_shingles(grams[start : end - SHINGLE_WORDS + 1])
    posted = (
        minima[start : end - _SPAN] if words > SHORT_WORDS else fives[start : max(start, end - FINGERPRINT_WORDS + 1)]
    ) >> _HIGH_HALF
    if words <= TINY_WORDS:
        posted = np.concatenate([posted, _posted_shingles(shingles)])
    return ShingleSet(shingles, _distinct(np.sort(posted.astype(np.uint32))), words)


def _posted_shingles(shingles: U64) -> U64:
    return mix64(shingles | KIND_MASK) >> _HIGH_HALF


def _distinct_shingles(grams: U64) -> U64:
    """Ascending, one of each hash; where the same words differ in kind (case, spacing), the highest kind."""
    ordered = np.sort(grams)
    last = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:] >> KIND_BITS, ordered[:-1] >> KIND_BITS, out=last[:-1])
    return ordered[last]


def _distinct(ordered: Array) -> Array:
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def _shorter_than_a_shingle(tokens: Tokens, start: int, end: int) -> ShingleSet:
    if start == end:
        return ShingleSet(np.zeros(0, np.uint64), np.zeros(0, np.uint32), 0)
    whole = _grams(tokens.hashes[start:end], end - start)
    shingle = whole & ~KIND_MASK
    return ShingleSet(shingle, _posted_shingles(shingle).astype(np.uint32), end - start)
