"""Wires clusters into Beam: which files to compare, and what the edges found mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.rows.staged import Changes, StagedSlice
from newsmill.schemas.state import SIGNATURES
from newsmill.transforms.deduplicate.assign import assign
from newsmill.transforms.deduplicate.neighbours import plan_comparison
from newsmill.transforms.deduplicate.signature_files import read_comparison, write_comparison
from newsmill.transforms.ground.snapshot import BaseSnapshot


@dataclass
class PlanComparison(beam.PTransform):
    """Staged slices, gathered by table, to the comparison of new signatures with those of ``base`` around them.

    Gives the path of the list of files; none when no signatures are staged.
    """

    base: BaseSnapshot
    folder: str

    def expand(self, gathered: beam.PCollection[tuple[str, Iterable[StagedSlice]]]) -> beam.PCollection[str]:
        """Wire it."""
        base, folder = self.base, self.folder
        return gathered | "List files" >> beam.FlatMap(lambda item: _listed(base, folder, *item)).with_output_types(str)


@dataclass(frozen=True)
class AssignClusters:
    """What one comparison found, gathered, to rows of the store and the count ``duplicate``."""

    base: BaseSnapshot
    snapshot: int
    forgotten: tuple[str, ...] = ()
    """Ids of articles that leave the store."""

    def __call__(self, gathered: tuple[str, Iterable[tuple[pa.RecordBatch, pa.RecordBatch]]]) -> Changes:
        """Assign the clusters."""
        comparison, found = gathered
        edges, stale = zip(*found, strict=True)
        paths = [file.path for file in read_comparison(comparison) if file.new]
        assigned = assign(self.base, self.snapshot, paths, edges, stale, self.forgotten)
        return Changes(assigned.rows, tuple(assigned.counts))


def _listed(base: BaseSnapshot, folder: str, table: str, slices: Iterable[StagedSlice]) -> Iterator[str]:
    if table == SIGNATURES.name:
        new = sorted({part.path for part in slices if part.operation == "put"})
        yield write_comparison(folder, plan_comparison(new, base))
