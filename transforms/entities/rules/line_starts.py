"""What the start of a line tells: the place of a dateline, and who asks in an interview.

``Altenbrück (dpa) - ``, ``Kiel/Lübeck (dpa) -`` and ``Lunden/Oberpfalz (dpa) -`` name places, whatever a tagger takes
them for. A paper or other organisation that stands at the start of several lines, right before a colon, marks its own
questions in an interview and is no mention: no article speaks of it there. English reports begin with a city in
capitals: ``DES MOINES - ``.
"""

import re
from collections import Counter

from newsmill.transforms.entities.found import RULE, Found
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import is_everyday
from newsmill.transforms.ground.gazetteer import cities_called

_DATELINE = re.compile(
    r"(?:^|(?<=\n))(?P<places>[^\W\d_a-zäöüß][^\n():/,\d]{1,30}(?:/[^\W\d_a-zäöüß][^\n():/,\d]{1,30})*)"
    r"(?:, (?:\d{1,2}\. \w{3,9}|[A-Z][a-z]{2,8}\.? \d{1,2}))? {1,3}"
    r"\((?:[a-z]{2,5}(?:/[a-z]{2,5})?|AFP|AP|KNA|SID|Reuters)\) {1,3}[-–—] "
)
_SHOUTED = re.compile(
    r"(?:^|(?<=\n))(?P<places>[A-Z][A-Z.'’]+(?:[ -][A-Z.'’]{2,}){0,2})(?:, (?:[A-Z][a-z]{1,8}\.?|[A-Z]\.[A-Z]\.)){0,1}"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z][A-Za-z]+\))? {1,3}[-–—] (?=[A-Z“\"])"
)
"""The place in capitals before the first sentence of an English report: ``DES MOINES - ``, ``CASPER, Wyo. - ``."""
_SHORTEST_SHOUT = 4
_AGENCY_ENDS = re.compile(r"\) {1,3}[-–—] ")
"""What every dateline ends with; a text without it is not looked through line by line."""
_PLACE = re.compile(r"[^/]+")
_TOWN_ON = re.compile(
    r"[^/]+/(?:Main|Oder|Saale|Donau|Rhein|Neckar|Inn|Isar|Lahn|Ruhr|Tauber|Weser|Elbe|Weinstraße|Breisgau|Oberpfalz"
    r"|Holstein|Westfalen|Sachsen|Thüringen)"
)
"""A town with what tells it from its namesakes."""
_QUESTIONS = 2
"""Lines that one organisation must begin before it is taken for the one that asks."""


def find_datelines(article: ArticleText) -> list[Found]:
    """Return the places of the datelines of ``article``."""
    shouted = _shouted(article) if article.facts.parts_runs else []
    if not _AGENCY_ENDS.search(article.text):
        return shouted
    return shouted + [
        Found(start, end, "LOC", None, RULE)
        for match in _DATELINE.finditer(article.text)
        for start, end in _places(article.text, *match.span("places"))
        if not is_everyday(article.text[start:end].split()[0], article.language)
    ]


def _shouted(article: ArticleText) -> list[Found]:
    """Return the city in capitals that an English report begins with."""
    match = next((match for line in _starts(article.text) if (match := _SHOUTED.match(article.text, line))), None)
    if match is None or len(match.group("places")) < _SHORTEST_SHOUT or not cities_called(match.group("places")):
        return []
    return [Found(*match.span("places"), "LOC", None, RULE)]


def _starts(text: str) -> tuple[int, int]:
    """Return where the first two lines begin, the title and the text below it."""
    return 0, text.find("\n") + 1


def _places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places between two offsets, parted at the slashes behind which no river or region stands."""
    if _TOWN_ON.fullmatch(text, start, end):
        return [(start, end)]
    places = _PLACE.finditer(text, start, end)
    return [(place.start(), place.start() + len(place.group().rstrip())) for place in places]


def drop_interviewers(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without the organisations that only mark the questions of an interview."""
    asking = Counter(name for span in spans if (name := _asking(article.text, span)) is not None)
    return [span for span in spans if asking[_asking(article.text, span) or ""] < _QUESTIONS]


def _asking(text: str, span: Found) -> str | None:
    """Return the organisation that begins a line right before a colon; null for any other mention."""
    begins_line = text[max(span.start - 1, 0) : span.start] in ("", "\n")
    is_asking = span.label == "ORG" and begins_line and text[span.end : span.end + 1] == ":"
    return text[span.start : span.end] if is_asking else None
