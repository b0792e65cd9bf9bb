"""Issues of one template are not duplicates: a rule on two articles alone.

Borough newsletters, daily case reports, weather and stock closings share their frame and differ in their news. A pair
is taken for two issues of one template by the first of these rules that holds:

``slots``: the evidence of what changed and what stayed. In issues of a template the figures and names change, one word
stands for one word, and function words stay; in an edited text most figures and names stay, words of every kind are
hit, and words come and go. Each word that changed or stayed gives points by its kind (plain, function word, name,
figure; see ``tokens``), a word counted once however often it stands; words that came without one that went, words that
stand for one of another kind, and titles that differ by one word for one word, give theirs. One word, or one date, that
changed is a correction and never a template. Two issues of one source on different days meet a lower bar.

``frame``: both come from one source, on different days or with different titles, and each has about a fifth and more of
its own in long stretches (what differs lies together, and fingerprints survive as well as shingles). A copy that was
cut has nothing of its own, one that was added to lacks nothing. On different days under titles that say different
things a sentence of its own is enough: the teaser of a newsletter.

``letter``: short texts of one source, on different days and under titles that say different things, of which each has
some words of its own in one piece: teasers of a newsletter, notices, tips. The bar is as low as it can be, so that all
issues of such a series are told apart, and not those only that happen to differ by more.

``stub``: a text of fewer than 30 words whose title says something else: a paywall line, a picture credit.

No count over other documents enters, so the rule keeps edges independent of order and of the split into runs.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsmill.transforms.deduplicate.tokens import Ints

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

CHANGED = np.array([0.75, -1.0, 1.5, 3.0])
"""Points of a word that changed: plain, function, name, figure. These and the next are the coefficients of a logistic
regression (template or edit) on pairs of template issues against edited, corrected and updated news of 40 words and
more, rounded; the text's length adds nothing to them."""
STAYED = np.array([0.0, 0.0, -0.5, -0.25])
"""Points of a word that stayed. A frame has names and figures of its own, so they weigh less than those that change."""
UNBALANCED = -0.25
"""Points of a word of one kind more in one text than in the other, among those that changed."""
MIXED = -0.75
"""Points of a word that stands for one of another kind."""
TITLE_SLOTS = 3.0
"""Points of titles that differ by one word for one word and are alike otherwise."""
SLOT_WORDS = 4
"""Words of a slot at most: those of longer stretches count for less, as new sentences hold figures and names too."""
LEAST_EVIDENCE = 4.75
"""Points from which two texts are issues of one template."""
LEAST_EVIDENCE_SERIES = 2.25
"""The same of one source on different days."""
LEAST_FACTS = 2
"""Words that changed: one alone is a correction or an update, in however many places it stands."""
WORD_SHINGLES = 3
"""Shingles that one changed word makes."""
LEAST_APART = 5
"""Shingles that each has for itself, unless titles differ by a slot: two words changed apart make six, a date of two
words makes four, a single word three. Fewer are one correction."""
OWN_SHARE = 0.18
"""Share of its shingles that an issue has for itself."""
OWN_SHINGLES = 25
"""Shingles that an issue has for itself: fewer say nothing of how they lie."""
OWN_RUN = 3.8
"""Shingles in a stretch that an issue has for itself, on average; a single changed word makes three."""
OWN_SHINGLES_TITLED = 15
OWN_RUN_TITLED = 9.0
"""The two for texts of different days under titles that say different things: one sentence in one piece."""
OWN_WORDS = 0.3
"""Share of words among these that the other has not among its own: a moved word is no news."""
ONE_PIECE = 1.5
"""Fingerprints survive as shingles to the power of at most this; scattered edits give 1.6 and more."""
OTHER_TITLE = 0.5
"""Title similarity below which titles differ."""
STUB_WORDS = 30
"""Words of the smaller text below which two under different titles are no copies."""
LETTER_WORDS = 150
"""Words of the shorter text up to which a letter is told: longer texts under another title are brought up to date."""
LETTER_TITLE = 0.7
"""Title similarity below which letters have titles of their own: a headline that is edited keeps more."""
LETTER_SHINGLES = 5
"""Shingles that each letter has for itself at least: three words in one piece, five where the text begins with them."""
LETTER_SHARE = 0.06
LETTER_RUN = 4.5
"""The same of letters as ``OWN_SHARE`` and ``OWN_RUN``: more than two words next to one another."""


class Compared(NamedTuple):
    """What the rule has to know of each pair; all columns of the same length."""

    swaps: Ints
    """Words that stand for one another after the same two words, by kind in the first and the second, shape
    (pairs, 4, 4)."""
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
    title_slots: Flags
    """Titles that are alike but for words that stand for one another."""
    same_source: Flags
    days_apart: Ints
    smaller_words: Ints
    """Words of the text with fewer shingles."""


