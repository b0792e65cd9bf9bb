"""Calendar quarters, by number and name: the periods over which an entity resolves."""

WINDOW = 1
"""Quarters on each side of a period that count with it."""


def period_of(month: str) -> int:
    """Return the number of the quarter that ``month`` lies in.

    >>> period_of("2026-04") - period_of("2026-03"), period_of("2026-04") - period_of("2026-06")
    (1, 0)
    """
    year, number = month.split("-")
    return 4 * int(year) + (int(number) - 1) // 3


def period_name(period: int) -> str:
    """Return the name of a quarter by its number.

    >>> period_name(period_of("2026-01"))
    '2026-Q1'
    """
    return f"{period // 4:04d}-Q{period % 4 + 1}"


def around(period: int) -> range:
    """Return the quarters that count in ``period``; equally those in which ``period`` counts."""
    return range(period - WINDOW, period + WINDOW + 1)
