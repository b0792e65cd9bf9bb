"""The dates that a page shows: in time elements and in lines that are nothing but a date, with who says so."""

import re
from collections.abc import Iterable

from lxml import html

from newsmill.transforms.normalize.dates.date_lines import Dates, add_lines, has_digits
from newsmill.transforms.normalize.dates.words import UPDATES
from newsmill.transforms.normalize.pages.region import Piece, line_of, rows_of

MAX_LINES = 200
"""Lines of a page that are looked at for a date."""
_WORD = re.compile(r"[^\W\d_]+")
_CHANGED = re.compile(r"(?:^|[\s_-])(?:modified|updated?|aktualisiert|changed|datemodified)(?:$|[\s_-])", re.IGNORECASE)
_INLINE = frozenset({"span", "b", "strong", "em", "i", "small", "abbr", "label", "a"})


def only_dates(pieces: Iterable[Piece]) -> Dates:
    """Return the dates of a page without any heading, one of publication and one of a change.

    Of several it cannot be told which is the article's.
    """
    found = shown_dates(pieces)
    for dates in (found.published, found.updated):
        if len({date.raw for date in dates}) > 1:
            dates.clear()
    return found


def shown_dates(pieces: Iterable[Piece]) -> Dates:
    """Return the dates among the elements of an article, those that say what they are first."""
    said, timed, lines = Dates(), Dates(), Dates()
    left = MAX_LINES
    for piece in pieces:
        name = (piece.element.get("itemprop") or "").lower()
        if name in ("datepublished", "datemodified"):
            said.add(_value(piece.element), name == "datemodified")
        elif piece.element.tag == "time":
            if piece.at_head or piece.element.get("pubdate") is not None:
                timed.add(_value(piece.element), _says_changed(piece.element))
        elif left and (line := line_of(piece.element)) and has_digits(line):
            left -= 1
            add_lines(lines, [line, *rows_of(piece.element)], piece.at_head)
    for more in (timed, lines):
        said.published += more.published
        said.updated += more.updated
    return said


def _value(element: html.HtmlElement) -> str:
    stated = element.get("datetime") or element.get("content") or ""
    return stated.strip() or line_of(element)


def _says_changed(element: html.HtmlElement) -> bool:
    """Tell whether a time element is that of a change: by its class, or by the words before it."""
    near = _WORD.findall(f"{_text_before(element)[-40:]} {line_of(element)}".lower())
    name = element.get("class") or ""
    return ("publish" not in name and bool(_CHANGED.search(name))) or any(word in UPDATES for word in near)


def _text_before(element: html.HtmlElement) -> str:
    """Return the text right before an element in its line."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return (parent.text or "") if parent is not None else ""
    return before.tail or (line_of(before) if before.tag in _INLINE else "")
