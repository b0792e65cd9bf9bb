"""The party or club in brackets behind a person is an organisation: ``Friedrich Merz (CDU)``, ``Yann Sommer (Inter)``.

A bracket counts when it holds a listed institution or an acronym of two to six letters, at least two of them
upper-case. Country codes of sports tables (GER, SUI) and US states (D-Calif.) are none.
"""

import re

from newsmill.transforms.entities.found import RULE, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.known import known_entity
from newsmill.transforms.entities.text.article_text import ArticleText

_BRACKET = re.compile(r"[^\S\n]\((?:parteilos/)?([^()\d,;/\n]{2,40})(?=[),;/])")
_ACRONYM = re.compile(r"(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][A-ZÄÖÜa-zäöü]{1,5}")
_NO_PARTIES = word_list("bracket_codes")


def find_parties(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return the organisations in brackets right behind the persons among ``spans``."""
    matches = [_BRACKET.match(article.text, span.end) for span in spans if span.label == "PER"]
    return [
        Found(match.start(1), match.end(1), "ORG", None, RULE, known_entity(match.group(1), "ORG", article.language))
        for match in matches
        if match is not None and _is_organisation(match.group(1), article.language)
    ]


def _is_organisation(name: str, language: str | None) -> bool:
    if known_entity(name, "ORG", language) is not None:
        return name[:1].isupper()
    return bool(_ACRONYM.fullmatch(name)) and name not in _NO_PARTIES
