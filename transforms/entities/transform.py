"""Steps of the entities stage: a batch of ``LanguageArticle`` in, of ``TaggedArticle`` and of ``Reject`` out."""

from dataclasses import dataclass

import pyarrow as pa
from apache_beam.metrics import Metrics

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.tag import STAGE, mentions_of, with_mentions


@dataclass(frozen=True)
class TagEntities:
    """Find the mentions of every article; models and entity list are loaded once per worker.

    Counters: ``entities/articles_in``, ``entities/mentions_out``, ``entities/articles_failed``.
    """

    settings: EntitySettings

    def __call__(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
        """Return the tagged batch, and rejects where the model raised."""
        articles = from_batch(batch, LanguageArticle)
        found = mentions_of(articles, self.settings)
        rows = [with_mentions(article, each.mentions) for article, each in zip(articles, found, strict=True)]
        failures = [each.failure for each in found if each.failure is not None]
        _count("articles_in", len(articles))
        _count("mentions_out", sum(len(each.mentions) for each in found))
        _count("articles_failed", len(failures))
        return to_batch(rows, TaggedArticle), to_batch(failures, Reject)


def _count(name: str, by: int) -> None:
    Metrics.counter(STAGE, name).inc(by)
