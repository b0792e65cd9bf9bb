"""Institutions, media, companies, places and things that news names by many forms, joined across forms and languages.

The lists ``lists/known_*.txt`` give each one key, label and kind: ``EZB``, ``Europäische Zentralbank`` and ``ECB`` are
one entity. What is certain of a form is marked there:

* plain: an entity wherever it stands as words of its own;
* ``?`` an everyday word too (``Zeit``, ``Welt``, ``Post``): never found here, but where the tagger or the quotation
  rule found it, it takes this identity. The names of languages (CLDR) are such words;
* ``~`` a short form of several bodies (``Gesundheitsministerium``, ``Senat``): found where the article has a certain
  form of one of them alone, or one of its cue words (marked ``+``).

``Bundesregierung`` or ``Verfassungsgericht`` behind the adjective of another country (``die österreichische
Bundesregierung``) or before its capital (``der Bundesrat in Bern``) is not the listed one, and an article that names
that one first means it throughout. A capital or seat (Moskau, Kreml) never stands for its country.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from newsmill.transforms.entities.found import RULE, Entity, Found
from newsmill.transforms.entities.languages import LISTED, facts_of
from newsmill.transforms.entities.lists import table, word_list
from newsmill.transforms.entities.names.countries import find_countries
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import is_everyday
from newsmill.transforms.entities.text.inflection import inflected_forms
from newsmill.transforms.entities.text.phrases import Hit, Phrases

LISTS = ("states", "politics", "media", "companies", "bodies", "places", "things")
"""The lists ``lists/known_NAME.txt``."""
_MARKS = "?~+"
_ENGLISH_STATES = ("known:us-", "known:uk-")
_OF_ONE_STATE = frozenset(["government", "ministry", "parliament", "court"])
_OTHER_STATE = re.compile(r"\b(?!deutsche|(?:in|da)?zwischen )(?:\w+ische[nrsm]?|Schweizer|Wiener|Berner) \Z")
_AMERICAN = re.compile(r"[Aa]merikanische[nrsm]? \Z")
_OTHER_CAPITAL = re.compile(r" in (?:Bern|Wien)\b| (?:der Schweiz|Österreichs)\b")
_ENGLISH_BEFORE = re.compile(r"\b([A-Z]\w+)(['’]s)? \Z")
_ENGLISH_BEHIND = re.compile(r" of (?:the )?(?!United States|United Kingdom|America|Justice)[A-Z]")
_OWN = frozenset(["American", "British", "America", "Britain"])
_OTHER_PLACE = re.compile(r"\b(?:(?!deutsche|(?:in|da)?zwischen )\w+ische[nrsm]?|[A-ZÄÖÜ]\w+er) \Z")
_PLACE_BEHIND = re.compile(r" (?:in|von|des Landes|des Freistaats|der Hansestadt) (?!Berlin\b)[A-ZÄÖÜ]")


class _Row(NamedTuple):
    entity: Entity
    forms: tuple[str, ...]
    """As written in the list, with their marks, the name shown first."""


class _Short(NamedTuple):
    entity: Entity
    cues: frozenset[str]


def find_known(article: ArticleText) -> list[Found]:
    """Return the mentions of the listed entities that no everyday word and no other body can be mistaken for."""
    hits = [hit for hit in _certain(article.language).find(article) if not _is_shouted_word(article, hit)]
    elsewhere = _of_other_states(article, hits)
    certain = [hit for hit in hits if hit.value.key not in elsewhere and not _of_another_state(article, hit)]
    present = {hit.value.key for hit in certain}
    short = [
        Hit(hit.start, hit.end, entity)
        for hit in _short(article.language).find(article)
        if (entity := _meant(article, hit, present)) is not None
    ]
    return [Found(hit.start, hit.end, hit.value.label, None, RULE, hit.value) for hit in [*certain, *short]]


def known_entity(form: str, label: str, language: str | None) -> Entity | None:
    """Return the listed entity that ``form`` names, in any case; null where none with ``label`` is listed."""
    entity = _by_form(language).get(form.casefold())
    return entity if entity is not None and entity.label == label else None


@cache
def known_forms(language: str | None) -> frozenset[str]:
    """Return all listed forms, also those that are everyday words, and the names of languages."""
    languages = (entity.name for entity in _languages(language).values())
    return frozenset([*(form for form, _ in _written(language, ("", "?"))), *languages])


def forms_of_name(name: str) -> tuple[str, ...]:
    """Return the uninflected forms of the listed entities that are shown as ``name``; none for another name."""
    return _forms_by_name().get(name, ())


@cache
def _forms_by_name() -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for facts in LISTED:
        for row in _rows(facts.code):
            plain = tuple(form.lstrip(_MARKS) for form in row.forms if form[0] not in "~+")
            forms[row.entity.name] = (*forms.get(row.entity.name, ()), *plain)
    return forms


def is_of_another_state(article: ArticleText, span: Found, entity: Entity) -> bool:
    """Tell whether ``span``, a form of the listed ``entity``, names such a body of another country or state."""
    return _of_another_state(article, Hit(span.start, span.end, entity))


def _of_other_states(article: ArticleText, hits: list[Hit[Entity]]) -> set[str]:
    """Return the keys of the bodies whose name stands for that of another state at its first place."""
    first = {hit.value.key: hit for hit in reversed(hits) if hit.value.kind in _OF_ONE_STATE}
    return {key for key, hit in first.items() if _of_another_state(article, hit)}


def _of_another_state(article: ArticleText, hit: Hit[Entity]) -> bool:
    if hit.value.kind not in _OF_ONE_STATE:
        return False
    if _OTHER_STATE.search(article.text, max(hit.start - 30, 0), hit.start):
        is_american = hit.value.key.startswith("known:us-") and _AMERICAN.search(
            article.text, max(hit.start - 30, 0), hit.start
        )
        return not is_american
    if article.facts.inflects_names and _OTHER_CAPITAL.match(article.text, hit.end):
        return True
    return article.language == "en" and hit.value.key.startswith(_ENGLISH_STATES) and _is_elsewhere(article, hit)


def _is_elsewhere(article: ArticleText, hit: Hit[Entity]) -> bool:
    """Tell whether an English article names the state of another body by that name: ``Israel's Supreme Court``."""
    if _ENGLISH_BEHIND.match(article.text, hit.end):
        return True
    before = _ENGLISH_BEFORE.search(article.text, max(hit.start - 30, 0), hit.start)
    if before is None or before.group(1) in _OWN:
        return False
    if before.group(2) is None:
        return before.group(1) in word_list("nationalities_en")
    return bool(find_countries(ArticleText(f"in {before.group(1)}", "en")))


