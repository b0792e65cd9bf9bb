"""The dates that a page shows: in time elements and in lines that are nothing but a date, with who says so.

A line is a date when the strict reader understands all of it (``28. April 2026, 9:30 Uhr``, ``Stand: ...``), alone or
as a part of a byline between bars. What says that it is the time of a change is no date of publication.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import html

from newsmill.transforms.normalize.dates.forms import read_written
from newsmill.transforms.normalize.dates.words import LABELS, UPDATES
from newsmill.transforms.normalize.dates.written_date import WrittenDate
from newsmill.transforms.normalize.pages.region import Piece, line_of, rows_of
from newsmill.transforms.normalize.texts.text import StatedDate

TOP_LINES = 8
"""Lines of a text above whose first paragraph its date stands, if anywhere."""
PARAGRAPH = 120
"""Characters from which a line is a paragraph."""
MAX_LINES = 200
"""Lines of a page that are looked at for a date."""
MAX_BARS = 8
"""Parts between bars that are looked at."""
SENTENCE = 7
"""Blanks of a shorter line that ends like a sentence and is one."""
_BARS = re.compile(
    r"\s[|•·/–—-]\s|\s?[|•·;]\s?|,\s(?=(?:zuletzt |last )?(?:aktualisiert|geändert|update[d]?|modified|stand)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_PLACE = re.compile(
    r"[A-ZÄÖÜ][\w./-]{2,30}(?:\s(?:am|an der|im|bei)\s[A-ZÄÖÜ]\w{2,20}|\s[A-ZÄÖÜ]\w{2,20})?,\s(?=\d|den\s|am\s)"
)
"""A place before the day, as on letters and statements."""
_SIGN = re.compile(r"\s\([A-Za-zÄÖÜäöü/-]{2,12}\)$")
"""Initials or an agency behind the day."""
_BYLINE = re.compile(r"(?:von|by|autor(?:in)?:?|text:?)\s[^\d,|]{2,60},\s", re.IGNORECASE)
_CHANGED = re.compile(r"(?:^|[\s_-])(?:modified|updated?|aktualisiert|changed|datemodified)(?:$|[\s_-])", re.IGNORECASE)
_INLINE = frozenset({"span", "b", "strong", "em", "i", "small", "abbr", "label", "a"})
_TEXT = "text"


class Dates:
    """Dates of publication and of changes, in the order in which they are to be tried."""

    def __init__(self) -> None:
        self.published: list[StatedDate] = []
        self.updated: list[StatedDate] = []

    def add(self, raw: str, changed: bool) -> None:
        """Take a date as it stands."""
        (self.updated if changed else self.published).append(StatedDate(raw, _TEXT))


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
        elif left and (line := line_of(piece.element)) and _has_digits(line):
            left -= 1
            _add_lines(lines, [line, *rows_of(piece.element)], piece.at_head)
    for more in (timed, lines):
        said.published += more.published
        said.updated += more.updated
    return said


def dates_of_lines(lines: tuple[str, ...]) -> Dates:
    """Return the dates of a text: lines above its first paragraphs, and those anywhere near the ends that have a label.

    >>> dates_of_lines(("Rain", "30. April 2026, 14:05 Uhr", "It rained all day.")).published[0].raw
    '30. April 2026, 14:05 Uhr'
    """
    found = Dates()
    top = next((ix for ix, line in enumerate(lines[:TOP_LINES]) if _is_text(line)), TOP_LINES)
    _add_lines(found, lines[:top], True)
    _add_lines(found, lines[max(top, len(lines) - 3) :], False)
    return found


def _is_text(line: str) -> bool:
    return len(line) >= PARAGRAPH or (line[-1:] in '.!?“”"»«' and line.count(" ") >= SENTENCE)


def _add_lines(found: Dates, lines: Iterable[str], at_head: bool) -> None:
    for line in filter(_may_hold_date, lines):
        for part in _parts(line) if at_head or _has_label(line) else ():
            written = _full_date(part)
            if written is not None and (at_head or _has_label(part)):
                found.add(part, written.changed)


def _may_hold_date(line: str) -> bool:
    return len(line) <= PARAGRAPH and _has_digits(line)


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a short line that may be a date: all of it, then what stands between bars or behind a name."""
    place = _PLACE.match(line)
    day = _SIGN.sub("", line[place.end() :] if place and ":" not in line else line)
    if _full_date(day):
        yield day
        return
    parts = [_BYLINE.sub("", part.strip(), count=1) for part in _BARS.split(line)][:MAX_BARS]
    spans = [(start, end) for start in range(len(parts)) for end in range(len(parts), start, -1)]
    yield from (part for start, end in spans if _full_date(part := " ".join(parts[start:end])))


def _full_date(text: str) -> WrittenDate | None:
    """Return the date that a text is, if it names a day and is more than a number."""
    if not _has_digits(text) or text.isdigit():
        return None
    written = read_written(text)
    return written if written is not None and written.precision in ("day", "minute", "second") else None


def _has_digits(text: str) -> bool:
    """Tell whether a text has as many digits as the shortest day with its year: 5. Mai 2026."""
    return sum(map(str.isdigit, text)) >= 5


def _has_label(text: str) -> bool:
    return any(word.lower() in LABELS for word in _WORD.findall(text))


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
