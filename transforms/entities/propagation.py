"""A name found once is found wherever it stands in the article.

Taggers judge each sentence alone, so they find a name here and miss it there. What stands in the article as words of
its own and is written like a mention (for acronyms in any case, for German names also with ``-s``) becomes a mention
of the same entity. A single word that is no acronym is only trusted when the tagger found it in at least a third of
the places where it stands; where it found it in fewer of four or more, its mentions are dropped instead: then they
are the mistake.
"""

from collections import Counter

from transforms.entities.article_text import ArticleText
from transforms.entities.found import MODEL, PROPAGATED, Entity, Found
from transforms.entities.known import is_everyday_word
from transforms.entities.overlaps import overlay
from transforms.entities.phrases import Phrases

TRUSTED_SHARE = 1 / 3
"""Share of its places in which the tagger must have found a single word."""
ENOUGH_PLACES = 4
"""From so many places on, a word found in a smaller share is dropped."""


def drop_outvoted(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without the single words that the tagger passes over nearly everywhere in the article."""
    counts = _counts(article, spans)
    return [span for span in spans if not _is_outvoted(article, _surface(article, span), span, counts)]


def propagate(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) and the mentions of their entities that the tagger missed."""
    counts = _counts(article, spans)
    forms: dict[str, Entity] = {}
    for span in spans:
        surface = _surface(article, span)
        if span.entity is not None and _is_trusted(article, surface, span, counts):
            is_listed = span.entity.key.startswith(("known:", "iso3166:"))  # their other forms are listed with them
            for form in [surface] if is_listed else _written(surface, span.label, article.language):
                forms.setdefault(form, span.entity)
    hits = Phrases(forms.items()).find(article)
    missed = [Found(hit.start, hit.end, hit.value.label, None, PROPAGATED, hit.value) for hit in hits]
    return overlay(spans, (hit for hit in missed if not _may_be_common(article, hit)))


def _counts(article: ArticleText, spans: list[Found]) -> Counter[str]:
    return Counter(_surface(article, span) for span in spans)


def _surface(article: ArticleText, span: Found) -> str:
    return article.text[span.start : span.end]


def _places(article: ArticleText, word: str) -> int:
    return sum(article.is_free(start, start + len(word)) for start in article.words.get(word, ()))


def _is_single(surface: str) -> bool:
    return surface.isalpha() and surface[1:].islower()


def _is_outvoted(article: ArticleText, surface: str, span: Found, counts: Counter[str]) -> bool:
    if span.method != MODEL or span.entity is not None or not _is_single(surface):
        return False
    places = _places(article, surface)
    return places >= ENOUGH_PLACES and counts[surface] < TRUSTED_SHARE * places


def _is_trusted(article: ArticleText, surface: str, span: Found, counts: Counter[str]) -> bool:
    if len(surface) < 2 or span.entity is None or is_everyday_word(surface, article.language):
        return False
    if not _is_single(surface) or span.method != MODEL:
        return True
    return counts[surface] >= TRUSTED_SHARE * _places(article, surface)


def _written(surface: str, label: str, language: str | None) -> list[str]:
    forms = [surface]
    if surface.isalpha() and len(surface) > 3 and sum(character.isupper() for character in surface) > 1:
        forms += [surface.upper(), surface.capitalize()]
    if surface.isalpha() and surface[1:].islower() and len(surface) > 4 and label == "MISC":
        forms.append(surface.upper())
    if language != "en" and not surface.endswith(("s", "x", "z", "ß")):
        forms += [form + "s" for form in forms if not form.isupper()]
    return forms


def _may_be_common(article: ArticleText, hit: Found) -> bool:
    """Tell whether a single word may be an everyday one: it opens a sentence, and stands in lower case elsewhere."""
    surface = article.text[hit.start : hit.end]
    return _is_single(surface) and surface.casefold() in article.words and article.opens_sentence(hit.start)
