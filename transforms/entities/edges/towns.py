"""A single name that has what only places have is no person: ``Saltmouth's library``, ``Wetherham residents``.

In English an owner looks alike whether a person or a town, so the tagger goes by the noun behind, and errs. A name that
ends as towns do (``-mouth``, ``-chester``) is one too. A surname of the article, a given name and what stands behind a
title stay persons.
"""

import re

from newsmill.transforms.entities.found import MODEL, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.text.article_text import ArticleText

_GIVEN = word_list("given_names")
_TAILS = tuple(word_list("town_tails_en"))
_CIVIC = "|".join(sorted(word_list("civic_nouns_en")))
_OWNS = re.compile(rf"(?:['’]s?)? (?:[a-z]+ )?(?:{_CIVIC})\b")
_PREVIOUS = re.compile(r"([\w.]+) \Z")


def relabel_towns(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with those of the tagger's persons as places that are named as towns are."""
    if not article.facts.parts_runs:
        return spans
    persons = [article.text[span.start : span.end] for span in spans if span.label == "PER"]
    surnames = {name.rpartition(" ")[2] for name in persons if " " in name}
    return [span._replace(label="LOC") if _is_town(article, span, surnames) else span for span in spans]


def _is_town(article: ArticleText, span: Found, surnames: set[str]) -> bool:
    name = article.text[span.start : span.end]
    if span.label != "PER" or span.method != MODEL or not name.isalpha() or name in _GIVEN or name in surnames:
        return False
    before = _PREVIOUS.search(article.text, max(span.start - 25, 0), span.start)
    if before is not None and (before.group(1) in _GIVEN or is_title(before.group(1))):
        return False
    return name.endswith(_TAILS) or _OWNS.match(article.text, span.end) is not None
