"""The record of an attempt in ``ops/runs``, whatever became of it."""

import datetime as dt
from typing import Any

from newsmill.pipeline import log
from newsmill.pipeline.events import Event
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.plan import config_hash
from newsmill.pipeline.runs import record
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.version import code_version
from newsmill.schemas.tables import RUNS
from newsmill.schemas.version import SCHEMA_VERSION


def record_run(store: Store, outcome: RunOutcome, settings: Settings, started: dt.datetime, error: str | None) -> None:
    """Record an attempt that ends now; a record that cannot be written is logged and given up."""
    row: dict[str, Any] = {
        "run_id": outcome.run_id,
        "run_key": outcome.run_key,
        "snapshot": outcome.snapshot if outcome.status == "published" else None,
        "status": outcome.status,
        "started_at": started,
        "finished_at": dt.datetime.now(dt.UTC),
        **outcome.counts,
        "timings": [{"stage": stage, "seconds": seconds} for stage, seconds in outcome.timings.items()],
        "config_sha256": config_hash(settings),
        "code_version": code_version(),
        "schema_version": SCHEMA_VERSION,
        "models": outcome.models,
        "error": error,
    }
    try:
        record(store, RUNS, outcome.run_id, [row])
        if store.remote:
            store.remote.send_records(store)
        reached("run-recorded")
    except Exception as failure:
        # The record is operational: losing it must not turn a published run into a failed one.
        log.warn(Event.RECORD_NOT_WRITTEN, error=str(failure))
