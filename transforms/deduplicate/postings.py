"""Postings: which document has which fingerprint, as two columns, cut into partitions by hash."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.packing import U32
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.tokens import Ints

PARTITIONS = 4
"""Partitions by the two low bits of the fingerprint (the high ones are not even, as the smallest
hashes are posted). Part of the candidate rule: never a matter of tuning."""
FILTER_PLACES = 8
"""Places of the filter for each posting of a new document, at least: an eighth of the others passes by chance."""
_FILTER_BITS = (24, 32)
"""Bits of a place, at least and at most: the filter takes 2 MB to 512 MB."""
_FIRST_BIT = 128
_STRETCH = 1 << 22
"""Places that are filled at once."""


class Postings(NamedTuple):
    """Fingerprints and the numbers of the documents that have them, both shape (postings,)."""

    hashes: U32
    numbers: U32


NO_POSTINGS = Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint32))
"""None."""


def post(signatures: Signatures, batch: int, wanted: npt.NDArray[np.bool_]) -> Postings:
    """Return the postings of those documents of a batch that are ``wanted`` (by document number)."""
    numbers = signatures.numbers_of(batch)
    kept = numbers >= 0
    # Where a takedown took all documents, no number leads into ``wanted``.
    if kept.any():
        kept &= wanted[numbers]
    if not kept.any():
        return NO_POSTINGS
    counts, hashes = signatures.fingerprints_of(batch)
    if not kept.all():
        hashes = hashes[np.repeat(kept, counts)]
    return Postings(hashes, np.repeat(numbers[kept].astype(np.uint32), counts[kept]))


class Seen(NamedTuple):
    """The filter that an old posting has to pass: which places, by their low bits, the new postings have."""

    bits: npt.NDArray[np.uint8]
    """A bit for each place, the first in the highest bit of the first byte."""
    mask: np.uint32
    """The low bits of a hash that are its place."""
    first: npt.NDArray[np.uint8]
    """The same by the low 24 bits alone, which are read first: the same bits where no more are looked at."""


def new_hashes(signatures: Signatures, numbers: Ints) -> Seen:
    """Return the filter of the fingerprints of documents ``numbers``."""
    hashes = np.concatenate([np.zeros(0, np.uint32), *map(signatures.fingerprints, numbers.tolist())])
    least, most = _FILTER_BITS
    width = min(most, max(least, (FILTER_PLACES * len(hashes)).bit_length()))
    mask = np.uint32((1 << width) - 1)
    places = np.sort(hashes & mask)
    cuts: Ints = np.searchsorted(places, np.arange(0, (1 << width) + 1, _STRETCH, dtype=np.int64))
    bits = np.empty(1 << (width - 3), np.uint8)
    for ix, (start, end) in enumerate(itertools.pairwise(cuts.tolist())):
        stretch = np.zeros(_STRETCH, np.bool_)
        stretch[places[start:end] - np.uint32(ix * _STRETCH)] = True
        bits[ix * _STRETCH >> 3 : (ix + 1) * _STRETCH >> 3] = np.packbits(stretch)
    return Seen(bits, mask, np.bitwise_or.reduce(bits.reshape(-1, 1 << (least - 3)), axis=0))


def post_shared(signatures: Signatures, batch: int, wanted: npt.NDArray[np.bool_], seen: Seen) -> Postings:
    """Return ``keep_shared(post(...), seen)``, for which most postings need not be read whole."""
    at = np.flatnonzero(_holds(seen.first, signatures.low_bits_of(batch)))
    owners = signatures.numbers_of(batch)[np.searchsorted(np.cumsum(signatures.counts_of(batch)), at, "right")]
    kept = (owners >= 0) & wanted[owners]
    postings = Postings(signatures.fingerprints_at(batch, at[kept]), owners[kept].astype(np.uint32))
    return keep_shared(postings, seen)


def keep_shared(postings: Postings, seen: Seen) -> Postings:
    """Leave out old postings that no new document can share."""
    kept = _holds(seen.bits, postings.hashes & seen.mask)
    return Postings(postings.hashes[kept], postings.numbers[kept])


def _holds(bits: npt.NDArray[np.uint8], places: U32) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = (
        bits[places >> np.uint32(3)] << (places & np.uint32(7)).astype(np.uint8)
    ) >= _FIRST_BIT
    return found


def partition(postings: Postings, ix: int) -> Postings:
    """Return those of partition ``ix``, by the low bits of the hash."""
    mine = postings.hashes % np.uint32(PARTITIONS) == ix
    return Postings(postings.hashes[mine], postings.numbers[mine])


def joined(parts: Sequence[Postings]) -> Postings:
    """Put postings one after the other."""
    return Postings(*(np.concatenate(column) for column in zip(*parts, strict=True)))
