"""Wires the comparison into Beam. Only document numbers, hashes and counts are shuffled, in binary columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

import apache_beam as beam
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from apache_beam.metrics import Metrics

from newsmill.schemas.rows.work import Count
from newsmill.transforms.deduplicate import counters
from newsmill.transforms.deduplicate.candidates import candidates
from newsmill.transforms.deduplicate.compare import distinct_pairs, posted
from newsmill.transforms.deduplicate.edges import PairEdges, exact_edges, near_edges
from newsmill.transforms.deduplicate.opened import open_files
from newsmill.transforms.deduplicate.postings import Postings
from newsmill.transforms.deduplicate.signature import sign_batch
from newsmill.transforms.deduplicate.signature_files import SignatureFile

Files = tuple[SignatureFile, ...]
Columns = tuple[bytes, bytes]
"""Two columns of little-endian unsigned 32-bit integers of the same length."""

Output: TypeAlias = (
    pa.RecordBatch
    | beam.pvalue.TaggedOutput[Literal["stale"], pa.RecordBatch]
    | beam.pvalue.TaggedOutput[Literal["counts"], Count]
)

_DOCUMENTS_A_TASK = 4096
_DOCUMENTS_A_BLOCK = 1024


class Duplicates(NamedTuple):
    """What ``FindDuplicates`` gives."""

    edges: beam.PCollection[pa.RecordBatch]
    """Batches of ``DuplicateEdge``."""
    stale: beam.PCollection[pa.RecordBatch]
    """Batches of ``edges.STALE``: keys whose stored edge no longer holds."""
    counts: beam.PCollection[Count]
    """``templates``: pairs that the template rule took out; ``capped``: fingerprints in too many articles to compare
    all of these with each other."""


class ArticlesSigned(NamedTuple):
    """What ``SignArticles`` gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """Batches of ``Signature``, one for each batch taken."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``; their articles are signed, but without shingles."""


@dataclass
class SignArticles(beam.PTransform):
    """Batches of ``Article``, or of rows that extend it, to batches of ``Signature``."""

    def expand(self, articles: beam.PCollection[pa.RecordBatch]) -> ArticlesSigned:
        """Compute the signatures batch by batch."""
        split = articles | "Compute signatures" >> beam.FlatMap(_signed).with_outputs("failures", main="rows")
        return ArticlesSigned(split.rows, split.failures)


def _signed(
    articles: pa.RecordBatch,
) -> Iterator[pa.RecordBatch | beam.pvalue.TaggedOutput[Literal["failures"], pa.RecordBatch]]:
    rows, rejects = sign_batch(articles)
    yield rows
    if rejects.num_rows:
        yield beam.pvalue.TaggedOutput("failures", rejects)


@dataclass
class FindDuplicates(beam.PTransform):
    """``SignatureFile`` descriptors of this run and of the days within 60 of its articles, to verified edges.

    Stored articles within 30 days of a new one are compared with it; those further away (up to 60) only tell which
    exact copies are neighbours in time. The files must be readable by every worker.
    """

    def expand(self, files: beam.PCollection[SignatureFile]) -> Duplicates:
        """Post fingerprints, group them by hash, verify what meets, and link exact copies beside it."""
        listed = files | "Collect files" >> beam.combiners.ToList() | "Order files" >> beam.Map(_ordered)
        every = beam.pvalue.AsSingleton(listed)
        found = (
            listed
            | "Cut batches into ranges" >> beam.FlatMap(_ranges)
            | "Spread ranges" >> beam.Reshuffle()
            | "Post fingerprints" >> beam.ParDo(_Post(), every)
            | "Group by hash partition" >> beam.GroupByKey()
            | "Find candidates" >> beam.ParDo(_FindCandidates(), every).with_outputs("counts", main="pairs")
        )
        verified = (
            found.pairs
            | "Group by block" >> beam.GroupByKey()
            | "Verify candidates" >> beam.ParDo(_Verify(), every).with_outputs("stale", "counts", main="edges")
        )
        copies = listed | "Link exact copies" >> beam.ParDo(_LinkCopies()).with_outputs("stale", main="edges")
        return Duplicates(
            (verified.edges, copies.edges) | "Join edges" >> beam.Flatten(),
            (verified.stale, copies.stale) | "Join stale pairs" >> beam.Flatten(),
            (found.counts, verified.counts) | "Join counts" >> beam.Flatten(),
        )


