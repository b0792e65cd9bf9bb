"""Persons called by their initials: ``AKK`` in an article that names Annegret Kramp-Karrenbauer, ``AOC``, ``MLK``.

A word of three capitals or more, also with a genitive ``-s``, is the one person of the article whose names begin with
these letters, hyphenated ones counted apart. Two letters stand for too much, and so does a word that stands behind a
determiner (``das AKW`` beside Anna Katharina Wolff); what a list names stays what it is.
"""

import re

from newsmill.transforms.entities.found import PROPAGATED, Entity, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.overlaps import overlay
from newsmill.transforms.entities.text.article_text import ArticleText

_FEWEST = 3
_DETERMINERS = word_list("determiners")
_GENERATION = re.compile(r",? (?:[JS]r\.?|I{2,3})\Z")
_PREVIOUS = re.compile(r"(\w+) \Z")


def link_initials(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) with initials linked to their persons, missed ones added."""
    persons = {initials: entity for initials, entity in _persons(spans).items() if _is_name(article, initials)}
    if not persons:
        return spans
    linked = [_linked(article, span, persons) for span in spans]
    missed = [
        Found(start, start + len(form), "PER", None, PROPAGATED, entity)
        for initials, entity in persons.items()
        for form in (initials, f"{initials}s")
        for start in article.words.get(form, ())
        if article.is_free(start, start + len(form))
    ]
    return overlay(linked, missed)


def _persons(spans: list[Found]) -> dict[str, Entity]:
    """Return the persons by their initials, where only one has them."""
    found: dict[str, set[Entity]] = {}
    for entity in {span.entity for span in spans if span.label == "PER" and span.entity is not None}:
        initials = initials_of(entity.name)
        if len(initials) >= _FEWEST:
            found.setdefault(initials, set()).add(entity)
    return {initials: entities.pop() for initials, entities in found.items() if len(entities) == 1}


def _is_name(article: ArticleText, initials: str) -> bool:
    """Tell whether ``initials`` stand in the article, never behind a determiner."""
    starts = [*article.words.get(initials, ()), *article.words.get(f"{initials}s", ())]
    before = (_PREVIOUS.search(article.text, max(start - 12, 0), start) for start in starts)
    return bool(starts) and not any(word and word.group(1).casefold() in _DETERMINERS for word in before)


def initials_of(name: str) -> str:
    """Return the initials of a full name; empty when a part of it is not written large.

    >>> initials_of("Annegret Kramp-Karrenbauer"), initials_of("Ursula von der Leyen")
    ('AKK', '')
    """
    parts = _GENERATION.sub("", name).replace("-", " ").split()
    is_full = " " in name and all(part[:1].isupper() for part in parts)
    return "".join(part[0] for part in parts) if is_full else ""


def _linked(article: ArticleText, span: Found, persons: dict[str, Entity]) -> Found:
    surface = article.text[span.start : span.end]
    entity = persons.get(surface) or persons.get(surface.removesuffix("s"))
    own = span.entity.name.removesuffix("s") if span.entity is not None else ""
    if entity is None or own not in (surface, surface.removesuffix("s")) or _is_listed(span):
        return span
    return span._replace(label="PER", entity=entity, method=PROPAGATED)


def _is_listed(span: Found) -> bool:
    return span.entity is not None and span.entity.key.startswith(("known:", "iso3166:", "iso639:", "list:"))
