"""Stored articles through the stages again: the rows to read, and the changes that come of it.

Identity, dates and revisions stay; line roles, language, agencies, mentions, quotes and entity counts are made anew.
The rejects of these stages in earlier passes go: those that hold are told again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.article import LanguageArticle
from newsmill.schemas.rows.staged import Changes, TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.state import ENTITY_NAMES, KNOWN, LAYOUTS, SIGNATURES
from newsmill.schemas.tables import ARTICLES, CLUSTERS, MENTIONS, QUOTES, REJECTS, REMOVED_LINES
from newsmill.transforms.ground.partitions import by_bucket, by_partition, data_time, day_name, day_number, month_of
from newsmill.transforms.ground.snapshot import BaseSnapshot, conformed, id_array, read_file
from newsmill.transforms.ground.transform import Spread
from newsmill.transforms.tables.flatten import entity_names, layouts, nested_rows
from newsmill.transforms.tables.rejects import REPROCESSED_STAGES
from newsmill.transforms.tables.transform import changes_of, count_tagged

UNIT_ROWS = 256
"""Articles of one batch at most."""
_TOLD_AGAIN = (
    "article_id", "title", "word_count", "language", "language_score", "agencies", "agency_evidence", "body",
)  # fmt: skip


@dataclass
class ReadStored(beam.PTransform):
    """All stored articles as ``LanguageArticle`` batches; the file is the unit of balance."""

    base: BaseSnapshot

    def expand(self, begin: beam.Pipeline) -> beam.PCollection[pa.RecordBatch]:
        """Wire it."""
        base = self.base
        files = [(month, path) for month in base.partitions(ARTICLES) for path in base.files(ARTICLES, month)]
        read = beam.FlatMap(lambda item: _stored(base, item[1])).with_output_types(pa.RecordBatch)
        return begin | "Stored files" >> Spread(tuple(files)) | "Read articles" >> read


@dataclass(frozen=True)
class FlattenAgain:
    """What ``QuotedArticle`` rows of stored articles change: articles, mentions, quotes and entity names."""

    base: BaseSnapshot

    def __call__(self, batch: pa.RecordBatch) -> Changes:
        """Flatten a batch."""
        changes = changes_of(batch, lambda part: Changes(list(reprocessed_rows(part, self.base))))
        return changes._replace(counts=(Count("read", batch.num_rows), *count_tagged(batch)))


def drop_former(base: BaseSnapshot) -> Changes:
    """Return what takes out of ``base`` what a reprocessing tells again."""
    return Changes(list(former_rows(base)))


def stored_articles(base: BaseSnapshot, month: str, path: str) -> Iterator[pa.RecordBatch]:
    """Yield the articles of one file of the ``articles`` table as ``LanguageArticle`` batches.

    The locator, which only the document knew, is null; the stored language stands for the declared one; of the exact
    hash the second half is zero, as signatures keep the first.

    Raises:
        ValueError: the store lacks signatures of its articles.
    """
    lines = base.read(REMOVED_LINES, month)
    for stored in pq.ParquetFile(path).iter_batches(UNIT_ROWS):
        batch = conformed(pa.table(stored), ARTICLES.schema).combine_chunks().to_batches()[0]
        yield _as_articles(
            batch, _lines_of(batch.column("article_id"), lines), _hashes(batch, base), _layouts(batch, base, month)
        )


def _stored(base: BaseSnapshot, files: Iterable[tuple[str, str]]) -> Iterator[pa.RecordBatch]:
    for month, path in files:
        yield from stored_articles(base, month, path)


def _as_articles(
    batch: pa.RecordBatch, removed_lines: list[list[dict[str, Any]]], hashes: pa.Array, layout: pa.Array
) -> pa.RecordBatch:
    schema: pa.Schema = schema_of(LanguageArticle)
    columns: dict[str, Any] = {name: batch.column(name) for name in batch.schema.names}
    columns["declared_language"] = batch.column("language")
    columns["locator"] = pa.nulls(batch.num_rows, pa.string())
    columns["agencies"] = pa.array(
        [names or [] for names in batch.column("agencies").to_pylist()], pa.list_(pa.string())
    )
    columns["exact_hash"] = pa.array([value.hex().ljust(64, "0") for value in hashes.to_pylist()])
    columns["position"] = pa.array([0] * batch.num_rows)
    columns["earlier"] = pa.array([[]] * batch.num_rows, schema.field("earlier").type)
    columns["layout"] = layout
    columns["removed_lines"] = pa.array(removed_lines, schema.field("removed_lines").type)
    return pa.RecordBatch.from_arrays([columns[field.name].cast(field.type) for field in schema], schema=schema)


def _lines_of(article_ids: pa.Array, lines: pa.Table) -> list[list[dict[str, Any]]]:
    """Return the removed lines of each article, in order; ``lines`` are those of the month, sorted."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in lines.filter(pc.is_in(lines.column("article_id"), value_set=article_ids)).to_pylist():
        found.setdefault(line["article_id"], []).append(line)
    return [found.get(article_id, []) for article_id in article_ids.to_pylist()]


