"""Feeds without ``--full-text``: their items pass as they are."""

from dataclasses import dataclass

import apache_beam as beam
import pyarrow as pa

from newsmill.transforms.sources.fetch.transform import PagesRead


@dataclass
class LeaveUnpaged(beam.PTransform):
    """Take ``Document`` batches and give them, in the shape of ``ReadPages``."""

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> PagesRead:
        """Wire it."""
        failures = batches.pipeline | "No page failures" >> beam.Create([]).with_output_types(pa.RecordBatch)
        return PagesRead(batches, failures)
