"""What goes into the fetching of a feed and what comes out: picklable, and without credentials.

``FeedState`` is committed with the tables, so a failed run fetches again; ``FeedPace`` is operational and may be lost.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class FeedState(NamedTuple):
    """What a conditional request for a feed needs."""

    feed_url: str
    """The feed as the user names it, without credentials."""
    etag: str | None = None
    last_modified: str | None = None
    """Both as the server sent them with the last full answer."""
    resolved_url: str | None = None
    """Where permanent redirects moved it."""
    retired: bool = False
    """The server said 410: gone for good."""


class FeedPace(NamedTuple):
    """When a feed may be asked again."""

    feed_url: str
    next_fetch_at: dt.datetime | None = None
    """UTC; null when it may be asked at once."""
    failures: int = 0
    """Failures since the last success."""


class FeedRequest(NamedTuple):
    """A feed to be fetched, with what is known of it."""

    feed_url: str
    """Without credentials; these stand in ``FetchSettings``."""
    state: FeedState | None = None
    pace: FeedPace | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """One row of ``ops/fetches``: one request for a feed."""

    fetch_id: str
    run_id: str
    feed_url: str
    fetched_at: dt.datetime
    """By the run's clock."""
    status: int | None
    """HTTP status of the last hop; null when there was no answer."""
    etag: str | None
    last_modified: str | None
    bytes: int | None
    """Bytes of the decoded body."""
    items: int | None
    """Items of the feed, those that became dead letters included."""
    new_items: int | None
    """Items not seen before; null here, as only the store knows."""
    next_fetch_at: dt.datetime | None
    error: str | None


class FetchReport(NamedTuple):
    """An outcome without its rows, as it travels beside them."""

    state: FeedState
    pace: FeedPace
    fetch: Fetch | None
    put_off: str | None = None
    """Why a feed that was due was not asked."""


class PagesLeft(NamedTuple):
    """Pages behind the items of one feed that a run did not ask for."""

    feed_url: str
    why: str
    """The host's budget was spent, or the run was told to stop."""
    pages: int
    """How many."""
