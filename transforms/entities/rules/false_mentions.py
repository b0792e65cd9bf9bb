"""What the tagger takes for a name and is none: everyday words, common nouns and their compounds.

A single word is judged by what is known of it (``common_words.py``), by its place and by the rest of the article:

* a person: no common noun or compound of one (``Yoga``, ``Inzidenzwert``) but such as surnames end in, unless a full
  name in the article ends in it or a title or given name stands before it;
* a place: no noun in the plural and no other noun but such as places are called by (``Schillerstraße``); one that is a
  town as well (``Essen``, ``Hof``) not behind a determiner;
* an organisation, a thing (MISC): no noun but such as organisations (``Landesschulamt``) or things
  (``Lieferkettengesetz``) are called by; in quotation marks a noun is a thing where a work stands beside it
  (``der Film „Parasiten“``);
* anything: no word that stands in small letters (``Lange``, ``Allen``, ``Most``) where it opens a sentence, is shouted
  or made a noun (``seit Kurzem``).

Several words are no name when all are everyday words or nouns, and one in small letters links no names or an everyday
word opens a sentence (``Wie geht``, ``ersten Lockdowns``). What a list names, and what stands in quotation marks as a
work or a paper, stays.
"""

import re
from functools import lru_cache

from newsmill.transforms.entities.found import MODEL, Found
from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.known import known_forms
from newsmill.transforms.entities.names.titles import PARTICLES, is_title
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import (
    Noun,
    common_noun,
    ends_like_name,
    is_everyday,
    no_name_phrases,
)
from newsmill.transforms.entities.text.head_adverbs import is_head_adverb

_GIVEN = word_list("given_names")
_ORGANISATION_TAILS = tuple(word_list("organisation_tails_de"))
_TAILS = {"ORG": _ORGANISATION_TAILS, "MISC": tuple(word_list("thing_tails_de"))}
_ADJECTIVE = re.compile(r"\w{3,}(?:weit|lich|ig|isch|bar|los|sam|haft)e[mnrs]?")
_ENOUGH_PLACES = 50
"""Places of a word that are looked at."""
_NO_NAMES = word_list("no_names")
_DETERMINERS = word_list("determiners")
_PLACE_CUES = frozenset(["in", "aus", "nach", "bei", "von", "um", "Stadt", "Kreis", "Landkreis", "Raum", "Universität"])
_NOUN_MAKERS = frozenset(["vor", "seit", "im", "ins", "am", "aufs", "zum", "ohne"])
_LINKING = PARTICLES | {"für", "im", "in", "an", "am", "auf", "ohne", "des", "die", "and", "of", "the", "for"}
_OPENING, _CLOSING = "„“”\"«»‚‘›‹'", "“”\"«»‘’›‹'"
_WORK_DISTANCE = 50
_WORK_ENDS = tuple(sorted(word_list("work_nouns_de")))
_ARTS = ("film", "oper", "roman", "album", "regisseur", "regisseurin", "theater", "musical", "drama", "song", "serie")
"""Ends of words of an article that is about works, whose names may stand in it with nothing beside."""
_WORKS = "|".join(_WORK_ENDS)
_WORK_BEFORE = re.compile(rf"(?:{_WORKS})\w{{0,2}},? (?:\w+ )?[„“\"«»‚‹›']\Z", re.IGNORECASE)
_WORK_BEHIND = re.compile(r"-\w| \(\d{4}\)| von [A-ZÄÖÜ]|,? (?:ein|eine|der|die|das) (?:\w+ )?[A-ZÄÖÜ]\w* von\b")
_PREVIOUS = re.compile(r"([\w.]+)\s+\Z")


