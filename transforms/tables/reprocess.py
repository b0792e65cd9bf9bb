"""Stored articles through language and entities again: the rows to read, and the changes that come of it.

Text, identity, dates, clusters and revisions stay; language, mentions and entity counts are made anew. A model's
rejects of earlier passes go: those that hold are told again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.row import schema_of
from schemas.rows.article import LanguageArticle
from schemas.rows.staged import TableRows
from schemas.rows.work import Count
from schemas.state import ENTITY_NAMES
from schemas.tables import ARTICLES, MENTIONS, REJECTS
from transforms.base import BaseSnapshot
from transforms.partitions import buckets, by_partition, data_time, month_of
from transforms.tables.flatten import entity_names, nested_rows
from transforms.tables.transform import FlatRows, count_tagged

UNIT_ROWS = 256
"""Articles of one batch at most."""
ENTITIES_STAGE = "entities"
"""``stage`` of the rejects that a model gives."""


@dataclass
class ReadStored(beam.PTransform):
    """All stored articles as ``LanguageArticle`` batches; the file is the unit of balance."""

    base: BaseSnapshot

    def expand(self, begin: beam.Pipeline) -> beam.PCollection[pa.RecordBatch]:
        """Wire it."""
        base = self.base
        files = [path for month in base.partitions(ARTICLES) for path in base.files(ARTICLES, month)]
        return (
            begin
            | "Stored files" >> beam.Create(files)
            | "Balance files" >> beam.Reshuffle()
            | "Read articles" >> beam.FlatMap(stored_articles)
        )


@dataclass
class FlattenReprocessed(beam.PTransform):
    """Tagged stored articles into changes of articles, mentions and entity names: takes ``TaggedArticle`` batches."""

    base: BaseSnapshot

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> FlatRows:
        """Wire it."""
        base = self.base
        rows = batches | "Flatten again" >> beam.Map(lambda batch: list(reprocessed_rows(batch)))
        forgotten = (
            batches.pipeline
            | "Once" >> beam.Create([0])
            | "Drop model rejects" >> beam.Map(lambda _: list(model_rejects(base)))
        )
        every = (rows, forgotten) | "All changes" >> beam.Flatten()
        return FlatRows(every, batches | "Count tagged again" >> beam.FlatMap(_counts))


def stored_articles(path: str) -> Iterator[pa.RecordBatch]:
    """Yield the articles of one file of the ``articles`` table as ``LanguageArticle`` batches.

    What only the document knew is empty: locator and removed lines; the stored language stands for the declared one.
    """
    for batch in pq.ParquetFile(path).iter_batches(UNIT_ROWS):
        yield _as_articles(batch)


def _as_articles(batch: pa.RecordBatch) -> pa.RecordBatch:
    schema: pa.Schema = schema_of(LanguageArticle)
    rows = batch.num_rows
    columns: dict[str, Any] = {name: batch.column(name) for name in batch.schema.names}
    columns["declared_language"] = batch.column("language")
    columns["locator"] = pa.nulls(rows, pa.string())
    columns["exact_hash"] = pa.repeat("", rows)
    columns["removed_lines"] = pa.array([[]] * rows, schema.field("removed_lines").type)
    return pa.RecordBatch.from_arrays([columns[field.name].cast(field.type) for field in schema], schema=schema)


def reprocessed_rows(batch: pa.RecordBatch) -> Iterator[TableRows]:
    """Yield the changes that a batch of ``TaggedArticle`` rows of stored articles makes."""
    months = month_of(data_time(batch.column("published_at"), batch.column("first_seen_at")))
    patch = pa.table(
        {
            "article_id": batch.column("article_id"),
            "language": batch.column("language"),
            "language_score": batch.column("language_score"),
            "mention_count": pc.list_value_length(batch.column("mentions")).cast(pa.int64()),
        }
    )
    yield from by_partition(ARTICLES, patch, months, "patch")
    yield from by_partition(MENTIONS, patch.select(["article_id"]), months, "drop")
    yield from nested_rows(MENTIONS, batch, months, "mentions", "mention_ix")
    names = entity_names(batch)
    yield from by_partition(ENTITY_NAMES, names, buckets(names.column("entity_id")), "offer")


def model_rejects(base: BaseSnapshot) -> Iterator[TableRows]:
    """Yield drops of all rejects that a model gave."""
    for month in base.partitions(REJECTS):
        rows = pa.RecordBatch.from_pydict({"stage": [ENTITIES_STAGE]})
        yield TableRows(REJECTS.name, month, "drop", rows)


def _counts(batch: pa.RecordBatch) -> Iterator[Count]:
    yield Count("read", batch.num_rows)
    yield from count_tagged(batch)
