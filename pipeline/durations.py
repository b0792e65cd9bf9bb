"""Durations and days as people write them."""

import datetime as dt
import re

from newsmill.pipeline.errors import UsageError

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def parse_seconds(text: str) -> float:
    """Return the seconds of ``30s``, ``5m``, ``1h``, ``1d`` or a bare number of seconds.

    >>> parse_seconds("5m"), parse_seconds("0.5s"), parse_seconds("90")
    (300.0, 0.5, 90.0)

    Raises:
        UsageError: it is none of these, or not positive.
    """
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhd]?)\s*", text)
    seconds = float(match[1]) * _UNITS[match[2] or "s"] if match else 0.0
    if seconds <= 0:
        raise UsageError(f"{text!r} is no duration: write 30s, 5m or 1h")
    return seconds


def parse_day(name: str, text: str) -> dt.date:
    """Return the day of ``2026-01-31``; ``name`` is the setting or option that it was given for.

    Raises:
        UsageError: it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{name} = {text!r} is no day such as 2026-01-31") from error