def drop_everyday(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` without the tagger's mentions that are everyday words."""
    surnames = {surname for span in spans if span.label == "PER" and (surname := _surname(article, span)) is not None}
    return [span for span in spans if not (_is_open(span) and _names_nothing(article, span, surnames))]


def _is_open(span: Found) -> bool:
    return span.method == MODEL and span.entity is None and span.label in ("PER", "LOC", "ORG", "MISC")


def _surname(article: ArticleText, span: Found) -> str | None:
    """Return the last word of a person's name of several words; null where it is a noun behind a full name."""
    *first, last = article.text[span.start : span.end].split()
    is_noun = len(first) > 1 and common_noun(last) is not None
    return last if first and not is_noun else None


def _names_nothing(article: ArticleText, span: Found, surnames: set[str]) -> bool:
    is_phrase = article.text[span.start : span.end] in no_name_phrases()  # in quotation marks as well
    return is_phrase or _is_everyday(article, span, surnames)


def _is_everyday(article: ArticleText, span: Found, surnames: set[str]) -> bool:
    surface = article.text[span.start : span.end]
    is_quoted = span.label in ("ORG", "MISC") and _is_quoted(article.text, span)
    if surface in known_forms(article.language) or is_quoted:
        return is_quoted and span.label == "MISC" and _is_scare_quote(article, span, surface)
    if surface.rsplit("-", maxsplit=1)[-1] in _NO_NAMES:
        return True
    if " " in surface:
        return _is_phrase(article, span, surface)
    if span.label == "PER" and _is_named(article, span, surface, surnames):
        return is_head_adverb(article, span.start, span.end)
    if is_everyday(surface, article.language) and _is_no_name_here(article, span, surface):
        return True
    noun = common_noun(surface) if article.facts.nouns_are_capitalised else None
    return noun is not None and _is_noun_here(article, span, surface, noun)


def _is_quoted(text: str, span: Found) -> bool:
    return text[span.start - 1 : span.start] in tuple(_OPENING) and text[span.end : span.end + 1] in tuple(_CLOSING)


def _is_scare_quote(article: ArticleText, span: Found, surface: str) -> bool:
    """Tell whether a quoted compound noun has nothing beside it that says of what work or thing it is the name."""
    noun = common_noun(surface) if article.facts.nouns_are_capitalised and " " not in surface else None
    if noun is None or noun.last == surface.casefold() or surface.casefold().endswith(_TAILS["MISC"] + _WORK_ENDS):
        return False
    before = article.text[max(span.start - _WORK_DISTANCE, 0) : span.start]
    is_called = _WORK_BEFORE.search(before) or _WORK_BEHIND.match(article.text, span.end + 1)
    return not (is_called or any(word.casefold().endswith(_ARTS) for word in article.words))


def _is_named(article: ArticleText, span: Found, surface: str, surnames: set[str]) -> bool:
    """Tell whether a full name of the article ends in ``surface``, or a title or given name stands before it."""
    if surface in surnames or surface.removesuffix("s") in surnames:
        return True
    before = _word_before(article, span.start)
    return before in _GIVEN or (len(before) > 1 and before[:1].isupper() and is_title(before))


def _is_no_name_here(article: ArticleText, span: Found, surface: str) -> bool:
    """Tell whether an everyday word stands where it is written large anyway."""
    if surface.isupper():
        return len(surface) > 3 or span.label == "PER"
    is_made_noun = span.label != "LOC" and _word_before(article, span.start) in _NOUN_MAKERS
    return is_made_noun or _opens(article, span.start)


def _opens(article: ArticleText, offset: int) -> bool:
    """Tell whether a sentence begins at ``offset``, also one behind a colon."""
    return article.opens_sentence(offset) or article.text[max(offset - 8, 0) : offset].rstrip(' „“"»')[-1:] == ":"


def _is_noun_here(article: ArticleText, span: Found, surface: str, noun: Noun) -> bool:
    first, hyphen, _ = surface.rpartition("-")
    if span.label == "PER":
        return noun.last == surface.casefold() or not ends_like_name(surface)
    if span.label == "LOC" and noun.place:
        return noun.place == "town" and not _is_town_here(article, span, surface)
    if hyphen and not _is_attribute(first, article.language):
        return False
    if span.label == "LOC":
        may_be_town = noun.last != surface.casefold() and not noun.is_plural and _has_place_cue(article, surface)
        return not (may_be_town or ends_like_name(surface))
    return not any(surface.casefold().endswith(tail) and len(surface) > len(tail) + 2 for tail in _TAILS[span.label])


def _is_attribute(first: str, language: str | None) -> bool:
    """Tell whether the first part of a compound is an everyday word or a listed name: ``Corona-``, ``Tegel-``."""
    last = first.rsplit("-", maxsplit=1)[-1]
    return _is_everyday_word(last, language) or last in known_forms(language) or last.isupper()


def _is_town_here(article: ArticleText, span: Found, surface: str) -> bool:
    before = _word_before(article, span.start)
    if before in _PLACE_CUES or not (before.casefold() in _DETERMINERS or _opens(article, span.start)):
        return True
    return before.casefold() not in _DETERMINERS and _has_place_cue(article, surface)


def _has_place_cue(article: ArticleText, surface: str) -> bool:
    """Tell whether ``surface`` stands anywhere right behind a word that only places without an article follow."""
    return any(_word_before(article, start) in _PLACE_CUES for start in article.words.get(surface, [])[:_ENOUGH_PLACES])


def _is_phrase(article: ArticleText, span: Found, surface: str) -> bool:
    words = surface.split()
    if span.label == "PER" and _ADJECTIVE.fullmatch(words[0]) and _is_compound(words[-1], article.language):
        return True
    if span.label == "ORG" and any(word.casefold().endswith(_ORGANISATION_TAILS) for word in words):
        return False
    if not all(_is_everyday_word(word, article.language) for word in words):
        return False
    is_small = any(word.islower() and word not in _LINKING for word in words) or words[0].islower()
    if is_small or surface.isupper():
        return True
    return is_everyday(words[0], article.language) and _opens(article, span.start)


def _is_compound(word: str, language: str | None) -> bool:
    noun = common_noun(word) if facts_of(language).nouns_are_capitalised else None
    return noun is not None and noun.last != word.casefold() and not ends_like_name(word)


@lru_cache(maxsize=20_000)
def _is_everyday_word(word: str, language: str | None) -> bool:
    return is_everyday(word, language) or (facts_of(language).nouns_are_capitalised and common_noun(word) is not None)


def _word_before(article: ArticleText, start: int) -> str:
    previous = _PREVIOUS.search(article.text, max(start - 25, 0), start)
    return previous.group(1) if previous else ""
