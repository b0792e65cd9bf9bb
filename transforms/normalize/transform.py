"""Beam wiring of normalize: batches of documents in, batches of articles and of dead letters out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import Article, LanguageArticle
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.tell import tell_again

_FAILURES = "failures"


class Normalized(NamedTuple):
    """What normalize gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """Batches of ``Article``."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``."""


def normalize_batch(batch: pa.RecordBatch, settings: NormalizeSettings) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """Return the articles and the dead letters of one batch of documents, in their order."""
    results = [normalize(document, settings) for document in from_batch(batch, Document)]
    articles = [row for row in results if isinstance(row, Article)]
    rejects = [row for row in results if isinstance(row, Reject)]
    return to_batch(articles, Article), to_batch(rejects, Reject)


class _NormalizeBatch(beam.DoFn):
    def __init__(self, settings: NormalizeSettings) -> None:
        self._settings = settings

    def process(self, element: pa.RecordBatch) -> Iterator[Any]:
        articles, rejects = normalize_batch(element, self._settings)
        if articles.num_rows:
            yield articles
        if rejects.num_rows:
            yield beam.pvalue.TaggedOutput(_FAILURES, rejects)


@dataclass
class Normalize(beam.PTransform):
    """Batches of ``Document`` to batches of ``Article``, dead letters beside them."""

    settings: NormalizeSettings

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> Normalized:
        """Normalize each document of each batch."""
        split = pcoll | "Normalize documents" >> beam.ParDo(_NormalizeBatch(self.settings)).with_outputs(
            _FAILURES, main="rows"
        )
        return Normalized(split.rows, split[_FAILURES])


@dataclass
class TellLinesAgain(beam.PTransform):
    """Batches of stored ``LanguageArticle`` rows to the same with their lines told apart by the rules of today."""

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> beam.PCollection[pa.RecordBatch]:
        """Wire it."""
        return pcoll | "Tell lines again" >> beam.Map(tell_batch_again).with_output_types(pa.RecordBatch)


def tell_batch_again(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of ``LanguageArticle`` with the lines of each told apart anew."""
    return to_batch(map(tell_again, from_batch(batch, LanguageArticle)), LanguageArticle)
