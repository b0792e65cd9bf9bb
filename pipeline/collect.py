"""The end of every pipeline: all descriptors meet, what follows from all is merged, and one file tells the driver."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import apache_beam as beam

from newsmill.pipeline.results import write_results
from newsmill.schemas.rows.fetch import FetchReport, PagesLeft
from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.queue import QueuePosition
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.transform import merge_changes
from newsmill.transforms.stories.totals import total_stories
from newsmill.transforms.tables.entity_totals import total_entities
from newsmill.transforms.tables.read import feed_rows, ledger_rows, queue_rows


@dataclass
class Collect(beam.PTransform):
    """Gather all results on one worker, which writes them in one rename: takes their collections, gives the file."""

    base: BaseSnapshot
    attempt: Attempt
    positions: tuple[QueuePosition, ...] = ()
    anew: bool = False
    """Whether all stories of the store were told again."""

    def expand(self, results: tuple[beam.PCollection[Any], ...]) -> beam.PCollection[str]:
        """Wire it: the impulse is there when nothing else is."""
        attempt = self.attempt
        finish_all = partial(finished, self.base, attempt.folder, positions=self.positions, anew=self.anew)
        impulse = results[0].pipeline | "Begin" >> beam.Impulse()
        finish = beam.Map(lambda item: write_results(attempt, finish_all(item[1])))
        return (
            (*results, impulse)
            | "Join results" >> beam.Flatten()
            | "Key as one" >> beam.Map(_keyed).with_output_types(tuple[int, Any])
            | "Gather results" >> beam.GroupByKey()
            # Where the type is not told, Beam looks for it in the bytecode of all that is called.
            | "Finish" >> finish.with_output_types(str)
        )


def finished(
    base: BaseSnapshot,
    staging: str,
    gathered: Iterable[Any],
    positions: Iterable[QueuePosition] = (),
    anew: bool = False,
) -> list[Any]:
    """Return all results, with what follows from all of them: entities, stories, inputs, feeds and queues."""
    results = [result for result in gathered if result != b""]
    merged = sorted(result for result in results if isinstance(result, MergedPartition))
    read = [result for result in results if isinstance(result, InputOutcome)]
    asked = [result for result in results if isinstance(result, FetchReport | PagesLeft)]
    remembered = [*ledger_rows(read, base), *feed_rows(asked, base), *queue_rows(positions)]
    changes = [*remembered, *total_entities(base, merged), *total_stories(base, merged, anew)]
    return [*results, *merge_changes(base, changes, staging)]


def _keyed(result: Any) -> tuple[int, Any]:
    return 0, result