def _ordered(files: Iterable[SignatureFile]) -> Files:
    return tuple(sorted(files, key=lambda file: (file.path, not file.new)))


def _ranges(files: Files) -> Iterator[tuple[int, int]]:
    """Ranges of batches of about as many documents each."""
    sizes = [batch.num_rows for batch in open_files(files).signatures.batches]
    start = total = 0
    for ix, size in enumerate(sizes):
        total += size
        if total >= _DOCUMENTS_A_TASK or ix + 1 == len(sizes):
            yield start, ix + 1
            start, total = ix + 1, 0


class _Post(beam.DoFn):
    """A range of batches to its postings, keyed by hash partition."""

    def __init__(self) -> None:
        self._postings = Metrics.counter(counters.NAMESPACE, counters.POSTINGS)

    def process(self, element: tuple[int, int], files: Files) -> Iterator[tuple[int, Columns]]:
        for ix, part in enumerate(posted(open_files(files), range(*element))):
            self._postings.inc(len(part.hashes))
            yield ix, _packed(part.hashes, part.numbers)


class _FindCandidates(beam.DoFn):
    """One hash partition to candidates, keyed by block of the smaller document number."""

    def __init__(self) -> None:
        self._capped = Metrics.counter(counters.NAMESPACE, counters.CAPPED)

    def process(
        self, element: tuple[int, Iterable[Columns]], files: Files
    ) -> Iterator[tuple[int, Columns] | beam.pvalue.TaggedOutput[Literal["counts"], Count]]:
        a, b, capped = candidates(Postings(*_unpacked(element[1])), open_files(files).facts)
        self._capped.inc(capped.fingerprints)
        yield beam.pvalue.TaggedOutput("counts", Count("capped", capped.fingerprints))
        cuts = np.searchsorted(a, np.arange(_DOCUMENTS_A_BLOCK, int(a.max(initial=0)) + 1, _DOCUMENTS_A_BLOCK))
        for one, two in zip(np.split(a, cuts), np.split(b, cuts), strict=True):
            if len(one):
                yield int(one[0]) // _DOCUMENTS_A_BLOCK, _packed(one, two)


class _Verify(beam.DoFn):
    """Candidates of a block to edges and stale pairs."""

    def __init__(self) -> None:
        self._candidates = Metrics.counter(counters.NAMESPACE, counters.CANDIDATES)

    def process(self, element: tuple[int, Iterable[Columns]], files: Files) -> Iterator[Output]:
        one, two = _unpacked(element[1])
        a, b = distinct_pairs([one.astype(np.int64)], [two.astype(np.int64)])
        self._candidates.inc(len(a))
        opened = open_files(files)
        yield from _outputs(near_edges(opened.signatures, opened.copies, a, b))


class _LinkCopies(beam.DoFn):
    """All files to the edges between exact copies."""

    def process(self, files: Files) -> Iterator[Output]:
        opened = open_files(files)
        yield from _outputs(exact_edges(opened.signatures, opened.copies))


def _outputs(found: PairEdges) -> Iterator[Output]:
    for name, batch in ((counters.EDGES, found.edges), (counters.TEMPLATES, found.templates)):
        for counted in pc.value_counts(batch.column("relation")).to_pylist():
            Metrics.counter(counters.NAMESPACE, f"{name}_{counted['values']}").inc(counted["counts"])
    if found.edges.num_rows:
        yield found.edges
    if found.stale.num_rows:
        yield beam.pvalue.TaggedOutput("stale", found.stale)
    if found.templates.num_rows:
        yield beam.pvalue.TaggedOutput("counts", Count("templates", found.templates.num_rows))


def _packed(one: npt.NDArray[Any], two: npt.NDArray[Any]) -> Columns:
    return one.astype("<u4").tobytes(), two.astype("<u4").tobytes()


def _unpacked(columns: Iterable[Columns]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    listed = list(columns)
    one, two = (np.frombuffer(b"".join(pair[ix] for pair in listed), "<u4") for ix in (0, 1))
    return one, two
