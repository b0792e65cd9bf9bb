"""Teasers: links to other articles on one line, with a label, glued together or in brackets, and headings of boxes."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.roles.teaser_leads import HEADER, ITEM_CHARS, LABELLED, LEAD_WORDS, STRONG

_OUR_PIECES = re.compile(
    r"[Uu]nsere (?:Berichte|Berichterstattung|Texte|Artikel|Beiträge|Reportagen|Interviews|Analysen)"
    r"(?: (?:zu[mr]?|über|aus)| rund um)(?: [\wÄÖÜäöüß„“-]{2,30}){0,6} [A-ZÄÖÜ„][\w“-]{2,30}:?"
)
"""A heading over links to the newsroom's own articles: it ends with a name or a noun, a sentence would with a verb."""
_GLUED = re.compile(
    r"mehr (?:zum thema|zum|zur|zu|über|aus|von)\b.{1,60}?(?:\b(?:bei|auf|in)\s(?:T\+|SZ Plus|SZ-Plus|ZEIT|F\+|"
    r"[A-ZÄÖÜ]\w{0,15}\s?(?:\+|Plus|plus)|[A-Z]{2,6}\b).*|\s[A-ZÄÖÜ„].*)",
    re.IGNORECASE,
)


@rule(
    "teaser",
    trips="Lesen Sie auch: Warum die Brücke erst im Herbst fertig wird",
    spares="Lesen Sie langsam, sagt der Lehrer: So bleibt mehr hängen.",
    words=LEAD_WORDS,
    max_chars=340,
)
def labelled_teaser(article: ArticleLines, ix: int) -> bool:
    """A label such as `Lesen Sie auch:` or `Read more:` and the headline it leads to, on one line."""
    line = article.lines[ix]
    found = LABELLED.fullmatch(line.text)
    if not found:
        return False
    return bool(STRONG.match(line.text)) or (
        not line.ends and len(line.text) <= ITEM_CHARS and not _is_speech(found["headline"])
    )


def _is_speech(text: str) -> bool:
    return text[0] in '„“"»' or text.endswith(("?", "!", "."))


@rule(
    "teaser",
    trips="Mehr zum Thema",
    spares="Mehr zum Thema Rente will die Regierung im Herbst vorlegen.",
    words=LEAD_WORDS,
    max_chars=70,
)
def teaser_heading(article: ArticleLines, ix: int) -> bool:
    """The heading of a box of links, alone on its line."""
    line = article.lines[ix]
    if line.text.endswith(("!", "?")):
        return False
    if _OUR_PIECES.fullmatch(line.text):
        return True
    return bool(HEADER.fullmatch(line.text)) and (
        len(line.tokens) > 1
        or line.text.endswith(":")
        or line.lower in ("related", "recommended", "trending", "meistgelesen")
    )


@rule(
    "teaser",
    trips="Mehr zum Hafen bei M+ Streit um die Brücke Warum der Kran steht Zehn Fragen an die Bürgermeisterin",
    spares="Mehr zum Hafen will die Stadt im Herbst sagen.",
    words="mehr",
    max_chars=900,
)
def glued_teasers(article: ArticleLines, ix: int) -> bool:
    """A line that begins `Mehr zu …` and goes on with headlines glued together.

    No sentence, no full stop at its end.
    """
    line = article.lines[ix]
    if line.ends or len(line.tokens) < 5 or line.text[-1] in ":,;":
        return False
    return bool(_GLUED.fullmatch(line.text)) and (line.sentences > 1 or len(line.text) > 60 or "+" in line.text)


_FACTS = re.compile(
    r"\b(?:erscheint|erschien(?:en)?|erschienen|verlag|label|regie|isbn|\d{1,4} (?:euro|seiten|minuten|uhr))\b|[€£$]",
    re.IGNORECASE,
)
"""What brackets tell of the book, the record, the play or the evening that an article is about."""
_MORE_THERE = re.compile(
    r"[.!?:–] (?:mehr|näheres|alles|einzelheiten|details) (?:dazu|darüber|hierzu) (?:(?:lesen|finden|erfahren) sie )?"
    r"(?:hier|in (?:diesem|unserem|unserer) (?:text|artikel|bericht|beitrag|interview|blog|newsblog|liveblog|"
    r"überblick|analyse))[.!]?$",
    re.IGNORECASE,
)
"""Where a bracket sends its reader."""


@rule(
    "teaser",
    trips="[Umbau am Hafen: Warum der Kran noch immer steht]",
    spares="[Die Werft gehört seit dem Winter der Stadt.]",
    max_chars=400,
)
def bracketed_teaser(article: ArticleLines, ix: int) -> bool:
    """A whole line in square brackets that is the headline of another article.

    It has a colon or a label and no full stop, or it says at its end where more is to be read.
    """
    text = article.lines[ix].text
    if text[0] != "[" or text[-1] != "]" or text.startswith(("[...", "[…")) or "[" in text[1:]:
        return False
    inside = text[1:-1].strip()
    if STRONG.match(inside) or _MORE_THERE.search(inside[-80:]):
        return True
    if _FACTS.search(inside):
        return False
    return ":" in inside[1:120] and inside[-1:] not in ".," and len(inside) > 15
