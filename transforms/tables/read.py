"""What a run read: how much it was, and the rows of what remembers it: the ledger, feeds, queues."""

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from newsmill.schemas.rows.fetch import FetchReport, PagesLeft
from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.queue import QueuePosition
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.state import FEEDS, LEDGER, QUEUES
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.snapshot import BaseSnapshot


def count_read(batch: pa.RecordBatch) -> Count:
    """Return the count of a batch of ``Document`` or ``Reject`` rows: all read, and all rejected on the way."""
    return Count("read", batch.num_rows)


def ledger_rows(outcomes: Iterable[InputOutcome], base: BaseSnapshot) -> list[TableRows]:
    """Return the ledger's rows of inputs; one that could not be read for a reason that may pass has none."""
    rows = [
        {
            "uri": o.uri,
            "size": o.size,
            "mtime_ns": o.mtime_ns,
            "sha256": bytes.fromhex(o.sha256),
            "next_offset": o.next_offset,
        }
        for o in sorted(outcomes)
        if not o.transient
    ]
    return list(by_bucket(LEDGER, pa.Table.from_pylist(rows, LEDGER.schema), base))


def queue_rows(positions: Iterable[QueuePosition]) -> list[TableRows]:
    """Return the rows of the queues that were read on."""
    rows = [position._asdict() for position in sorted(positions)]
    return [TableRows(QUEUES.name, "", "put", pa.RecordBatch.from_pylist(rows, QUEUES.schema))] if rows else []


def feed_rows(found: list[FetchReport | PagesLeft], base: BaseSnapshot) -> list[TableRows]:
    """Return the states that differ from what the store holds; answers that tell nothing new publish nothing.

    A feed whose pages were left is asked without conditions next time: "unchanged" would hide the items that lack them.
    """
    stored = {row["feed_url"]: row for row in base.read(FEEDS, "").to_pylist()}
    unfinished = {left.feed_url for left in found if isinstance(left, PagesLeft)}
    reports = [report for report in found if isinstance(report, FetchReport)]
    states = [report.state for report in sorted(reports, key=lambda report: report.state.feed_url)]
    rows = [
        (state._replace(etag=None, last_modified=None) if state.feed_url in unfinished else state)._asdict()
        for state in states
    ]
    learnt = [row for row in rows if row != stored.get(row["feed_url"], _nothing(row["feed_url"]))]
    return [TableRows(FEEDS.name, "", "put", pa.RecordBatch.from_pylist(learnt, FEEDS.schema))] if learnt else []


def _nothing(feed_url: str) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(FEEDS.schema.names)
    return empty | {"feed_url": feed_url, "retired": False}
