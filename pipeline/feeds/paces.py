"""When each feed may be asked again, kept beside the snapshots: harmless to lose."""

import datetime as dt
import json
import os
from collections.abc import Mapping

from newsmill.pipeline.store.layout import Store
from newsmill.schemas.rows.fetch import FeedPace

PACES = "feeds.json"
"""The operational file."""


def paces_of(store: Store) -> dict[str, FeedPace]:
    """Return what is remembered of when each feed may be asked, by address; nothing where that is lost."""
    try:
        rows = json.loads((store.ops / PACES).read_text())
        return {url: FeedPace(url, due and dt.datetime.fromisoformat(due), failures) for url, due, failures in rows}
    except (OSError, ValueError, TypeError, RecursionError):
        # Operational: without it every feed may be asked at once.
        return {}


def keep_paces(store: Store, paces: Mapping[str, FeedPace]) -> None:
    """Write when each feed may be asked again, over what was remembered.

    Raises:
        OSError: the disk is full or read-only.
    """
    store.ops.mkdir(exist_ok=True)
    rows = [
        (pace.feed_url, pace.next_fetch_at and pace.next_fetch_at.isoformat(), pace.failures)
        for _, pace in sorted(paces.items())
    ]
    temporary = store.ops / f"{PACES}.tmp"
    temporary.write_text(json.dumps(rows))
    os.replace(temporary, store.ops / PACES)
