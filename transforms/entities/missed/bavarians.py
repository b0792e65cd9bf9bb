"""``die Bayern`` are people or a club, no state: ``Die Bayern gewinnen``, ``Die Bayern leben gern``.

The state takes no article. Where an article names FC Bayern in full they are the club, else they are no mention. What
stands before a hyphen (``Bayern-Chef``) may be the one or the other and stays.
"""

import re

from newsmill.transforms.entities.found import RULE, Entity, Found
from newsmill.transforms.entities.names.known import known_entity
from newsmill.transforms.entities.text.article_text import ArticleText

_PEOPLE = re.compile(r"\b[Dd]ie \Z")
_CLUB = re.compile(r"\bFC Bayern\b|\bBayern München\b")
_NAME = "Bayern"


def tell_bavarians(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) with ``die Bayern`` as the club that the article names, or without them."""
    if not article.facts.inflects_names or _NAME not in article.words:
        return spans
    club = known_entity("FC Bayern", "ORG", article.language) if _CLUB.search(article.text) else None
    told = [span if not _are_people(article.text, span) else _club(span, club) for span in spans]
    return [span for span in told if span is not None]


def _are_people(text: str, span: Found) -> bool:
    is_state = span.entity is not None and span.entity.key == "known:bavaria"
    is_name = is_state and text[span.start : span.end] == _NAME
    return is_name and _PEOPLE.search(text, max(span.start - 5, 0), span.start) is not None


def _club(span: Found, club: Entity | None) -> Found | None:
    return None if club is None else Found(span.start, span.end, club.label, None, RULE, club)
