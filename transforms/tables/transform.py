"""Wires the tables room into Beam."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.table import Table
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.partitions import by_partition, day_name
from newsmill.transforms.tables.flatten import Placed, flatten, place
from newsmill.transforms.tables.guarded import flattened
from newsmill.transforms.tables.read import count_read
from newsmill.transforms.tables.rejects import count_rejects, reject_rows
from newsmill.transforms.tables.revisions import revisions


class FlatRows(NamedTuple):
    """Rows for the store, and their share of the run's counts."""

    rows: beam.PCollection[list[TableRows]]
    """One list for each batch taken."""
    counts: beam.PCollection[Count]
    """Counts of them."""


class ArticlesFlat(NamedTuple):
    """What ``FlattenArticles`` and ``FlattenReprocessed`` give."""

    rows: beam.PCollection[list[TableRows]]
    """One list for each batch taken, or for each of its articles."""
    counts: beam.PCollection[Count]
    """Counts of them."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``: their articles are among the rows, without mentions."""


@dataclass
class FlattenArticles(beam.PTransform):
    """Articles into rows of every table they touch: takes ``QuotedArticle`` batches."""

    base: BaseSnapshot
    run_key: str
    now: dt.datetime
    keep_revisions: bool

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> ArticlesFlat:
        """Wire it."""
        doers = _FlattenDoFn(self.base, self.run_key, self.now, self.keep_revisions)
        flat = batches | "Flatten articles" >> beam.ParDo(doers).with_outputs("counts", "failures", main="rows")
        return ArticlesFlat(flat.rows, flat.counts, flat.failures)


@dataclass
class FlattenDays(beam.PTransform):
    """Rows of a state file that is kept by day: takes batches of its row type, which has the column ``day``."""

    table: Table

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> beam.PCollection[list[TableRows]]:
        """Wire it."""
        table = self.table
        rows = beam.Map(lambda batch: _day_rows(table, batch)).with_output_types(list[TableRows])
        return batches | "Flatten days" >> rows


@dataclass
class FlattenRejects(beam.PTransform):
    """Rejects into rows of their table: takes ``Reject`` batches."""

    base: BaseSnapshot
    now: dt.datetime
    retold: frozenset[str] = frozenset()
    """Stages whose rejects in the store go, so that those that hold are told again."""

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> FlatRows:
        """Wire it."""
        base, now, retold = self.base, self.now, self.retold
        rows = batches | "Flatten rejects" >> beam.Map(lambda batch: list(reject_rows(batch, now, base, retold)))
        return FlatRows(rows, batches | "Count rejects" >> beam.FlatMap(count_rejects))


@dataclass
class CountRead(beam.PTransform):
    """How much was read: takes the collections of ``Document`` and ``Reject`` batches of the sources."""

    def expand(self, sources: tuple[beam.PCollection[pa.RecordBatch], ...]) -> beam.PCollection[Count]:
        """Wire it: counts are joined, not batches, which a Flatten would hold in memory."""
        count = beam.Map(count_read).with_output_types(Count)
        counts = tuple(batches | f"Count source {ix}" >> count for ix, batches in enumerate(sources, start=1))
        return counts | "Join counts" >> beam.Flatten()


def count_new_items(placed: Placed) -> Iterator[Count]:
    """Yield for each feed how many of its items are new articles."""
    is_new = pc.is_null(placed.known.column("revision").combine_chunks())
    fetched = pc.and_(pc.is_valid(placed.batch.column("fetched_at")), is_new)
    for item in pc.value_counts(placed.batch.column("document_uri").filter(fetched)).to_pylist():
        yield Count(f"feed:{item['values']}", item["counts"])


def count_tagged(batch: pa.RecordBatch) -> Iterator[Count]:
    """Yield the counts of a batch of tagged articles: mentions, languages, and which model tagged which language."""
    lists = batch.column("mentions")
    mentions = pc.list_flatten(lists)
    yield Count("mentions", len(mentions))
    for item in pc.value_counts(batch.column("language")).to_pylist():
        yield Count(f"language:{item['values'] or 'unknown'}", item["counts"])
    tagged = pa.table(
        {
            "language": batch.column("language").take(pc.list_parent_indices(lists)),
            "model": mentions.field(mentions.type.get_field_index("model")),
        }
    )
    for row in tagged.group_by(["language", "model"]).aggregate([([], "count_all")]).to_pylist():
        yield Count(f"model:{row['language'] or 'unknown'}={row['model']}", row["count_all"])


def _day_rows(table: Table, batch: pa.RecordBatch) -> list[TableRows]:
    days = day_name(pc.cast(batch.column("day"), pa.int32()))
    return list(by_partition(table, pa.Table.from_batches([batch]), days))


class _FlattenDoFn(beam.DoFn):
    def __init__(self, base: BaseSnapshot, run_key: str, now: dt.datetime, keep_revisions: bool) -> None:
        self.base = base
        self.run_key = run_key
        self.now = now
        self.keep_revisions = keep_revisions

    def process(self, batch: pa.RecordBatch) -> Iterator[Any]:
        for found in flattened(batch, self._flat):
            if isinstance(found, Reject):
                yield beam.pvalue.TaggedOutput("failures", to_batch([found], Reject))
                continue
            rows, counts = found
            yield rows
            for count in counts:
                yield beam.pvalue.TaggedOutput("counts", count)

    def _flat(self, batch: pa.RecordBatch) -> tuple[list[TableRows], list[Count]]:
        placed = place(batch, self.base)
        rows = [*flatten(placed, self.run_key), *revisions(placed, self.base, self.now, self.keep_revisions)]
        return rows, [*count_tagged(batch), *count_new_items(placed)]
