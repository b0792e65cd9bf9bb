"""Dates in lines of text: a line is a date when the strict reader understands all of it, alone or between bars.

What says that it is the time of a change (``Stand: ...``) is no date of publication.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsmill.transforms.normalize.dates.forms import read_written
from newsmill.transforms.normalize.dates.stated_date import StatedDate
from newsmill.transforms.normalize.dates.words import LABELS
from newsmill.transforms.normalize.dates.written_date import WrittenDate

TOP_LINES = 8
"""Lines of a text above whose first paragraph its date stands, if anywhere."""
PARAGRAPH = 120
"""Characters from which a line is a paragraph."""
MAX_BARS = 8
"""Parts between bars that are looked at."""
SENTENCE = 7
"""Blanks of a shorter line that ends like a sentence and is one."""
_BARS = re.compile(
    r"\s[|•·/–—-]\s|\s?[|•·;]\s?|,\s(?=(?:zuletzt |last )?(?:aktualisiert|geändert|update[d]?|modified|stand)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_BARS_AND_BRACKETS = re.compile(rf"{_BARS.pattern}|\s?[()]\s?", re.IGNORECASE)
_CLOCK = re.compile(r"\s*(?:\d{1,2}[:.h]\d{2}(?:\s?(?:Uhr|h|[ap]m))?)\s*", re.IGNORECASE)
_AGO = re.compile(
    r"\s*(?:\w{1,12}\s){0,2}(?:(?:vor|há|hace|il y a|for)\s\d{1,3}\s\w{2,9}|\d{1,3}\s\w{2,8}\s(?:ago|fa|geleden|"
    r"temu|sedan))\s*",
    re.IGNORECASE,
)
"""How long ago something was changed, beside a date."""
_PLACE = re.compile(
    r"[A-ZÄÖÜ][\w/-]{2,30}(?:\s(?:am|an der|im|bei)\s[A-ZÄÖÜ]\w{2,20}|\s[A-ZÄÖÜ]\w{2,20})?[.,]\s(?=\d|den\s|am\s)"
)
"""A place before the day, as on letters and statements; with a comma and a time of day it is that of an event."""
_SIGN = re.compile(r"\s\([A-Za-zÄÖÜäöü/-]{2,12}\)$")
"""Initials or an agency behind the day."""
_BYLINE = re.compile(r"(?:von|by|autor(?:in)?:?|text:?)\s[^\d,|]{2,60}(?:,\s|\s(?=\d))", re.IGNORECASE)
TEXT = "text"
"""Where such a date stands."""


class Dates:
    """Dates of publication and of changes, in the order in which they are to be tried."""

    def __init__(self) -> None:
        self.published: list[StatedDate] = []
        self.updated: list[StatedDate] = []

    def add(self, raw: str, changed: bool) -> None:
        """Take a date as it stands."""
        (self.updated if changed else self.published).append(StatedDate(raw, TEXT))


def dates_of_lines(lines: tuple[str, ...]) -> Dates:
    """Return the dates of a text: lines above its first paragraphs, and those anywhere near the ends that have a label.

    >>> dates_of_lines(("Rain", "30. April 2026, 14:05 Uhr", "It rained all day.")).published[0].raw
    '30. April 2026, 14:05 Uhr'
    """
    found = Dates()
    if sum("*" in line for line in lines) == 1:  # else each of thousands of starred lines would ask all
        lines = tuple(without_star(line, lines) for line in lines)
    top = next((ix for ix, line in enumerate(lines[:TOP_LINES]) if _is_text(line)), TOP_LINES)
    add_lines(found, lines[:top], True)
    add_lines(found, lines[max(top, len(lines) - 3) :], False)
    return found


def without_star(line: str, lines: Iterable[str]) -> str:
    """Return a line without the star before it, unless another of ``lines`` has one that may refer to it.

    >>> without_star("* Stand: 4. Mai 2026", ["Rain", "* Stand: 4. Mai 2026"])
    'Stand: 4. Mai 2026'
    >>> without_star("* Stand: 4. Mai 2026", ["Rain fell on 300* days.", "* Stand: 4. Mai 2026"])
    '* Stand: 4. Mai 2026'
    """
    if line[:1] != "*" or len(list(islice((each for each in lines if "*" in each), 2))) > 1:
        return line
    return line[1:].lstrip()


def _is_text(line: str) -> bool:
    return len(line) >= PARAGRAPH or (line[-1:] in '.!?“”"»«' and line.count(" ") >= SENTENCE)


def add_lines(found: Dates, lines: Iterable[str], at_head: bool) -> None:
    """Take the dates that lines are; of those that are not at the article's head, the ones with a label."""
    for line in filter(_may_hold_date, lines):
        for part in _parts(line) if at_head or has_label(line) else ():
            written = _full_date(part)
            if written is not None and (at_head or has_label(part)):
                found.add(part, written.changed)


def _may_hold_date(line: str) -> bool:
    return len(line) <= PARAGRAPH and has_digits(line)


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a short line that may be a date: all of it, then what stands between bars or behind a name."""
    place = _PLACE.match(line)
    before = place is not None and (":" not in line or place[0].rstrip().endswith("."))
    day = _SIGN.sub("", line[place.end() :] if place and before else line)
    if _full_date(day):
        yield day
        return
    parts = [_BYLINE.sub("", part.strip(), count=1) for part in _BARS.split(line)][:MAX_BARS]
    spans = [(start, end) for start in range(len(parts)) for end in range(len(parts), start, -1)]
    yield from (part for start, end in spans if _full_date(part := " ".join(parts[start:end])))


def _full_date(text: str) -> WrittenDate | None:
    """Return the date that a text is, if it names a day and is more than a number."""
    if not has_digits(text) or text.isdigit():
        return None
    # 04/05/2026 is a date in either order; which, the language of the page says later.
    written = read_written(text) or read_written(text, "en-gb")
    return written if written is not None and written.precision in ("day", "minute", "second") else None


def has_digits(text: str) -> bool:
    """Tell whether a text has as many digits as the shortest day with its year: 5. Mai 2026."""
    return sum(map(str.isdigit, text)) >= 5


def is_line_of_dates(line: str) -> bool:
    """Tell whether a line is nothing but a date, or several between bars or brackets, and their times of day.

    >>> is_line_of_dates("17 aprile 2026 (modifica il 17 aprile 2026 | 09:01)"), is_line_of_dates("Am 17. April")
    (True, False)
    """
    if not _may_hold_date(line):
        return False
    if _full_date(line):
        return True
    parts = [part for part in _BARS_AND_BRACKETS.split(line) if part.strip()][: MAX_BARS + 1]
    dates = [bool(_full_date(part)) for part in parts]
    return any(dates) and all(
        is_date or _CLOCK.fullmatch(part) or _AGO.fullmatch(part) for is_date, part in zip(dates, parts, strict=True)
    )


def has_label(text: str) -> bool:
    """Tell whether a text holds a word that announces a date: ``Stand``, ``Published``."""
    return any(word.lower() in LABELS for word in _WORD.findall(text))
