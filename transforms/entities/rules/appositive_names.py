"""Companies that the tagger missed behind the noun that says what they are: ``Die Werft Nordlicht hat ...``.

A German noun beside a noun tells nothing by itself (``weil die Werft Geld braucht``). At the head of a sentence, before
its verb, nothing but one part of it can stand: there the second noun is the name of the first, if that is one of those
behind which organisations are named (``lists/appositions.txt``). Then it is one wherever it stands.
"""

import re

from newsmill.transforms.entities.found import RULE, Found
from newsmill.transforms.entities.names.appositions import named_behind
from newsmill.transforms.entities.text.article_text import ArticleText

_FIRST = re.compile(r"[^\W_]")
_SUBJECT = re.compile(
    r"(?:(?:Die|Der|Das) (?:[\w-]+ )?)?(?<![\w-])([A-ZÄÖÜ][\w-]{3,}) ([A-ZÄÖÜ][\w-]{2,}) "
    r"(?:hat|ist|will|wird|kann|muss|soll|darf|war|hatte|wurde|beantragt|plant|baut|sucht|streicht|verkauft|übernimmt)\b"
)


def find_appositive_names(article: ArticleText) -> list[Found]:
    """Return the organisations of ``article`` that are the subject of a sentence, behind the noun that says so."""
    if not article.facts.inflects_names:
        return []
    firsts = (_FIRST.search(article.text, start, end) for start, end in article.sentences)
    heads = (_SUBJECT.match(article.text, first.start()) for first in firsts if first is not None)
    return [
        Found(head.start(2), head.end(2), "ORG", None, RULE)
        for head in heads
        if head is not None and named_behind(head.group(1)) == "ORG"
    ]
