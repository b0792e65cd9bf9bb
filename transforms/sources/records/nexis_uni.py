"""The newer layout of Nexis, in Word documents and in text.

Title, source and date stand before each article, then fields such as ``Length:``, the word ``Body`` before its text and
``Load-Date:`` behind it; ``End of Document`` ends it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

ENDS = frozenset({"End of Document", "Ende des Dokuments"})
"""Lines that end an article."""
BODIES = frozenset({"Body", "Hauptteil", "Textkörper"})
"""Lines before the text of an article."""
_FIELD = re.compile(r"(Byline|Autor|Section|Rubrik|Length|Länge|Dateline|Highlight|Load-Date|Ladedatum)\s*:\s*(.*)")
_BEHIND = re.compile(r"(?:Load-Date|Ladedatum)\s*:|(?:Classification|Klassifizierung|Graphic|Grafik)\Z")
_COPYRIGHT = re.compile(r"(?:Copyright\b|©)")
WEEKDAY = re.compile(
    r"[,;]?\s*\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday|Saturday|Sunday)\b"
)
"""A weekday behind or before a date."""


class Head(NamedTuple):
    """What stands before the text of an article; empty where it says nothing."""

    title: str
    source: str
    published: str
    author: str
    section: str


def is_nexis_uni(text: str) -> bool:
    """Tell whether the beginning of a text is that of an article in this layout: fields of its head, then its body."""
    lines = [line.strip() for line in text.split("\n")]
    body = next((ix for ix, line in enumerate(lines) if line in BODIES), 0)
    return any(_FIELD.match(line) for line in lines[:body]) and any(map(_COPYRIGHT.match, lines[:body]))


def articles_of(lines: Sequence[str]) -> Iterator[range]:
    """Yield the places of the lines of each article; what stands behind the last end that Nexis marked is none."""
    ends = [ix for ix, line in enumerate(lines) if line.strip() in ENDS]
    start = 0
    for end in ends or [len(lines)]:
        yield range(start, end)
        start = end + 1


def body_of(lines: Sequence[str]) -> range | None:
    """Return the places of the lines of an article's text; null where none says that it begins."""
    begins = next((ix for ix, line in enumerate(lines) if line.strip() in BODIES), None)
    if begins is None:
        return None
    behind = (ix for ix in range(begins + 1, len(lines)) if _BEHIND.match(lines[ix].strip()))
    return range(begins + 1, next(behind, len(lines)))


def head_of(lines: Sequence[str]) -> Head:
    """Return what the lines before the body say.

    >>> head_of(["Rain", "The Courier", "May 4, 2026 Monday", "Byline: Ann Lee"]).published
    'May 4, 2026'
    """
    filled = [line.strip() for line in lines if line.strip()]
    fields: Mapping[str, str] = {match[1]: match[2] for match in map(_FIELD.match, filled) if match}
    names = [line for line in filled if not _FIELD.match(line) and not _COPYRIGHT.match(line)]
    title, source, published = [*names, *[""] * 3][:3]
    return Head(
        title,
        source,
        WEEKDAY.sub("", published),
        fields.get("Byline") or fields.get("Autor") or "",
        fields.get("Section") or fields.get("Rubrik") or "",
    )
