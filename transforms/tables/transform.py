"""Wires the tables room into Beam."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from schemas.rows.input import InputOutcome
from schemas.rows.staged import MergedPartition, TableRows
from schemas.rows.work import Count
from schemas.state import ENTITY_NAMES, ENTITY_PARTIALS
from schemas.tables import MENTIONS
from transforms.base import BUCKETS, BaseSnapshot, read_file
from transforms.tables.entities import MENTION_COLUMNS, count_month, total, touched_ids
from transforms.tables.flatten import flatten, place
from transforms.tables.inputs import count_read, ledger_rows
from transforms.tables.rejects import count_rejects, reject_rows
from transforms.tables.revisions import revisions


class FlatRows(NamedTuple):
    """Rows for the store, and their share of the run's counts."""

    rows: beam.PCollection[list[TableRows]]
    """One list for each batch taken."""
    counts: beam.PCollection[Count]
    """Counts of them."""


@dataclass
class FlattenArticles(beam.PTransform):
    """Tagged articles into rows of every table they touch: takes ``TaggedArticle`` batches."""

    base: BaseSnapshot
    run_key: str
    keep_revisions: bool

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> FlatRows:
        """Wire it."""
        doers = _FlattenDoFn(self.base, self.run_key, self.keep_revisions)
        flat = batches | "Flatten articles" >> beam.ParDo(doers).with_outputs("counts", main="rows")
        return FlatRows(flat.rows, flat.counts)


@dataclass
class FlattenRejects(beam.PTransform):
    """Rejects into rows of their table: takes ``Reject`` batches."""

    now: dt.datetime

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> FlatRows:
        """Wire it."""
        now = self.now
        rows = batches | "Flatten rejects" >> beam.Map(lambda batch: list(reject_rows(batch, now)))
        return FlatRows(rows, batches | "Count rejects" >> beam.FlatMap(count_rejects))


@dataclass
class FlattenInputs(beam.PTransform):
    """What was read into the ledger: takes ``InputOutcome``."""

    def expand(self, outcomes: beam.PCollection[InputOutcome]) -> FlatRows:
        """Wire it."""
        gathered = outcomes | "Key all as one" >> beam.WithKeys(0) | "Gather inputs" >> beam.GroupByKey()
        rows = gathered | "Write ledger" >> beam.Map(lambda item: ledger_rows(item[1]))
        return FlatRows(rows, outcomes | "Count read" >> beam.Map(count_read))


@dataclass
class CountEntities(beam.PTransform):
    """Entity counts of each month whose mentions were rewritten: takes ``MergedPartition`` of any table."""

    def expand(self, merged: beam.PCollection[MergedPartition]) -> beam.PCollection[list[TableRows]]:
        """Wire it."""
        return (
            merged
            | "Take mentions" >> beam.Filter(lambda partition: partition.table == MENTIONS.name)
            | "Count month" >> beam.Map(_count_partition).with_output_types(list[TableRows])
        )


@dataclass
class TotalEntities(beam.PTransform):
    """Rows of ``entities`` for what changed: takes all ``MergedPartition`` of entity names and partials."""

    base: BaseSnapshot

    def expand(self, merged: beam.PCollection[MergedPartition]) -> beam.PCollection[list[TableRows]]:
        """Wire it."""
        base = self.base
        return (
            merged
            | "Take entity state" >> beam.Filter(lambda part: part.table in (ENTITY_PARTIALS.name, ENTITY_NAMES.name))
            | "Key as one" >> beam.WithKeys(0)
            | "Gather entity state" >> beam.GroupByKey()
            | "Total entities"
            >> beam.Map(lambda item: total_entities(base, item[1])).with_output_types(list[TableRows])
        )


def total_entities(base: BaseSnapshot, merged: Iterable[MergedPartition]) -> list[TableRows]:
    """Return the changes to ``entities`` that follow from the rewritten state partitions ``merged``."""
    new = {(part.table, part.partition): part for part in merged}
    months = [month for table, month in new if table == ENTITY_PARTIALS.name]
    fresh = [_read(new[ENTITY_PARTIALS.name, month]) for month in months]
    old = [base.read(ENTITY_PARTIALS, month) for month in months]
    touched = touched_ids([*fresh, *old])
    others = [base.read(ENTITY_PARTIALS, month) for month in base.partitions(ENTITY_PARTIALS) if month not in months]
    partials = _of_ids([ENTITY_PARTIALS.schema.empty_table(), *fresh, *others], touched)
    gone = touched.filter(pc.invert(pc.is_in(touched, value_set=partials.column("entity_id"))))
    return list(total(partials, _of_ids(_names(base, new), touched), gone))


def _names(base: BaseSnapshot, new: dict[tuple[str, str], MergedPartition]) -> list[pa.Table]:
    names = [ENTITY_NAMES.schema.empty_table()]
    for bucket in (f"{number:02d}" for number in range(BUCKETS)):
        merged = new.get((ENTITY_NAMES.name, bucket))
        names.append(_read(merged) if merged else base.read(ENTITY_NAMES, bucket))
    return names


def _of_ids(tables: list[pa.Table], ids: pa.Array) -> pa.Table:
    kept = [table.filter(pc.is_in(table.column("entity_id"), value_set=ids)) for table in tables]
    return pa.concat_tables(kept, promote_options="default")


def _read(merged: MergedPartition) -> pa.Table:
    schema = (ENTITY_NAMES if merged.table == ENTITY_NAMES.name else ENTITY_PARTIALS).schema
    return pa.concat_tables([schema.empty_table(), *(read_file(file.path) for file in merged.files)])


def _count_partition(merged: MergedPartition) -> list[TableRows]:
    empty = pa.schema([MENTIONS.schema.field(name) for name in MENTION_COLUMNS]).empty_table()
    mentions = [read_file(file.path, MENTION_COLUMNS).cast(empty.schema) for file in merged.files]
    return [count_month(merged.partition, pa.concat_tables([empty, *mentions]))]


class _FlattenDoFn(beam.DoFn):
    def __init__(self, base: BaseSnapshot, run_key: str, keep_revisions: bool) -> None:
        self.base = base
        self.run_key = run_key
        self.keep_revisions = keep_revisions

    def process(self, batch: pa.RecordBatch) -> Iterator[Any]:
        placed = place(batch, self.base)
        yield [*flatten(placed, self.run_key), *revisions(placed, self.base, self.keep_revisions)]
        mentions = pc.sum(pc.list_value_length(batch.column("mentions"))).as_py() or 0
        yield beam.pvalue.TaggedOutput("counts", Count("mentions", mentions))