def _hashes(batch: pa.RecordBatch, base: BaseSnapshot) -> pa.Array:
    """Return the exact hashes that the signatures of the articles' days keep."""
    signed = pa.concat_tables([base.read(SIGNATURES, day, ["article_id", "exact_hash"]) for day in _days(batch)])
    return _looked_up(batch, signed, "exact_hash")


def _layouts(batch: pa.RecordBatch, base: BaseSnapshot, month: str) -> pa.Array:
    """Return how the articles' lines were set; before version 2.0 the signatures kept that."""
    if base.partitions(LAYOUTS):
        return _looked_up(batch, base.read(LAYOUTS, month), "layout")
    files = [path for day in _days(batch) for path in base.files(SIGNATURES, day)]
    return _looked_up(batch, pa.concat_tables([read_file(path, ["article_id", "layout"]) for path in files]), "layout")


def _days(batch: pa.RecordBatch) -> list[str]:
    days = day_name(day_number(data_time(batch.column("published_at"), batch.column("first_seen_at"))))
    found: list[str] = sorted(pc.unique(days).to_pylist())
    return found


def _looked_up(batch: pa.RecordBatch, rows: pa.Table, name: str) -> pa.Array:
    at = pc.index_in(batch.column("article_id"), value_set=rows.column("article_id").combine_chunks())
    if at.null_count:
        raise ValueError(f"the store lacks the {name} of its articles: `newsmill verify` says more")
    return rows.column(name).take(at).combine_chunks()


def reprocessed_rows(batch: pa.RecordBatch, base: BaseSnapshot) -> Iterator[TableRows]:
    """Yield the changes that a batch of ``QuotedArticle`` rows of stored articles makes."""
    months = month_of(data_time(batch.column("published_at"), batch.column("first_seen_at")))
    told = pa.table({name: batch.column(name) for name in _TOLD_AGAIN})
    mentions = pc.list_value_length(batch.column("mentions")).cast(pa.int64())
    yield from by_partition(ARTICLES, told.append_column("mention_count", mentions), months, "patch")
    for table in (MENTIONS, QUOTES, REMOVED_LINES):
        yield from by_partition(table, told.select(["article_id"]), months, "drop")
    yield from nested_rows(batch, months)
    yield from by_partition(LAYOUTS, layouts(batch), months)
    known = {"article_id": id_array(told.column("article_id")), "body_length": pc.utf8_length(told.column("body"))}
    yield from by_bucket(KNOWN, pa.table(known), base, "patch")
    names = entity_names(batch)
    yield from by_bucket(ENTITY_NAMES, names, base, "offer")


def former_rows(base: BaseSnapshot) -> Iterator[TableRows]:
    """Yield what takes out all entity names, all clusters and the rejects of the stages gone through: told again."""
    for table in (ENTITY_NAMES, CLUSTERS):
        for bucket in base.partitions(table):
            yield TableRows(table.name, bucket, "replace", pa.RecordBatch.from_pylist([], table.schema))
    for month in base.partitions(REJECTS):
        yield TableRows(REJECTS.name, month, "drop", pa.RecordBatch.from_pydict({"stage": sorted(REPROCESSED_STAGES)}))
