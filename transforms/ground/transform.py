"""Wires the counting of progress into Beam."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import apache_beam as beam
import pyarrow as pa

from newsmill.transforms.ground.progress import advance

Element = TypeVar("Element")


@dataclass
class Advance(beam.PTransform, Generic[Element]):
    """Count what passes by: rows of a record batch, one for any other element. Gives what it takes."""

    stage: str

    def expand(self, elements: beam.PCollection[Element]) -> beam.PCollection[Element]:
        """Wire it."""
        stage = self.stage
        return elements | f"Advance {stage}" >> beam.Map(lambda element: _passed(stage, element))


def _passed(stage: str, element: Any) -> Any:
    advance(stage, element.num_rows if isinstance(element, pa.RecordBatch) else 1)
    return element
