"""Clubs called by the name of their town: ``Kiel`` in an article about sport that names the ``THW Kiel``.

A tagger reads a town. It is a club, in an article with words that only sport has, where the words beside it are those
of a match (``gegen Kiel``, ``Leeds manager``, ``Boston 5, Seattle 3``: ``lists/club_cues.txt``), or where the article
names a club in full that has the town in its name, unless a word that only places need stands by it (``in Kiel``) or
it is a city of the lexicon (``Leipzig`` stands for itself too often, also where RB Leipzig plays).
Behind ``and`` a place is a club where the one before it is. What clubs are called by goes on with the name
(``Philadelphia`` + ``76ers``). Countries play, too, and stay countries.
"""

import re
from functools import cache
from typing import NamedTuple

from newsmill.transforms.entities.found import RULE, Entity, Found
from newsmill.transforms.entities.lists import table
from newsmill.transforms.entities.names.entity_keys import identity_key, named_entity
from newsmill.transforms.entities.overlaps import without_overlaps
from newsmill.transforms.entities.text.article_text import ArticleText

ENOUGH_WORDS = 3
"""Distinct words of sport, or sides of a result, that an article must have."""
_BEFORE = re.compile(r"(?:([^\W\d_][\w-]*)\s)?([^\W\d_][\w-]*)\s\Z")
_BEHIND = re.compile(r" ((?:76|49)ers|[^\W\d_][\w-]*)")
_NAME = r"[^\W\d_a-zäöüß][^\W\d_]+(?: [^\W\d_a-zäöüß][^\W\d_]+)?"
_SCORE = re.compile(
    rf"(?:(?<=\n)|(?<=\A)|(?<=[:;,] ))({_NAME})"
    rf"(?: \d{{1,3}}(?:,| -)? ({_NAME}) \d{{1,3}}(?=\s*[\n;(]|\.?\s*\Z|\.\s)| ?[-–] ({_NAME}) \d{{1,3}}:\d{{1,3}})"
)
"""``Boston 5, Seattle 3`` (two of them, no longer list of numbers), ``Lemgo - Eisenach 25:26``."""
_RESULT = re.compile(rf"\d(?:(?:,| -)? {_NAME} \d|:\d)")
"""What every score holds, found by its digit: where there is none, the names of a text need not be tried."""
_LISTED_BEFORE = re.compile(r"\d, \Z")
_AND = frozenset(["and", "or", "und", "oder", "sowie"])
_BOTH = re.compile(r" (?:and|und|sowie) ")


class _Cues(NamedTuple):
    sport: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    mark: frozenset[str]
    place: frozenset[str]


class _Reading(NamedTuple):
    article: ArticleText
    cues: _Cues
    full: dict[str, Entity | None]
    """Clubs named in full by their town; null where two share one."""
    scores: frozenset[int]
    """Where the sides of results begin."""


def call_clubs(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) with the towns that are clubs as such, those named in full as these."""
    cues = _cues(article.facts.code)
    if not any(_may_be_club(span) for span in spans):
        return spans
    scores = _scores(article.text)
    if len(cues.sport & article.words.keys()) + len(scores) < ENOUGH_WORDS:
        return spans
    reading = _Reading(article, cues, _full_names(spans, cues), scores)
    called: list[Found] = []
    last: Found | None = None
    for span in spans:
        club = _called(reading, span, last) if _may_be_club(span) else None
        called.append(club or span)
        last = club or (span if _is_club_in_full(span, cues) else None)
    return without_overlaps(called)


def _may_be_club(span: Found) -> bool:
    """Tell whether ``span`` is a town or region, or an organisation that no list of the user's has."""
    if span.entity is None or span.entity.country_code is not None:
        return False
    is_open = span.entity.kind in (None, "city", "region", "state")
    return is_open and span.label in ("LOC", "ORG") and not span.entity.key.startswith("list:")


def _is_club_in_full(span: Found, cues: _Cues) -> bool:
    if span.label != "ORG" or span.entity is None:
        return False
    return span.entity.kind == "club" or not cues.mark.isdisjoint(span.entity.name.split(" "))


def _full_names(spans: list[Found], cues: _Cues) -> dict[str, Entity | None]:
    full: dict[str, Entity | None] = {}
    for span in spans:
        if span.entity is None or not _is_club_in_full(span, cues):
            continue
        words = span.entity.name.split(" ")
        town = [word for word in words if word not in cues.mark and not word[:1].isdigit()]
        for name in _towns(" ".join(town)) if town else ():
            full[name] = span.entity if full.get(name, span.entity) == span.entity else None
    return full


def _towns(name: str) -> tuple[str, ...]:
    """Return the town in the name of a club, also that of a German adjective: ``Hamburger``, ``Hallescher``."""
    return (name, *(name.removesuffix(end) for end in ("scher", "schen", "er") if name.endswith(end)))


def _called(reading: _Reading, span: Found, last: Found | None) -> Found | None:
    """Return ``span`` as the club that it names, ``last`` being the mention before it if a club; null for another."""
    text = reading.article.text
    name = text[span.start : span.end]
    behind = _BEHIND.match(text, span.end)
    following = behind.group(1) if behind else ""
    if span.label == "LOC" and following in reading.cues.mark:
        end = span.end + 1 + len(following)
        return Found(span.start, end, "ORG", None, RULE, named_entity("ORG", text[span.start : end], None))
    is_beside = last is not None and _BOTH.fullmatch(text, last.end, span.start) is not None
    if not (is_beside or _is_club(reading, span, name, following)):
        return None
    entity = reading.full.get(name) or Entity("ORG", identity_key("ORG", name), name)
    return span._replace(label="ORG", method=RULE, entity=entity)


def _is_club(reading: _Reading, span: Found, name: str, following: str) -> bool:
    if span.label == "ORG":
        return reading.full.get(name) is not None
    if span.start in reading.scores or name.rpartition(" ")[2] in reading.cues.mark:
        return True
    before = _BEFORE.search(reading.article.text, max(span.start - 40, 0), span.start)
    words = [word.casefold() for word in (before.groups() if before else ()) if word]
    if words and (words[-1] in reading.cues.before or "+".join(words) in reading.cues.before):
        return True
    if (words and (words[-1] in reading.cues.place or words[-1] in _AND)) or following in reading.cues.place:
        return False
    is_listed = span.entity is not None and span.entity.kind is not None
    return (name in reading.full and not is_listed) or following in reading.cues.behind


def _scores(text: str) -> frozenset[int]:
    if not _RESULT.search(text):
        return frozenset()
    matches = [
        match
        for match in _SCORE.finditer(text)
        if not _LISTED_BEFORE.search(text, max(match.start() - 4, 0), match.start())
    ]
    return frozenset(match.start(side) for match in matches for side in (1, 2, 3) if match.start(side) >= 0)


@cache
def _cues(language: str) -> _Cues:
    rows: dict[str, set[str]] = {}
    for code, what, words in table("club_cues"):
        if code == language or what == "mark":
            rows.setdefault(what, set()).update(words.split())
    return _Cues(*(frozenset(rows.get(what, ())) for what in _Cues._fields))
