"""The end of every pipeline: old and new rows meet, partition by partition, and the entity counts follow."""

from dataclasses import dataclass

import apache_beam as beam
from apache_beam import Flatten

from newsmill.schemas.rows.staged import MergedPartition, TableRows
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.transform import MergePartitions, StageRows
from newsmill.transforms.tables.transform import CountEntities, TotalEntities


@dataclass
class MergeTables(beam.PTransform):
    """Collections of lists of ``TableRows`` to every ``MergedPartition`` of the next snapshot."""

    base: BaseSnapshot
    staging: str

    def expand(self, rows: tuple[beam.PCollection[list[TableRows]], ...]) -> beam.PCollection[MergedPartition]:
        """Wire it."""
        base, staging = self.base, self.staging
        merged = rows | "Stage rows" >> StageRows(staging) | "Merge" >> MergePartitions(base, staging)
        partials = (
            merged
            | "Count entities" >> CountEntities()
            | "Stage counts" >> StageRows(staging)
            | "Merge counts" >> MergePartitions(base, staging)
        )
        entities = (
            ((merged, partials) | "Entity state" >> Flatten())
            | "Total entities" >> TotalEntities(base)
            | "Stage totals" >> StageRows(staging)
            | "Merge totals" >> MergePartitions(base, staging)
        )
        return (merged, partials, entities) | "Partitions" >> Flatten()
