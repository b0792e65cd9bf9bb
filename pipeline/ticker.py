"""Live progress in a terminal: one line, never wider than the terminal, drawn again while the run goes on."""

import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple, TextIO

from newsmill.pipeline.terminal import plural
from newsmill.transforms.ground import progress

INTERVAL = 0.2
"""Seconds from one drawing to the next."""

NARROW = 80
"""Columns where the width of the terminal is not told."""

SOON = 1.0
"""Seconds of a phase from which its pace is believed."""


class Phase(NamedTuple):
    """What a run is doing."""

    name: str
    done: int
    """Bytes, feeds or articles."""
    total: int
    """The same at its end; 0 when that is not known."""
    articles: int
    """Articles that it has seen."""


class Pace(NamedTuple):
    """When a phase was last seen to advance: articles come in batches."""

    took: float
    """Seconds from its begin until then."""
    since: float
    """Seconds since then."""


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


def phase_of(counts: Mapping[str, int], totals: Mapping[str, int]) -> Phase:
    """Return the phase that the counts of ``progress`` tell of.

    >>> phase_of({"bytes": 40, "read": 3}, {"bytes": 100})
    Phase(name='reading', done=40, total=100, articles=3)
    """
    read, work, tagged = (counts.get(name, 0) for name in (progress.READ, progress.WORK, progress.TAGGED))
    if tagged or work:
        goal = work or read
        return Phase("tagging", tagged, goal, tagged) if tagged < goal else Phase("comparing and writing", 0, 0, tagged)
    by = next((name for name in (progress.BYTES, progress.FEEDS, progress.READ) if totals.get(name)), None)
    if by is None:
        return Phase("reading" if read else "starting", 0, 0, read)
    return Phase("reading", counts.get(by, 0), totals[by], read) if counts else Phase("starting", 0, 0, 0)


def progress_line(phase: Phase, pace: Pace, seconds: float, width: int) -> str:
    """Return the line for ``phase``, ``seconds`` after the run began.

    What does not fit into ``width`` columns is left out from the end.

    >>> progress_line(Phase("tagging", 300, 1200, 300), Pace(4.0, 1.0), 9.2, 70)
    'tagging 25 % · 11 s left · 300 of 1,200 articles · 75/s · 9 s'
    >>> progress_line(Phase("tagging", 300, 1200, 300), Pace(4.0, 1.0), 9.2, 40)
    'tagging 25 % · 11 s left'
    """
    parts = [_share(phase), *_left(phase, pace), *_articles(phase, pace), _span(seconds)]
    line = parts[0]
    for part in parts[1:]:
        if len(line) + len(part) + 3 > width:
            break
        line += f" · {part}"
    return line[:width]


def _share(phase: Phase) -> str:
    return f"{phase.name} {min(phase.done, phase.total) * 100 // phase.total} %" if phase.total else phase.name


def _left(phase: Phase, pace: Pace) -> list[str]:
    """Return how long the phase will go on, at its pace until it was last seen to advance."""
    if not phase.done or pace.took < SOON or phase.done >= phase.total:
        return []
    return [f"{_span(max(1.0, pace.took * (phase.total - phase.done) / phase.done - pace.since))} left"]


def _articles(phase: Phase, pace: Pace) -> list[str]:
    if not phase.articles:
        return []
    counted = phase.total and phase.articles == phase.done
    told = f"{phase.articles:,} of {plural(phase.total, 'article')}" if counted else plural(phase.articles, "article")
    return [told, *([f"{phase.articles / pace.took:,.0f}/s"] if phase.total and pace.took >= SOON else [])]


def _span(seconds: float) -> str:
    """Return a span of time.

    >>> _span(0.4), _span(59.9), _span(61), _span(7300)
    ('0 s', '59 s', '1:01 min', '2:01 h')
    """
    whole = int(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60}:{whole % 60:02d} min" if whole < 3600 else f"{whole // 3600}:{whole // 60 % 60:02d} h"


def _tick(stream: TextIO, done: threading.Event) -> None:
    started = time.monotonic()
    last, begun, advanced = Phase("", 0, 0, 0), started, started
    while True:
        now, phase = time.monotonic(), phase_of(progress.counts(), progress.totals())
        begun = begun if phase.name == last.name else now
        advanced = advanced if phase == last else now
        last = phase
        pace = Pace(advanced - begun, now - advanced)
        stream.write("\r\x1b[2K" + progress_line(phase, pace, now - started, _columns(stream) - 1))
        stream.flush()
        if done.wait(INTERVAL):
            break
    stream.write("\r\x1b[2K")
    stream.flush()


def _columns(stream: TextIO) -> int:
    """Return how wide the terminal is now."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or NARROW
    except (OSError, ValueError):
        return NARROW
