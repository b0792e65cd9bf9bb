"""Old and new rows meet: entities resolve, then all rows of a partition are merged."""

from dataclasses import dataclass
from typing import NamedTuple

import apache_beam as beam
from apache_beam import Flatten

from newsmill.pipeline.resolve_entities import ResolveEntities
from newsmill.schemas.rows.staged import MergedPartition, TableRows
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.transform import MergePartitions, StageRows
from newsmill.transforms.tables.entity_totals import month_counts


class MergedTables(NamedTuple):
    """What ``MergeTables`` gives."""

    partitions: beam.PCollection[MergedPartition]
    """What is new in the next snapshot, but for what follows from all of it."""
    counts: beam.PCollection[Count]
    """What resolution changed."""


@dataclass
class MergeTables(beam.PTransform):
    """Collections of lists of ``TableRows`` to ``MergedPartition``, the entity counts of months among them."""

    base: BaseSnapshot
    staging: str

    def expand(self, rows: tuple[beam.PCollection[list[TableRows]], ...]) -> MergedTables:
        """Wire it."""
        base, staging = self.base, self.staging
        staged = rows | "Stage rows" >> StageRows(staging)
        resolved = staged | "Resolve entities" >> ResolveEntities(base)
        linked = resolved.rows | "Stage links" >> StageRows(staging)
        every = (staged, linked) | "Rows and links" >> Flatten()
        return MergedTables(every | "Merge" >> MergePartitions(base, staging, month_counts), resolved.counts)
