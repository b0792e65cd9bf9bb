"""Which words are everyday ones: German common nouns with their compounds, and words that stand in small letters.

The nouns come from the German Wiktionary, the small words from a frequency table (``training/words_source.py``). What
is a name at least as often as a noun (``Müller``, ``Heil``) is in neither.
"""

from functools import cache
from typing import NamedTuple

from newsmill.transforms.entities.compound_nouns import last_part
from newsmill.transforms.entities.lists import packed_lines, word_list

_PLACES = {"=": "town", "~": "region"}
_NAME = "!"
_NAME_TAILS = word_list("name_tails_de")


class Noun(NamedTuple):
    """What is known of a common noun."""

    last: str
    """Its last part in small letters; the whole word when it is no compound."""
    is_plural: bool
    """The form is never singular."""
    place: str
    """``town`` or ``region`` when a place bears the name too, else empty."""


def is_everyday(word: str, language: str | None) -> bool:
    """Tell whether ``word``, in any case, is one that stands in small letters more than with a capital.

    >>> is_everyday("Allen", "de"), is_everyday("Berlin", "de")
    (True, False)
    """
    return word.casefold() in _everyday("en" if language == "en" else "de")


@cache
def common_noun(word: str) -> Noun | None:
    """Return what is known of a German common noun, hyphen compounds by their last word; null for another word.

    >>> common_noun("Altenpflegeheimen"), common_noun("Corona-Zeit").last, common_noun("Merkel")
    (Noun(last='heimen', is_plural=True, place=''), 'zeit', None)
    """
    end = word.replace("‐", "-").replace("‑", "-").rsplit("-", maxsplit=1)[-1]
    if not (end[:1].isupper() and end[1:].islower() and end.isalpha()):
        return None
    nouns = _nouns()
    lowered = end.casefold()
    mark = nouns.get(lowered)
    last = lowered if mark is not None else last_part(end, nouns)
    if last is None or mark == _NAME:
        return None
    is_whole = last == lowered and end == word
    return Noun(last, nouns[last] == "+", _PLACES.get(nouns[last], "") if is_whole else "")


def ends_like_name(word: str) -> bool:
    """Tell whether ``word`` ends in what surnames and places end in, and is longer: ``Hallgarten``, ``Domplatz``."""
    return any(word.casefold().endswith(tail) and len(word) > len(tail) + 2 for tail in _NAME_TAILS)


@cache
def _everyday(language: str) -> frozenset[str]:
    return word_list(f"everyday_words_{language}")


@cache
def _nouns() -> dict[str, str]:
    """Return the nouns in small letters with their mark (``training/words_source.py``)."""
    lines = packed_lines("common_nouns_de")
    return {line.rstrip("+=~!").casefold(): "" if line[-1].isalpha() else line[-1] for line in lines}
