"""Mentions of made-up articles by Zipf's law, as columns, and the entities counted by them."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from benchmarks.synthetic_rows import LAST, MENTIONS_EACH, Row
from newsmill.schemas.tables import MENTIONS

_OF_ARTICLES = {"article_id": pa.string(), "published_date": pa.date32(), "source": pa.string()}


def mention_table(rows: Sequence[Row], entities: Sequence[Row], seed: int) -> pa.Table:
    """Return mentions whose entities are met by Zipf's law; the last in ten of these rise in the last week."""
    noise, count = np.random.default_rng(seed), len(rows) * MENTIONS_EACH
    article = np.repeat(np.arange(len(rows)), MENTIONS_EACH)
    ranks = np.minimum(noise.zipf(1.35, count) - 1, len(entities) - 1)
    late = np.array([(row["published_at"] or LAST) > LAST - dt.timedelta(days=7) for row in rows], np.bool_)
    burst = late[article] & (noise.random(count) < 0.02)
    entity = np.where(burst, len(entities) - 1 - ranks % max(1, len(entities) // 10), ranks)
    ids = pa.array([row["entity_id"] for row in entities]).take(pa.array(entity))
    of = {name: pa.array([row[name] for row in rows], type_) for name, type_ in _OF_ARTICLES.items()}
    filled = {
        **{name: column.take(pa.array(article)) for name, column in of.items()},
        "mention_ix": pa.array(np.tile(np.arange(MENTIONS_EACH), len(rows))),
        "entity_id": ids,
        "local_entity_id": ids,
        "text": pa.repeat("x", count),
        "label": pa.array([row["label"] for row in entities]).take(pa.array(entity)),
        "field": pa.repeat("body", count),
        "method": pa.repeat("rule", count),
        "model": pa.repeat("synthetic", count),
        "own_source": pa.array(noise.random(count) < 0.01),
    }
    zeros = pa.repeat(0, count)
    columns = [
        filled.get(field.name, zeros if not field.nullable else pa.nulls(count, field.type))
        for field in MENTIONS.schema
    ]
    return pa.table(
        [column.cast(field.type) for column, field in zip(columns, MENTIONS.schema, strict=True)],
        schema=MENTIONS.schema,
    )


def counted_entities(entities: Sequence[Row], mentions: pa.Table) -> list[Row]:
    """Return the entities that are mentioned, with their counts."""
    counts = mentions.group_by("entity_id").aggregate(
        [("article_id", "count"), ("article_id", "count_distinct"), ("source", "count_distinct")]
    )
    found = {row["entity_id"]: row for row in counts.to_pylist()}
    return [row | _counts(found[row["entity_id"]]) for row in entities if row["entity_id"] in found]


def _counts(counted: Row) -> Row:
    return {
        "mention_count": counted["article_id_count"],
        "article_count": counted["article_id_count_distinct"],
        "source_count": counted["source_count_distinct"],
    }
