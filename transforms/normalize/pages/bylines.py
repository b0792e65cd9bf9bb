"""The authors that a page shows where it states none: elements that say so, and lines of nothing but a byline."""

import re
from collections.abc import Iterable

from lxml import html

from newsmill.transforms.normalize.byline_words import GENRE, PICTURES
from newsmill.transforms.normalize.pages.region import Piece, line_of, rows_of
from newsmill.transforms.normalize.roles.names import NAME, NAMES, NEWS_AGENCIES, is_from_to
from newsmill.transforms.normalize.roles.posts import POST

MAX_CHARS = 120
"""Characters of a byline."""
_LABEL = (
    r"(?:[Vv]on(?:\sunser(?:em|er|en)\s[\w-]{3,30})?:?|VON:?|[Bb]y|BY|Text(?:\svon)?:?|Autor(?:in)?:|"
    r"(?:Interview|Protokoll|Gespräch|Bericht|Reportage|Analyse|Kommentar|Gastbeitrag|Recherche)(?::|\svon:?)|"
    rf"[Ee]ine?\s(?i:{GENRE})\svon|"
    r"(?:[Gg]eschrieben|[Vv]erfasst|[Aa]ufgezeichnet|[Gg]espeichert|[Ee]ingestellt|[Ee]rstellt|[Vv]eröffentlicht)\svon:?|"
    r"(?:[Ww]ritten|[Pp]osted|[Ss]ubmitted|[Rr]eported|[Ww]ords|[Ss]tory)\s[Bb]y:?)"
)
_PLACE = r"[A-ZÄÖÜ][\w.-]{1,30}(?:\s(?:am|an\sder|im)\s[A-ZÄÖÜ]\w{1,20}|\s[A-ZÄÖÜ][\w.-]{1,30})?"
_PLACED = rf"{NAME}(?:\s(?:in|aus|from)\s{_PLACE})?"
_AGENCY_BEHIND = rf"(?:\s?[,/]\s?(?:(?i:{NEWS_AGENCIES})|[A-ZÄÖÜ]{{2,6}}))?"
_POST = rf"(?i:(?:[\w-]{{2,20}}\s){{0,3}}[\w-]{{0,24}}(?:{POST}|redaktion|correspondante?|corresponsal|corrispondente))"
_BEHIND = (
    rf"(?:\s?,\s(?:{_POST}|{_PLACE})|\s\([^()]{{2,60}}\)|\s(?:am|on|um|at|vom)\s[^|\d]{{0,24}}\d[^|]{{0,24}}|"
    rf"\s\d{{1,2}}\.[^|]{{3,60}}|\s?[,/]?\s(?i:{PICTURES})(?:\svon|\sby)?\s?:?\s[^|]{{3,60}})?"
)
"""What stands behind the names: somebody's post or place, or the day."""
_BYLINE = re.compile(
    rf"{_LABEL}\s({_PLACED}(?:\s?,\s?{_PLACED}|\s(?:und|and|sowie|&|mit|with)\s{_PLACED}){{0,5}}{_AGENCY_BEHIND})"
    rf"{_BEHIND}"
)
"""A byline, with the agency or the broadcaster behind it."""
_ROMANCE = re.compile(
    rf"(?:[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]oor|[AaÅ][vf])\s?:?\s({NAME}(?:\s?,\s?{NAME}){{0,4}}(?:\s(?:et|y|e|en|och|og)\s{NAME})?){_BEHIND}"
)
"""A byline in French, Spanish, Italian, Dutch, Swedish or Danish."""
_ONLY_NAMES = re.compile(NAMES)
_ONLY_POST = re.compile(rf"{_POST}")
_LABEL_ALONE = re.compile(r"(?:Von|By|Par|Por|Di|Door|Av|Text|Autor(?:in|en)?|Authors?)\s?:?", re.IGNORECASE)
"""The word before the names of a byline that stand in the next element."""
_CALLED = re.compile(r"(?:^|[\s_-])(?:authors?|autor(?:en|in)?|byline)(?:$|\s|[_-]{1,2}name)", re.IGNORECASE)
"""What pages call an element that names the authors."""
_BARS = re.compile(r"\s?[|•·]\s?|\s[–—-]\s")
"""What stands between a byline and the date beside it."""


def names_in_byline(line: str) -> str | None:
    """Return the names of a line that is a byline and perhaps a date; null for another.

    >>> names_in_byline("Von Ina Sommer, NDR | 21. April 2026"), names_in_byline("Von Ufer zu Ufer")
    ('Ina Sommer, NDR', None)
    """
    parts = [part for part in _BARS.split(line[: MAX_CHARS + 1]) if not is_from_to(part)]
    return next((found[1] for part in parts if (found := _BYLINE.fullmatch(part) or _ROMANCE.fullmatch(part))), None)


def _named(element: html.HtmlElement) -> list[str]:
    """Return the lines of an element that is called after authors, where each is nothing but names."""
    if not _CALLED.search(element.get("class") or ""):
        return []
    rows = rows_of(element)
    if rows and all(len(row) <= MAX_CHARS and _is_names(row) for row in rows):
        return rows
    parts = _parts_of(element) if len(rows) == 1 else []
    named = [part for part in parts if _is_names(part)]
    if named and all(part in named or _ONLY_POST.fullmatch(part) for part in parts):
        return named
    first = next((line for link in element.iter("a") if (line := line_of(link))), "")
    return [first] if _is_names(first) else []


def _is_names(text: str) -> bool:
    """Tell whether a text is nothing but names; a post written large would be the end of one."""
    return bool(_ONLY_NAMES.fullmatch(text)) and not _ONLY_POST.fullmatch(text.rsplit(maxsplit=1)[-1])


def _parts_of(element: html.HtmlElement) -> list[str]:
    """Return the texts of an element's children; none where it has text of its own between them."""
    own = (element.text, *(child.tail for child in element))
    texts = [line_of(child) for child in element if isinstance(child.tag, str)]
    return [] if any(text and text.strip(" \t\n,|·•") for text in own) else [text for text in texts if text]


def _declared_name(element: html.HtmlElement) -> str:
    """Return the name within an element that is declared an author, else all of its text."""
    name = next(element.iterfind(".//*[@itemprop='name']"), element)
    return line_of(name) or " ".join((name.get("content") or "").split())[:MAX_CHARS]


def bylines(pieces: Iterable[Piece]) -> list[str]:
    """Return the strings that name authors: those of ``rel`` or ``itemprop`` before those of a line.

    One word alone is the name of an account as often as that of a person.
    """
    said: list[str] = []
    lines: list[str] = []
    labelled = False
    for piece in pieces:
        element = piece.element
        if "author" in (element.get("rel") or "").split() or "author" in (element.get("itemprop") or "").split():
            said.append(_declared_name(element))
        elif piece.at_head and not lines:
            line = line_of(element)
            lines += [line] if labelled and len(line) <= MAX_CHARS and _ONLY_NAMES.fullmatch(line) else []
            labelled = bool(_LABEL_ALONE.fullmatch(line)) or (labelled and not line)
            lines = lines or list(filter(None, map(names_in_byline, rows_of(element))))[:1] or _named(element)
    return [name for name in said if " " in name] or lines
