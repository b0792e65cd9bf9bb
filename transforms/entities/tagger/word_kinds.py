"""What a word can be by the dictionary that lies in the lexicon: a noun, a verb, a given name, a compound of nouns.

Ordinary words written large, which are many in German, are told from names by it: most names of organisations and
surnames are in no dictionary. Letters of the kinds are those of ``training/dictionary_source.py``.
"""

from collections.abc import Callable
from functools import lru_cache

from newsmill.transforms.entities.tagger.lexicon import Entry

SHORTEST_COMPOUND = 7
"""Letters of a word that may be taken apart."""
_NOUNS = frozenset("mfnp")
"""Letters of the kinds that are nouns."""

EntryOf = Callable[[str], Entry]


def kind_features(word: str, entry: EntryOf) -> tuple[str, ...]:
    """Give the names of the kinds of a word, that of all of them first; ``entry`` looks a form up in the lexicon."""
    return _names(_kinds(word, entry))


def _kinds(word: str, entry: EntryOf) -> str:
    """Tell what a word can be: letters of kinds, or one mark for where it was looked for.

    ``<`` stands before the kinds of the small writing of a capital word, ``+`` alone for a compound that ends in a
    noun, ``++`` where its beginning is a word too, ``?`` for a word nothing is known of, ``-`` for no word.
    """
    kinds = entry(word)[2]
    if kinds or not word[:1].isalpha():
        return kinds or "-"
    if word[0].isupper() and (small := entry(word.lower())[2]):
        return f"<{small}"
    return _compound(word, entry) if len(word) >= SHORTEST_COMPOUND and word.isalpha() else "?"


def _compound(word: str, entry: EntryOf) -> str:
    for start in range(3, len(word) - 3):
        if _NOUNS.intersection(entry(word[start:].capitalize())[2]):
            return "++" if _is_word(word[:start], entry) else "+"
    return "?"


def _is_word(front: str, entry: EntryOf) -> bool:
    """Tell whether the beginning of a compound is a word, as it is or before what links it to the next."""
    return any(entry(form)[2] for form in (front, front[:-1], front[:-2], front.lower()))


@lru_cache(maxsize=4096)
def _names(kinds: str) -> tuple[str, ...]:
    return f"k={kinds}", *(f"k{kind}" for kind in kinds if kind.isalpha() or kind == "<")
