"""What a noun is: somebody's role, something written."""

from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.items import Item

MAX_WORDS = 24
"""A phrase is not longer."""
_ROLES = tuple(word_class("de", "role"))
_PAPERS = tuple(word_class("de", "paper"))
"""Endings of what is written, which has no name of its own without marks."""
_ENGLISH_PAPERS = word_class("en", "paper")
ENGLISH_ROLES = word_class("en", "role")


def is_paper(item: Item, grammar: Grammar) -> bool:
    """Tell whether a noun is something written: no name is in apposition to it."""
    return item.lower.endswith(_PAPERS) if grammar.language == "de" else item.lower in _ENGLISH_PAPERS


def is_role(item: Item, grammar: Grammar) -> bool:
    """Tell whether a noun is what somebody is: ``Trainer``, ``Polizeisprecherin``, ``mayor``."""
    return item.lower.endswith(_ROLES) if grammar.language == "de" else item.lower in ENGLISH_ROLES


def is_abbreviating(items: list[Item], ix: int, grammar: Grammar) -> bool:
    """Tell whether item ``ix`` is the full stop of the title or the initial before it."""
    if items[ix].text != "." or not ix or not items[ix - 1].is_tight:
        return False
    before = items[ix - 1]
    return before.lower in grammar.abbreviation or (len(before.text) == 1 and before.text.isalpha())
