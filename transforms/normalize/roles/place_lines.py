"""Datelines that begin with a place: with its agency, its date, or alone below a byline."""

import re

from newsmill.transforms.ground.gazetteer import cities_called, is_ambiguous, region_country
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.moments import CLOCK, DAY
from newsmill.transforms.normalize.roles.rule import rule

_PLACE = (
    r"[A-ZÀ-ÞĀŁŚŞŠŽČ][\w.'’/-]{1,30}(?:\s(?:am|an der|a\.|im|ob der|del?|la|of|the|"
    r"von)?\s?[A-ZÀ-ÞĀŁŚŞŠŽČ(][\w.'’/)-]{0,30}){0,3}"
)
_WIRES = "dpa afp ap reuters epd kna sid apa sda dapd afx tass upi ots"
_WIRE = rf"(?i:{_WIRES.replace(' ', '|')})"
_SIGNED = rf"\((?:[\w.]{{1,20}}[ /-]){{0,2}}{_WIRE}(?:[ /-][\w.]{{1,20}}){{0,3}}\)|/{_WIRE}"
_DATELINE = re.compile(
    rf"{_PLACE}(?:,\s(?:{DAY}|[A-Z]\w{{1,20}}\.?))?\s?(?:,\s{DAY}\s?)?(?:{_SIGNED})\s?[-–—.:]{{0,3}}"
)
_PLACE_DATE = re.compile(rf"{_PLACE}(?:,\s(?i:(?:den\s)?{DAY})\.?|\.\s(?i:{DAY},\s{CLOCK}))")


@rule(
    "dateline",
    trips="Musterstadt (dpa) -",
    spares="Musterstadt (dpa) - Die Brücke ist gesperrt.",
    max_chars=100,
    words=_WIRES,
)
def standing_dateline(article: ArticleLines, ix: int) -> bool:
    """Place and agency alone on a line; a dateline that begins a paragraph stays with it."""
    return article.near_top(ix) and bool(_DATELINE.fullmatch(article.lines[ix].text))


@rule(
    "dateline",
    trips="> Musterstadt, 12. März 2024\nDie Brücke ist gesperrt.",
    spares="> Musterstadt, am Tag danach\nDie Brücke ist gesperrt.",
    max_chars=70,
)
def place_and_date(article: ArticleLines, ix: int) -> bool:
    """Place and date alone among the first lines."""
    return article.near_top(ix, 5) and bool(_PLACE_DATE.fullmatch(article.lines[ix].text))


_PLACE_ALONE = re.compile(r"[A-ZÄÖÜ][\w.'’/-]{1,30}(?: [A-ZÄÖÜ][\w.'’/-]{1,30}){0,2}")
_WHERE = frozenset({"in", "aus", "nach", "bei", "from", "near"})
"""Words behind which a place stands."""
_WHICH = frozenset({
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "zur", "zum", "am", "im", "vom", "ins", "the",
    "a", "an",
})  # fmt: skip
"""Words behind which what only has a city's name stands: ``in Rede``, but ``die Rede`` too."""
PROSE = 60
"""Characters of the shortest paragraph below a place."""


@rule(
    "dateline",
    trips="Von Mara Beispiel\n> Rostock\nDer Rat sperrt die alte Brücke in Rostock vom Montag an bis zum Herbst.",
    spares="Von Mara Beispiel\n> Gefahr\nDer Rat sieht die alte Brücke in Gefahr und sperrt sie bis zum Herbst.",
    max_chars=60,
    neighbours=True,
)
def place_below_byline(article: ArticleLines, ix: int) -> bool:
    """A city or a region on the line below a byline, above the date or the first paragraph.

    The text must have it behind `in`, `aus` or their like, and no subheads.
    """
    text = article.lines[ix].text
    if article.role(ix - 1) != "byline" or not article.near_top(ix) or not _PLACE_ALONE.fullmatch(text):
        return False
    return _begins_text(article, ix + 1) and _names_place(article, text)


def _begins_text(article: ArticleLines, ix: int) -> bool:
    """Tell whether dates and then paragraphs stand from ``ix`` on, without a subhead among them."""
    rest = [line for at, line in enumerate(article.lines[ix:], ix) if article.role(at) is None]
    below = article.at(ix)
    opens = below is not None and (article.role(ix) == "dateline" or (below.ends and len(below.text) >= PROSE))
    return opens and bool(rest) and not any(line.head_like for line in rest)


def _names_place(article: ArticleLines, text: str) -> bool:
    """Tell whether ``text`` is a place that the lines have behind a word for where and never behind an article."""
    before = re.compile(rf"\b(\w{{1,12}}) {re.escape(text)}(?![\w-])")
    words = {found[1].lower() for line in article.lines for found in before.finditer(line.text)}
    if words.isdisjoint(_WHERE) or not words.isdisjoint(_WHICH):
        return False
    return not is_ambiguous(text) and bool(cities_called(text) or region_country(text))
