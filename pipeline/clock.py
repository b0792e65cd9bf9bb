"""The run's clock: the only time that a row may see."""

import datetime as dt
import os

from newsmill.pipeline.errors import UsageError

VARIABLE = "NEWSMILL_NOW"
"""Fixes the clock (RFC 3339), so that equal inputs give equal bytes."""


def run_clock() -> dt.datetime:
    """Return the time of the run in UTC, microseconds.

    Raises:
        UsageError: ``NEWSMILL_NOW`` is no RFC 3339 time with a zone.
    """
    fixed = os.environ.get(VARIABLE)
    if not fixed:
        return dt.datetime.now(dt.UTC)
    try:
        time = dt.datetime.fromisoformat(fixed)
    except ValueError as error:
        raise UsageError(f"{VARIABLE}={fixed!r} is no RFC 3339 time such as 2026-01-31T12:00:00Z") from error
    if time.tzinfo is None:
        raise UsageError(f"{VARIABLE}={fixed!r} has no zone: write 2026-01-31T12:00:00Z")
    return time.astimezone(dt.UTC)
