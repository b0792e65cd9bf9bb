"""Whether a share has risen by more than chance: Fisher's exact test, and what of many tests may be believed."""

import math
from collections.abc import Sequence

FALSE_DISCOVERIES = 0.05
"""Share of the names shown as risen that may be chance."""


def fisher_greater(now: int, all_now: int, before: int, all_before: int) -> float:
    """Return the probability of ``now`` or more of ``all_now`` when the share is that of both times together.

    Fisher's exact test, one-sided: Fisher, Statistical Methods for Research Workers, 5th edition, section 21.02.

    >>> round(fisher_greater(3, 4, 1, 4), 6)
    0.242857
    >>> fisher_greater(0, 4, 1, 4)
    1.0
    """
    marked, everything = now + before, all_now + all_before
    whole, mode = _log_choose(everything, all_now), marked * all_now / max(1, everything)
    total = 0.0
    for k in range(max(now, all_now - (everything - marked)), min(marked, all_now) + 1):
        term = math.exp(_log_choose(marked, k) + _log_choose(everything - marked, all_now - k) - whole)
        total += term
        if k > mode and term < total * 1e-17:
            break
    return min(1.0, total)


def believable(chances: Sequence[float], share: float = FALSE_DISCOVERIES) -> list[bool]:
    """Tell which of the tests with these ``chances`` hold when at most ``share`` of those that hold may be false.

    Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995) 289.

    >>> believable([0.001, 0.04, 0.9, 0.02])
    [True, False, False, True]
    """
    ranked = sorted(chances)
    limit = max((chance for rank, chance in enumerate(ranked, 1) if chance <= share * rank / len(ranked)), default=-1.0)
    return [chance <= limit for chance in chances]


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
