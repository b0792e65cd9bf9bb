"""Taggers run names and their neighbours together: what is known of the article's persons takes them apart again.

``Trumps Erklärung`` tagged as one person is ``Trumps`` where Donald Trump is in the article; ``Minister Hegseth``
tagged as a work is the person Hegseth. What the gazetteers know does the same: ``Weiße Haus der Ukraine`` (``gab das
Weiße Haus der Ukraine ...``) is the White House, ``Storm Shadow Marschflugkörper`` the missile, ``Ukraine Waffen``
(``der Ukraine Waffen liefern``) the country; ``Bank of China`` stays, as its gazetteer entry does not begin it.
"""

import re

from newsmill.transforms.entities.article_text import ArticleText
from newsmill.transforms.entities.compounds import is_attributive
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.titles import is_title

_GOES_ON = re.compile(r" (?:der|des|dem|den|die|das|in|im|von|vom|und|aus|mit|of the|and)\b")


def cut_to_names(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` cut to their surname, where they are a genitive and its noun or a title and a surname."""
    surnames = _surnames(article, spans)
    return [_cut(article.text, span, surnames) for span in spans]


def cut_to_rules(article: ArticleText, spans: list[Found], rules: list[Found]) -> list[Found]:
    """Return ``spans`` cut to the rule's mention they begin with, where what follows only goes on with the sentence."""
    by_start = {rule.start: rule for rule in rules}
    return [_cut_to_rule(article.text, span, by_start.get(span.start)) for span in spans]


def _cut_to_rule(text: str, span: Found, rule: Found | None) -> Found:
    if rule is None or rule.end >= span.end:
        return span
    rest = text[rule.end : span.end]
    is_place = rule.label == span.label == "LOC"
    if is_place or _GOES_ON.match(rest) or is_attributive(rest.rsplit(" ", maxsplit=1)[-1]):
        return span._replace(end=rule.end)
    return span


def _surnames(article: ArticleText, spans: list[Found]) -> set[str]:
    """Return the last words of the persons' names of two words or more that are no title or genitive."""
    names = [article.text[span.start : span.end].split() for span in spans if span.label == "PER"]
    return {words[-1] for words in names if len(words) > 1 and not is_title(words[-1])}


def _cut(text: str, span: Found, surnames: set[str]) -> Found:
    words = text[span.start : span.end].split(" ")
    if len(words) != 2 or span.entity is not None:
        return span
    first, last = words
    if first.removesuffix("s") in surnames and first not in surnames and span.label != "ORG":
        return span._replace(end=span.start + len(first), label="PER")
    if span.label == "PER" and first.endswith("s") and is_title(last):
        return span._replace(end=span.start + len(first))
    if span.label != "PER" and last in surnames and is_title(first):
        return span._replace(start=span.end - len(last), label="PER")
    return span
