"""Clusters without the articles that leave the store: neighbours are linked again across the gap."""

from collections.abc import Iterable
from dataclasses import dataclass

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import SIGNATURES
from newsmill.transforms.deduplicate.assign import assign
from newsmill.transforms.deduplicate.neighbours import days_of, rechecked_ids, window
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.deduplicate.transform import FindDuplicates
from newsmill.transforms.ground.snapshot import BaseSnapshot


@dataclass
class ForgetClusters(beam.PTransform):
    """The rows of ``clusters`` and ``duplicates`` and the patches that follow when ``article_ids`` leave the store."""

    base: BaseSnapshot
    snapshot: int
    article_ids: tuple[str, ...]

    def expand(self, begin: beam.Pipeline) -> beam.PCollection[list[TableRows]]:
        """Compare again what had an edge to one of them, and assign."""
        base, snapshot, gone = self.base, self.snapshot, self.article_ids
        files = begin | "Files to compare" >> beam.Create(files_without(base, gone))
        found = files | "Find duplicates" >> FindDuplicates()
        return (
            begin
            | "Once" >> beam.Create([0])
            | "Assign clusters"
            >> beam.Map(
                lambda _, edges, stale: rows_without(base, snapshot, gone, edges, stale),
                beam.pvalue.AsList(found.edges),
                beam.pvalue.AsList(found.stale),
            )
        )


def files_without(base: BaseSnapshot, article_ids: Iterable[str]) -> list[SignatureFile]:
    """Return the stored signature files around those articles' neighbours, the articles themselves left out."""
    gone = sorted(article_ids)
    rechecked = rechecked_ids(pa.chunked_array([pa.array(gone, pa.string())]), base)
    days = window(days_of([*gone, *rechecked], base), base)
    paths = [path for day in days for path in base.files(SIGNATURES, day)]
    return [SignatureFile(path, new=False, recheck=tuple(rechecked), removed=tuple(gone)) for path in paths]


def rows_without(
    base: BaseSnapshot,
    snapshot: int,
    article_ids: tuple[str, ...],
    edges: Iterable[pa.RecordBatch],
    stale: Iterable[pa.RecordBatch],
) -> list[TableRows]:
    """Return what the edges mean once ``article_ids`` are gone."""
    rows = assign(base, snapshot, [], edges, stale, forgotten=article_ids).rows
    return [part for part in rows if part.rows.num_rows]