def _is_shouted_word(article: ArticleText, hit: Hit[Entity]) -> bool:
    """Tell whether an acronym that is an everyday word too (``MIT``) stands in a sentence that is all capitals."""
    text = article.text[hit.start : hit.end]
    if not text.isupper() or not is_everyday(text, article.language):
        return False
    start, end = article.sentence_at(hit.start)
    return end - start > len(text) and article.text[start:end].isupper()


def _meant(article: ArticleText, hit: Hit[tuple[_Short, ...]], present: set[str]) -> Entity | None:
    """Return the one body that a short form can name in ``article``; null where several or none can be meant."""
    if _OTHER_PLACE.search(article.text, max(hit.start - 30, 0), hit.start) or _PLACE_BEHIND.match(
        article.text, hit.end
    ):
        return None
    meant = [each for each in hit.value if each.entity.key in present or not each.cues.isdisjoint(article.words)]
    return meant[0].entity if len(meant) == 1 else None


@cache
def _certain(language: str | None) -> Phrases[Entity]:
    return Phrases(_written(language, ("",)))


@cache
def _short(language: str | None) -> Phrases[tuple[_Short, ...]]:
    inflects = facts_of(language).inflects_listed
    bodies: dict[str, tuple[_Short, ...]] = {}
    for row in _rows(language):
        cues = frozenset(cue for form in row.forms if form.startswith("+") for cue in (form[1:], form[1:] + "s"))
        for form in row.forms:
            if form.startswith("~"):
                for text in inflected_forms(form[1:]) if inflects else [form[1:]]:
                    bodies[text] = (*bodies.get(text, ()), _Short(row.entity, cues))
    return Phrases(bodies.items())


@cache
def _by_form(language: str | None) -> dict[str, Entity]:
    forms = {form.casefold(): entity for form, entity in reversed(list(_written(language, ("", "?"))))}
    return _languages(language) | forms


def _written(language: str | None, marks: tuple[str, ...]) -> Iterator[tuple[str, Entity]]:
    """Give the inflected forms that bear one of ``marks`` (empty for none) with their entities."""
    inflects = facts_of(language).inflects_listed
    for row in _rows(language):
        marked = {form[1:].strip(): form[0] for form in row.forms if form[0] in _MARKS}
        for form in dict.fromkeys(form.lstrip(_MARKS).strip() for form in row.forms):
            if marked.get(form, "") in marks:
                yield from ((text, row.entity) for text in (inflected_forms(form) if inflects else [form]))


@cache
def _rows(language: str | None) -> tuple[_Row, ...]:
    return tuple(_row(cells, language) for name in LISTS for cells in table(f"known_{name}"))


def _row(cells: tuple[str, ...], language: str | None) -> _Row:
    key, label, kind, german, english, others = cells
    forms = tuple(filter(None, (form.strip() for form in (german, english, *others.split(";")))))
    name = {"german": german, "english": english}[facts_of(language).listed_name].lstrip(_MARKS)
    return _Row(Entity(label, f"known:{key}", name, kind=kind), forms)


@cache
def _languages(language: str | None) -> dict[str, Entity]:
    """Return the names of languages by their case-folded name in ``language``, in English where CLDR lacks it."""
    names = _locale(facts_of(language).names_from[-1]).languages
    endings = ("", "en") if facts_of(language).inflects_listed else ("",)  # aus dem Englischen
    return {
        name.casefold() + ending: Entity("MISC", f"iso639:{code}", name, kind="language")
        for code, name in sorted(names.items())
        if "_" not in code
        for ending in (endings if name.endswith("sch") else ("",))
    }


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
