"""What one host may take of a run: seconds, pages, and nothing more once the run is told to stop.

A server that trickles costs itself: its pages and feeds wait for the next run, those of other hosts do not.
"""

import os
import time
from collections.abc import Callable

import httpcore

from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings

SLICE = 0.5
"""Seconds that anything waits before it looks again whether it is told to stop."""

STOPPED = "the run was told to stop"

Tick = Callable[[], float]
"""Seconds to wait before it is called again; raises when there is no more time."""


class LeftOver(Exception):  # noqa: N818  (no error: the next run does it)
    """There is no more time for a host in this run; the message says why."""


class HostBudget:
    """The budget of one host, begun when it is made, and the time of the request in hand."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._host_end = time.monotonic() + settings.host_seconds
        self._request_end = float("inf")
        self._cut_short = False
        self._pages = 0
        self.request_seconds = min(settings.total_timeout, settings.host_seconds / 2)
        """What one request may take, its redirects included: never so long that nothing else has its turn."""

    def spent(self) -> str | None:
        """Return why nothing more may be asked of the host in this run; null while it may."""
        if _stop_requested(self._settings):
            return STOPPED
        if self.time_spent:
            return f"its host had its {self._settings.host_seconds:g} s of this run"
        return None

    @property
    def time_spent(self) -> bool:
        """Whether the host had its time."""
        return time.monotonic() >= self._host_end

    def take_page(self) -> str | None:
        """Count a page to be asked for; return why it may not be."""
        if self._pages >= self._settings.host_pages:
            return f"its host gave its {self._settings.host_pages} pages of this run"
        self._pages += 1
        return self.spent()

    def begin(self, seconds: float) -> None:
        """Begin a request that may take ``seconds``, if the host has as many left."""
        wanted = time.monotonic() + seconds
        self._cut_short = wanted > self._host_end
        self._request_end = min(wanted, self._host_end)

    def turn(self) -> float:
        """Return how long to wait for a turn before asking again.

        Raises:
            LeftOver: there is no more time.
        """
        why = self.spent()
        if why:
            raise LeftOver(why)
        return SLICE

    def ticking(self, seconds: float | None, late: Exception) -> Tick:
        """Return how to wait within the request in hand for ``seconds`` at most.

        It raises ``late`` after ``seconds``, ``httpcore.ReadTimeout`` when the request took too long, and ``LeftOver``
        when the host's time ended before the request's own or the run was told to stop.
        """
        end = time.monotonic() + (float("inf") if seconds is None else seconds)

        def tick() -> float:
            if _stop_requested(self._settings):
                raise LeftOver(STOPPED)
            now = time.monotonic()
            if now >= self._request_end:
                raise self._over()
            if now >= end:
                raise late
            return min(end - now, self._request_end - now, SLICE)

        return tick

    def _over(self) -> Exception:
        why = self.spent() if self._cut_short else None
        return LeftOver(why) if why else httpcore.ReadTimeout("the whole request took too long")


def _stop_requested(settings: FetchSettings) -> bool:
    """Tell whether the run was told to stop; a file says it, which workers of other processes see too."""
    path = settings.stop_file
    # A folder that is gone is that of an attempt that was killed: its workers stop too.
    return bool(path) and (os.path.exists(path) or not os.path.isdir(os.path.dirname(path)))
