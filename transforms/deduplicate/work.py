"""Wires identity into Beam: staged batches in, the articles that remain to be worked on out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.period import ALL_TIME, Period
from newsmill.schemas.rows.staged import StagedBatch
from newsmill.schemas.rows.work import Count, WorkRow
from newsmill.transforms.deduplicate.keys import read_keys, read_staged
from newsmill.transforms.deduplicate.novelty import plan, tell_novelty
from newsmill.transforms.ground import progress
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array

UNIT_ROWS = 256
"""Articles of one unit of work at most: batches have 64 to 256 (docs/architecture.md)."""


class Work(NamedTuple):
    """What ``DecideWork`` gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """``Article`` batches: the new and changed articles, equal texts together, sorted by id."""
    counts: beam.PCollection[Count]
    """``new``, ``changed``, ``unchanged``, ``outside``."""


@dataclass
class DecideWork(beam.PTransform):
    """Which staged articles are new or changed: takes ``StagedBatch``, gives ``Article`` batches and counts."""

    base: BaseSnapshot
    shards: int
    """Into how many parts ids are grouped."""
    pieces: int
    """Into how many parts the work is cut, by text: what workers share."""
    period: Period = ALL_TIME

    def expand(self, staged: beam.PCollection[StagedBatch]) -> Work:
        """Wire it."""
        base, shards = self.base, self.shards
        keys = beam.FlatMap(lambda batch: _sharded(read_keys(batch), "article_id", shards))
        decided = (
            staged
            # Where the type is not told, Beam looks for it in the bytecode of all that is called.
            | "Read keys" >> keys.with_output_types(tuple[int, pa.RecordBatch])
            | "Group by identity" >> beam.GroupByKey()
            | "Decide identity"
            >> beam.ParDo(_DecideDoFn(base, self.pieces, self.period)).with_outputs("counts", main="work")
        )
        rows = (
            decided.work
            | "Group by text" >> beam.GroupByKey()
            | "Read units" >> beam.FlatMap(lambda item: _units(item[1], base)).with_output_types(pa.RecordBatch)
        )
        return Work(rows, decided.counts)


def read_unit(unit: list[WorkRow], base: BaseSnapshot) -> pa.RecordBatch:
    """Return the articles of ``unit`` as one batch, sorted by id; a known one keeps when it was first seen."""
    rows_of: dict[str, list[WorkRow]] = {}
    for item in unit:
        rows_of.setdefault(item.article.path, []).append(item)
    parts = [_with_earlier(read_staged(path), rows) for path, rows in rows_of.items()]
    table = pa.Table.from_batches(parts).sort_by("article_id").combine_chunks()
    batch = table.to_batches()[0]
    known = base.known(id_array(batch.column("article_id")), ["first_seen_at"]).column(0).combine_chunks()
    first_seen = pc.coalesce(known, batch.column("first_seen_at"))
    return batch.set_column(
        batch.schema.get_field_index("first_seen_at"), batch.schema.field("first_seen_at"), first_seen
    )


def _units(work: Iterable[pa.RecordBatch], base: BaseSnapshot) -> Iterator[pa.RecordBatch]:
    for unit in plan(_table(work), UNIT_ROWS):
        yield read_unit(unit, base)


def _with_earlier(staged: pa.RecordBatch, rows: list[WorkRow]) -> pa.RecordBatch:
    """Return the rows of a staged batch that are worked on, each with its earlier versions."""
    batch = staged.take(pa.array([item.article.row for item in rows]))
    ix = batch.schema.get_field_index("earlier")
    field = batch.schema.field(ix)
    versions = [[version._asdict() for version in item.earlier] for item in rows]
    return batch.set_column(ix, field, pa.array(versions, field.type))


def _sharded(keys: pa.Table, column: str, shards: int) -> Iterator[tuple[int, pa.RecordBatch]]:
    values = keys.column(column).to_pylist()
    shard_of = pa.array([_shard(value, shards) for value in values], pa.int32())
    for shard in pc.unique(shard_of).to_pylist():
        part = keys.filter(pc.equal(shard_of, shard)).combine_chunks()
        yield shard, part.to_batches()[0]


def _shard(value: str | bytes, shards: int) -> int:
    prefix = bytes.fromhex(value[:4]) if isinstance(value, str) else value[:2]
    return int.from_bytes(prefix, "big") % shards


def _table(batches: Iterable[pa.RecordBatch]) -> pa.Table:
    return pa.Table.from_batches(list(batches))


class _DecideDoFn(beam.DoFn):
    def __init__(self, base: BaseSnapshot, pieces: int, period: Period) -> None:
        self.base = base
        self.period = period
        self.pieces = pieces

    def process(self, element: tuple[int, Iterable[pa.RecordBatch]]) -> Iterator[Any]:
        decision = tell_novelty(_table(element[1]), self.base, self.period)
        progress.advance(progress.WORK, decision.new + decision.changed)
        for name in ("new", "changed", "unchanged", "outside"):
            yield beam.pvalue.TaggedOutput("counts", Count(name, getattr(decision, name)))
        yield from _sharded(decision.work, "text_digest", self.pieces)
