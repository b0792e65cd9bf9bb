"""Beam wiring of the entities stage: batches of ``LanguageArticle`` in, of ``TaggedArticle`` and ``Reject`` out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
from apache_beam.metrics import Metrics

from newsmill.schemas.row import from_batch, schema_of, to_batch
from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.pipelines import check_settings
from newsmill.transforms.entities.tag import STAGE, mentions_of, with_mentions

FAILURES = "failures"
"""Tag of the second output."""


class TaggedArticles(NamedTuple):
    """What the stage gives."""

    rows: Any
    """PCollection of record batches of ``TaggedArticle``, one for each batch taken."""
    failures: Any
    """PCollection of record batches of ``Reject``, none of them empty."""


@dataclass
class TagEntities(beam.PTransform):
    """Find the mentions of every article: record batches of ``LanguageArticle`` to ``TaggedArticle`` and ``Reject``.

    Counters: ``entities/articles_in``, ``entities/mentions_out``, ``entities/articles_failed``.
    """

    settings: EntitySettings

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> TaggedArticles:
        """Return the tagged batches and the batches of rejects."""
        outputs = batches | "Tag articles" >> beam.ParDo(_TagBatch(self.settings)).with_outputs(FAILURES, main="rows")
        return TaggedArticles(outputs.rows, outputs[FAILURES])


class _TagBatch(beam.DoFn):
    def __init__(self, settings: EntitySettings) -> None:
        self._settings = settings
        self._articles_in = Metrics.counter(STAGE, "articles_in")
        self._mentions_out = Metrics.counter(STAGE, "mentions_out")
        self._articles_failed = Metrics.counter(STAGE, "articles_failed")

    def setup(self) -> None:
        """Load the models and the entity list asked for, once per worker."""
        check_settings(self._settings)

    def process(self, batch: pa.RecordBatch) -> Iterator[Any]:
        """Yield the tagged batch, and a batch of rejects where the model raised."""
        articles = from_batch(batch, LanguageArticle)
        found = mentions_of(articles, self._settings)
        rows = [with_mentions(article, each.mentions) for article, each in zip(articles, found, strict=True)]
        failures = [each.failure for each in found if each.failure is not None]
        self._articles_in.inc(len(articles))
        self._mentions_out.inc(sum(len(each.mentions) for each in found))
        self._articles_failed.inc(len(failures))
        yield to_batch(rows, TaggedArticle)
        if failures:
            yield beam.pvalue.TaggedOutput(FAILURES, to_batch(failures, Reject))


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
