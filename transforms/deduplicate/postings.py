"""Postings: which document has which fingerprint, as two columns, cut into partitions by hash."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.deduplicate.signature_files import Signatures
from transforms.deduplicate.tokens import Ints

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


def post(signatures: Signatures, numbers: Ints) -> Postings:
    """Return the postings of the documents ``numbers``."""
    found = [signatures.fingerprints(number) for number in numbers.tolist()]
    sizes = [len(hashes) for hashes in found]
    hashes = np.concatenate(found) if found else np.zeros(0, np.uint32)
    return Postings(hashes, np.repeat(numbers.astype(np.uint32), sizes))


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


def partition(postings: Postings) -> list[Postings]:
    """Cut postings into ``PARTITIONS`` parts by the low bits of the hash."""
    parts = postings.hashes % np.uint32(PARTITIONS)
    return [Postings(postings.hashes[parts == ix], postings.numbers[parts == ix]) for ix in range(PARTITIONS)]
