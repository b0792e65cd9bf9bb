"""Subjects that are nobody's: a plan, a situation.

They have verbs of speech (``Der Plan erklärt, wie …``, ``ihr droht eine Strafe``), and nobody spoke. Papers and bodies
speak, a report, a ministry; so does a share of those asked: ``22 percent said …``.
"""

from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.heads import is_singular
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.phrases import DESCRIPTION, Phrase

_GERMAN_THINGS = tuple(word_class("de", "thing"))
"""Endings of nouns."""
_ENGLISH_THINGS = word_class("en", "thing")
_SINGULAR_ENDINGS = ("ss", "us", "is")


def is_nobody(items: list[Item], phrase: Phrase, verb: Item, grammar: Grammar) -> bool:
    """Tell whether ``phrase``, the subject of ``verb``, cannot speak."""
    if phrase.kind != DESCRIPTION:
        return False
    if grammar.language == "de":
        return _german_noun(items[phrase.start : phrase.end], grammar).endswith(_GERMAN_THINGS)
    noun = items[phrase.start]
    for item in items[phrase.start + 1 : phrase.end]:
        if item.lower in grammar.tail:
            break
        noun = item
    return noun.lower in _ENGLISH_THINGS or (verb.lower.endswith("s") and _is_plural(noun))


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
