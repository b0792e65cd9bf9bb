"""Sentences as stretches of a field: a line never goes on in the next one.

A full stop inside a quotation ends the sentence around it, unless the words that follow say who spoke. The field is
read from point to point, pieces that may end a sentence or say that somebody speaks: most pieces are neither.
"""

from bisect import bisect_left
from typing import NamedTuple

from newsmill.transforms.quotes.field import PAIRS, Field
from newsmill.transforms.quotes.grammar import BREAK, FINAL, PAIR, SIGN, STOP, Grammar
from newsmill.transforms.quotes.signs import may_report

MAX_CHARS = 1000
"""A longer sentence is cut: no cost grows with the square of a text."""
MAX_PAIRS = 32
"""A sentence of more pairs of marks is cut before the next: each of them asks all others and all words of speech."""
ATTRIBUTION_WITHIN = 9
"""So many items behind a quotation its verb of speech may stand in the same sentence."""
_LONGEST = 12
"""A longer word is no abbreviation."""
_OPENERS = frozenset({*"–—•*([", *PAIRS})
"""What a sentence may begin with, beside capitals, digits and quotations."""


class Bounds(NamedTuple):
    """A sentence, and whether it is worth reading."""

    first: int
    """Its first piece."""
    behind: int
    """Behind its last piece."""
    marked: bool
    """It has a quotation."""
    reports: bool
    """It has a quotation, or what a sentence has that reports speech."""


def sentences(field: Field, grammar: Grammar) -> list[Bounds]:
    """Return the sentences of ``field``, ascending, none of them empty."""
    bounds: list[Bounds] = []
    first = 0
    paired = False
    signs: list[int] = []
    for ix, point in field.points:
        if point == SIGN:
            signs.append(ix)
            continue
        paired = paired or point == PAIR
        if point == BREAK or _ends(field, ix, point, grammar):
            behind = ix if point == BREAK else ix + 1
            if paired or signs or field.starts[behind] - field.starts[first] >= MAX_CHARS:
                _append(bounds, field, first, behind, paired, signs, grammar)
                paired, signs = False, []
            elif first < behind:
                bounds.append(Bounds(first, behind, False, False))
            first = ix + 1
    return bounds


def _append(
    bounds: list[Bounds], field: Field, first: int, behind: int, paired: bool, signs: list[int], grammar: Grammar
) -> None:
    """Append a stretch of pieces as one sentence or, where it is too long, as several."""
    while first < behind:
        stop = _cut(field, first, behind)
        marked = paired and field.has_quotation(first, stop)
        reports = marked or (signs != [] and _has_sign(field, first, stop, signs, grammar))
        bounds.append(Bounds(first, stop, marked, reports))
        first = stop


def _has_sign(field: Field, first: int, behind: int, signs: list[int], grammar: Grammar) -> bool:
    own = signs[bisect_left(signs, first) : bisect_left(signs, behind)]
    return any(may_report(field.pieces, grammar, sign, first, behind) for sign in own)


def _cut(field: Field, first: int, behind: int) -> int:
    """Return the piece before which a sentence from piece ``first`` on is cut; ``behind`` where it is short enough."""
    low = bisect_left(field.pair_starts, field.starts[first])
    is_crowded = low + MAX_PAIRS < len(field.pairs) and field.pairs[low + MAX_PAIRS].start < field.starts[behind]
    if field.starts[behind] - field.starts[first] < MAX_CHARS and not is_crowded:
        return behind
    start, end = field.end_of(first - 1) if first else 0, field.end_of(behind - 1)
    position, stop = start + MAX_CHARS, end
    for number, pair in enumerate(field.pairs[low : low + MAX_PAIRS + 1]):
        if pair.start >= position or number == MAX_PAIRS:
            position, stop = min(position, pair.start), min(pair.start, end)
            break
        position += pair.end - pair.start
    if position >= end:
        return behind
    space = field.text.find(" ", position, stop)
    return max(first + 1, bisect_left(field.starts, position if space < 0 else space, first))


def _ends(field: Field, ix: int, point: str, grammar: Grammar) -> bool:
    """Tell whether a sentence ends with a full stop or the like, or with a quotation, at piece ``ix``."""
    opener = field.pieces[ix + 1][:1]
    if not (opener.isupper() or opener in _OPENERS or opener.isdigit()):
        return False
    if point == STOP:
        before = field.pieces[ix - 1]
        return field.pieces[ix] != ". " or len(before) > _LONGEST or not _is_abbreviation(before, grammar)
    last = field.text[field.pair_of(ix).inner_end - 1]
    return last in FINAL and not _attributed(field, ix + 1, grammar, last)


def _is_abbreviation(piece: str, grammar: Grammar) -> bool:
    """Tell whether a full stop belongs to the word that it stands behind."""
    if piece.isdigit():
        return grammar.language == "de" and len(piece) <= 2
    if piece.lower() in grammar.abbreviation:
        return True
    # Initials too: "said Mr. Meyer, who runs L.H. Meyer".
    return piece[1:2] in ("", ".") and all(len(part) == 1 and part.isalpha() for part in piece.split("."))


def _attributed(field: Field, first: int, grammar: Grammar, last: str) -> bool:
    """Tell whether the pieces from ``first`` say who spoke the quotation before them: ``“Why?” Anna Beck asked``."""
    if last == "." or grammar.language == "de":
        return False
    for item in field.items(first, min(first + ATTRIBUTION_WITHIN, len(field.pieces) - 1)):
        if item.lower in grammar.cues:
            return True
        if not item.is_word:
            return False
    return False
