"""A surname alone names the person whose full name stands in the same article, before or after it.

``Scholz``, ``Scholz’``, ``Trumps`` take label and identity of ``Olaf Scholz`` and ``Donald Trump``, whatever label
the tagger gave them, and also where it found nothing. Two persons with one surname: the one named in full last
before the mention, else the first one behind it. A given name alone is taken only where the tagger found a person,
and one full name has it.

What could go wrong, and the rule against it: a place or institution that bears the name (``Washington``) stays one;
a word that is also an everyday word (``Weil``, ``Kurz``, ``Koch``; ``lists/everyday_surnames.txt``) is no name where
it opens a sentence or follows a determiner, nor is the month in ``in May``; in English, a surname between
capitalised words belongs to another name (``Melania Trump``, ``Trump Tower``), in German, one behind another given
name.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import itemgetter

from newsmill.transforms.entities.found import PROPAGATED, Entity, Found
from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.persons import PersonName, person_name
from newsmill.transforms.entities.names.titles import is_title
from newsmill.transforms.entities.overlaps import overlay
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.head_adverbs import is_head_adverb
from newsmill.transforms.entities.text.noun_use import is_used_as_noun

_EVERYDAY = word_list("everyday_surnames")
_OPENERS = word_list("sentence_openers")
_GIVEN = word_list("given_names")
_DETERMINERS = word_list("determiners")
_NO_NAMES = word_list("no_names")
_PLACES = word_list("places_like_surnames")
_PREVIOUS = re.compile(r"([\w.]+)[^\S\n]\Z")
_NEXT = re.compile(r"[^\S\n]([^\W\d_]\w*|\d)")

_PREPOSITIONS = ("von ", "vom ", "zu ", "zum ", "zur ", "und ", "af ")
"""At the head of a German sentence these are no part of a name."""
_MIDDLE = re.compile(r"[. ]")
_WORD = re.compile(r"\w+")
_LONGEST_DOUBLE = 4
"""Words of a full name whose last two may be one surname: two given names before it."""
_COMPANY = re.compile(
    r" (?:AG|SE|GmbH|KG|Gruppe|Holding|Group|Inc|Corp|Ltd|Co|Motor|Foods)\b|-(?:Konzern|Gruppe|Werk|Aktie)"
)

Persons = dict[str, list[tuple[int, Entity]]]
"""For each form of a surname the persons who bear it, with the start of each of their full names, ascending."""


def link_surnames(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) with surnames linked to their persons, missed ones added."""
    spans = _joined_full_names(spans)
    surnames, given = _persons(spans)
    if not surnames:
        return spans
    companies = _companies(article, surnames)
    linked = [_linked(article, span, surnames, given, companies) for span in spans]
    return overlay(linked, _missed(article, surnames))


def _joined_full_names(spans: list[Found]) -> list[Found]:
    """Return ``spans`` with full names that share first and last word joined under the form met most often."""
    groups: defaultdict[tuple[str, str], Counter[Entity]] = defaultdict(Counter)
    for span in spans:
        if (ends := _ends(span)) is not None and span.entity is not None:
            groups[ends][span.entity] += 1
    best = {ends: counter.most_common(1)[0][0] for ends, counter in groups.items() if len(counter) > 1}
    if not best:
        return spans
    return [span._replace(entity=_joined(span, best)) for span in spans]


def _joined(span: Found, best: dict[tuple[str, str], Entity]) -> Entity | None:
    """Return the entity of ``span`` under its name met most often, unless their middle initials tell them apart."""
    ends = _ends(span)
    joined = best.get(ends) if ends is not None else None
    if joined is None or span.entity is None:
        return span.entity
    own, other = (_MIDDLE.sub("", " ".join(entity.name.split()[1:-1])) for entity in (span.entity, joined))
    return span.entity if own and other and own != other and own.isupper() and other.isupper() else joined


def _ends(span: Found) -> tuple[str, str] | None:
    name = person_name(span.entity.name) if span.label == "PER" and span.entity is not None else None
    return (name.given, name.surnames[0]) if name is not None else None


def _persons(spans: list[Found]) -> tuple[Persons, dict[str, set[Entity]]]:
    surnames: Persons = {}
    given: dict[str, set[Entity]] = {}
    for span in spans:
        name = person_name(span.entity.name) if span.label == "PER" and span.entity is not None else None
        if name is None or span.entity is None:
            continue
        given.setdefault(name.given, set()).add(span.entity)
        for form in filter(_is_surname, (*name.surnames, *_more_surnames(name, span.entity.name))):
            surnames.setdefault(form, []).append((span.start, span.entity))
    return surnames, given


