"""CPU time in seconds of the machine on which the bounds of these tests were measured, on whichever they run.

A machine that is five times as slow, or lends its core to others, fails none of them; a cost that grows too fast does.
"""

import re
import time
from collections.abc import Callable

REFERENCE = 0.0085
"""Seconds that the yardstick took there."""
_WORD = re.compile(r"(\w+)(?:, |$)")
_TEXT = "Hafen, Rat, Brücke, " * 50


def seconds_of(work: Callable[[], object]) -> float:
    """Return the CPU time of ``work``; on a slower machine it counts for less, on a faster one for no more."""
    before = _yardstick()
    started = time.process_time()
    work()
    took = time.process_time() - started
    return took / max(1.0, before / REFERENCE, _yardstick() / REFERENCE)


def _yardstick() -> float:
    """Return the seconds of work like that of the rules: patterns, and Python over what they find."""
    started = time.process_time()
    counts: dict[str, int] = {}
    for _ in range(200):
        for found in _WORD.finditer(_TEXT):
            counts[found[1].lower()] = counts.get(found[1], 0) + 1
    return time.process_time() - started
