"""``replay``: inputs that have rejects are read again by the next run."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.care.upkeep_run import looking_after, publish, upkeep_plan
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.queues.positions import known_queues, rewound_to
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.rows.reject import Reason
from newsmill.schemas.rows.staged import MergedPartition, TableRows
from newsmill.schemas.state import FEEDS, ITEMS, LEDGER
from newsmill.schemas.tables import REJECTS
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.queue_uris import SCHEME, is_queue, place_of
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.staging import SliceReader, stage_rows
from newsmill.transforms.sinks.transform import merge_partition
from newsmill.transforms.sources.listing.uris import input_of
from newsmill.transforms.tables.read import queue_rows
from newsmill.transforms.tables.rejects import REPROCESSED_STAGES


@dataclass(frozen=True)
class Replayed:
    """What ``replay`` prepared."""

    snapshot: int | None
    """The snapshot without those rejects; null when there were none."""
    rejects: int
    """Rejects dropped."""
    inputs: int
    """Inputs that the next run reads again."""


def replay(store: Store, reasons: Collection[str], now: dt.datetime) -> Replayed:
    """Drop the rejects of ``reasons`` (none means all) and let the next run read their inputs again.

    Articles of those inputs that are in the tables already count as unchanged then; a queue is read again from the
    first of its rejects on. So the rejects of stages that only add to an article stay: ``reprocess`` goes through
    these again.

    Raises:
        UsageError: a reason that does not exist.
        LockHeldError: a run holds the store.
    """
    unknown = sorted(set(reasons) - {str(reason) for reason in Reason})
    if unknown:
        raise UsageError(f"there is no reject reason {unknown[0]!r}; there are {', '.join(Reason)}")
    with looking_after(store, "replay"):
        return replay_in(store, reasons, now)


def replay_in(store: Store, reasons: Collection[str], now: dt.datetime) -> Replayed:
    """Replay in a store whose lock is held (as ``replay``).

    Raises:
        OSError: the disk is full or the like; nothing was published.
    """
    plan = upkeep_plan(store, now)
    rejects, uris = _without_rejects(plan.base, reasons)
    unread, inputs = _unread(plan.base, uris)
    changes = [*rejects, *unread]
    partitions = tuple(sorted(_merged(plan.base, change, plan.staging) for change in changes))
    key = ["replay", *sorted(reasons), *sorted(uris)]
    return Replayed(publish(store, plan, partitions, key), sum(map(_rejects, changes)), inputs)


def _without_rejects(base: BaseSnapshot, reasons: Collection[str]) -> tuple[list[TableRows], set[str]]:
    """Return the rejects that go, by month, and the documents that they are of."""
    changes, uris = [], set()
    for month in base.partitions(REJECTS):
        rejects = _replayed(base.read(REJECTS, month, ["reject_id", "document_uri", "reason", "stage"]), reasons)
        if rejects.num_rows:
            uris |= set(rejects.column("document_uri").to_pylist())
            changes.append(_drop(REJECTS.name, month, rejects.select(["reject_id"])))
    return changes, uris


def _replayed(rejects: pa.Table, reasons: Collection[str]) -> pa.Table:
    again = pa.array(sorted(REPROCESSED_STAGES))
    rejects = rejects.filter(pc.invert(pc.is_in(rejects.column("stage"), value_set=again)))
    if reasons:
        rejects = rejects.filter(pc.is_in(rejects.column("reason"), value_set=pa.array(sorted(reasons))))
    return rejects.filter(pc.invert(_lost_messages(rejects)))


def _unread(base: BaseSnapshot, uris: Collection[str]) -> tuple[list[TableRows], int]:
    """Return what makes the next run read the inputs of ``uris`` again, and how many these are."""
    changes, found = list[TableRows](), 0
    inputs = pa.array(sorted(set(map(input_of, uris))), pa.string())
    for table, key in ((LEDGER, "uri"), (FEEDS, "feed_url")):
        rows = base.read_all(table, [key])
        rows = rows.filter(pc.is_in(rows.column(0), value_set=inputs))
        found += rows.num_rows
        if rows.num_rows:
            changes += by_bucket(table, rows, base, "drop")
            changes += _seen_items(base) if table is FEEDS else []
    rewound = rewound_to(map(place_of, filter(is_queue, uris)), known_queues(base))
    return changes + queue_rows(rewound), found + len(rewound)


def _lost_messages(rejects: pa.Table) -> pa.ChunkedArray:
    """Tell which rejects are of messages that the broker deleted: they cannot be read again."""
    messages = pc.starts_with(rejects.column("document_uri"), SCHEME)
    return pc.and_(messages, pc.equal(rejects.column("reason"), Reason.VANISHED.value))


def _seen_items(base: BaseSnapshot) -> list[TableRows]:
    """Forget which feed items were taken in, of all feeds: a hash does not tell whose it is. Articles stay known."""
    nothing = pa.RecordBatch.from_pylist([], ITEMS.schema)
    return [TableRows(ITEMS.name, bucket, "replace", nothing) for bucket in base.partitions(ITEMS)]


def _drop(table: str, partition: str, rows: pa.Table) -> TableRows:
    return TableRows(table, partition, "drop", rows.combine_chunks().to_batches()[0])


def _merged(base: BaseSnapshot, change: TableRows, staging: str) -> MergedPartition:
    slices = stage_rows(staging, [change])
    return merge_partition(base, BY_NAME[change.table], change.partition, slices, staging, SliceReader())


def _rejects(change: TableRows) -> int:
    return int(change.rows.num_rows) if change.table == REJECTS.name else 0
