"""German names that the tagger cut before their particle: ``Philipp`` + ``von und zu Lerchenau``.

A person and the word behind the particle are one name where nothing else goes on so: behind ``von und zu``, behind a
title of nobility (``Marie Gräfin zu Dohlen``), and behind a given name alone where the article has the particle and the
word twice (``Klaus von der Leyden``, ``von der Leyden sagte``); ``Klaus von der Werft`` is a noun's, ``Klaus von der
ARD`` a list's.
"""

import re

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.known import known_forms
from newsmill.transforms.entities.overlaps import without_overlaps
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun

_GIVEN = word_list("given_names")
_NOBLE = frozenset({
    "Graf", "Gräfin", "Freiherr", "Freifrau", "Prinz", "Prinzessin", "Fürst", "Fürstin", "Herzog", "Herzogin",
    "Baron", "Baronin",
})  # fmt: skip
_REST = re.compile(
    r" (?P<particle>von und zu|von der|von dem|van der|von|zu) (?P<name>[A-ZÄÖÜ][\w’']+(?:-[A-ZÄÖÜ]\w+)*)(?![\w-])"
)
_WITH_ARTICLE = ("von der", "von dem", "van der")


def join_noble_names(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with persons joined to the particle and the surname behind them."""
    if not article.facts.inflects_names:
        return spans
    joined = [_joined(article, span) if span.label == "PER" and span.entity is None else span for span in spans]
    return spans if joined == spans else without_overlaps(joined)


def _joined(article: ArticleText, span: Found) -> Found:
    rest = _REST.match(article.text, span.end)
    if rest is None:
        return span
    *before, last = article.text[span.start : span.end].split()
    particle = rest.group("particle")
    if common_noun(rest.group("name")) is not None or rest.group("name") in known_forms(article.language):
        return span
    is_noble = particle == "von und zu" or (bool(before) and last in _NOBLE and particle not in _WITH_ARTICLE)
    is_open = not before and last in _GIVEN and particle in _WITH_ARTICLE
    return span._replace(end=rest.end()) if is_noble or (is_open and _is_met_again(article, rest)) else span


def _is_met_again(article: ArticleText, rest: re.Match[str]) -> bool:
    """Tell whether the particle and the name stand elsewhere in the article, too."""
    return article.text.count(rest.group()[2:]) > 1  # without its first letter, which is large at a head
