"""Wires what every pipeline does into Beam: values over all workers, and record batches through steps.

Steps are functions, one after the other on the same worker. A transform of its own for each would be the same fused
stage, but costs at every start of a pipeline.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import apache_beam as beam
import pyarrow as pa
from apache_beam.typehints.decorators import no_annotations

from newsmill.transforms.ground.progress import advance

Step: TypeAlias = Callable[[pa.RecordBatch], tuple[Any, pa.RecordBatch | None]]
"""Takes a batch, gives what it became and a batch of ``Reject`` or null. A batch that became empty goes no further."""

_FAILURES = "failures"


class Passed(NamedTuple):
    """What ``Through`` gives."""

    rows: beam.PCollection[Any]
    """What the last step gave, one for each batch taken unless that became empty."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject`` of all steps, none of them empty."""


@dataclass
class Through(beam.PTransform):
    """Take record batches through ``steps``, one after the other."""

    steps: tuple[Step, ...]

    # Beam cannot use a NamedTuple of collections as a hint and would warn at every construction.
    @no_annotations
    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> Passed:
        """Wire it."""
        split = batches | "Take steps" >> beam.ParDo(_Steps(self.steps)).with_outputs(_FAILURES, main="rows")
        return Passed(split.rows, split[_FAILURES])


@dataclass(frozen=True)
class Advance:
    """A step that counts the rows that pass by."""

    stage: str

    def __call__(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, None]:
        """Count ``batch`` and give it as it is."""
        advance(self.stage, batch.num_rows)
        return batch, None


@dataclass
class Spread(beam.PTransform):
    """``values`` over all workers: gives lists of one value, each with its number."""

    values: tuple[Any, ...]

    def expand(self, begin: beam.Pipeline) -> beam.PCollection[tuple[int, Iterable[Any]]]:
        """Wire it: a Create of several values would bring a Reshuffle of eight transforms along."""
        values = self.values
        number = beam.FlatMap(lambda _: enumerate(values)).with_output_types(tuple[int, Any])
        return begin | "Begin" >> beam.Impulse() | "Number" >> number | "Spread" >> beam.GroupByKey()


class _Steps(beam.DoFn):
    def __init__(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps

    def process(self, batch: pa.RecordBatch) -> Iterator[Any]:
        for step in self._steps:
            batch, rejects = step(batch)
            if rejects is not None and rejects.num_rows:
                yield beam.pvalue.TaggedOutput(_FAILURES, rejects)
            if isinstance(batch, pa.RecordBatch) and not batch.num_rows:
                return
        yield batch
