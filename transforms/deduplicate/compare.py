"""All edges of a set of signatures in one process: what the Beam transform spreads over workers, as one function."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from transforms.deduplicate.candidates import Capped, Facts, candidates, facts
from transforms.deduplicate.copies import Copies, find_copies
from transforms.deduplicate.edges import Found, exact_edges, near_edges
from transforms.deduplicate.postings import Postings, keep_shared, new_hashes, partition, post
from transforms.deduplicate.signature_files import Signatures
from transforms.deduplicate.tokens import Ints


class Comparison(NamedTuple):
    """Everything one run finds."""

    found: Found
    capped: Capped


def compare(signatures: Signatures) -> Comparison:
    """Return the edges of every pair that has a new article, the stale pairs, and what was capped."""
    copies = find_copies(signatures)
    known = facts(signatures, copies.first_day, copies.last_day)
    parts = [candidates(part, known) for part in partition(posted(signatures, copies, np.arange(len(signatures))))]
    pairs = np.unique(np.concatenate([np.stack([a, b], axis=1) for a, b, _ in parts]), axis=0)
    found = [exact_edges(signatures, copies), near_edges(signatures, copies, pairs[:, 0], pairs[:, 1])]
    merged = (pa.Table.from_batches(column).combine_chunks() for column in zip(*found, strict=True))
    return Comparison(Found(*merged), total_capped([capped for _, _, capped in parts]))


def posted(signatures: Signatures, copies: Copies, numbers: Ints) -> Postings:
    """Return the postings of those of the documents that are leaders; of old ones only what a new one may share."""
    mine = numbers[copies.leader[numbers] == numbers]
    new = post(signatures, mine[signatures.new[mine]])
    seen = new_hashes(signatures, np.flatnonzero(signatures.new))
    old = keep_shared(post(signatures, mine[~signatures.new[mine]]), seen)
    return Postings(np.concatenate([new.hashes, old.hashes]), np.concatenate([new.numbers, old.numbers]))


def total_capped(reports: list[Capped]) -> Capped:
    """Return the report of all partitions."""
    return Capped(
        sum(report.fingerprints for report in reports),
        sum(report.postings for report in reports),
        max((report.largest for report in reports), default=0),
    )
