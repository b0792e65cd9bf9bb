"""Subjects that are nobody's: a plan, a situation.

They have verbs of speech (``Der Plan erklärt, wie …``, ``ihr droht eine Strafe``), and nobody spoke. Papers and bodies
speak, a report, a ministry. A share of those asked spoke, and no words say who: ``22 percent said …``; ``22 percent of
keepers`` are somebody.
"""

from dataclasses import replace

from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.heads_english import is_singular
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.phrases import DESCRIPTION, NOBODY, UNNAMED, Phrase

_GERMAN_THINGS = tuple(word_class("de", "thing"))
"""Endings of nouns."""
_ENGLISH_THINGS = word_class("en", "thing")
_SHARES = word_class("en", "share")
_READERS = frozenset({"you"})
_SINGULAR_ENDINGS = ("ss", "us", "is")


def told_apart(items: list[Item], phrase: Phrase, verb: Item, grammar: Grammar) -> Phrase:
    """Return ``phrase``, the subject of ``verb``, as nobody's where it cannot speak, as unnamed where it is a share."""
    if phrase.kind != DESCRIPTION:
        return phrase
    if grammar.language == "de":
        is_thing = _german_noun(items[phrase.start : phrase.end], grammar).endswith(_GERMAN_THINGS)
        return replace(phrase, kind=NOBODY) if is_thing else phrase
    if phrase.end - phrase.start == 1 and _is_no_noun(items[phrase.start].lower, grammar):
        return replace(phrase, kind=NOBODY)
    last = _english_noun(items, phrase, grammar)
    noun = items[last]
    if noun.lower in _ENGLISH_THINGS or (verb.lower.endswith("s") and _is_plural(noun)):
        return replace(phrase, kind=NOBODY)
    is_number = all(_counts(items[ix], grammar) for ix in range(phrase.start, last + 1)) and noun.text[:1].isdigit()
    is_share = last + 1 == phrase.end and (is_number or noun.lower in _SHARES)
    return replace(phrase, kind=UNNAMED) if is_share else phrase


def _is_no_noun(word: str, grammar: Grammar) -> bool:
    """Tell whether a word is a pronoun with its verb, or whoever reads: ``It’s told``, ``You say``."""
    stem = word.replace("’", "'").partition("'")[0]
    return word in _READERS or (stem != word and (stem in grammar.pronoun or stem in grammar.dummy or stem in _READERS))


def _counts(item: Item, grammar: Grammar) -> bool:
    """Tell whether a word is a number or stands in one: ``some 1,200``, ``six in 10``."""
    return (
        item.text.replace(",", "").replace(".", "").isdigit() or item.lower in grammar.determiner or item.lower == "in"
    )


def _english_noun(items: list[Item], phrase: Phrase, grammar: Grammar) -> int:
    """Return the item of a phrase before what belongs to its noun."""
    behind = range(phrase.start + 1, phrase.end)
    return next((ix for ix in behind if items[ix].lower in grammar.tail), phrase.end) - 1


def _is_plural(noun: Item) -> bool:
    """Tell whether ``promises`` and the like cannot be its verb: ``the disruptions and promises to “…”``."""
    return not is_singular(noun) and noun.mention is None and not noun.lower.endswith(_SINGULAR_ENDINGS)


def _german_noun(words: list[Item], grammar: Grammar) -> str:
    """Return the noun of a phrase in small letters: the last of its first capitals; empty for a name in marks."""
    noun = ""
    for item in words:
        if item.is_upper and item.lower not in grammar.determiner:
            noun = item.lower
        elif noun:
            break
    return noun
