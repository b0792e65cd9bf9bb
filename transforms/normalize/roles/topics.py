"""Lists of links to other pages of the site: topics, tags, sections."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

_TAGS = re.compile(
    r"(?:schlagw(?:orte?|örter)|stichw(?:orte?|örter)|tags?|themen|topics?|keywords|filed under|more on|"
    r"more about|mehr zu(?: den themen)?|ressorts?|rubrik|kategorien?|categor(?:y|ies)|tagi|etiquetas|"
    r"mots[- ]clés|thèmes|temas|temi|trefwoorden|sur le même thème)\s?:\s?[^.!?]{2,300}|posted in [^.!?:]{2,60}",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:zu|zum|zur|weitere|mehr|alle|auch|ressorts|regionen|orte|themen|more|all)\b[^\d|:.!?]{0,60}:\s?"
    r"[^\d|:.!?]{2,40}(?:\s?\|\s?[^\d|:.!?]{2,40}){2,30}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Zu den Bezirken: Altstadt | Hafen | Uferviertel | Neustadt",
    spares="Tore: 1:0 Muster (12.) | 2:0 Beispiel (40.) | 2:1 Probe (88.)",
    words="zu zum zur weitere mehr alle auch ressorts regionen orte themen more all",
    max_chars=420,
)
def row_of_links(article: ArticleLines, ix: int) -> bool:
    """A label and a row of names with bars between: links to other pages."""
    line = article.lines[ix]
    return "|" in line.text and bool(_LINKS.fullmatch(line.text))


@rule(
    "promo",
    trips="Schlagworte: Hafen, Brücke, Musterstadt",
    spares="Themen: Die Brücke wird teurer. Der Hafen bleibt.",
    words=(
        "schlagworte schlagwort schlagwörter stichworte stichwort stichwörter tag tags themen topic topics "
        "keywords filed more mehr ressort ressorts rubrik kategorie kategorien category categories "
        "posted tagi etiquetas mots thèmes temas temi trefwoorden thème"
    ),
    max_chars=320,
)
def tag_list(article: ArticleLines, ix: int) -> bool:
    """A labelled list of topics that the page links to."""
    return bool(_TAGS.fullmatch(article.lines[ix].text))


_TOPICS = frozenset({"themen", "schlagwörter", "schlagworte", "stichwörter", "stichworte", "tags", "topics"})
TOPICS_FOOT = 14
"""Lines at the end of a text that its list of topics stands in."""
TOPIC_CHARS = 40


@rule(
    "promo",
    trips="Die Brücke steht.\nTHEMEN\n> Hafen\n> Brücken in Musterstadt",
    spares="THEMEN\n> Hafen\nDer Rat sprach am Montag über Hafen und Brücke, mehr nicht.",
    max_chars=TOPIC_CHARS,
    neighbours=True,
)
def topics_at_foot(article: ArticleLines, ix: int) -> bool:
    """The heading `Themen` with which a text ends, and the short lines below it."""
    if ix == 0 or not article.near_foot(ix, TOPICS_FOOT):
        return False
    heading = next((at for at in range(ix, 0, -1) if article.lines[at].lower.rstrip(" :") in _TOPICS), None)
    if heading is None or heading == len(article.lines) - 1:
        return False
    return all(len(line.text) <= TOPIC_CHARS and not line.ends for line in article.lines[heading + 1 :])
