"""Issues of one template are not duplicates: a rule on two articles alone.

Borough newsletters, daily case reports, weather and stock closings share their frame and differ in their news. A pair
is taken for two issues of one template by the first of these rules that holds:

``slots``: where another word follows the same two words in both texts, the kinds of those words (plain,
function word, name, figure; see ``tokens``) speak for the slots of a template. In a template a figure stands for a
figure, a name for a name, and function words stay; an edit hits words of every kind, as often as the text has them. The
measure is the log likelihood ratio of the two, added up over all such places; if the other words that differ speak for
slots on both sides, that is added. At least two figures or names must have changed. Two issues of one source on
different days meet a lower bar. Of edited pairs of news, 0.1 % are taken for templates; of texts of 80 words up to
0.9 % when the edits are made of names only.

``frame``: both come from one source, on different days or with different titles, and each has about a fifth and more of
its own in long stretches (what differs lies together, and fingerprints survive as well as shingles). A copy that was
cut has nothing of its own, one that was added to lacks nothing.

``stub``: a text of fewer than 30 words whose title says something else: a paywall line, a picture credit.

No count over other documents enters, so the rule keeps edges independent of order and of the split into runs.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.deduplicate.tokens import FIGURE, NAME, Ints

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

SLOT_KINDS = np.array([
    [0.300, 0.010, 0.020, 0.015],
    [0.010, 0.010, 0.005, 0.003],
    [0.020, 0.005, 0.150, 0.007],
    [0.015, 0.003, 0.007, 0.420],
])  # fmt: skip
"""Probability of the kinds of the two words in a slot: plain, function, name, figure by the same. Set by hand from what
slots hold; the rule is not sensitive to them, as the figures enter by their logarithms."""
REST_KINDS = np.array([0.40, 0.05, 0.15, 0.40])
"""Probability of the kinds of the other words of slots of more than one word."""
LEAST_EVIDENCE = 4.0
LEAST_EVIDENCE_SERIES = 2.5
LEAST_NEWS = 2
"""Figures or names that stand for figures or names: one alone is a correction or an update."""
OWN_SHARE = 0.18
"""Share of its shingles that an issue has for itself."""
OWN_SHINGLES = 25
"""Shingles that an issue has for itself: fewer say nothing of how they lie."""
OWN_RUN = 3.8
"""Shingles in a stretch that an issue has for itself, on average; a single changed word makes three."""
OWN_WORDS = 0.3
"""Share of words among these that the other has not among its own: a moved word is no news."""
ONE_PIECE = 1.5
"""Fingerprints survive as shingles to the power of at most this; scattered edits give 1.6 and more."""
OTHER_TITLE = 0.5
"""Title similarity below which titles differ."""
STUB_WORDS = 30
_PRIOR = np.array([5.0, 5.0, 1.0, 1.0])
"""Words of each kind added to those of a text: no kind is impossible in a short one."""


class Compared(NamedTuple):
    """What the rule has to know of each pair; all columns of the same length."""

    swaps: Ints
    """Words that differ after the same two words, by kind in the first and the second, shape (pairs, 4, 4)."""
    kinds_a: Ints
    """Words of the first by kind, shape (pairs, 4)."""
    kinds_b: Ints
    """Words of the second by kind, shape (pairs, 4)."""
    changed_a: Ints
    """Words of the first where it differs, by kind, shape (pairs, 4)."""
    changed_b: Ints
    """Words of the second where it differs, by kind, shape (pairs, 4)."""
    runs_a: Ints
    """Stretches where the first differs."""
    runs_b: Ints
    """Stretches where the second differs."""
    shared: Ints
    """Shingles in common."""
    own_a: Ints
    """Shingles of the first alone."""
    own_b: Ints
    """Shingles of the second alone."""
    fingerprints_kept: Floats
    """Share of the fingerprints of the smaller text that both have."""
    title_similarity: Floats
    """NaN when one has no title."""
    same_source: Flags
    days_apart: Ints
    smaller_words: Ints
    """Words of the text with fewer shingles."""


def template_rules(pairs: Compared) -> list[str | None]:
    """Return for each pair the name of the rule that takes it for two issues of one template, or ``None``."""
    series = pairs.same_source & (pairs.days_apart > 0)
    slots = slot_evidence(pairs) >= np.where(series, LEAST_EVIDENCE_SERIES, LEAST_EVIDENCE)
    slots &= _news(pairs) >= LEAST_NEWS
    another = (pairs.days_apart > 0) | (pairs.title_similarity < 1.0)
    frame = pairs.same_source & another & _in_long_stretches(pairs)
    stub = (pairs.smaller_words < STUB_WORDS) & _other_title(pairs)
    names = np.select([slots, frame, stub], ["slots", "frame", "stub"], "")
    return [name or None for name in names.tolist()]


def slot_evidence(pairs: Compared) -> Floats:
    """Return the log likelihood ratio of slots to edits, added up over the words that differ."""
    share_a, share_b = _shares(pairs.kinds_a), _shares(pairs.kinds_b)
    chance = share_a[:, :, None] * share_b[:, None, :]
    evidence: Floats = (pairs.swaps * np.log(SLOT_KINDS / chance)).sum(axis=(1, 2))
    rest_a, rest_b = _rest(pairs)
    of_rest = [
        (rest * np.log(REST_KINDS / share)).sum(axis=1) for rest, share in ((rest_a, share_a), (rest_b, share_b))
    ]
    evidence += np.maximum(0.0, np.minimum(*of_rest))
    return evidence


def _news(pairs: Compared) -> Ints:
    """Figures and names that stand for such, and those left on both sides."""
    left = np.minimum(*(rest[:, [NAME, FIGURE]].sum(axis=1) for rest in _rest(pairs)))
    news: Ints = pairs.swaps[:, NAME, NAME] + pairs.swaps[:, FIGURE, FIGURE] + left
    return news


def _rest(pairs: Compared) -> tuple[Ints, Ints]:
    """Words that differ but stand for no single other word, by kind."""
    rest_a: Ints = np.maximum(0, pairs.changed_a - pairs.swaps.sum(axis=2))
    rest_b: Ints = np.maximum(0, pairs.changed_b - pairs.swaps.sum(axis=1))
    return rest_a, rest_b


def _shares(kinds: Ints) -> Floats:
    counts = kinds + _PRIOR
    shares: Floats = counts / counts.sum(axis=1, keepdims=True)
    return shares


def _in_long_stretches(pairs: Compared) -> Flags:
    """Whether each side has a good part of its own, in long stretches rather than scattered words."""
    shared, fewer = pairs.shared, np.minimum(pairs.own_a, pairs.own_b)
    kept = shared / np.maximum(1, shared + fewer)
    long: Flags = (fewer >= OWN_SHINGLES) & (pairs.fingerprints_kept >= kept**ONE_PIECE)
    for own, runs, changed in (
        (pairs.own_a, pairs.runs_a, pairs.changed_a),
        (pairs.own_b, pairs.runs_b, pairs.changed_b),
    ):
        long &= own >= OWN_SHARE * (shared + own)
        long &= (own >= OWN_RUN * runs) & (changed.sum(axis=1) >= OWN_WORDS * own)
    return long


def _other_title(pairs: Compared) -> Flags:
    return pairs.title_similarity < OTHER_TITLE  # never true of NaN
