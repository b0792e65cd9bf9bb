"""How far a run is: counts that grow while batches pass, read by the driver because ``run()`` blocks.

In the driver's process the counts are a dictionary; other processes write theirs to heartbeat files in the folder of
the attempt, because nothing else reaches the driver before the run ends. For people only: no row sees them.
"""

import json
import os
import socket
from collections import Counter
from contextlib import suppress
from pathlib import Path

READ, WORK, TAGGED = "read", "work", "tagged"
"""Counts of articles: read, found to be new or changed, and tagged."""
BYTES, FEEDS = "bytes", "feeds"
"""Bytes of input files that were read, packed as they are, and feeds that were asked."""

_BEATS = "heartbeat-"
_counts: Counter[str] = Counter()
_totals: dict[str, int] = {}
_folders: dict[str, Path] = {}
"""Where this process beats (``to``) and where it listens (``from``); it does one of them at most."""


def advance(stage: str, by: int) -> None:
    """Add ``by`` to the count of ``stage``."""
    _counts[stage] += by
    if "to" in _folders:
        _beat(_folders["to"])


def expect(**totals: int) -> None:
    """Say how far the counts will go; known to the driver alone, and only of some."""
    _totals.update(totals)


def totals() -> dict[str, int]:
    """Return how far the counts will go, where that is known."""
    return dict(_totals)


def counts() -> dict[str, int]:
    """Return the counts of this process and of all that beat where it listens, by stage."""
    total = Counter(_counts)
    if "from" in _folders:
        for beat in _folders["from"].glob(f"{_BEATS}*.json"):
            with suppress(OSError, ValueError):  # the attempt is over
                total.update(json.loads(beat.read_text()))
    return dict(total)


def reset() -> None:
    """Forget the counts and totals of this process; called when a run starts."""
    _counts.clear()
    _totals.clear()
    _folders.clear()


def listen_to(folder: str) -> None:
    """Count what other processes do as well, those that beat into ``folder``."""
    _folders["from"] = Path(folder)


def beat_into(folder: str) -> None:
    """Have the counts of this process, from now on, written into ``folder``."""
    reset()
    _folders["to"] = Path(folder)


def _beat(folder: Path) -> None:
    path = folder / f"{_BEATS}{socket.gethostname()}-{os.getpid()}.json"
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps(_counts))
    temporary.replace(path)
