"""Wires clusters into Beam."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.rows.staged import StagedBatch, TableRows
from newsmill.schemas.rows.work import Count
from newsmill.transforms.deduplicate.assign import assign
from newsmill.transforms.deduplicate.neighbours import plan_comparison
from newsmill.transforms.deduplicate.signature_files import read_comparison, write_comparison
from newsmill.transforms.deduplicate.transform import Found
from newsmill.transforms.ground.snapshot import BaseSnapshot


class Clusters(NamedTuple):
    """What ``AssignClusters`` gives."""

    rows: beam.PCollection[list[TableRows]]
    """Rows for the store."""
    counts: beam.PCollection[Count]
    """``duplicate``."""


@dataclass
class PlanComparison(beam.PTransform):
    """Staged ``Signature`` batches to the comparison, with those of ``base`` of the days around them.

    Gives the path of the list of files; none when nothing is staged.
    """

    base: BaseSnapshot
    folder: str

    def expand(self, staged: beam.PCollection[StagedBatch]) -> beam.PCollection[str]:
        """Wire it."""
        base, folder = self.base, self.folder
        return (
            staged
            | "Key signatures as one" >> beam.Map(_as_one).with_output_types(tuple[int, StagedBatch])
            | "Gather signatures" >> beam.GroupByKey()
            | "List files"
            >> beam.Map(lambda item: write_comparison(folder, plan_comparison(item[1], base))).with_output_types(str)
        )


@dataclass
class AssignClusters(beam.PTransform):
    """What was found by each comparison to rows of the store; a run without articles gives none."""

    base: BaseSnapshot
    snapshot: int
    forgotten: tuple[str, ...] = ()
    """Ids of articles that leave the store."""

    def expand(self, found: beam.PCollection[Found]) -> Clusters:
        """Wire it."""
        base, snapshot, forgotten = self.base, self.snapshot, self.forgotten
        assign_ = beam.FlatMap(lambda item: _assigned(base, snapshot, item, forgotten))
        assigned = (
            found
            | "Gather edges" >> beam.GroupByKey()
            | "Assign clusters" >> assign_.with_outputs("counts", main="rows")
        )
        return Clusters(assigned.rows, assigned.counts)


def _assigned(
    base: BaseSnapshot,
    snapshot: int,
    gathered: tuple[str, Iterable[tuple[pa.RecordBatch, pa.RecordBatch]]],
    forgotten: tuple[str, ...],
) -> Iterator[Any]:
    comparison, found = gathered
    edges, stale = zip(*found, strict=True)
    paths = [file.path for file in read_comparison(comparison) if file.new]
    assigned = assign(base, snapshot, paths, edges, stale, forgotten)
    yield assigned.rows
    for count in assigned.counts:
        yield beam.pvalue.TaggedOutput("counts", count)


def _as_one(batch: StagedBatch) -> tuple[int, StagedBatch]:
    return 0, batch
