"""Tagged articles into the flat rows of every table and state file they touch, columnar throughout."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import ENTITY_NAMES, KNOWN, LAYOUTS, SIGNATURES, STORY_VECTORS
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, MENTIONS, QUOTES, REMOVED_LINES
from newsmill.transforms.ground.partitions import (
    by_bucket,
    by_partition,
    data_time,
    day_name,
    day_number,
    month_of,
    month_of_day,
)
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array


@dataclass(frozen=True)
class Placed:
    """A batch of tagged articles with what the store knows of each and the partition each goes to."""

    batch: pa.RecordBatch
    """``QuotedArticle`` rows."""
    ids: pa.Array
    """16-byte article ids."""
    known: pa.Table
    """``revision``, ``day``, ``cluster_id``, ``cluster_since`` of each in the store, null where new."""
    day: pa.Array
    """Data time as a day number."""
    month: pa.Array
    """Partition, ``2026-01``."""
    old_month: pa.Array
    """Partition the article lay in so far, null where new."""
    revision: pa.Array
    """1 where new, one more where changed, and one more for each earlier version of the run."""


def place(batch: pa.RecordBatch, base: BaseSnapshot) -> Placed:
    """Return ``batch`` with its places in the store."""
    ids = id_array(batch.column("article_id"))
    known = base.known(ids, ["revision", "day", "cluster_id", "cluster_since"]).combine_chunks()
    times = data_time(batch.column("published_at"), batch.column("first_seen_at"))
    before = pc.add(pc.fill_null(_flat(known, "revision"), 0), pc.list_value_length(batch.column("earlier")))
    revision = pc.add(before, 1).cast(pa.int64())
    old_month = month_of_day(_flat(known, "day"))
    return Placed(batch, ids, known, day_number(times), month_of(times), old_month, revision)


def flatten(placed: Placed, base: BaseSnapshot, run_key: str) -> Iterator[TableRows]:
    """Yield the rows of ``placed`` for articles and what hangs on them, known articles and entity names."""
    yield from _drops(placed)
    yield from by_partition(ARTICLES, _articles(placed, run_key), placed.month)
    yield from nested_rows(placed.batch, placed.month)
    yield from by_partition(LAYOUTS, layouts(placed.batch), placed.month)
    known = _known(placed)
    yield from by_bucket(KNOWN, known, base)
    names = entity_names(placed.batch)
    yield from by_bucket(ENTITY_NAMES, names, base, "offer")


def _drops(placed: Placed) -> Iterator[TableRows]:
    """Yield what has to go from the places where changed articles lay before."""
    hex_ids = pa.table({"article_id": placed.batch.column("article_id")})
    moved = pc.if_else(pc.equal(placed.month, placed.old_month), None, placed.old_month)
    yield from by_partition(ARTICLES, hex_ids, moved, "drop")
    yield from by_partition(LAYOUTS, hex_ids, moved, "drop")
    for table in (MENTIONS, QUOTES, REMOVED_LINES):
        yield from by_partition(table, hex_ids, placed.old_month, "drop")
    old_day = _flat(placed.known, "day")
    moved_day = pc.if_else(pc.equal(placed.day, old_day), None, day_name(old_day))
    for table in (SIGNATURES, STORY_VECTORS):
        yield from by_partition(table, pa.table({"article_id": hex_ids.column(0)}), moved_day, "drop")


def _articles(placed: Placed, run_key: str) -> pa.Table:
    batch, count = placed.batch, placed.batch.num_rows
    columns = {name: batch.column(name) for name in batch.schema.names}
    columns |= {
        "mention_count": pc.fill_null(pc.list_value_length(batch.column("mentions")), 0),
        "revision": placed.revision,
        "cluster_id": batch.column("article_id"),
        "duplicate_of": pa.nulls(count),
        "duplicate_kind": pa.nulls(count),
        "contained_in": pa.nulls(count),
        "story_id": batch.column("article_id"),
        "run_key": pa.repeat(run_key, count),
    }
    return _of_table(ARTICLES, columns)


def nested_rows(batch: pa.RecordBatch, months: pa.Array) -> Iterator[TableRows]:
    """Yield mentions, quotes and removed lines of a batch of ``QuotedArticle`` rows; ``months`` is where each goes."""
    columns, parents = _of_list(MENTIONS, batch, "mentions")
    columns |= {
        "mention_ix": _running_index(parents),
        "local_entity_id": columns["entity_id"],
    }
    yield from by_partition(MENTIONS, _of_table(MENTIONS, columns), months.take(parents))
    columns, parents = _of_list(QUOTES, batch, "quotes")
    columns["speaker_local_entity_id"] = columns["speaker_entity_id"]
    yield from by_partition(QUOTES, _of_table(QUOTES, columns), months.take(parents))
    columns, parents = _of_list(REMOVED_LINES, batch, "removed_lines")
    yield from by_partition(REMOVED_LINES, _of_table(REMOVED_LINES, columns), months.take(parents))


def layouts(batch: pa.RecordBatch) -> pa.Table:
    """Return the rows of ``layouts`` of a batch of ``Article`` rows, or any that extend them."""
    return _of_table(LAYOUTS, {name: batch.column(name) for name in LAYOUTS.schema.names})


def _of_list(table: Table, batch: pa.RecordBatch, column: str) -> tuple[dict[str, pa.Array], pa.Array]:
    """Return the columns of a list column's values, its article's beside them, and the article's position for each."""
    lists = batch.column(column)
    parents = pc.list_parent_indices(lists)
    values = pc.list_flatten(lists)
    columns = {field.name: values.field(ix) for ix, field in enumerate(values.type)}
    names = {column.name for column in table.columns}
    inherited = [name for name in batch.schema.names if name in names and name not in columns]
    return columns | {name: batch.column(name).take(parents) for name in inherited}, parents


