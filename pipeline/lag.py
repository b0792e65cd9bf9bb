"""Lag: how long after its publication an article was in the tables."""

import datetime as dt
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.state import KNOWN
from newsmill.transforms.ground.snapshot import BaseSnapshot

FRESH = dt.timedelta(days=1)
"""Articles published longer ago are a backfill, not late."""


class Lag(NamedTuple):
    """The lag of the articles that one run was the first to see."""

    articles: int
    """Articles published within the day before."""
    median: float | None
    """Seconds; null without articles."""
    p99: float | None
    """Seconds; null without articles."""


def lag_of(snapshot: BaseSnapshot, seen_at: dt.datetime, done_at: dt.datetime) -> Lag:
    """Return the lag of the articles of ``snapshot`` first seen at ``seen_at`` (the run's clock).

    Args:
        snapshot: the snapshot that the run published.
        seen_at: the run's clock.
        done_at: when the snapshot became current.
    """
    since = pa.scalar(done_at - FRESH, KNOWN.schema.field("published_at").type)
    found = []
    for bucket in snapshot.partitions(KNOWN):
        rows = snapshot.read(KNOWN, bucket, ["published_at", "first_seen_at"])
        new = pc.equal(rows.column("first_seen_at"), pa.scalar(seen_at, since.type))
        fresh = pc.fill_null(pc.greater_equal(rows.column("published_at"), since), False)
        found.append(rows.filter(pc.and_(new, fresh)).column("published_at").cast(pa.int64()).to_numpy())
    published = np.concatenate([np.zeros(0, np.int64), *found])
    if not len(published):
        return Lag(0, None, None)
    seconds = np.maximum(0, done_at.timestamp() - published / 1e6)
    return Lag(len(seconds), round(float(np.median(seconds)), 3), round(float(np.percentile(seconds, 99)), 3))
