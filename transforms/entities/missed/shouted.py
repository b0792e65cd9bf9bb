"""Names in lines of capitals are those of the rest of the article: ``LAGARDE SEES NO HASTE`` above Christine Lagarde.

A tagger makes little of a line in capitals, and ``LAGARDE`` is spelt like no other mention. So such a line is read by
the names found elsewhere, the surnames and given names of persons among them, and by the names of countries. What two
of them share, and what stands in small letters too (``MAY``), is left alone.
"""

import re
from collections.abc import Iterator

from newsmill.transforms.entities.found import PROPAGATED, Entity, Found
from newsmill.transforms.entities.names.countries import find_countries
from newsmill.transforms.entities.names.persons import person_name
from newsmill.transforms.entities.overlaps import overlay
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.phrases import Phrases

FEWEST_WORDS = 3
"""Words of the shortest line that is taken for one in capitals."""
_SHORTEST = 3
_LINE = re.compile(r"[^\n]+")
_SMALL = re.compile(r"[a-zß-öø-ÿ]")
_WORD = re.compile(r"[^\W\d_]+")


def read_capitals(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) with the names in lines of capitals as those of the rest of the article."""
    spans = [_country(article, span) for span in spans]
    lines = [line.span() for line in _LINE.finditer(article.text) if _is_capital(line.group())]
    if not lines:
        return spans
    forms = _forms(article, [span for span in spans if not _lies_in(span.start, lines)])
    hits = [hit for hit in Phrases(forms.items()).find(article) if _lies_in(hit.start, lines)]
    found = [Found(hit.start, hit.end, hit.value.label, None, PROPAGATED, hit.value) for hit in hits]
    countries = [
        country._replace(start=country.start + start, end=country.end + start)
        for start, end in lines
        for country in _countries(article.text[start:end], article.language)
    ]
    return overlay(found, overlay(countries, spans))


def _country(article: ArticleText, span: Found) -> Found:
    """Return a place in capitals as the country that it is: ``LUXEMBOURG (dpa)``."""
    name = article.text[span.start : span.end]
    if span.label != "LOC" or len(name) <= _SHORTEST or not name.isupper() or span.entity is None:
        return span
    if span.entity.key.startswith(("iso3166:", "known:", "list:")):
        return span
    whole = [found for found in _countries(f"IN {name}", article.language) if found.end - found.start == len(name)]
    return span._replace(entity=whole[0].entity) if whole else span


def _countries(line: str, language: str | None) -> list[Found]:
    titled = line.title()
    return find_countries(ArticleText(titled, language)) if len(titled) == len(line) else []


def _is_capital(line: str) -> bool:
    return _SMALL.search(line) is None and len(_WORD.findall(line)) >= FEWEST_WORDS


def _lies_in(offset: int, lines: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in lines)


def _forms(article: ArticleText, spans: list[Found]) -> dict[str, Entity]:
    """Return the entities by what they are called elsewhere, in capitals, where it calls one alone."""
    called: dict[str, set[Entity]] = {}
    for span in spans:
        for form in _names(article.text[span.start : span.end], span.entity):
            if span.entity is not None and not (form.isalpha() and form.casefold() in article.words):
                called.setdefault(form.upper(), set()).add(span.entity)
    return {form: next(iter(entities)) for form, entities in called.items() if len(entities) == 1}


def _names(surface: str, entity: Entity | None) -> Iterator[str]:
    if len(surface) >= _SHORTEST:
        yield surface
    name = person_name(entity.name) if entity is not None and entity.label == "PER" else None
    yield from (form for form in (name.given, *name.surnames) if len(form) >= _SHORTEST) if name else ()