def _running_index(parents: pa.Array) -> pa.Array:
    """Return 0, 1, 2 ... within each run of equal values."""
    counts: dict[int, int] = {}
    positions = []
    for parent in parents.to_pylist():
        positions.append(counts.get(parent, 0))
        counts[parent] = positions[-1] + 1
    return pa.array(positions, pa.int64())


def _known(placed: Placed) -> pa.Table:
    batch = placed.batch
    hashes = [bytes.fromhex(value) for value in batch.column("content_hash").to_pylist()]
    columns = {
        "article_id": placed.ids,
        "content_hash": pa.array(hashes, pa.binary(32)),
        "revision": placed.revision,
        "day": placed.day,
        "published_at": batch.column("published_at"),
        "first_seen_at": batch.column("first_seen_at"),
        "body_length": pc.utf8_length(batch.column("body")),
        "source": batch.column("source"),
        "cluster_id": pc.coalesce(_flat(placed.known, "cluster_id"), placed.ids),
        "cluster_since": pc.fill_null(_flat(placed.known, "cluster_since"), 0),
    }
    return _of_table(KNOWN, columns)


def entity_names(batch: pa.RecordBatch) -> pa.Table:
    """Return the rows of ``entity_names`` that a batch of ``TaggedArticle`` rows offers."""
    mentions = pc.list_flatten(batch.column("mentions"))
    names = ("entity_id", "entity_name", "country_code", "wikidata_id", "kind")
    distinct = pa.table({name: mentions.field(mentions.type.get_field_index(name)) for name in names})
    distinct = distinct.group_by(list(names)).aggregate([]).select(list(names))
    columns = {name: distinct.column(name) for name in names}
    columns |= {"entity_id": id_array(distinct.column("entity_id")), "name": distinct.column("entity_name")}
    return _of_table(ENTITY_NAMES, columns)


def _of_table(table: Table, columns: dict[str, pa.Array | pa.ChunkedArray]) -> pa.Table:
    return pa.table([columns[field.name].cast(field.type) for field in table.schema], schema=table.schema)


def _flat(table: pa.Table, name: str) -> pa.Array:
    column = table.column(name)
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
