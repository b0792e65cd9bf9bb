"""What became of the feeds of a run, as numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsmill.schemas.rows.fetch import Fetch

READ, UNCHANGED, FAILED = "read", "unchanged", "failed"


@dataclass(frozen=True)
class FeedCounts:
    """How many feeds were asked, and how that ended: ``asked = read + unchanged + failed``."""

    asked: int = 0
    read: int = 0
    """Answered with a feed, a part of one included."""
    unchanged: int = 0
    """Answered that there is nothing new (304)."""
    put_off: int = 0
    """Not asked: not due yet, or left for the next run."""
    failed: int = 0
    pages_left: int = 0
    """Pages behind items that were left for the next run."""

    def failed_too_often(self, allowed: float | None) -> bool:
        """Tell whether all of two or more feeds failed, or a greater share than ``allowed`` (0 to 1) of any.

        >>> FeedCounts(asked=2, failed=2).failed_too_often(None), FeedCounts(asked=1, failed=1).failed_too_often(None)
        (True, False)
        >>> FeedCounts(asked=4, failed=2).failed_too_often(0.5), FeedCounts(asked=4, failed=2).failed_too_often(0.4)
        (False, True)
        """
        all_failed = self.asked >= 2 and self.failed == self.asked
        return all_failed or (allowed is not None and self.failed > allowed * self.asked)


def counted(fetches: Iterable[Fetch], put_off: int = 0, pages_left: int = 0) -> FeedCounts:
    """Return the numbers of a run that made ``fetches`` and left ``put_off`` feeds and ``pages_left`` pages unasked."""
    fetches = list(fetches)
    ends = Counter(end_of(fetch.status, fetch.error, fetch.items) for fetch in fetches)
    return FeedCounts(len(fetches), ends[READ], ends[UNCHANGED], put_off, ends[FAILED], pages_left)


def end_of(status: int | None, error: str | None, items: int | None) -> str:
    """Return how a request ended, from its row of ``fetches``: ``read``, ``unchanged`` or ``failed``.

    >>> end_of(200, "the body is not whole", 3), end_of(304, None, None), end_of(503, "503", None)
    ('read', 'unchanged', 'failed')
    """
    if error and not items:
        return FAILED
    return UNCHANGED if status == 304 else READ
