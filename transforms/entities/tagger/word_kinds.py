"""What a word can be by the dictionary that lies in the lexicon: a noun, a verb, a given name, a compound of nouns.

Ordinary words written large, which are many in German, are told from names by it: most names of organisations and
surnames are in no dictionary. Letters of the kinds are those of ``training/dictionary_source.py``.
"""

from collections.abc import Sequence
from functools import lru_cache

from newsmill.transforms.entities.tagger.lexicon import Entry, Lexicon
from newsmill.transforms.entities.tagger.word_ends import WordEnds
from newsmill.transforms.entities.tagger.word_forms import Forms

NOTHING_KNOWN = "?"


def simple_kinds(forms: Forms, lexicon: Lexicon) -> list[str]:
    """Tell what words can be that are not taken apart: letters of kinds, or one mark for where they were looked for.

    ``<`` stands before the kinds of the small writing of a capital word, ``?`` for a word nothing is known of, ``-``
    for no word, nothing at all where ``lexicon`` has no dictionary.
    """
    if not lexicon.has_kinds:
        return [""] * len(forms.words)
    return list(map(_simple, forms.words, forms.own, forms.small))


def _simple(word: str, own: Entry, small: Entry) -> str:
    if own[2] or not word[:1].isalpha():
        return own[2] or "-"
    return f"<{small[2]}" if word[0].isupper() and small[2] else NOTHING_KNOWN


def compound_kinds(words: Sequence[str], ends: WordEnds, lexicon: Lexicon) -> list[str]:
    """Tell which of ``words``, of letters alone, are compounds of nouns.

    ``+`` alone for a word that ends in a noun, ``++`` where its beginning is a word too, ``?`` for others.
    """
    nouns = [ends.noun(word.lower()) for word in words]
    fronts = [word[: -len(noun)] for word, noun in zip(words, nouns, strict=True) if noun]
    are_words = iter(_are_words(fronts, lexicon))
    return [("++" if next(are_words) else "+") if noun else NOTHING_KNOWN for noun in nouns]


def _are_words(fronts: list[str], lexicon: Lexicon) -> list[bool]:
    """Tell of beginnings of compounds whether they are words, as they are or before what links them to the next."""
    forms = [form for front in fronts for form in (front, front[:-1], front[:-2], front.lower())]
    known = [kinds != "" for _, _, kinds in lexicon.entries(forms)]
    return [any(known[at : at + 4]) for at in range(0, len(known), 4)]


@lru_cache(maxsize=4096)
def kind_names(kinds: str) -> tuple[str, ...]:
    """Give the names of the kinds of a word, that of all of them first."""
    return () if not kinds else (f"k={kinds}", *(f"k{kind}" for kind in kinds if kind.isalpha() or kind == "<"))
