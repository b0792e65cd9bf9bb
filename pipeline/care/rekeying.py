"""Stored addresses under new rules: what canonicalises them has a version, and ids are made of what it gives.

The articles keep their ids. Where the rules of today would give an address another one, that becomes an alias of the
stored article, so the page is one article still when it is met again; its ``canonical_url`` is written as of today. Of
several articles that are one page today, the one that was published first has the alias; the others stay as they are.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline import log
from newsmill.pipeline.events import Event
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import ADDRESSES
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array
from newsmill.transforms.normalize.trackers import TRACKERS_VERSION

_READ = ["article_id", "url", "canonical_url", "published_at", "identity_layer"]


@dataclass(frozen=True)
class Rekeyed:
    """What new rules on addresses changed."""

    former: int
    """Version of the rules before; 0 when none was kept."""
    addresses: int
    """Articles whose canonical address is another one today."""


def rekey(store: Store, now: dt.datetime) -> Rekeyed | None:
    """Bring the addresses of a store to the rules of today and publish them; null when none is another one.

    The store's lock is held. The version of the rules is kept by the next commit, this one or a run's.

    Raises:
        OSError: it failed; nothing was published.
    """
    manifest = current_manifest(store)
    if manifest is None or manifest.address_rules == TRACKERS_VERSION:
        return None
    changes = list(rekeyed_rows(base_of(store)))
    if not changes:
        return None
    # Loads what merges partitions: every run asks, few have to re-key.
    from newsmill.pipeline.care.upkeep_run import publish, upkeep_plan
    from newsmill.transforms.sinks.transform import merge_changes

    plan = upkeep_plan(store, now)
    partitions = merge_changes(plan.base, changes, plan.attempt.folder)
    publish(store, plan, partitions, ["rekeying", str(TRACKERS_VERSION)], address_rules=TRACKERS_VERSION)
    changed = sum(change.rows.num_rows for change in changes if change.table == ARTICLES.name)
    log.log(Event.ADDRESSES_REKEYED, former=manifest.address_rules, now=TRACKERS_VERSION, addresses=changed)
    return Rekeyed(manifest.address_rules, changed)


def rekeyed_rows(base: BaseSnapshot) -> Iterator[TableRows]:
    """Yield what the rules of today change: canonical addresses month by month, and the aliases."""
    aliases: dict[str, tuple[int, str]] = {}
    for month in base.partitions(ARTICLES):
        addresses = {}
        for row in _by_address(base, month):
            today = address_today(row["url"], row["canonical_url"])
            if today is None or today == row["canonical_url"]:
                continue
            addresses[row["article_id"]] = today
            rank = (_when(row["published_at"]), row["article_id"])
            alias = _id_of(today)
            aliases[alias] = min(aliases.get(alias, rank), rank)
        if addresses:
            columns = {"article_id": list(addresses), "canonical_url": list(addresses.values())}
            yield TableRows(ARTICLES.name, month, "patch", pa.RecordBatch.from_pydict(columns))
    if rows := _free(base, {alias: article_id for alias, (_, article_id) in aliases.items()}):
        yield TableRows(ADDRESSES.name, "", "put", pa.RecordBatch.from_pylist(rows, ADDRESSES.schema))


def address_today(url: str | None, canonical: str) -> str | None:
    """Return the canonical form that the rules of today give an article's address; null when it names no page.

    The stored one may come from the page's own link, which is not kept: ``url`` tells more only where both are the
    same but for what follows the ``?``.

    >>> address_today("https://blatt.example/artikel.php?ref=4711", "https://blatt.example/artikel.php")
    'https://blatt.example/artikel.php?ref=4711'
    >>> address_today("https://blatt.example/amp/seite?x=1", "https://blatt.example/leser?utm_term=a")
    'https://blatt.example/leser'
    """
    from newsmill.transforms.normalize.identity import names_a_page
    from newsmill.transforms.normalize.urls import canonical_url

    again, given = canonical_url(canonical), canonical_url(url)
    if again is not None and given is not None and _bare(given) == _bare(again):
        again = given
    return again if again is not None and names_a_page(again) else None


def _bare(url: str) -> str:
    return urlsplit(url)._replace(query="").geturl()


def _by_address(base: BaseSnapshot, month: str) -> Iterator[dict[str, Any]]:
    rows = base.read(ARTICLES, month, _READ)
    yield from rows.filter(pc.equal(rows.column("identity_layer"), "canonical_url")).to_pylist()


def _when(published: dt.datetime | None) -> int:
    """Return a rank by time, undated articles last."""
    return 2**63 if published is None else int(published.timestamp())


def _id_of(address: str) -> str:
    from newsmill.transforms.normalize.identity import id_of_address

    return id_of_address(address)


def _free(base: BaseSnapshot, aliases: dict[str, str]) -> list[dict[str, bytes]]:
    """Return the rows of the aliases that no article has as its own id."""
    ids = sorted(aliases)
    known = base.known(id_array(pa.array(ids, pa.string())), ["article_id"]).column(0).is_valid().to_pylist()
    return [
        {"alias_id": bytes.fromhex(alias), "article_id": bytes.fromhex(aliases[alias])}
        for alias, taken in zip(ids, known, strict=True)
        if not taken
    ]
