"""Takedown: the changes that take articles out of every table and state file, and keep them out.

What is left of an article is a tombstone among the known articles: its id with revision 0, which identity takes for an
article that is known and unchanged whatever its text.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import ENTITY_NAMES, KNOWN, LAYOUTS, LOCAL_ENTITIES, SIGNATURES, STORY_VECTORS
from newsmill.schemas.tables import ARTICLES, MENTIONS, QUOTES, REJECTS, REMOVED_LINES, REVISIONS
from newsmill.transforms.ground.partitions import by_bucket, by_partition, day_name, month_of_day
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows

_IDENTIFYING = ("url", "canonical_url", "title")


def takedown_rows(
    base: BaseSnapshot, article_ids: list[str], now: dt.datetime, reject_ids: Collection[str] = ()
) -> Iterator[TableRows]:
    """Yield the changes that take ``article_ids`` out of the store; clusters and entity counts follow from them.

    Args:
        base: the store.
        article_ids: ids of articles that are there.
        now: the run's clock, for the tombstones.
        reject_ids: ids of dead letters that go whatever they are of.
    """
    ids = pa.table({"article_id": pa.array(sorted(article_ids), pa.string())})
    binary = id_array(ids.column(0))
    days = base.known(binary, ["day"]).column(0).combine_chunks()
    months = month_of_day(days)
    for month, dropped in letters_of(base, article_ids).dropped.items():
        gone = sorted({*dropped, *reject_ids})
        yield TableRows(
            REJECTS.name, month, "drop", pa.RecordBatch.from_pydict({"reject_id": pa.array(gone, pa.string())})
        )
    yield from _entity_names(base, ids.column(0), months)
    for table in (ARTICLES, MENTIONS, QUOTES, REMOVED_LINES, REVISIONS, LAYOUTS):
        yield from by_partition(table, ids, months, "drop")
    for table in (SIGNATURES, STORY_VECTORS):
        yield from by_partition(table, ids, day_name(days), "drop")
    stones = tombstones(binary, now)
    yield from by_bucket(KNOWN, stones, base)


def tombstones(ids: pa.Array, now: dt.datetime) -> pa.Table:
    """Return rows of ``known`` that keep the articles ``ids`` (16 bytes each) out and say nothing else of them."""
    columns = {
        "article_id": ids,
        "content_hash": pa.array([bytes(32)] * len(ids), pa.binary(32)),
        "revision": pa.repeat(0, len(ids)),
        "day": pa.repeat(0, len(ids)),
        "published_at": pa.nulls(len(ids)),
        "first_seen_at": pa.repeat(pa.scalar(now, KNOWN.schema.field("first_seen_at").type), len(ids)),
        "body_length": pa.repeat(0, len(ids)),
        "source": pa.repeat("", len(ids)),
        "cluster_id": ids,
        "cluster_since": pa.repeat(0, len(ids)),
    }
    return pa.table([columns[field.name].cast(field.type) for field in KNOWN.schema], schema=KNOWN.schema)


def _entity_names(base: BaseSnapshot, ids: pa.ChunkedArray, months: pa.Array) -> Iterator[TableRows]:
    """Yield drops of the names of entities that nothing else mentions."""
    columns = ["article_id", "local_entity_id"]
    parts = [base.read(MENTIONS, month, columns) for month in _distinct(months)]
    none = no_rows(pa.schema([MENTIONS.schema.field(name) for name in columns]))
    mine = [part.filter(pc.is_in(part.column("article_id"), value_set=ids)) for part in parts]
    mentions = pa.concat_tables([none, *mine])
    here = mentions.group_by("local_entity_id").aggregate([("article_id", "count_distinct")])
    going = here.set_column(0, "local_entity_id", id_array(here.column("local_entity_id")))
    counts = base.read_all(LOCAL_ENTITIES, ["local_entity_id", "article_count"])
    counts = counts.filter(pc.is_in(counts.column("local_entity_id"), value_set=going.column("local_entity_id")))
    every = counts.group_by("local_entity_id").aggregate([("article_count", "sum")])
    told = every.join(going, keys="local_entity_id")
    left = pc.greater(told.column("article_count_sum"), told.column("article_id_count_distinct"))
    names = told.column("local_entity_id").filter(pc.invert(left))
    yield from by_bucket(ENTITY_NAMES, pa.table({"entity_id": names}), base, "drop")


class Letters(NamedTuple):
    """The dead letters of the documents of some articles."""

    dropped: dict[str, list[str]]
    """Ids of those that go with the articles, for every month that has any dead letter."""
    left: int
    """Those that stay: their documents hold other articles too, and they name none of these."""


def letters_of(base: BaseSnapshot, article_ids: Collection[str]) -> Letters:
    """Return the dead letters of the articles' documents.

    Of a document that holds other articles too only those letters go whose payload names one of the articles.
    """
    articles = base.read_all(ARTICLES, ["article_id", "document_uri", *_IDENTIFYING])
    going = pc.is_in(articles.column("article_id"), value_set=pa.array(sorted(article_ids), pa.string()))
    shared = set(articles.filter(pc.invert(going)).column("document_uri").to_pylist())
    told = articles.filter(going).to_pylist()
    theirs = {article["document_uri"] for article in told}
    dropped: dict[str, list[str]] = {}
    left = 0
    for month in base.partitions(REJECTS):
        rejects = base.read(REJECTS, month, ["reject_id", "document_uri", "payload"]).to_pylist()
        dropped[month] = [row["reject_id"] for row in rejects if is_letter_of(row, told, shared)]
        left += sum(row["document_uri"] in theirs for row in rejects) - len(dropped[month])
    return Letters(dropped, left)


def is_letter_of(
    reject: dict[str, str | bytes | None], articles: list[dict[str, str | None]], shared: set[str]
) -> bool:
    """Tell whether a dead letter is of one of the articles: of a document that is theirs alone, or naming one."""
    payload = reject["payload"]
    for article in articles:
        if reject["document_uri"] != article["document_uri"]:
            continue
        names = [article[name] for name in _IDENTIFYING]
        named = isinstance(payload, bytes) and any(name and name.encode() in payload for name in names)
        if named or article["document_uri"] not in shared:
            return True
    return False


def _distinct(values: pa.Array) -> list[str]:
    found: list[str] = sorted(pc.drop_null(values).unique().to_pylist())
    return found
