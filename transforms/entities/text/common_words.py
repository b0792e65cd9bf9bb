"""Which words are everyday ones: German common nouns with their compounds, and words that stand in small letters.

The nouns come from the German Wiktionary, the small words from a frequency table (``training/words_source.py``). What
is a name at least as often as a noun (``Müller``, ``Heil``) is in neither.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsmill.transforms.entities.languages import facts_of
from newsmill.transforms.entities.lists import packed_lines, table, word_list
from newsmill.transforms.entities.text.compound_nouns import last_part

_PLACES = {"=": "town", "~": "region"}
_NAME = "!"
_LINE = re.compile(r"([^\W\d_]+)(?::([mfn]))?([+=~!]?)")
_NAME_TAILS = word_list("name_tails_de")
_ANY_NAME_TAIL = tuple(_NAME_TAILS)
_NO_NAME_TAILS = ("stoff", "stoffs", "stoffe", "stoffen")
"""What ends as surnames do (``Kirchhoff``) and is none."""


class Noun(NamedTuple):
    """What is known of a common noun."""

    last: str
    """Its last part in small letters; the whole word when it is no compound."""
    is_plural: bool
    """The form is never singular."""
    place: str
    """``town`` or ``region`` when a place bears the name too, else empty."""
    gender: str
    """``m``, ``f`` or ``n``; empty for plurals and where nouns of two genders look alike."""


def is_everyday(word: str, language: str | None) -> bool:
    """Tell whether ``word``, in any case, is one that stands in small letters more than with a capital.

    >>> is_everyday("Allen", "de"), is_everyday("Berlin", "de")
    (True, False)
    """
    return word.casefold() in _everyday(language)


@lru_cache(maxsize=20_000)
def common_noun(word: str) -> Noun | None:
    """Return what is known of a German common noun, hyphen compounds by their last word; null for another word.

    >>> common_noun("Altenpflegeheimen"), common_noun("Corona-Zeit").last, common_noun("Merkel")
    (Noun(last='heimen', is_plural=True, place='', gender=''), 'zeit', None)
    """
    end = word.replace("‐", "-").replace("‑", "-").rsplit("-", maxsplit=1)[-1]
    if not (end[:1].isupper() and end[1:].islower() and end.isalpha()):
        return None
    nouns = _nouns()
    lowered = end.casefold()
    last = lowered if lowered in nouns else last_part(end, nouns)
    if last is None or nouns[last].mark == _NAME:
        return None
    gender, mark = nouns[last]
    is_whole = last == lowered and end == word
    return Noun(last, mark == "+", _PLACES.get(mark, "") if is_whole else "", gender)


def ends_like_name(word: str) -> bool:
    """Tell whether ``word`` ends in what surnames and places end in, and is longer: ``Hallgarten``, ``Domplatz``."""
    lowered = word.casefold()
    if lowered.endswith(_NO_NAME_TAILS):
        return False
    return lowered.endswith(_ANY_NAME_TAIL) and any(
        lowered.endswith(tail) and len(word) > len(tail) + 2 for tail in _NAME_TAILS
    )


@cache
def no_name_phrases() -> frozenset[str]:
    """Return the phrases that taggers take for names and that name nothing: ``Fake News``."""
    return frozenset(row[0] for row in table("no_name_phrases"))


@cache
def _everyday(language: str | None) -> frozenset[str]:
    name = facts_of(language).everyday_words
    return word_list(name) if name else frozenset()


class _Listed(NamedTuple):
    gender: str
    mark: str
    """As ``training/words_source.py`` tells."""


@cache
def _nouns() -> dict[str, _Listed]:
    """Return what is listed of the nouns by their small letters."""
    lines = filter(None, map(_LINE.fullmatch, packed_lines("common_nouns_de")))
    listed = {(gender, mark): _Listed(gender, mark) for gender in ("", "m", "f", "n") for mark in ("", *"+=~!")}
    return {line.group(1).casefold(): listed[line.group(2) or "", line.group(3)] for line in lines}
