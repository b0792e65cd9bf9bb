"""``reprocess``: all stored text goes through the stages again."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from newsmill.pipeline.care.build_upkeep import build_reprocessing
from newsmill.pipeline.care.rekeying import rekey
from newsmill.pipeline.care.upkeep_run import looking_after, publish, run_upkeep, upkeep_plan
from newsmill.pipeline.choices import quoting_of, tagging_of
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.faults import check_faults
from newsmill.pipeline.plan import config_hash
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.deduplicate.edges import KNOWN_BY
from newsmill.transforms.ground.transform import Step


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
