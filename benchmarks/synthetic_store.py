"""A store from a seed without a run: tables of any size in seconds, for what reads tables."""

import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.synthetic_mentions import counted_entities, mention_table
from benchmarks.synthetic_rows import (
    LAST,
    Row,
    article_rows,
    entity_rows,
    quote_rows,
    reject_rows,
    revision_rows,
    story_rows,
)
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.table import Table
from newsmill.schemas.tables import ARTICLES, ENTITIES, MENTIONS, QUOTES, REJECTS, REVISIONS, STORIES
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.sinks.files import write_partition


def make_store(root: Path, articles: int, days: int = 180, sources: int = 40, seed: int = 1) -> Store:
    """Make a store of ``articles`` articles, an eighth of them copies, under ``root``."""
    pick = random.Random(seed)
    rows = article_rows(pick, articles, days, sources)
    entities = entity_rows(pick, max(40, articles // 20))
    mentions = mention_table(rows, entities, seed)
    store = create_store(root)
    tables: list[tuple[Table, pa.Table]] = [
        (ARTICLES, _table(ARTICLES, rows)),
        (ENTITIES, _table(ENTITIES, counted_entities(entities, mentions))),
        (MENTIONS, mentions),
        (STORIES, _table(STORIES, story_rows(rows, entities))),
        (QUOTES, _table(QUOTES, quote_rows(pick, rows, entities))),
        (REVISIONS, _table(REVISIONS, revision_rows(pick, rows))),
        (REJECTS, _table(REJECTS, reject_rows(pick, max(3, articles // 200)))),
    ]
    merged = [part for table, data in tables for part in _parts(table, data, store)]
    commit(store, Manifest(1, SCHEMA_VERSION, "0", "synthetic", "none/1", (), ()), merged, None)
    return store


def _table(table: Table, rows: Sequence[Row]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), table.schema)


def _parts(table: Table, data: pa.Table, store: Store) -> list[MergedPartition]:
    keys = _buckets(data.column(0)) if table.partitioning == "bucket" else _months(data)
    return [
        MergedPartition(
            table.name, key, write_partition(table, key, data.filter(pc.equal(keys, key)), str(store.staging))
        )
        for key in sorted(pc.unique(keys).to_pylist())
    ]


def _buckets(ids: pa.ChunkedArray) -> pa.Array:
    return pa.array([f"{int(each[0], 16):02d}" for each in ids.to_pylist()], pa.string())


def _months(data: pa.Table) -> pa.ChunkedArray:
    """Return the month of each row's date, or of its first sight, or the last one where it has neither."""
    last = pa.scalar(LAST.date(), pa.date32())
    seen = data.column("first_seen_at").cast(pa.date32()) if "first_seen_at" in data.column_names else last
    dates = pc.coalesce(data.column("published_date"), seen) if "published_date" in data.column_names else seen
    return pc.strftime(dates, "%Y-%m")
