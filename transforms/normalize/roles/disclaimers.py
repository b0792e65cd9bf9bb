"""Lines by which a newsroom keeps its distance from a guest's text: whose views it holds, and whose it does not."""

import re

from newsmill.transforms.ground.speech import SAYS
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

TOP = 3
"""Lines at the beginning of a text that such a line stands in."""

_ENGLISH = re.compile(
    r"\W{0,2}(?:disclaimer: |note: )?(?:(?:any|all|the) )?(?:views?|opinions?)(?:,? (?:and|or) (?:views?|opinions?))? "
    r"(?:expressed|stated|presented|given|contained)\b.{0,120}\b(?:are (?:solely )?(?:those of|his|her|their)|"
    r"(?:do|does|may) not (?:necessarily |always )?(?:reflect|represent)|are not (?:necessarily )?those of)\b.{2,200}|"
    r"\W{0,2}(?:this|the) (?:article|column|commentary|piece|op-ed|essay|post) (?:reflects|represents|expresses|gives) "
    r"(?:only |solely )?the (?:views?|opinions?) of (?:the|its) (?:authors?|writers?)\b.{0,120}",
    re.IGNORECASE,
)
_GERMAN = re.compile(
    r"\W{0,2}(?:(?:hinweis|anmerkung): )?(?:der|die|dieser|diese|dieses|das|alle|in|gast\w*|meinungs\w*|namentlich|"
    r"kommentare|kolumnen|leserbriefe)\b.{0,110}\b(?:gibt|geben|spiegelt|spiegeln|entspricht|entsprechen|vertritt)\b"
    r".{0,60}\b(?:meinung|ansicht|auffassung|haltung)(?:en)?\b.{0,100}",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\b(?:authors?|writers?|columnists?|contributors?|editors?|editorial|publishers?|publication|newspaper|newsroom|"
    r"article|column|commentary|op-ed|(?:gast)?autor(?:in|en|innen|s)?|verfasser\w*|redaktion|verlag(?:e?s)?|"
    r"herausgeber\w*|zeitung)\b",
    re.IGNORECASE,
)
"""Of a text or of those who make it: the views of a council are news."""
_REPORTED = re.compile(rf"[„“”\"«»]|\b(?:{SAYS}|sage|hieß|heißt)\b", re.IGNORECASE)


@rule(
    "agency",
    trips="The council meets in May.\n> The views expressed in this article do not always reflect the paper's own.",
    spares="The views expressed in the survey do not necessarily reflect those of the town.",
    words="views view opinions opinion meinung meinungen ansicht ansichten auffassung auffassungen haltung",
    max_chars=400,
)
def disclaimer(article: ArticleLines, ix: int) -> bool:
    """A newsroom's word that a text holds its author's views and not its own."""
    line = article.lines[ix]
    if line.sentences > 2 or not (article.near_top(ix, TOP) or article.near_foot(ix)):
        return False
    told = _ENGLISH.fullmatch(line.text) or _GERMAN.fullmatch(line.text)
    return bool(told) and bool(_WHOSE.search(line.text)) and not _REPORTED.search(line.text)
