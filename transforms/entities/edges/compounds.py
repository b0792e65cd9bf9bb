"""Hyphen compounds: what an analyst wants counted.

Policy (docs/decisions/hyphen-compounds.md):

* A name that only describes another word (``US-Präsident``, ``Tagesspiegel-Redaktion``, ``ATACMS-Raketen``) is an
  attribute, like an adjective, and no mention of its own: the gold standards (GermEval) leave it out.
* But where the same name (or the full name of a surname) stands free elsewhere in the article and is no country, the
part is a mention of it:
  ``Atacms-Raketen`` in an article that speaks of ``Atacms``, ``Biden-Administration`` in one about Joe Biden. It adds
  to an entity that is there and never makes a new one. Countries are left out: ``US-`` and ``Ukraine-`` are everyday
  adjectives.
* Names that are compounds as a whole stay whole: ``Rheinland-Pfalz``, ``Robert-Koch-Institut``, ``EU-Kommission``.

What makes a compound attributive is its last part (``lists/attributive_heads_de.txt``); in English, any lower-case
last part (``Trump-backed``).
"""

import re
from functools import lru_cache

from newsmill.transforms.entities.found import PROPAGATED, Entity, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.entity_keys import name_key
from newsmill.transforms.entities.names.persons import person_name
from newsmill.transforms.entities.overlaps import overlay
from newsmill.transforms.entities.text.article_text import ArticleText

_HEADS = tuple(word_list("attributive_heads_de"))
_HYPHEN = re.compile(r"[-‐‑](?<=\w[-‐‑])(?=[^\W\d_])")
_TAIL_WORD = re.compile(r"[-‐‑]([^\W\d_]\w*)(?![-‐‑]?\w)")
_TAIL = re.compile(r"[-‐‑]([^\W\d_]\w*)\Z")
_ATTACHED = re.compile(r"[-‐‑](?=\w|\s)")
_LAST_WORDS = re.compile(r"[^\W_][\w.]*(?:[ -][^\W_][\w.]*){0,3}\Z")
_GAP = re.compile(r"[ -]")


def cut_attributes(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without those that are attributes in a compound, whole compound or part."""
    return [span for span in spans if span.entity is not None or not _is_attribute(article.text, span)]


def find_attributes(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` and, for each compound whose first part one of them names elsewhere, a mention of that part."""
    entities: dict[str, Entity] = {}
    for span in spans:
        if span.entity is not None and span.entity.country_code is None:
            name = person_name(span.entity.name) if span.label == "PER" else None
            for form in (article.text[span.start : span.end], *(name.surnames if name else ())):
                entities.setdefault(_loose_key(form), span.entity)
    hyphens = (match.start() for match in _HYPHEN.finditer(article.text))
    return overlay(spans, [found for hyphen in hyphens if (found := _attribute(article.text, hyphen, entities))])


@lru_cache(maxsize=20_000)
def is_attributive(tail: str) -> bool:
    """Tell whether a compound that ends in ``tail`` is about something else than its first part names.

    >>> is_attributive("Raketen"), is_attributive("backed"), is_attributive("Institut")
    (True, True, False)
    """
    return tail.islower() or tail.casefold().endswith(_HEADS)


def _attribute(text: str, hyphen: int, entities: dict[str, Entity]) -> Found | None:
    """Return the longest run of words before ``hyphen`` that names one of ``entities``, in an attributive compound."""
    tail = _TAIL_WORD.match(text, hyphen)
    if tail is None or not is_attributive(tail.group(1)):
        return None
    words = _LAST_WORDS.search(text, max(hyphen - 60, 0), hyphen)
    if words is None:
        return None
    starts = [words.start(), *(gap.end() for gap in _GAP.finditer(text, words.start(), hyphen))]
    for start in starts:
        entity = entities.get(_loose_key(text[start:hyphen]))
        if entity is not None and text[max(start - 1, 0)] not in "-‐‑":
            return Found(start, hyphen, entity.label, None, PROPAGATED, entity)
    return None


def _is_attribute(text: str, span: Found) -> bool:
    if _ATTACHED.match(text, span.end) or (span.start and text[span.start - 1] in "-‐‑"):
        return True
    tail = _TAIL.search(text[span.start : span.end])
    if tail is None or (span.label == "PER" and tail.group(1).islower()):  # Kim Jong-un
        return False
    return is_attributive(tail.group(1))


def _loose_key(name: str) -> str:
    return name_key(name).replace("-", " ")
