"""One request at a time for each host, and a pause after it, for all threads of a process."""

import contextlib
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit


class HostGate:
    """Lets one thread at a time through for each host; the pause counts from the end of the last request."""

    def __init__(self) -> None:
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ends: dict[str, float] = {}
        self._registry = threading.Lock()

    @contextlib.contextmanager
    def through(self, host: str, pause: float) -> Iterator[None]:
        """Wait for the turn of ``host`` and the rest of ``pause`` seconds; hold the gate while the request runs."""
        with self._registry:
            lock = self._locks[host]
        with lock:
            time.sleep(max(0.0, self._ends.get(host, float("-inf")) + pause - time.monotonic()))
            try:
                yield
            finally:
                self._ends[host] = time.monotonic()


GATE = HostGate()
"""The gate of this process."""


def host_of(url: str) -> str:
    """Return the host that requests are counted by, lower case, without port.

    >>> host_of("https://Me:x@News.example:8443/feed")
    'news.example'
    """
    return (urlsplit(url).hostname or "").rstrip(".").lower()
