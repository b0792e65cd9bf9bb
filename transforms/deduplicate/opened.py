"""The signatures of a run as a worker opens them: mapped once per process, with what follows from all of them."""

import functools
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.candidates import Facts, facts
from newsmill.transforms.deduplicate.copies import Copies, find_copies
from newsmill.transforms.deduplicate.postings import NO_POSTINGS, Postings, joined, new_hashes, post_shared
from newsmill.transforms.deduplicate.signature_columns import Signatures, forget_read, read_signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile


class Opened(NamedTuple):
    """Signatures and the columns derived from all of them."""

    signatures: Signatures
    copies: Copies
    facts: Facts
    leading: npt.NDArray[np.bool_]
    """Which documents are compared for all that are the same."""
    old: Postings
    """Postings of the old leaders that a new one may share."""


def open_all(signatures: Signatures) -> Opened:
    """Derive the columns."""
    copies = find_copies(signatures)
    known = facts(signatures, copies.first_day, copies.last_day)
    leading: npt.NDArray[np.bool_] = copies.leader == np.arange(len(signatures))
    return Opened(signatures, copies, known, leading, _old_postings(signatures, leading))


def _old_postings(signatures: Signatures, leading: npt.NDArray[np.bool_]) -> Postings:
    wanted = leading & ~signatures.new
    if not wanted.any():
        return NO_POSTINGS
    seen = new_hashes(signatures, np.flatnonzero(leading & signatures.new))
    batches = range(len(signatures.batches))
    return joined([post_shared(signatures, batch, wanted, seen) for batch in batches])


@functools.lru_cache(maxsize=1)
def open_files(files: tuple[SignatureFile, ...]) -> Opened:
    """Map the files and derive the columns, once per process."""
    return open_all(read_signatures(files))


def close_files() -> None:
    """Let go of the signatures that this process opened last: they are those of a run, which may be over."""
    open_files.cache_clear()
    forget_read()
