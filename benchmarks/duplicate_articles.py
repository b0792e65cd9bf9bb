"""Articles for the benchmarks of deduplication: rows as normalize gives them, without running it."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import Article
from newsmill.schemas.stable_ids import stable_id

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
BATCH = 128


def article(key: str, title: str | None, body: str, source: str, minutes: int) -> Article:
    """Return an article published ``minutes`` after ``START``."""
    text = " ".join(f"{title or ''} {body}".split())
    moment = START + dt.timedelta(minutes=minutes)
    told: dict[str, Any] = dict.fromkeys(field.name for field in dataclasses.fields(Article))
    told |= {
        "article_id": stable_id("article", "locator", key), "identity_layer": "locator", "source": source,
        "document_uri": "file:///benchmark", "locator": key, "title": title, "authors": (), "categories": (),
        "published_at": moment, "published_date": moment.date(), "first_seen_at": moment,
        "word_count": len(body.split()), "content_hash": hashlib.sha256(text.encode()).hexdigest(),
        "exact_hash": hashlib.sha256(text.lower().encode()).hexdigest(), "agencies": (), "extractor": "text",
        "body": body, "removed_lines": (), "position": 0, "earlier": (), "layout": b"",
    }  # fmt: skip
    return Article(**told)


def batches(articles: Iterable[Article]) -> Iterator[pa.RecordBatch]:
    """Give the articles in record batches."""
    listed: Sequence[Article] = list(articles)
    for start in range(0, len(listed), BATCH):
        yield to_batch(listed[start : start + BATCH], Article)
