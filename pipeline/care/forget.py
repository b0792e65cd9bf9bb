"""``forget``: a takedown. Articles go from every table and state file, old snapshots go at once, a tombstone stays."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from newsmill.pipeline.article_names import articles_named
from newsmill.pipeline.care.build_upkeep import build_forgetting
from newsmill.pipeline.care.renewal import renew_duplicates
from newsmill.pipeline.care.upkeep_run import looking_after, publish, run_upkeep, upkeep_plan
from newsmill.pipeline.errors import UnfinishedError
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import sync_folder, write_synced
from newsmill.pipeline.store.publication import housekeeping
from newsmill.pipeline.store.retention import purge_before
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot


@dataclass(frozen=True)
class Forgotten:
    """What a takedown did."""

    snapshot: int
    """The snapshot without the articles."""
    article_ids: tuple[str, ...]
    """The articles forgotten."""
    copies: tuple[str, ...]
    """Articles with the same or nearly the same text that stay, because they were not named."""
    purged: tuple[int, ...]
    """Earlier snapshots, removed."""


def forget(store: Store, names: Sequence[str], now: dt.datetime) -> Forgotten:
    """Take the articles that ``names`` (addresses or article ids) stand for out of the store, for good.

    Raises:
        UsageError: a name stands for no article of the store.
        LockHeldError: a run holds the store.
        RunFailedError: it failed; the message says what was published.
        UnfinishedError: it is published, but earlier snapshots could not be removed yet.
    """
    with looking_after(store, "takedown"):
        renew_duplicates(store, now, Settings())
        plan = upkeep_plan(store, now)
        ids = tuple(sorted({article for name in names for article in articles_named(plan.base, name)}))
        copies = _copies(plan.base, ids)
        results = run_upkeep(lambda p: build_forgetting(p, plan, ids), plan)
        # From here on a crash is made good by the next run: the old snapshots must not survive it.
        write_synced(store.purge, f"{plan.snapshot}\n".encode())
        sync_folder(store.root)
        publish(store, plan, results.partitions, ["forget", *ids])
        return Forgotten(plan.snapshot, ids, copies, tuple(_purged(store, plan.snapshot)))


def _purged(store: Store, number: int) -> list[int]:
    try:
        gone = purge_before(store, number)
    except OSError as error:
        raise UnfinishedError(
            f"the takedown is published as snapshot {number}, but earlier snapshots still hold the text ({error}): the "
            "next run, or `newsmill forget` once more, removes them first"
        ) from error
    with housekeeping("removal of the takedown's mark"):
        store.purge.unlink()
    return gone


def _copies(base: BaseSnapshot, ids: tuple[str, ...]) -> tuple[str, ...]:
    columns = base.read_all(ARTICLES, ["article_id", "cluster_id"]).to_pydict().values()
    rows: dict[str, str] = dict(zip(*columns, strict=True))
    clusters = {rows[article] for article in ids}
    return tuple(sorted(article for article, cluster in rows.items() if cluster in clusters and article not in ids))
