"""How many worker processes: a number, or as many as this process may use cores."""

import os

MOST = 256
"""Worker processes at most."""


def parse_workers(text: str | int) -> int:
    """Return the number that ``text`` stands for.

    >>> parse_workers("3")
    3

    Raises:
        ValueError: it is neither ``auto`` nor a number from 1 to ``MOST``.
    """
    if text == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not (str(text).isdecimal() and 1 <= int(text) <= MOST):
        raise ValueError(f"{text!r} is no number of worker processes: 1 to {MOST}, or auto")
    return int(text)
