"""Wires the comparison into Beam. Only document numbers, hashes and counts are shuffled, in binary columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import apache_beam as beam
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from apache_beam.metrics import Metrics

from newsmill.schemas.rows.staged import Changes
from newsmill.schemas.rows.work import Count
from newsmill.schemas.state import SIGNATURES
from newsmill.transforms.deduplicate import counters
from newsmill.transforms.deduplicate.candidates import candidates
from newsmill.transforms.deduplicate.compare import distinct_pairs, posted
from newsmill.transforms.deduplicate.edges import PairEdges, exact_edges, near_edges
from newsmill.transforms.deduplicate.opened import Opened, open_files
from newsmill.transforms.deduplicate.postings import PARTITIONS
from newsmill.transforms.deduplicate.signature import sign_batch
from newsmill.transforms.deduplicate.signature_files import read_comparison
from newsmill.transforms.ground.partitions import by_partition, day_name

Columns = tuple[bytes, bytes]
"""Two columns of little-endian unsigned 32-bit integers of the same length."""
Share = tuple[str, int]
"""A comparison, by the path of its list of files, and which part of it."""
Found = tuple[str, tuple[pa.RecordBatch, pa.RecordBatch]]
"""A comparison, and what a part of it found: batches of ``DuplicateEdge`` and of ``edges.STALE``."""

_DOCUMENTS_A_BLOCK = 1024
"""Documents, by the first of each pair, whose pairs are one element."""
_COPIES = -1
"""The block that stands for the exact copies of the whole comparison."""


class Duplicates(NamedTuple):
    """What ``FindDuplicates`` gives."""

    found: beam.PCollection[Found]
    """Edges, and keys whose stored edge no longer holds; at least one element for each comparison."""
    counts: beam.PCollection[Count]
    """``templates``: pairs that the template rule took out; ``capped``: fingerprints in too many articles to compare
    all of these with each other."""


@dataclass(frozen=True)
class SignArticles:
    """Batches of ``Article``, or of rows that extend it, to their signatures by day."""

    def __call__(self, articles: pa.RecordBatch) -> Changes:
        """Compute the signatures; an article on which newsmill fails is signed, but without shingles."""
        rows, rejects = sign_batch(articles)
        days = day_name(pc.cast(rows.column("day"), pa.int32()))
        changes = list(by_partition(SIGNATURES, pa.Table.from_batches([rows]), days))
        return Changes(changes, failures=(rejects,) if rejects.num_rows else ())


@dataclass
class FindDuplicates(beam.PTransform):
    """Comparisons, each the path of a list of ``SignatureFile`` (``write_comparison``), to verified edges.

    The list holds the files of this run and of the days within 60 of its articles. Stored articles within 30 days of a
    new one are compared with it; those further away (up to 60) only tell which exact copies are neighbours in time. The
    files must be readable by every worker.
    """

    def expand(self, comparisons: beam.PCollection[str]) -> Duplicates:
        """Post the fingerprints of each hash partition, verify what meets there, and link exact copies beside it."""
        candidates_ = (
            comparisons
            | "Share out partitions" >> beam.FlatMap(_partitions)
            | "Group by hash partition" >> beam.GroupByKey()
            | "Find candidates" >> beam.ParDo(_FindCandidates()).with_outputs("counts", main="pairs")
        )
        verified = (
            candidates_.pairs
            | "Group by block" >> beam.GroupByKey()
            | "Verify candidates" >> beam.ParDo(_Verify()).with_outputs("counts", main="found")
        )
        return Duplicates(verified.found, (candidates_.counts, verified.counts) | "Join counts" >> beam.Flatten())


def _partitions(comparison: str) -> Iterator[tuple[Share, None]]:
    for ix in range(PARTITIONS):
        yield (comparison, ix), None


def _opened(comparison: str) -> Opened:
    return open_files(read_comparison(comparison))


class _FindCandidates(beam.DoFn):
    """One hash partition to candidates, keyed by block of the smaller document number."""

    def __init__(self) -> None:
        self._postings = Metrics.counter(counters.NAMESPACE, counters.POSTINGS)
        self._capped = Metrics.counter(counters.NAMESPACE, counters.CAPPED)

    def process(
        self, element: tuple[Share, Iterable[None]]
    ) -> Iterator[tuple[Share, Columns] | beam.pvalue.TaggedOutput[Literal["counts"], Count]]:
        (comparison, ix), _ = element
        opened = _opened(comparison)
        postings = posted(opened, ix)
        self._postings.inc(len(postings.hashes))
        a, b, capped = candidates(postings, opened.facts)
        self._capped.inc(capped.fingerprints)
        yield beam.pvalue.TaggedOutput("counts", Count("capped", capped.fingerprints))
        if ix == 0:
            yield (comparison, _COPIES), (b"", b"")
        cuts = np.searchsorted(a, np.arange(_DOCUMENTS_A_BLOCK, int(a.max(initial=0)) + 1, _DOCUMENTS_A_BLOCK))
        for one, two in zip(np.split(a, cuts), np.split(b, cuts), strict=True):
            if len(one):
                yield (comparison, int(one[0]) // _DOCUMENTS_A_BLOCK), _packed(one, two)


class _Verify(beam.DoFn):
    """Candidates of a block to edges and stale pairs; exact copies are linked beside them."""

    def __init__(self) -> None:
        self._candidates = Metrics.counter(counters.NAMESPACE, counters.CANDIDATES)

    def process(
        self, element: tuple[Share, Iterable[Columns]]
    ) -> Iterator[Found | beam.pvalue.TaggedOutput[Literal["counts"], Count]]:
        (comparison, block), columns = element
        opened = _opened(comparison)
        pairs = exact_edges(opened.signatures, opened.copies) if block == _COPIES else self._near(opened, columns)
        _count(pairs)
        yield comparison, (pairs.edges, pairs.stale)
        if pairs.templates.num_rows:
            yield beam.pvalue.TaggedOutput("counts", Count("templates", pairs.templates.num_rows))

    def _near(self, opened: Opened, columns: Iterable[Columns]) -> PairEdges:
        one, two = _unpacked(columns)
        a, b = distinct_pairs([one.astype(np.int64)], [two.astype(np.int64)])
        self._candidates.inc(len(a))
        return near_edges(opened.signatures, opened.copies, a, b)


def _count(found: PairEdges) -> None:
    for name, batch in ((counters.EDGES, found.edges), (counters.TEMPLATES, found.templates)):
        for counted in pc.value_counts(batch.column("relation")).to_pylist():
            Metrics.counter(counters.NAMESPACE, f"{name}_{counted['values']}").inc(counted["counts"])


def _packed(one: npt.NDArray[Any], two: npt.NDArray[Any]) -> Columns:
    return one.astype("<u4").tobytes(), two.astype("<u4").tobytes()


def _unpacked(columns: Iterable[Columns]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    listed = list(columns)
    one, two = (np.frombuffer(b"".join(pair[ix] for pair in listed), "<u4") for ix in (0, 1))
    return one, two
