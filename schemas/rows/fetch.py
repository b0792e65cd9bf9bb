"""What became of a request for a feed."""

import datetime as dt
from typing import NamedTuple


class Fetch(NamedTuple):
    """One row of ``ops/fetches``."""

    fetch_id: str
    """Id of run, feed and time."""
    run_id: str
    """The run."""
    feed_url: str
    """The feed, without credentials."""
    fetched_at: dt.datetime
    """When, by the run's clock."""
    status: int | None
    """HTTP status; null when there was no answer."""
    etag: str | None
    """ETag of the answer."""
    last_modified: str | None
    """Last-Modified of the answer."""
    bytes: int | None
    """Bytes of the decoded body."""
    items: int | None
    """Items in the feed."""
    new_items: int | None
    """Items not seen before."""
    next_fetch_at: dt.datetime | None
    """Not to be asked again before."""
    error: str | None
    """What went wrong; null when nothing did."""
