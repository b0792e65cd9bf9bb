"""The end of every pipeline: entities resolve, rows meet by partition, and entity counts and stories follow."""

from dataclasses import dataclass
from typing import NamedTuple

import apache_beam as beam
from apache_beam import Flatten

from newsmill.pipeline.resolve_entities import ResolveEntities
from newsmill.schemas.rows.staged import MergedPartition, TableRows
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.transform import MergePartitions, StageRows
from newsmill.transforms.stories.transform import TotalStories
from newsmill.transforms.tables.transform import CountEntities, GatherMerged, TotalEntities


class MergedTables(NamedTuple):
    """What ``MergeTables`` gives."""

    partitions: beam.PCollection[MergedPartition]
    """All that is new in the next snapshot."""
    counts: beam.PCollection[Count]
    """What resolution changed."""


@dataclass
class MergeTables(beam.PTransform):
    """Collections of lists of ``TableRows`` to every ``MergedPartition`` of the next snapshot, and counts."""

    base: BaseSnapshot
    staging: str

    def expand(self, rows: tuple[beam.PCollection[list[TableRows]], ...]) -> MergedTables:
        """Wire it."""
        base, staging = self.base, self.staging
        staged = rows | "Stage rows" >> StageRows(staging)
        resolved = staged | "Resolve entities" >> ResolveEntities(base)
        linked = resolved.rows | "Stage links" >> StageRows(staging)
        merged = (staged, linked) | "Rows and links" >> Flatten() | "Merge" >> MergePartitions(base, staging)
        partials = (
            merged
            | "Count entities" >> CountEntities()
            | "Stage counts" >> StageRows(staging)
            | "Merge counts" >> MergePartitions(base, staging)
        )
        gathered = ((merged, partials) | "All merged" >> Flatten()) | "Gather" >> GatherMerged()
        totals = (
            (gathered | "Total entities" >> TotalEntities(base), gathered | "Total stories" >> TotalStories(base))
            | "Stage totals" >> StageRows(staging)
            | "Merge totals" >> MergePartitions(base, staging)
        )
        return MergedTables((merged, partials, totals) | "Partitions" >> Flatten(), resolved.counts)
