"""How the feeds of a store are doing: told from the records of requests, the waits, and the current snapshot."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.feeds.counts import FAILED, end_of
from newsmill.pipeline.feeds.paces import paces_of
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.runs import recorded
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.rows.fetch import FeedPace
from newsmill.schemas.state import FEEDS
from newsmill.schemas.tables import ARTICLES, FETCHES
from newsmill.transforms.ground.snapshot import BaseSnapshot

TROUBLE_FROM = 3
"""Failures in a row from which on a feed needs a person."""

_DAY = 86400.0


@dataclass(frozen=True)
class FeedHealth:
    """One feed. Times are UTC; null is what is not known."""

    feed_url: str
    last_success: dt.datetime | None
    """When it was last read, or said that there is nothing new."""
    last_answer: dt.datetime | None
    """When it was last asked."""
    status: int | None
    """HTTP status of the last answer; null when there was none."""
    error: str | None
    """What was wrong with the last answer."""
    failures: int
    """Requests in a row that failed, the last one included."""
    next_try: dt.datetime | None
    """Not to be asked again before; null when it may be asked at once, or never (``retired``)."""
    retired: bool
    """Gone for good: the server said 410."""
    items: int | None
    """Items of the last answer that had any."""
    new_items_a_day: float | None
    """Items not met before, first request aside; null before the second one."""
    newest_item: dt.datetime | None
    """Publication of the newest article that came from it."""

    @property
    def in_trouble(self) -> bool:
        """It needs a person: it is retired, keeps failing, or has never worked."""
        never_worked = self.failures > 0 and self.last_success is None
        return self.retired or never_worked or self.failures >= TROUBLE_FROM


def feed_health(store: Store) -> list[FeedHealth]:
    """Return all feeds that ``store`` knows, by address.

    Raises:
        NewsmillError, OSError, ValueError: the store is damaged.
    """
    known = _known(store)
    newest = _newest_items(base_of(store), [feed.feed_url for feed in known])
    return [replace(feed, newest_item=newest.get(feed.feed_url)) for feed in known]


def feeds_in_trouble(store: Store) -> list[FeedHealth]:
    """Return the feeds of ``store`` that need a person, by address and without their newest items.

    No article is read for it. Raises as ``feed_health``.
    """
    return [feed for feed in _known(store) if feed.in_trouble]


def _known(store: Store) -> list[FeedHealth]:
    """Return all feeds by address, without their newest items."""
    paces = paces_of(store)
    retired = {row["feed_url"]: row["retired"] for row in base_of(store).read(FEEDS, "").to_pylist()}
    fetches: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in recorded(store, FETCHES).to_pylist():
        fetches[row["feed_url"]].append(row)
    urls = sorted(retired.keys() | paces.keys() | fetches.keys())
    return [_health(url, fetches[url], paces.get(url, FeedPace(url)), retired.get(url, False)) for url in urls]


def _health(url: str, rows: Sequence[Mapping[str, Any]], pace: FeedPace, retired: bool) -> FeedHealth:
    """Return one feed from its ``fetches`` in order of time."""
    last: Mapping[str, Any] = rows[-1] if rows else {}
    good = [row for row in rows if not _failed(row)]
    counts = [row["items"] for row in rows if row["items"] is not None]
    return FeedHealth(
        feed_url=url,
        last_success=good[-1]["fetched_at"] if good else None,
        last_answer=last.get("fetched_at"),
        status=last.get("status"),
        error=last.get("error"),
        failures=_failures_at_end(rows),
        next_try=None if retired else pace.next_fetch_at,
        retired=retired,
        items=counts[-1] if counts else None,
        new_items_a_day=_new_items_a_day(rows),
        newest_item=None,
    )


def _failed(row: Mapping[str, Any]) -> bool:
    return end_of(row["status"], row["error"], row["items"]) == FAILED


def _failures_at_end(rows: Iterable[Mapping[str, Any]]) -> int:
    count = 0
    for row in rows:
        count = count + 1 if _failed(row) else 0
    return count


def _new_items_a_day(rows: Sequence[Mapping[str, Any]]) -> float | None:
    """Return new items a day since the first request, whose items had gathered before; at least a day is counted."""
    if len(rows) < 2:
        return None
    days: float = (rows[-1]["fetched_at"] - rows[0]["fetched_at"]).total_seconds() / _DAY
    new: int = sum(row["new_items"] or 0 for row in rows[1:])
    return round(new / max(days, 1.0), 2)


def _newest_items(base: BaseSnapshot, urls: Sequence[str]) -> dict[str, dt.datetime]:
    """Return the publication of each feed's newest article; months are read from the latest, until all are known."""
    wanted, newest = set(urls), dict[str, dt.datetime]()
    for month in sorted(base.partitions(ARTICLES), reverse=True):
        if not wanted:
            break
        rows = base.read(ARTICLES, month, ["document_uri", "published_at"])
        chosen = rows.filter(pc.is_in(rows.column("document_uri"), value_set=pa.array(sorted(wanted), pa.string())))
        latest = chosen.group_by("document_uri").aggregate([("published_at", "max")]).to_pylist()
        found = {row["document_uri"]: row["published_at_max"] for row in latest if row["published_at_max"]}
        newest |= found
        wanted -= found.keys()
    return newest
