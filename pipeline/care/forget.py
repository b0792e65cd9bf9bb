"""``forget``: a takedown. Articles go from every table and state file, old snapshots go at once, a tombstone stays."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.care.build_upkeep import build_forgetting
from newsmill.pipeline.care.renewal import renew_duplicates
from newsmill.pipeline.care.upkeep_run import looking_after, publish, run_upkeep, upkeep_plan
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import sync_folder, write_synced
from newsmill.pipeline.store.publication import housekeeping
from newsmill.pipeline.store.retention import purge_before
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array
from newsmill.transforms.normalize.urls import canonical_url

_ARTICLE_ID = re.compile(r"[0-9a-f]{32}")


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
        RunFailedError: nothing was published; or it was, but earlier snapshots could not be removed yet. The message
            says which.
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
        raise RunFailedError(
            f"the takedown is published as snapshot {number}, but earlier snapshots still hold the text ({error}): the "
            "next run, or `newsmill forget` once more, removes them first"
        ) from error
    with housekeeping("removal of the takedown's mark"):
        store.purge.unlink()
    return gone


def articles_named(base: BaseSnapshot, name: str) -> list[str]:
    """Return the ids of the stored articles that an address or an article id stands for.

    Raises:
        UsageError: there is none.
    """
    found = _by_id(base, name) if _ARTICLE_ID.fullmatch(name) else _by_address(base, name)
    if not found:
        what = "id" if _ARTICLE_ID.fullmatch(name) else "address"
        raise UsageError(f"the store has no article with the {what} {name!r}: nothing was forgotten")
    return found


def _by_id(base: BaseSnapshot, name: str) -> list[str]:
    revision = base.known(id_array(pa.array([name])), ["revision"]).column(0)[0].as_py()
    if revision == 0:
        raise UsageError(f"the article {name} has been forgotten already")
    return [name] if revision else []


def _by_address(base: BaseSnapshot, name: str) -> list[str]:
    wanted = {name, canonical_url(name) or name}
    found: list[str] = []
    for month in base.partitions(ARTICLES):
        rows = base.read(ARTICLES, month, ["article_id", "url", "canonical_url"])
        hit = pc.or_kleene(*(_is_one_of(rows.column(column), wanted) for column in ("url", "canonical_url")))
        found += rows.column("article_id").filter(hit).to_pylist()
    return found


def _copies(base: BaseSnapshot, ids: tuple[str, ...]) -> tuple[str, ...]:
    columns = ["article_id", "cluster_id"]
    parts = [base.read(ARTICLES, month, columns) for month in base.partitions(ARTICLES)]
    rows = {article: cluster for part in parts for article, cluster in zip(*part.to_pydict().values(), strict=True)}
    clusters = {rows[article] for article in ids}
    return tuple(sorted(article for article, cluster in rows.items() if cluster in clusters and article not in ids))


def _is_one_of(column: pa.ChunkedArray, values: set[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(sorted(values), pa.string()))
