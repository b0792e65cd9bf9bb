"""Quotation marks of a text in pairs: the outer ones, in order, never overlapping.

Every convention at once: ``„…“`` ``»…«`` ``«…»`` ``“…”`` ``"…"`` ``''…''`` ``‚…‘`` ``‘…’`` ``'…'``. A mark's shape
alone does not tell whether it opens or closes, so its neighbours do, and what is open. A quotation that a paragraph
opens again (``“…`` newline ``“…”``) is one. A mark without its counterpart is none. One pass; marks inside a quotation
are its text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

MAX_CHARS = 5000
"""A pair farther apart is a mistake of the marks."""

_MARKS = "„“”\"«»‚‘’'‹›`"
_DOUBLED = frozenset("'`")
"""Two of them that stand together are one mark; a single `` ` `` is none."""
_CLOSERS = {
    "„": "“”\"", "“": "”\"“", "”": "”", '"': '"”“', "''": ("''", '"'), "``": ("''", '"'), "»": "«", "«": "»",
    "‚": "‘’'", "‘": "’'", "'": "'’", "›": "‹", "‹": "›",
}  # fmt: skip
_SINGLES = frozenset("‚‘'›‹’")
_OPENING_NEIGHBOURS = frozenset(" \t\n\u00a0\u202f([{-–—/„“\"«»‚‘'›‹>*_:…")
_LINE_BREAK = re.compile("\n")


class Pair(NamedTuple):
    """One quotation with its marks, in code points."""

    start: int
    """First code point: the opening mark."""
    end: int
    """Behind the closing mark."""
    inner_start: int
    """Behind the opening mark."""
    inner_end: int
    """The closing mark."""


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    may_open: bool
    may_close: bool


def mark_pairs(text: str) -> list[Pair]:
    """Return the outer pairs of ``text`` in order.

    >>> text = 'Er sagte: „Das ‚Boot‘ bleibt“ und "ging".'
    >>> [text[pair.inner_start : pair.inner_end] for pair in mark_pairs(text)]
    ['Das ‚Boot‘ bleibt', 'ging']
    """
    marks = [_shape(text, start, mark) for start, mark in _marks(text)]
    ends = [*(match.start() for match in _LINE_BREAK.finditer(text)), len(text)]
    pairs: list[Pair] = []
    opened: _Mark | None = None
    line_end = -1
    for ix, mark in enumerate(marks):
        if opened is not None and line_end < mark.start:
            opened, line_end = _across(text, _outer(marks, ix, opened), opened, line_end, ends)
        if opened is None:
            if mark.may_open:
                opened, line_end = mark, _line_end(ends, mark.end)
        elif _closes(opened, mark):
            if mark.start - opened.end <= MAX_CHARS and text[opened.end : mark.start].strip():
                pairs.append(Pair(opened.start, mark.end, opened.end, mark.start))
            opened = None
        elif _starts_anew(opened, mark) and not _reopens(text, mark):
            opened, line_end = mark, _line_end(ends, mark.end)
    return pairs


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each mark of ``text`` begins, and the mark."""
    end = 0
    for start in sorted(at for mark in _MARKS for at in _places(text, mark)):
        mark = text[start]
        if start < end:
            continue
        if mark in _DOUBLED and text[start + 1 : start + 2] == mark:
            mark += mark
        end = start + len(mark)
        if mark != "`":
            yield start, mark


def _places(text: str, mark: str) -> Iterator[int]:
    """Yield where ``mark`` stands in ``text``."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _shape(text: str, start: int, mark: str) -> _Mark:
    end = start + len(mark)
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens = before in _OPENING_NEIGHBOURS and not after.isspace()
    closes = not before.isspace() and before not in "([{" and not after.isalnum()
    if mark in "„‚":
        opens, closes = not before.isalnum(), False
    elif mark == "``":
        closes = False
    elif mark in "”’":
        opens = mark == "”" and opens and not closes
        closes = not (before.isalnum() and after.isalnum()) or mark == "”"
    elif mark in "“‘":
        opens = opens or (mark == "“" and before in ",;:.!?" and after.isalnum())
        closes = closes or not opens
    elif before == " " and text[start - 2 : start - 1] in ("'", "’"):
        # The end of a quotation within a quotation: "They call it 'safety,' " he said.
        opens, closes = False, True
    if mark in "'‘" and before.isalnum() and after.isalnum():
        opens = closes = False
    return _Mark(start, end, mark, opens, closes)


def _closes(opened: _Mark, mark: _Mark) -> bool:
    if mark.text not in _CLOSERS[opened.text]:
        return False
    if opened.text in _SINGLES:
        return mark.may_close
    if mark.text in '“"' and mark.text != "''" and opened.text != "„":
        return mark.may_close
    return True


def _starts_anew(opened: _Mark, mark: _Mark) -> bool:
    """Tell whether ``mark`` shows that ``opened`` has lost its counterpart."""
    return mark.may_open and (mark.text == opened.text or (opened.text in _SINGLES and mark.text not in _SINGLES))


def _reopens(text: str, mark: _Mark) -> bool:
    """Tell whether a paragraph begins with ``mark``."""
    before = text[max(mark.start - 8, 0) : mark.start].rstrip(" \t")
    return not before or before[-1] == "\n"


def _line_end(ends: list[int], start: int) -> int:
    return ends[bisect_left(ends, start)]


def _outer(marks: list[_Mark], ix: int, opened: _Mark) -> _Mark:
    """Return the first mark from ``ix`` on that tells of the one opened: a word in single marks may be within."""
    if opened.text in _SINGLES:
        return marks[ix]
    return next((marks[at] for at in range(ix, len(marks)) if marks[at].text not in _SINGLES), marks[ix])


def _across(text: str, mark: _Mark, opened: _Mark, line_end: int, ends: list[int]) -> tuple[_Mark | None, int]:
    """Return what is still open when the text goes on behind ``line_end``, and the end of the line then reached.

    A quotation goes on in the next paragraph when that one opens it again, or when ``mark``, the next one, closes it.
    """
    between = text[line_end : mark.start]
    reopens = mark.text == opened.text and not between.strip()
    ends_here = mark.may_close and not mark.may_open and _closes(opened, mark) and between.strip().count("\n") == 0
    if opened.text in _SINGLES or not (reopens or ends_here):
        return None, -1
    return opened, _line_end(ends, mark.end)
