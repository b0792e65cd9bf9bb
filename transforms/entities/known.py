"""Institutions, parties and media that news names by many forms, joined across forms, languages and articles.

``lists/known_entities.txt`` gives each one key: ``EZB``, ``Europäische Zentralbank`` and ``ECB`` are one entity.
Forms that are everyday words too (``Zeit``, ``Welt``, ``Post``) are marked there; they are never found here, but
take the identity where the tagger or the quotation rule found them. A capital or seat (Moskau, Kreml) never stands
for its country.
"""

import re
from functools import cache
from typing import NamedTuple

from newsmill.transforms.entities.article_text import ArticleText
from newsmill.transforms.entities.found import RULE, Entity, Found
from newsmill.transforms.entities.lists import table
from newsmill.transforms.entities.phrases import Phrases


class _Form(NamedTuple):
    text: str
    entity: Entity
    is_certain: bool


def find_known(article: ArticleText) -> list[Found]:
    """Return the mentions of the listed institutions that no everyday word can be mistaken for."""
    hits = _gazetteer(article.language).find(article)
    return [Found(hit.start, hit.end, hit.value.label, None, RULE, hit.value) for hit in hits]


def known_entity(form: str, label: str, language: str | None) -> Entity | None:
    """Return the listed entity that ``form`` names, in any case; null where none with ``label`` is listed."""
    entity = _by_form(language).get(form.casefold())
    return entity if entity is not None and entity.label == label else None


@cache
def known_forms(language: str | None) -> frozenset[str]:
    """Return all listed forms, also those that are everyday words."""
    return frozenset(form.text for form in _forms(language))


@cache
def _gazetteer(language: str | None) -> Phrases[Entity]:
    return Phrases((form.text, form.entity) for form in _forms(language) if form.is_certain)


@cache
def _by_form(language: str | None) -> dict[str, Entity]:
    return {form.text.casefold(): form.entity for form in reversed(_forms(language))}


@cache
def _forms(language: str | None) -> tuple[_Form, ...]:
    forms: list[_Form] = []
    for key, label, german, english, others in table("known_entities"):
        entity = Entity(label, f"known:{key}", english if language == "en" else german)
        written = [german, english, *filter(None, (other.strip() for other in others.split(";")))]
        doubtful = {form[1:].strip() for form in written if form.startswith("?")}
        for form in dict.fromkeys(form.removeprefix("?").strip() for form in written):
            forms.extend(_Form(text, entity, form not in doubtful) for text in _inflected(form))
    return tuple(forms)


def _inflected(form: str) -> list[str]:
    """Return ``form`` with its German endings: ``Weißes Haus``, ``Weiße Haus``, ``Weißen Hauses``, ``Bundestags``."""
    *adjectives, noun = form.split(" ")
    last = noun.rsplit("-", maxsplit=1)[-1]
    nouns = [noun, noun + "s", noun + "es"] if last[1:].islower() else [noun]
    if re.fullmatch(r".*[sxzß]", noun):
        nouns = [noun, noun + "es"]
    stem = re.fullmatch(r"([A-ZÄÖÜ][\w-]{2,}?)(?:e[rs]?)", adjectives[0]) if adjectives else None
    heads = [stem.group(1) + ending for ending in ("e", "en", "er", "es")] if stem else adjectives[:1]
    rest = " ".join(adjectives[1:])
    return [" ".join(filter(None, (head, rest, tail))) for head in heads or [""] for tail in nouns]
