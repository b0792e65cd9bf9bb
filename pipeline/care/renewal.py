"""What is known of duplicates, made anew from the stored articles when it is of another version of the algorithm."""

import datetime as dt
from dataclasses import dataclass

from newsmill.pipeline import log
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.events import Event
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.transforms.deduplicate.edges import KNOWN_BY


@dataclass(frozen=True)
class Renewed:
    """What was made anew."""

    former: str
    """Algorithm of the signatures and edges before."""
    articles: int
    """Articles signed and compared."""


def renew_duplicates(store: Store, now: dt.datetime, settings: Settings) -> Renewed | None:
    """Sign and compare all articles of a store whose algorithm is another, and publish it; null when it is this one.

    The store's lock is held. Without this a run would compare its articles with signatures that mean something else.

    Raises:
        RunFailedError, OSError: it failed; nothing was published.
    """
    manifest = current_manifest(store)
    if manifest is None or manifest.duplicate_algorithm == KNOWN_BY:
        return None
    # Loads Beam and the stages: every run asks, few have to renew.
    from newsmill.pipeline.care.build_upkeep import build_renewal
    from newsmill.pipeline.care.upkeep_run import publish, run_upkeep, upkeep_plan

    plan = upkeep_plan(store, now)
    results = run_upkeep(lambda p: build_renewal(p, plan), plan, Engine.of(settings))
    publish(store, plan, results.partitions, ["renewal", KNOWN_BY], KNOWN_BY)
    renewed = Renewed(manifest.duplicate_algorithm, results.counts.get("read", 0))
    log.log(Event.DUPLICATES_RENEWED, former=renewed.former, now=KNOWN_BY, articles=renewed.articles)
    return renewed
