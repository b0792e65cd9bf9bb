"""Issues of one template are not duplicates: a rule on two articles alone.

Borough newsletters, daily case reports, weather and stock closings share their frame and differ in their news. An
edited copy differs in words of every kind, as often as its text has them. So the shingles that a pair shares and those
that only one side has are counted by the kind of word they carry (name, figure or date, plain; see ``tokens``), and a
pair is taken for two issues of one template by the first of these rules that holds:

``slots``: on both sides the share of news (names, figures) in what differs is large, and at least twice that in what is
shared, and so is the signed root of the likelihood ratio G of that 2x2 table (one word makes three shingles, so counts
are divided by three). Two issues of one source on different days meet a lower bar.

``frame``: both come from one source, on different days or with different titles, and each has about a fifth and more of its
own in one piece (fingerprints survive as well as shingles; scattered edits kill more of them). A copy that was cut has
nothing of its own, one that was added to lacks nothing.

``stub``: a text of fewer than 30 words whose title says something else: a paywall line, a picture credit.

No count over other documents enters, so the rule keeps edges independent of order and of the split into runs.
Measured on 40,000 edited pairs: 0.1 to 0.4 % are taken for templates (``benchmarks.duplicates``).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.deduplicate.tokens import FIGURE, NAME, Ints

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NEWS = [NAME, FIGURE]
LEAST_ROOT = 1.6
LEAST_ROOT_SERIES = 0.6
"""Signed root of G: 1.6 is one in eighteen by chance on one side."""
LEAST_NEWS = 0.3
"""Share of news in what differs, on the side that has less."""
LEAST_LIFT = 2.0
LEAST_LIFT_SERIES = 1.6
"""How many times the share of news in what is shared."""
LEAST_OWN = 5
"""Shingles that each side must have for itself: two words changed apart make six, one makes three."""
OWN_SHARE = 0.18
"""Share of its shingles that an issue has for itself."""
ONE_PIECE = 1.45
"""Fingerprints survive as shingles to the power of at most this; scattered edits give 1.6 and more."""
OTHER_TITLE = 0.5
"""Title similarity below which titles differ."""
STUB_WORDS = 30
_SHINGLES_OF_A_WORD = 3


class Compared(NamedTuple):
    """What the rule has to know of each pair; all columns of the same length."""

    kinds_shared: Ints
    """Shared shingles by kind, shape (pairs, 3)."""
    kinds_a: Ints
    """Shingles of the first alone, by kind, shape (pairs, 3)."""
    kinds_b: Ints
    """Shingles of the second alone, by kind, shape (pairs, 3)."""
    fingerprints_kept: Floats
    """Share of the fingerprints of the one with fewer that both have."""
    title_similarity: Floats
    """NaN when one has no title."""
    same_source: Flags
    days_apart: Ints
    smaller_words: Ints
    """Words of the text with fewer shingles."""


def template_rules(pairs: Compared) -> list[str | None]:
    """Return for each pair the name of the rule that takes it for two issues of one template, or ``None``."""
    series = pairs.same_source & (pairs.days_apart > 0)
    strict = _slots(pairs, LEAST_ROOT, LEAST_LIFT)
    slots = strict | (series & _slots(pairs, LEAST_ROOT_SERIES, LEAST_LIFT_SERIES))
    another = (pairs.days_apart > 0) | (pairs.title_similarity < 1.0)
    frame = pairs.same_source & another & _one_piece(pairs)
    stub = (pairs.smaller_words < STUB_WORDS) & _other_title(pairs)
    names = np.select([slots, frame, stub], ["slots", "frame", "stub"], "")
    return [name or None for name in names.tolist()]


def _slots(pairs: Compared, root: float, lift: float) -> Flags:
    common = _news_share(pairs.kinds_shared)
    least = np.minimum(_news_share(pairs.kinds_a), _news_share(pairs.kinds_b))
    own = np.minimum(pairs.kinds_a.sum(axis=1), pairs.kinds_b.sum(axis=1))
    fits: Flags = (own >= LEAST_OWN) & (_root(pairs) >= root) & (least >= LEAST_NEWS) & (least >= lift * common)
    return fits


def _one_piece(pairs: Compared) -> Flags:
    shared, own_a, own_b = (table.sum(axis=1) for table in (pairs.kinds_shared, pairs.kinds_a, pairs.kinds_b))
    own = np.minimum(own_a / np.maximum(1, shared + own_a), own_b / np.maximum(1, shared + own_b))
    kept = shared / np.maximum(1, shared + np.minimum(own_a, own_b))
    apart: Flags = (own >= OWN_SHARE) & (pairs.fingerprints_kept >= kept**ONE_PIECE)
    return apart


def _other_title(pairs: Compared) -> Flags:
    return pairs.title_similarity < OTHER_TITLE  # never true of NaN


def _news_share(table: Ints) -> Floats:
    share: Floats = table[:, NEWS].sum(axis=1) / np.maximum(1, table.sum(axis=1))
    return share


def _root(pairs: Compared) -> Floats:
    """Signed root of G on the side that has less of it: positive when news is in what differs."""
    return np.minimum(_side_root(pairs.kinds_shared, pairs.kinds_a), _side_root(pairs.kinds_shared, pairs.kinds_b))


def _side_root(shared: Ints, own: Ints) -> Floats:
    tables = np.stack([own, shared]) / _SHINGLES_OF_A_WORD
    news, total = tables[:, :, NEWS].sum(axis=2), tables.sum(axis=2)
    expected = news.sum(axis=0) / np.maximum(1e-9, total.sum(axis=0))
    gain = _relative(news, total * expected) + _relative(total - news, total * (1 - expected))
    more = news[0] * total[1] >= news[1] * total[0]
    root: Floats = np.where(more, 1.0, -1.0) * np.sqrt(np.maximum(0.0, 2 * gain.sum(axis=0)))
    return root


def _relative(found: Floats, expected: Floats) -> Floats:
    gain: Floats = np.where(found > 0, found * np.log(np.maximum(found, 1e-12) / np.maximum(expected, 1e-12)), 0.0)
    return gain