def _more_surnames(name: PersonName, full: str) -> Iterator[str]:
    """Give what else a person is called in an article: ``De Blasio``, ``Al-Assad`` at a head, ``Wasserman Schultz``."""
    first = name.surnames[0]
    is_small = first[:1].islower() and (" " in first or "-" in first)
    if is_small and not first.startswith(_PREPOSITIONS):
        yield first[:1].upper() + first[1:]
    words = full.split()
    is_plain = all(word[:1].isupper() and word.isalpha() for word in words)  # no initial, no "van"
    is_double = is_plain and 3 <= len(words) <= _LONGEST_DOUBLE
    if is_double and len(words[-2]) > 1 and words[-2] not in _GIVEN:
        yield " ".join(words[-2:])


def _is_surname(form: str) -> bool:
    """Tell whether a form may be a surname: no word that the tagger drew in, no long title (``...kandidatin``)."""
    is_no_name = form in _NO_NAMES and form.casefold() not in _EVERYDAY
    return not is_no_name and form not in _OPENERS and not (len(form) > 12 and is_title(form))


def _companies(article: ArticleText, surnames: Persons) -> set[str]:
    """Return the surnames that are a company's name in this article as well."""
    places = ((name, start + len(name)) for name in surnames for start in article.words.get(name, ()))
    return {name for name, end in places if _COMPANY.match(article.text, end)}


def _linked(
    article: ArticleText, span: Found, surnames: Persons, given: dict[str, set[Entity]], companies: set[str]
) -> Found:
    surface = article.text[span.start : span.end]
    surname = _surname(surface, surnames)
    is_person = span.label == "PER"
    if surname is not None and (is_person or _may_be_person(span, surname, companies)):
        entity = _nearest(surnames[surname], span.start)
        return span._replace(label="PER", entity=entity, method=span.method if is_person else PROPAGATED)
    if is_person and len(persons := given.get(surface) or given.get(surface.removesuffix("s")) or set()) == 1:
        return span._replace(entity=next(iter(persons)))
    return span


def _may_be_person(span: Found, surname: str, companies: set[str]) -> bool:
    is_listed = span.entity is not None and (
        span.entity.key.startswith(("known:", "iso3166:", "list:")) and span.entity.kind != "district"
    )
    is_company = span.label == "ORG" and surname in companies
    return not (is_listed or is_company or (span.label == "LOC" and surname in _PLACES))


def _surname(surface: str, surnames: Persons) -> str | None:
    if surface in surnames:
        return surface
    base = surface.removesuffix("s")
    return base if base in surnames else None


def _nearest(persons: list[tuple[int, Entity]], offset: int) -> Entity:
    return persons[max(bisect_left(persons, offset, key=itemgetter(0)) - 1, 0)][1]


def _missed(article: ArticleText, surnames: Persons) -> list[Found]:
    found = []
    for surname, persons in surnames.items():
        if _is_common(surname) and is_used_as_noun(article, surname):
            continue
        own = {word for name in {entity.name for _, entity in persons} for word in name.split()}
        for form in _written(surname, article.language):
            for start in article.words.get(_first_word(form), ()):
                end = start + len(form)
                is_form = article.text.startswith(form, start) and article.is_free(start, end)
                if is_form and _is_surname_here(article, surname, start, end, own):
                    found.append(Found(start, end, "PER", None, PROPAGATED, _nearest(persons, start)))
    return found


def _is_common(surname: str) -> bool:
    """Tell whether a surname is a noun that is judged by its use in the article, not by each of its places."""
    return " " not in surname and surname.casefold() not in _EVERYDAY


def _first_word(form: str) -> str:
    """Return what the words of an article are looked up by: ``Kramp`` of ``Kramp-Lundes``."""
    word = _WORD.match(form)
    return word.group() if word else form


def _written(surname: str, language: str | None) -> list[str]:
    if not facts_of(language).inflects_names or surname.endswith(("s", "x", "z", "ß")):
        return [surname]
    return [surname, surname + "s"]


def _is_surname_here(article: ArticleText, surname: str, start: int, end: int, own: set[str]) -> bool:
    previous = _PREVIOUS.search(article.text, max(start - 25, 0), start)
    before = previous.group(1) if previous else ""
    is_small = surname.casefold() in article.words and article.opens_sentence(start)
    if is_small or is_head_adverb(article, start, end):
        return False
    if surname in _PLACES or (surname.casefold() in _EVERYDAY and not _is_clearly_name(article, before, start, end)):
        return False
    is_own = before in own
    if article.facts.nouns_are_capitalised:
        return is_own or before not in _GIVEN
    is_plain = previous is None or not before[:1].isupper() or before in _OPENERS
    return (is_plain or is_own or is_title(before)) and not _before_name(article, end)


def _before_name(article: ArticleText, end: int) -> bool:
    following = _NEXT.match(article.text, end)
    return following is not None and following.group(1)[0].isupper()


def _is_clearly_name(article: ArticleText, before: str, start: int, end: int) -> bool:
    following = _NEXT.match(article.text, end)
    is_dated = following is not None and following.group(1).isdigit()
    return not (article.opens_sentence(start) or is_dated or before.casefold() in _DETERMINERS)
