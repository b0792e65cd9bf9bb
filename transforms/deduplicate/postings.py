"""Postings: which document has which fingerprint, as two columns, cut into partitions by hash."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.signature_files import Signatures
from newsmill.transforms.deduplicate.tokens import Ints

U32 = npt.NDArray[np.uint32]

PARTITIONS = 4
"""Partitions by the two low bits of the fingerprint (the high ones are not even, as the smallest
hashes are posted). Part of the candidate rule: never a matter of tuning."""
_FILTER_BITS = 24
_FILTER_MASK = np.uint32((1 << _FILTER_BITS) - 1)


class Postings(NamedTuple):
    """Fingerprints and the numbers of the documents that have them, both shape (postings,)."""

    hashes: U32
    numbers: U32


NO_POSTINGS = Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint32))
"""None."""


def post(signatures: Signatures, batch: int, wanted: npt.NDArray[np.bool_]) -> Postings:
    """Return the postings of those documents of a batch that are ``wanted`` (by document number)."""
    numbers, counts, hashes = signatures.fingerprints_of(batch)
    kept = numbers >= 0
    kept &= wanted[numbers]
    if not kept.all():
        hashes = hashes[np.repeat(kept, counts)]
    return Postings(hashes, np.repeat(numbers[kept].astype(np.uint32), counts[kept]))


def new_hashes(signatures: Signatures, numbers: Ints) -> npt.NDArray[np.bool_]:
    """Return the filter that an old posting has to pass: which low 24 bits occur in documents ``numbers``."""
    seen = np.zeros(1 << _FILTER_BITS, np.bool_)
    for number in numbers.tolist():
        seen[signatures.fingerprints(number) & _FILTER_MASK] = True
    return seen


def keep_shared(postings: Postings, seen: npt.NDArray[np.bool_]) -> Postings:
    """Leave out old postings that no new document can share."""
    kept = seen[postings.hashes & _FILTER_MASK]
    return Postings(postings.hashes[kept], postings.numbers[kept])


def partition(postings: Postings, ix: int) -> Postings:
    """Return those of partition ``ix``, by the low bits of the hash."""
    mine = postings.hashes % np.uint32(PARTITIONS) == ix
    return Postings(postings.hashes[mine], postings.numbers[mine])


def joined(parts: Sequence[Postings]) -> Postings:
    """Put postings one after the other."""
    return Postings(*(np.concatenate(column) for column in zip(*parts, strict=True)))
