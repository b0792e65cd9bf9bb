"""Hosts whose pages took all the time they had: left alone longer and longer, so that not every cycle waits for them.

A process remembers them from run to run; it is operational, and harmless to lose. Their feeds are asked as ever.
"""

import datetime as dt

from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings

_SLOW: dict[tuple[str, str], tuple[dt.datetime, int]] = {}
"""By the memory's name and the host: until when it is left alone, and how often in a row its time was spent."""
_LIMIT = 10_000
"""Hosts remembered at most."""
_DOUBLINGS = 20
"""Times from which on the wait does not grow: it is past every limit."""


def why_left_alone(host: str, settings: FetchSettings) -> str | None:
    """Return why no page is asked of ``host`` in this run; null when pages may be."""
    until, _ = _SLOW.get((settings.memory, host), (settings.now, 0))
    if until <= settings.now:
        return None
    return f"its host was too slow for its pages and is left alone until {until:%Y-%m-%d %H:%M} UTC"


def note_pages(host: str, time_spent: bool, settings: FetchSettings) -> None:
    """Remember that the pages of ``host`` took all its time, or that they did not."""
    key = (settings.memory, host)
    if not time_spent:
        _SLOW.pop(key, None)
    elif settings.memory and (key in _SLOW or len(_SLOW) < _LIMIT):
        _, times = _SLOW.get(key, (settings.now, 0))
        wait = min(settings.backoff_base * 2 ** min(times, _DOUBLINGS), settings.pause_limit)
        _SLOW[key] = (settings.now + dt.timedelta(seconds=wait), times + 1)