def template_rules(pairs: Compared) -> list[str | None]:
    """Return for each pair the name of the rule that takes it for two issues of one template, or ``None``."""
    series = pairs.same_source & (pairs.days_apart > 0)
    slots = _slot_evidence(pairs) >= np.where(series, LEAST_EVIDENCE_SERIES, LEAST_EVIDENCE)
    slots &= ~_one_correction(pairs)
    another = (pairs.days_apart > 0) | (pairs.title_similarity < 1.0)
    frame = pairs.same_source & another & _in_long_stretches(pairs)
    stub = (pairs.smaller_words < STUB_WORDS) & _other_title(pairs)
    letter = pairs.same_source & (pairs.days_apart > 0) & _are_letters(pairs)
    names = np.select([slots, frame, letter, stub], ["slots", "frame", "letter", "stub"], "")
    return [name or None for name in names.tolist()]


def _slot_evidence(pairs: Compared) -> Floats:
    """Return the points for two issues of a template, added up."""
    changed = _changed(pairs)
    stretches = np.minimum(pairs.runs_a, pairs.runs_b)
    in_slots = np.minimum(1.0, SLOT_WORDS * stretches / np.maximum(1, changed.sum(axis=1)))
    stayed = np.minimum(pairs.kinds_a - pairs.changed_a, pairs.kinds_b - pairs.changed_b)
    unbalanced = np.abs(pairs.changed_a - pairs.changed_b).sum(axis=1)
    mixed = pairs.swaps.sum(axis=(1, 2)) - _of_one_kind(pairs).sum(axis=1)
    points: Floats = in_slots * (changed @ CHANGED) + stayed @ STAYED + unbalanced * UNBALANCED + mixed * MIXED
    return points + pairs.title_slots * TITLE_SLOTS


def _changed(pairs: Compared) -> Ints:
    """Words of each kind that changed, in both texts; those that only changed places count when of one kind."""
    return np.maximum(np.minimum(pairs.changed_a, pairs.changed_b), _of_one_kind(pairs))


def _of_one_kind(pairs: Compared) -> Ints:
    """Words that stand for one of the same kind, by kind."""
    return np.diagonal(pairs.swaps, axis1=1, axis2=2)


def _one_correction(pairs: Compared) -> Flags:
    fewer, words = np.minimum(pairs.own_a, pairs.own_b), _changed(pairs).sum(axis=1)
    # The first two words of a text have no kind; when one changes, shingles are left that no changed word explains.
    at_start = (words == 1) & (fewer >= WORD_SHINGLES * np.minimum(pairs.runs_a, pairs.runs_b) + 2)
    single: Flags = (words + at_start < LEAST_FACTS) | ((fewer < LEAST_APART) & ~pairs.title_slots)
    return single


def _in_long_stretches(pairs: Compared) -> Flags:
    """Whether each side has a good part of its own, in long stretches rather than scattered words."""
    shared, fewer = pairs.shared, np.minimum(pairs.own_a, pairs.own_b)
    kept = shared / np.maximum(1, shared + fewer)
    many = fewer >= OWN_SHINGLES
    titled = (fewer >= OWN_SHINGLES_TITLED) & (pairs.days_apart > 0) & _other_title(pairs)
    least_run = np.where(many, OWN_RUN, OWN_RUN_TITLED)
    long: Flags = (many | titled) & (pairs.fingerprints_kept >= kept**ONE_PIECE)
    for own, runs, changed in (
        (pairs.own_a, pairs.runs_a, pairs.changed_a),
        (pairs.own_b, pairs.runs_b, pairs.changed_b),
    ):
        long &= own >= OWN_SHARE * (shared + own)
        long &= (own >= least_run * runs) & (changed.sum(axis=1) >= OWN_WORDS * own)
    return long


def _are_letters(pairs: Compared) -> Flags:
    """Whether both are short and alike as a whole, and each has a piece of its own."""
    shared, own_a, own_b = pairs.shared, pairs.own_a, pairs.own_b
    short: Flags = (
        (pairs.smaller_words <= LETTER_WORDS)
        & (pairs.title_similarity < LETTER_TITLE)
        & (2 * shared >= shared + own_a + own_b)
    )
    for own, runs in ((own_a, pairs.runs_a), (own_b, pairs.runs_b)):
        short &= (own >= LETTER_SHINGLES) & (own >= LETTER_SHARE * (shared + own)) & (own >= LETTER_RUN * runs)
    return short


def _other_title(pairs: Compared) -> Flags:
    return pairs.title_similarity < OTHER_TITLE  # never true of NaN
