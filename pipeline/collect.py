"""The end of every pipeline: all descriptors, gathered into one file."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from newsmill.pipeline.results import write_results


@dataclass
class Collect(beam.PTransform):
    """Gather all results on one worker, which writes them to ``path`` in one rename."""

    path: str

    def expand(self, results: beam.PCollection[Any]) -> beam.PCollection[str]:
        """Wire it."""
        path = self.path
        gathered = results | "Gather" >> beam.combiners.ToList()
        return gathered | "Write results" >> beam.Map(lambda items: write_results(path, items))
