"""What content systems put below each item of a feed: the title and the site once more, or a way to the whole text."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.texts.lines import TextLines

MAX_CHARS = 600
"""Characters of a tail."""
TAILS = 2
"""Last lines in which tails are looked for: there may be one of the system and one of a plug-in."""

_TAIL = re.compile(
    r"(?:(?:der|dieser) (?:beitrag|artikel)(?: .{1,300})? (?:erschien zuerst (?:auf|bei|in)|ist zuerst erschienen "
    r"(?:auf|bei|in)|wurde zuerst veröffentlicht (?:auf|bei|in))|"
    r"(?:the|this) (?:post|article)(?: .{1,300})? (?:(?:was )?(?:originally |first )?(?:appeared|published)(?: first)?|"
    r"first appeared) (?:on|at|in)|"
    r"l[’']article .{1,300} est apparu en premier sur|(?:la entrada|el post) .{1,300} (?:se publicó primero en|"
    r"apareció primero en)|"
    r"l[’']articolo .{1,300} (?:proviene da|sembra essere il primo su)|o post .{1,300} apareceu primeiro em|"
    r"het bericht .{1,300} verscheen eerst op|inlägget .{1,300} dök först upp på|"
    r"(?:wpis|artykuł) .{1,300} (?:pojawił się poczatkowo na|pochodzi z serwisu))"
    r" .{1,200}|"
    r"(?:der|dieser) (?:beitrag|artikel)(?: .{1,300})? wurde zuerst (?:auf|bei|in) .{1,200} veröffentlicht\.?",
    re.IGNORECASE,
)
_MORE = (
    r"(?:weiterlesen|mehr lesen|(?:mehr|more|weiter)(?=\s?(?:[→»›…]|\.{3}|$))|"
    r"\[\s?(?:mehr|more|weiter|weiterlesen|read more)\s?(?:[→»›…]|\.{3})?\s?\]|"
    r"continue reading|read (?:more|on|the (?:rest|full (?:article|story)))|keep reading|"
    r"lire la suite|leer más|lees verder|(?:den )?(?:vollständigen|ganzen|kompletten) (?:artikel|beitrag|text) lesen"
    r"(?: sie)?)"
)
_TO_WHOLE = re.compile(rf"{_MORE}\s?(?:[:→»›…]{{1,3}}|\.{{3}})?(?:\s(.{{1,300}}))?", re.IGNORECASE)
_SITE_BEHIND = re.compile(r"(?:^|\s)(?:at|on|auf|bei|in|sur|en|op)\s\S.{0,60}$")
_START = re.compile(
    r"(?<=[.!?…\])”“\"»]) (?=(?:der|dieser|the|this|l[’']artic(?:le|olo)|la entrada|el post|o post|het bericht|"
    r"inlägget|wpis|artykuł)\b)",
    re.IGNORECASE,
)
_CUT = re.compile(
    rf"(?<=…|\]) (?={_MORE}\s?(?:[→»›…]|\.{{3}}|$))|(?<=[.!?“”\"»]) (?={_MORE}\s?(?:[→»›…]|\.{{3}})?$)", re.IGNORECASE
)
"""Where a way to the whole text begins: behind a cut, or with nothing after it behind a sentence."""


def with_tail_apart(text: TextLines) -> TextLines:
    """Return a text whose last lines end before the tails that stood in them; each tail is a line of its own.

    >>> with_tail_apart(TextLines(("It rained. The post Rain appeared first on Courier.",), frozenset())).lines
    ('It rained.', 'The post Rain appeared first on Courier.')
    """
    for ix in range(len(text.lines) - 1, max(len(text.lines) - 1 - TAILS, -1), -1):
        at = _tail_start(text.lines[ix])
        text = text if at is None else _parted(text, ix, at)
    return text


def _tail_start(line: str) -> int | None:
    """Return where the blank before a tail stands in a line; null without one."""
    begin = max(0, len(line) - MAX_CHARS)
    starts = [found.start() for found in _START.finditer(line, begin)]
    cut = _CUT.search(line, begin)
    return next((at for at in starts if _TAIL.fullmatch(line, at + 1)), cut.start() if cut else None)


def _parted(text: TextLines, ix: int, at: int) -> TextLines:
    """Return a text with line ``ix`` made two at a blank; what was told of it is told of the first."""
    line = text.lines[ix]

    def moved(positions: frozenset[int]) -> frozenset[int]:
        return frozenset(each + (each > ix) for each in positions)

    return TextLines(
        (*text.lines[:ix], line[:at], line[at + 1 :], *text.lines[ix + 1 :]),
        moved(text.spaced), moved(text.marked), moved(text.linked), moved(text.headlines),
    )  # fmt: skip


@rule(
    "agency",
    trips="Der Beitrag Brücke gesperrt erschien zuerst auf Hafenblatt.",
    spares="Der Beitrag der Stadt erschien zuerst gering, dann hoch.",
    words="beitrag artikel post article articolo entrada bericht inlägget wpis artykuł",
    max_chars=MAX_CHARS,
)
def tail_of_feed(article: ArticleLines, ix: int) -> bool:
    """What WordPress puts below each item of a feed: title and site, the title being said before."""
    return article.near_foot(ix) and bool(_TAIL.fullmatch(article.lines[ix].text))


@rule(
    "teaser",
    trips="Die Brücke über den Hafen bleibt bis zum Mai gesperrt.\n> Weiterlesen auf Hafenblatt",
    spares="Die Brücke über den Hafen bleibt bis zum Mai gesperrt.\n> Weiterlesen lohnt sich auf jeder Seite.",
    words="weiterlesen mehr more weiter lesen reading read lire leer lees",
    max_chars=MAX_CHARS,
)
def way_to_whole_text(article: ArticleLines, ix: int) -> bool:
    """A last line of an item: where its whole text is to be read, with nothing beside it but the title or a site."""
    found = _TO_WHOLE.fullmatch(article.lines[ix].text)
    if not found or ix == 0 or not article.near_foot(ix):
        return False
    rest, title = key_of(_SITE_BEHIND.sub("", found[1] or "")), key_of(article.title or "")
    return not rest or (bool(title) and rest == title)
