"""One label and one name for all forms of a name in an article.

The forms of a name (``ATACMS``/``Atacms``, ``Deutsche Bahn``/``Deutschen Bahn``, ``Bundestag``/``Bundestages``)
share a key. All mentions of one key take the label most of them have, an apposition (``das Unternehmen Orbitec``,
``the Wendell administration``) counting as three; on a tie, in German a label from below the first line, for a
headline tells a tagger least (in English this gained nothing); then that of the first. Where a rule found the key (a
listed institution, a quoted paper), its label holds. The name shown is the least inflected of the forms.
"""

import re
from collections import Counter, defaultdict

from newsmill.transforms.entities.found import MODEL, Entity, Found
from newsmill.transforms.entities.names.appositions import APPOSITION_WEIGHT, apposition_label
from newsmill.transforms.entities.names.entity_keys import identity_key
from newsmill.transforms.entities.names.known import is_of_another_state, known_entity, known_forms
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.inflection import base_form, shown_name

_GOVERNMENT = re.compile(r"(?:['’]s)? administration\b")
_RULE_WEIGHT = 1000
"""Votes of a rule's mention: more than a model's mentions of one name in any article."""


def name_entities(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` with the label of the majority, each with its entity."""
    bases = [None if span.entity is not None else base_form(article, span) for span in spans]
    keys = [None if base is None else identity_key("", base) for base in bases]
    labels = _majority(article, spans, keys)
    names = _best_names(article, spans, bases, keys)
    named: list[Found] = []
    elsewhere: dict[str, bool] = {}
    for span, base, key in zip(spans, bases, keys, strict=True):
        if key is None or base is None:
            named.append(span)
            continue
        whole = _named(article, span, base, labels[key], names[key])
        if elsewhere.setdefault(key, _is_elsewhere(article, whole)):
            whole = whole._replace(entity=Entity(whole.label, key, names[key]))
        named.append(whole)
    return named


def _is_elsewhere(article: ArticleText, span: Found) -> bool:
    """Tell whether ``span`` took the entity of a listed body and names that of another state."""
    entity = span.entity
    return entity is not None and entity.key.startswith("known:") and is_of_another_state(article, span, entity)


def _named(article: ArticleText, span: Found, base: str, label: str, name: str) -> Found:
    listed = _listed(article.text[span.start : span.end], label, article) or _listed(name, label, article)
    entity = listed or Entity(label, identity_key(label, base), " ".join(name.split()))
    return span._replace(label=entity.label, entity=entity)


def _listed(form: str, label: str, article: ArticleText) -> Entity | None:
    """Return the listed entity of ``form``: a thing or organisation taken for the other is what it is listed as.

    A listed disease is nothing else.
    """
    thing = known_entity(form, "MISC", article.language)
    if thing is not None and thing.kind == "disease":
        return thing
    may_be = label == "MISC" or (label == "LOC" and " " in form)
    organisation = known_entity(form, "ORG", article.language) if may_be else None
    may_be_thing = label == "ORG" and thing is not None and thing.kind != "language"
    is_thing = may_be_thing and form in known_forms(article.language)  # in the same case: Antiquity is a journal
    return known_entity(form, label, article.language) or organisation or (thing if is_thing else None)


def _majority(article: ArticleText, spans: list[Found], keys: list[str | None]) -> dict[str, str]:
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    below: set[tuple[str, str]] = set()
    first_line = article.text.find("\n") if article.facts.nouns_are_capitalised else len(article.text)
    for span, key in zip(spans, keys, strict=True):
        if key is not None:
            counter = votes[key]
            counter[span.label] += 1 if span.method == MODEL else _RULE_WEIGHT
            if (label := apposition_label(article, span) or _governing(article, span)) is not None:
                counter[label] += APPOSITION_WEIGHT
            if span.start > first_line:
                below.add((key, span.label))
    return {
        key: max(counter, key=lambda label: (counter[label], (key, label) in below)) for key, counter in votes.items()
    }


def _governing(article: ArticleText, span: Found) -> str | None:
    """Return PER for what the tagger took for a place before ``administration``, in English; null otherwise."""
    is_open = article.facts.parts_runs and span.label == "LOC" and span.method == MODEL
    is_word = article.text[span.start : span.end].isalpha()
    return "PER" if is_open and is_word and _GOVERNMENT.match(article.text, span.end) else None


def _best_names(
    article: ArticleText, spans: list[Found], bases: list[str | None], keys: list[str | None]
) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for span, base, key in zip(spans, bases, keys, strict=True):
        if base is not None and key is not None:
            rank, name = shown_name(article, span, base)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, name)
    return {key: name for key, (_, name) in best.items()}
