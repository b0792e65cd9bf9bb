"""All edges of a set of signatures in one process: what the Beam transform spreads over workers, as one function."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from newsmill.transforms.deduplicate.candidates import Capped, candidates
from newsmill.transforms.deduplicate.edges import PairEdges, exact_edges, near_edges
from newsmill.transforms.deduplicate.opened import Opened, open_all
from newsmill.transforms.deduplicate.postings import PARTITIONS, Postings, joined, partition, post
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.tokens import Ints


class Comparison(NamedTuple):
    """Everything one run finds."""

    edges: pa.Table
    """Rows of ``DuplicateEdge``."""
    stale: pa.Table
    """``STALE`` pairs: see ``edges``."""
    templates: pa.Table
    """``DuplicateEdge`` rows with the name of a template rule as their relation."""
    capped: Capped


def compare(signatures: Signatures) -> Comparison:
    """Return the edges of every pair that has a new article, the stale pairs, and what was capped."""
    opened = open_all(signatures)
    parts = [candidates(posted(opened, ix), opened.facts) for ix in range(PARTITIONS)]
    a, b = distinct_pairs([a for a, _, _ in parts], [b for _, b, _ in parts])
    found = [exact_edges(signatures, opened.copies), near_edges(signatures, opened.copies, a, b)]
    edges, stale, templates = _merge_found(found)
    return Comparison(edges, stale, templates, _total_capped(capped for _, _, capped in parts))


def posted(opened: Opened, ix: int) -> Postings:
    """Return the postings of the leaders in partition ``ix``; of old ones what a new one may share."""
    signatures = opened.signatures
    wanted = opened.leading & signatures.new
    new = (partition(post(signatures, batch, wanted), ix) for batch in range(len(signatures.batches)))
    return joined([*new, partition(opened.old, ix)])


def distinct_pairs(a: list[Ints], b: list[Ints]) -> tuple[Ints, Ints]:
    """Return each pair once, ascending. Document numbers are below 2^32."""
    keys = np.unique((np.concatenate(a) << 32) | np.concatenate(b)) if a else np.zeros(0, np.int64)
    return keys >> 32, keys & 0xFFFFFFFF


def _merge_found(found: Iterable[PairEdges]) -> tuple[pa.Table, ...]:
    """Return edges, stale pairs and template pairs of several comparisons as one table each."""
    return tuple(pa.Table.from_batches(column) for column in zip(*found, strict=True))


def _total_capped(reports: Iterable[Capped]) -> Capped:
    """Return the report of all partitions."""
    listed = [Capped(), *reports]
    fingerprints, postings, largest = zip(*listed, strict=True)
    return Capped(sum(fingerprints), sum(postings), max(largest))
