"""Partition keys: the month and day that an article lies in."""

import pyarrow as pa
import pyarrow.compute as pc


def data_time(published_at: pa.Array, first_seen_at: pa.Array) -> pa.Array:
    """Return when an article counts as happened: published, else first seen (both UTC microseconds)."""
    return pc.coalesce(published_at, first_seen_at)


def month_of(times: pa.Array) -> pa.Array:
    """Return ``2026-01`` for each time."""
    return pc.strftime(pc.cast(times, pa.timestamp("us")), "%Y-%m")


def day_number(times: pa.Array) -> pa.Array:
    """Return days since 1970-01-01 for each time."""
    return pc.cast(pc.cast(times, pa.date32()), pa.int32())


def month_of_day(days: pa.Array) -> pa.Array:
    """Return ``2026-01`` for each day number; null stays null."""
    return pc.strftime(pc.cast(pc.cast(days, pa.date32()), pa.timestamp("us")), "%Y-%m")


def day_name(days: pa.Array) -> pa.Array:
    """Return ``2026-01-31`` for each day number; null stays null."""
    return pc.strftime(pc.cast(pc.cast(days, pa.date32()), pa.timestamp("us")), "%Y-%m-%d")
