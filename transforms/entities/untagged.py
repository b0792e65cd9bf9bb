"""``--no-entities``: articles pass with no mentions."""

from dataclasses import dataclass
from typing import NamedTuple

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.article import TaggedArticle


class Untagged(NamedTuple):
    """What the stage gives, in the shape of tagging."""

    rows: beam.PCollection[pa.RecordBatch]
    """``TaggedArticle`` batches without mentions."""
    failures: beam.PCollection[pa.RecordBatch]
    """Always empty."""


@dataclass
class LeaveUntagged(beam.PTransform):
    """Take ``LanguageArticle`` batches, give ``TaggedArticle`` batches without mentions."""

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> Untagged:
        """Wire it."""
        rows = batches | "Add no mentions" >> beam.Map(without_mentions).with_output_types(pa.RecordBatch)
        failures = batches.pipeline | "No failures" >> beam.Create([]).with_output_types(pa.RecordBatch)
        return Untagged(rows, failures)


def without_mentions(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the batch with an empty list of mentions for each article."""
    field = schema_of(TaggedArticle).field("mentions")
    return batch.append_column(field, pa.array([[]] * batch.num_rows, field.type))
