"""One request at a time for each host, and a pause after it, for all threads of a process."""

import contextlib
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit


class HostGate:
    """Lets one thread at a time through for each host; the pause counts from the end of the last request."""

    def __init__(self) -> None:
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ends: dict[str, float] = {}
        self._registry = threading.Lock()

    @contextlib.contextmanager
    def through(self, host: str, pause: float, turn: Callable[[], float]) -> Iterator[None]:
        """Wait for the turn of ``host`` and the rest of ``pause`` seconds; hold the gate while the request runs.

        ``turn`` says how long to wait before it is asked again; what it raises ends the waiting.
        """
        with self._registry:
            lock = self._locks[host]
        while not lock.acquire(timeout=turn()):
            pass
        try:
            while (rest := self._ends.get(host, float("-inf")) + pause - time.monotonic()) > 0:
                time.sleep(min(rest, turn()))
            try:
                yield
            finally:
                self._ends[host] = time.monotonic()
        finally:
            lock.release()


GATE = HostGate()
"""The gate of this process."""


def host_of(url: str) -> str:
    """Return the host that requests are counted by, lower case, without port.

    >>> host_of("https://Me:x@News.example:8443/feed")
    'news.example'
    """
    return (urlsplit(url).hostname or "").rstrip(".").lower()
