"""Live progress in a terminal: a line that is drawn again while the run goes on."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from newsmill.transforms.ground import progress

INTERVAL = 0.2
"""Seconds from one drawing to the next."""


@contextmanager
def ticking(stream: TextIO) -> Iterator[None]:
    """Draw the progress of this process on ``stream`` while the body runs; nothing when it is no terminal."""
    if not stream.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_tick, args=(stream, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def progress_line(counts: dict[str, int], seconds: float) -> str:
    """Return the line for ``counts`` after ``seconds``.

    >>> progress_line({"read": 1200, "tagged": 300}, 4.0)
    '1,200 read · 300 tagged · 0 partitions merged · 75 articles/s · 4 s'
    """
    read, tagged, merged = (counts.get(stage, 0) for stage in ("read", "tagged", "merged"))
    rate = f"{tagged / seconds:,.0f} articles/s" if seconds and tagged else "starting"
    return f"{read:,} read · {tagged:,} tagged · {merged:,} partitions merged · {rate} · {seconds:.0f} s"


def _tick(stream: TextIO, done: threading.Event) -> None:
    started = time.monotonic()
    while not done.wait(INTERVAL):
        stream.write("\r\x1b[2K" + progress_line(progress.counts(), time.monotonic() - started))
        stream.flush()
    stream.write("\r\x1b[2K")
    stream.flush()
