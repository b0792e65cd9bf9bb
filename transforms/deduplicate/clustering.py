"""Wires clusters into Beam."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.rows.staged import StagedBatch, TableRows
from newsmill.schemas.rows.work import Count
from newsmill.transforms.deduplicate.assign import Assigned, assign
from newsmill.transforms.deduplicate.neighbours import plan_comparison
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.ground.snapshot import BaseSnapshot


class Clusters(NamedTuple):
    """What ``AssignClusters`` gives."""

    rows: beam.PCollection[list[TableRows]]
    """Rows for the store."""
    counts: beam.PCollection[Count]
    """``duplicate``."""


@dataclass
class PlanComparison(beam.PTransform):
    """Staged ``Signature`` batches to the files to compare, stored ones of the days around them included."""

    base: BaseSnapshot

    def expand(self, staged: beam.PCollection[StagedBatch]) -> beam.PCollection[SignatureFile]:
        """Wire it."""
        base = self.base
        gathered = staged | "Gather signatures" >> beam.combiners.ToList()
        plan = beam.FlatMap(lambda batches: plan_comparison(batches, base)).with_output_types(SignatureFile)
        return gathered | "Plan files" >> plan


@dataclass
class CompareAll(beam.PTransform):
    """Staged ``Signature`` batches of all stored articles to the files to compare: these, and nothing stored."""

    def expand(self, staged: beam.PCollection[StagedBatch]) -> beam.PCollection[SignatureFile]:
        """Wire it."""
        take = beam.Map(lambda batch: SignatureFile(batch.path, new=True)).with_output_types(SignatureFile)
        return staged | "Take all files" >> take


@dataclass
class AssignClusters(beam.PTransform):
    """Staged signatures, edges and stale pairs to rows of the store; a run without articles gives none."""

    base: BaseSnapshot
    snapshot: int

    def expand(
        self,
        found: tuple[beam.PCollection[StagedBatch], beam.PCollection[pa.RecordBatch], beam.PCollection[pa.RecordBatch]],
    ) -> Clusters:
        """Wire it."""
        base, snapshot = self.base, self.snapshot
        names = ("signatures", "edges", "stale")
        keyed = {name: part | f"Key {name}" >> beam.WithKeys(0) for name, part in zip(names, found, strict=True)}
        assigned = (
            keyed
            | "Gather pairs" >> beam.CoGroupByKey()
            | "Assign clusters" >> beam.Map(lambda item: _assign(base, snapshot, item[1]))
        )
        return Clusters(
            assigned | "Take cluster rows" >> beam.Map(lambda result: result.rows),
            assigned | "Take cluster counts" >> beam.FlatMap(lambda result: result.counts),
        )


def _assign(base: BaseSnapshot, snapshot: int, gathered: dict[str, Iterable[StagedBatch | pa.RecordBatch]]) -> Assigned:
    paths = [batch.path for batch in gathered["signatures"]]
    return assign(base, snapshot, paths, gathered["edges"], gathered["stale"])
