"""``forget``: a takedown. Articles go from every table and state file, old snapshots go at once, a tombstone stays."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from newsmill.pipeline.care.build_upkeep import build_forgetting
from newsmill.pipeline.care.renewal import renew_duplicates
from newsmill.pipeline.care.selection import Criteria, Selected, select
from newsmill.pipeline.care.upkeep_run import looking_after, publish, run_upkeep, upkeep_plan
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine
from newsmill.pipeline.errors import UnfinishedError, UsageError
from newsmill.pipeline.exports.cleaning import clean_exports
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.derived import drop_derived
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import sync_folder, write_synced
from newsmill.pipeline.store.publication import housekeeping
from newsmill.pipeline.store.retention import purge_before
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.tables.takedown import letters_of


@dataclass(frozen=True)
class Forgotten:
    """What a takedown did."""

    snapshot: int | None
    """The snapshot without the articles; null when all had been forgotten before."""
    article_ids: tuple[str, ...] = ()
    """The articles forgotten."""
    already: tuple[str, ...] = ()
    """Names of articles that had been forgotten before."""
    copies: tuple[str, ...] = ()
    """Articles with the same or nearly the same text that stay, because they were not named."""
    rejects_left: int = 0
    """Dead letters of the same documents that stay: they name none of the articles, and others are in there."""
    purged: tuple[int, ...] = ()
    """Earlier snapshots, removed."""
    exports_gone: tuple[str, ...] = ()
    """Folders of exports that are not where they were: if they are elsewhere, they still hold the text."""


NO_CRITERIA = Criteria()
DEFAULTS = Settings()


def selected(store: Store, names: Sequence[str], criteria: Criteria) -> Selected:
    """Return what ``forget`` would take out; nothing is changed.

    Raises:
        UsageError: a name stands for no article of the store, or the store is empty.
    """
    if store.current() is None:
        raise UsageError(f"{store.name} has no snapshot yet: there is nothing to forget")
    return select(base_of(store), names, criteria)


def forget(
    store: Store,
    names: Sequence[str],
    now: dt.datetime,
    criteria: Criteria = NO_CRITERIA,
    settings: Settings = DEFAULTS,
) -> Forgotten:
    """Take the articles that ``names`` (addresses, article ids) stand for, and those of ``criteria``, out for good.

    Of ``settings`` those of the engine count.

    Raises:
        UsageError: a name stands for no article of the store, or the engine cannot be used.
        LockHeldError: a run holds the store.
        RunFailedError: it failed; the message says what was published.
        UnfinishedError: it is published, but earlier snapshots could not be removed yet.
    """
    engine = Engine.of(settings)
    check_engine(engine)
    with looking_after(store, "takedown"):
        renew_duplicates(store, now, settings)
        found = selected(store, names, criteria)
        if not (found.articles or found.rejects):
            # Asked again after it was stopped: of what was left to do, recovery has done all but this.
            drop_derived(store)
            return Forgotten(None, already=found.forgotten)
        plan = upkeep_plan(store, now)
        copies, left = _copies(plan.base, found.articles), letters_of(plan.base, found.articles).left
        results = run_upkeep(lambda p: build_forgetting(p, plan, found.articles, found.rejects), plan, engine)
        # From here on a crash is made good by the next run: the old snapshots must not survive it.
        write_synced(store.purge, f"{plan.snapshot}\n".encode())
        sync_folder(store.root)
        publish(store, plan, results.partitions, ["forget", *found.articles, *found.rejects])
        return Forgotten(
            plan.snapshot,
            article_ids=found.articles,
            already=found.forgotten,
            copies=copies,
            rejects_left=left,
            purged=tuple(_purged(store, plan.snapshot)),
            exports_gone=_cleaned(store),
        )


def _purged(store: Store, number: int) -> list[int]:
    try:
        return purge_before(store, number)
    except OSError as error:
        raise UnfinishedError(
            f"the takedown is published as snapshot {number}, but earlier snapshots still hold the text ({error}): the "
            "next run, or `newsmill forget` once more, removes them first"
        ) from error


def _cleaned(store: Store) -> tuple[str, ...]:
    """Take the text out of what was made of the tables, and the takedown's mark away; return the exports that are gone.

    Raises:
        UnfinishedError: an export still holds it.
    """
    drop_derived(store)
    cleaned = clean_exports(store)
    if cleaned.left:
        raise UnfinishedError(
            f"the takedown is published, but exports still hold the text: {'; '.join(cleaned.left)}. Delete them, or "
            "make it good: the next run, or `newsmill forget` once more, cleans them"
        )
    with housekeeping("removal of the takedown's mark"):
        store.purge.unlink()
    return cleaned.gone


def _copies(base: BaseSnapshot, ids: tuple[str, ...]) -> tuple[str, ...]:
    columns = base.read_all(ARTICLES, ["article_id", "cluster_id"]).to_pydict().values()
    rows: dict[str, str] = dict(zip(*columns, strict=True))
    clusters = {rows[article] for article in ids}
    return tuple(sorted(article for article, cluster in rows.items() if cluster in clusters and article not in ids))
