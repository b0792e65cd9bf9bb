"""A name found once is found wherever it stands in the article.

Taggers judge each sentence alone, so they find a name here and miss it there. What stands in the article as words of
its own and is written like a mention (for acronyms in any case, for German names also with ``-s``) becomes a mention
of the same entity. A single word that is no acronym is only trusted when the tagger found it in at least a third of
the places where it stands; where it found it in fewer of four or more, its mentions are dropped instead: then they
are the mistake. A town, or a word the tagger found, is no mention within a longer name found elsewhere.
"""

from collections import Counter

from newsmill.transforms.entities.found import MODEL, PROPAGATED, Entity, Found
from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.names.known import known_forms
from newsmill.transforms.entities.overlaps import covering, overlay
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun, is_everyday
from newsmill.transforms.entities.text.head_adverbs import is_head_adverb
from newsmill.transforms.entities.text.phrases import Phrases

TRUSTED_SHARE = 1 / 3
"""Share of its places in which the tagger must have found a single word."""
ENOUGH_PLACES = 4
"""From so many places on, a word found in a smaller share is dropped."""


def drop_outvoted(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without the single words that the tagger passes over nearly everywhere in the article."""
    shares = _shares(article, spans)
    outvoted = {word for word, share, places in shares if places >= ENOUGH_PLACES and share < TRUSTED_SHARE}
    return [span for span in spans if not (_is_guess(span) and _surface(article, span) in outvoted)]


def propagate(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) and the mentions of their entities that the tagger missed."""
    distrusted = {word for word, share, _ in _shares(article, spans) if share < TRUSTED_SHARE}
    forms: dict[str, Entity] = {}
    for surface, span in {_surface(article, span): span for span in reversed(spans)}.items():
        if span.entity is not None and not (_is_guess(span) and surface in distrusted):
            forms.update(dict.fromkeys(_written(surface, span.entity, article.language), span.entity))
    hits = Phrases(forms.items()).find(article)
    found = [Found(hit.start, hit.end, hit.value.label, None, PROPAGATED, hit.value) for hit in hits]
    missed = [hit for hit in found if not _may_be_common(article, hit)]
    parts = _parts(article, spans, missed)
    whole = overlay((span for span in spans if span not in parts), missed)
    return overlay(whole, parts) if parts else whole


def _parts(article: ArticleText, spans: list[Found], missed: list[Found]) -> set[Found]:
    """Return the tagger's words and the towns that are a part of one of ``missed``: ``Barberini`` of a museum.

    The surname alone is none of a longer person's name, which may hold an office.
    """
    starts = [hit.start for hit in missed]
    parts: dict[Found, set[Found]] = {}
    for span in spans:
        hit = covering(span.start, missed, starts)
        if hit is not None and _is_part(article, span, hit):
            parts.setdefault(hit, set()).add(span)
    return {span for hit, held in parts.items() if not _is_surname(hit, held) for span in held}


def _is_surname(hit: Found, held: set[Found]) -> bool:
    return hit.label == "PER" and all(span.label == "PER" and span.end == hit.end for span in held)


def _is_town(span: Found) -> bool:
    return span.label == "LOC" and span.entity is not None and span.entity.country_code is None


def _is_part(article: ArticleText, span: Found, hit: Found) -> bool:
    is_open = " " not in _surface(article, span) and (_is_guess(span) or _is_town(span))
    return is_open and span.end <= hit.end and hit.end - hit.start > span.end - span.start


def _shares(article: ArticleText, spans: list[Found]) -> list[tuple[str, float, int]]:
    """Return the single words the tagger found, the share of places where it found each, and their number."""
    counts = Counter(_surface(article, span) for span in spans if _is_guess(span))
    places = {word: _places(article, word) for word in counts if _is_single(word)}
    return [(word, counts[word] / max(number, 1), number) for word, number in places.items()]


def _is_guess(span: Found) -> bool:
    return span.method == MODEL


def _surface(article: ArticleText, span: Found) -> str:
    return article.text[span.start : span.end]


def _places(article: ArticleText, word: str) -> int:
    return sum(article.is_free(start, start + len(word)) for start in article.words.get(word, ()))


def _is_single(surface: str) -> bool:
    return surface.isalpha() and surface[1:].islower()


def _written(surface: str, entity: Entity, language: str | None) -> list[str]:
    """Return the forms in which ``surface`` may stand elsewhere; those of listed entities are listed with them.

    A listed form that is an everyday word (``Welt``) is not looked for, nor is a work that is called by one (``Brot``).
    """
    if len(surface.strip(".")) < 2 or entity.key.startswith("iso3166:"):
        return []
    if surface in known_forms(language):
        return [] if is_everyday(surface, language) or common_noun(surface) else [surface]
    if entity.label == "MISC" and (is_everyday(surface, language) or common_noun(surface) is not None):
        return []
    forms = [surface]
    if surface.isalpha() and len(surface) > 3 and not _is_single(surface):
        forms += [surface.upper(), surface.capitalize()]
    if facts_of(language).inflects_names and not surface.endswith(("s", "x", "z", "ß")):
        forms += [form + "s" for form in forms if not form.isupper()]
    return forms


def _may_be_common(article: ArticleText, hit: Found) -> bool:
    """Tell whether a single word at a head may be an everyday one: it is small elsewhere, or goes on as an adverb."""
    surface = article.text[hit.start : hit.end]
    if not _is_single(surface):
        return False
    is_small = surface.casefold() in article.words and article.opens_sentence(hit.start)
    return is_small or (hit.label == "PER" and is_head_adverb(article, hit.start, hit.end))
