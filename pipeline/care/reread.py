"""``replay`` and ``reprocess``: inputs that have rejects are read again, stored text goes through the stages again."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.care.build_upkeep import build_reprocessing
from newsmill.pipeline.care.rekeying import rekey
from newsmill.pipeline.care.upkeep_run import looking_after, publish, run_upkeep, upkeep_plan
from newsmill.pipeline.choices import quoting_of, tagging_of
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.faults import check_faults
from newsmill.pipeline.plan import config_hash
from newsmill.pipeline.queues.positions import known_queues, rewound_to
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.rows.reject import Reason
from newsmill.schemas.rows.staged import MergedPartition, TableRows
from newsmill.schemas.state import FEEDS, ITEMS, LEDGER
from newsmill.schemas.tables import REJECTS
from newsmill.transforms.deduplicate.edges import KNOWN_BY
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.queue_uris import SCHEME, is_queue, place_of
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.ground.transform import Step
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


@dataclass(frozen=True)
class Reprocessed:
    """What ``reprocess`` did."""

    snapshot: int | None
    """The new snapshot; null when nothing came out differently."""
    articles: int
    """Articles gone through."""
    mentions: int
    """Mentions they have now."""
    failed: int
    """Articles on which the model, or newsmill itself, failed."""


def replay(store: Store, reasons: Collection[str], now: dt.datetime) -> Replayed:
    """Drop the rejects of ``reasons`` (none means all) and let the next run read their inputs again.

    Articles of those inputs that are in the tables already count as unchanged then; a queue is read again from the
    first of its rejects on. So the rejects of stages that only
    add to an article stay: ``reprocess`` goes through these again.

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
    changes, uris, inputs = _replay_changes(plan.base, reasons)
    partitions = tuple(sorted(_merged(plan.base, change, plan.staging) for change in changes))
    key = ["replay", *sorted(reasons), *sorted(uris)]
    return Replayed(publish(store, plan, partitions, key), sum(map(_rejects, changes)), inputs)


def reprocess(store: Store, settings: Settings, now: dt.datetime) -> Reprocessed:
    """Tell line roles, language, entities, quotes and duplicates of all stored articles again, as configured now.

    Raises:
        UsageError: a model is missing, or the engine cannot be used.
        LockHeldError: a run holds the store.
    """
    check_engine(Engine.of(settings))
    tagging, quoting = _tagging(settings), quoting_of(settings)
    with looking_after(store, "reprocess", upgrading=True):
        plan = upkeep_plan(store, now)
        build = partial(build_reprocessing, plan=plan, tagging=tagging, quoting=quoting, stories=settings.stories)
        results = run_upkeep(build, plan, Engine.of(settings))
        check_faults(results.counts, settings.max_internal_errors)
        number = publish(store, plan, results.partitions, ["reprocess", config_hash(settings)], KNOWN_BY)
        if rekey(store, now):
            number = store.current()
        counts = results.counts
        failed = sum(counts.get(f"reason:{reason}", 0) for reason in (Reason.MODEL_FAILED, Reason.INTERNAL_ERROR))
        return Reprocessed(number, counts.get("read", 0), counts.get("mentions", 0), failed)


def _tagging(settings: Settings) -> Step:
    if not settings.entities:
        raise UsageError("reprocess finds entities again: it cannot be asked to leave them out (entities = false)")
    return tagging_of(settings)


def _replay_changes(base: BaseSnapshot, reasons: Collection[str]) -> tuple[list[TableRows], set[str], int]:
    changes, uris = [], set()
    for month in base.partitions(REJECTS):
        rejects = base.read(REJECTS, month, ["reject_id", "document_uri", "reason", "stage"])
        rejects = rejects.filter(
            pc.invert(pc.is_in(rejects.column("stage"), value_set=pa.array(sorted(REPROCESSED_STAGES))))
        )
        if reasons:
            rejects = rejects.filter(pc.is_in(rejects.column("reason"), value_set=pa.array(sorted(reasons))))
        rejects = rejects.filter(pc.invert(_lost_messages(rejects)))
        if rejects.num_rows:
            uris |= set(rejects.column("document_uri").to_pylist())
            changes.append(_drop(REJECTS.name, month, rejects.select(["reject_id"])))
    inputs = set(map(input_of, uris))
    found = 0
    for table, key in ((LEDGER, "uri"), (FEEDS, "feed_url")):
        rows = base.read_all(table, [key])
        rows = rows.filter(pc.is_in(rows.column(0), value_set=pa.array(sorted(inputs), pa.string())))
        found += rows.num_rows
        if rows.num_rows:
            changes += by_bucket(table, rows, base, "drop")
            changes += _seen_items(base) if table is FEEDS else []
    rewound = rewound_to(map(place_of, filter(is_queue, uris)), known_queues(base))
    return changes + queue_rows(rewound), uris, found + len(rewound)


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
