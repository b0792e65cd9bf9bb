"""How far a run is: counts that grow while batches pass, read by the driver because ``run()`` blocks.

In one process the counts are a dictionary; worker processes write theirs to heartbeat files in a folder that the driver
names in the environment, because nothing else reaches it before the run ends. For people only: no row sees them.
"""

import json
import os
from collections import Counter
from pathlib import Path

HEARTBEATS = "NEWSMILL_HEARTBEATS"
"""Environment variable that names the folder of heartbeat files; unset in a run of one process."""

READ, WORK, TAGGED = "read", "work", "tagged"
"""Counts of articles: read, found to be new or changed, and tagged."""
BYTES, FEEDS = "bytes", "feeds"
"""Bytes of input files that were read, packed as they are, and feeds that were asked."""

_counts: Counter[str] = Counter()
_totals: dict[str, int] = {}


def advance(stage: str, by: int) -> None:
    """Add ``by`` to the count of ``stage``."""
    _counts[stage] += by
    folder = os.environ.get(HEARTBEATS)
    if folder:
        _beat(Path(folder))


def expect(**totals: int) -> None:
    """Say how far the counts will go; known to the driver alone, and only of some."""
    _totals.update(totals)


def totals() -> dict[str, int]:
    """Return how far the counts will go, where that is known."""
    return dict(_totals)


def counts() -> dict[str, int]:
    """Return the counts of this process and of all heartbeats, by stage."""
    total = Counter(_counts)
    folder = os.environ.get(HEARTBEATS)
    if folder and Path(folder).is_dir():
        for beat in Path(folder).glob("*.json"):
            total.update(json.loads(beat.read_text()))
    return dict(total)


def reset() -> None:
    """Forget the counts and totals of this process; called when a run starts."""
    _counts.clear()
    _totals.clear()


def _beat(folder: Path) -> None:
    path = folder / f"{os.getpid()}.json"
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps(_counts))
    temporary.replace(path)
