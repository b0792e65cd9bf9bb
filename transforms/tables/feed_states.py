"""Feeds asked into rows of their state."""

from typing import Any

import pyarrow as pa

from newsmill.schemas.rows.fetch import FetchReport
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import FEEDS
from newsmill.transforms.ground.snapshot import BaseSnapshot


def feed_rows(reports: list[FetchReport], base: BaseSnapshot) -> list[TableRows]:
    """Return the states that differ from what the store holds; answers that tell nothing new publish nothing."""
    stored = {row["feed_url"]: row for row in base.read(FEEDS, "").to_pylist()}
    rows = [report.state._asdict() for report in sorted(reports, key=lambda report: report.state.feed_url)]
    learnt = [row for row in rows if row != stored.get(row["feed_url"], _nothing(row["feed_url"]))]
    return [TableRows(FEEDS.name, "", "put", pa.RecordBatch.from_pylist(learnt, FEEDS.schema))] if learnt else []


def _nothing(feed_url: str) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(FEEDS.schema.names)
    return empty | {"feed_url": feed_url, "retired": False}
