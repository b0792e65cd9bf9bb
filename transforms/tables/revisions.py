"""Rows of the revisions table: one for every text an article has had; they move with the article."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.tables import ARTICLES, REVISIONS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.partitions import by_partition
from newsmill.transforms.tables.flatten import Placed

_NOT_TOLD = ("title_changed", "words_added", "words_removed", "silent")


def revisions(placed: Placed, base: BaseSnapshot, now: dt.datetime, keep_text: bool) -> Iterator[TableRows]:
    """Yield this run's revisions and those that move; seen ``now``; ``keep_text`` stores the texts."""
    batch = placed.batch
    text = {
        name: batch.column(name) if keep_text else pa.nulls(batch.num_rows, pa.string()) for name in ("title", "body")
    }
    columns = {
        "article_id": batch.column("article_id"),
        "revision": placed.revision,
        "content_hash": batch.column("content_hash"),
        "first_seen_at": pa.repeat(pa.scalar(now, REVISIONS.schema.field("first_seen_at").type), batch.num_rows),
        **dict.fromkeys(_NOT_TOLD, pa.nulls(batch.num_rows)),
        "changed_share": pa.array(_changed_shares(placed, base), pa.float64()),
        **text,
    }
    rows = pa.table([columns[field.name].cast(field.type) for field in REVISIONS.schema], schema=REVISIONS.schema)
    yield from by_partition(REVISIONS, rows, placed.month)
    yield from _moved(placed, base)


def changed_share(old: str, new: str) -> float:
    """Return the share of words that differ between two texts as bags of words, of the longer one, 0 to 1.

    >>> changed_share("a b c d", "a b c e")
    0.25
    """
    before, after = Counter(old.split()), Counter(new.split())
    longer = max(before.total(), after.total())
    return 1 - (before & after).total() / longer if longer else 0.0


def _changed_shares(placed: Placed, base: BaseSnapshot) -> list[float | None]:
    old = _old_texts(placed, base)
    titles, bodies = placed.batch.column("title").to_pylist(), placed.batch.column("body").to_pylist()
    ids = placed.batch.column("article_id").to_pylist()
    return [
        changed_share(old[article], f"{title or ''}\n{body}") if article in old else None
        for article, title, body in zip(ids, titles, bodies, strict=True)
    ]


def _old_texts(placed: Placed, base: BaseSnapshot) -> dict[str, str]:
    texts = {}
    for month in pc.drop_null(placed.old_month).unique().to_pylist():
        ids = placed.batch.column("article_id").filter(pc.fill_null(pc.equal(placed.old_month, month), False))
        rows = base.read(ARTICLES, month, ["article_id", "title", "body"])
        for row in rows.filter(pc.is_in(rows.column("article_id"), value_set=ids)).to_pylist():
            texts[row["article_id"]] = f"{row['title'] or ''}\n{row['body']}"
    return texts


def _moved(placed: Placed, base: BaseSnapshot) -> Iterator[TableRows]:
    moving = pc.fill_null(pc.not_equal(placed.month, placed.old_month), False)
    ids, old_months = placed.batch.column("article_id").filter(moving), placed.old_month.filter(moving)
    new_month = dict(zip(ids.to_pylist(), placed.month.filter(moving).to_pylist(), strict=True))
    for month in old_months.unique().to_pylist():
        old = base.read(REVISIONS, month)
        going = old.filter(pc.is_in(old.column("article_id"), value_set=ids))
        yield from by_partition(
            REVISIONS, going, pa.array([new_month[a] for a in going.column("article_id").to_pylist()])
        )
    yield from by_partition(REVISIONS, pa.table({"article_id": ids}), old_months, "drop")
