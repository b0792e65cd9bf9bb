"""The head of a noun phrase: its determiner, its adjectives, its nouns or its name.

What comes behind the determiner is a matter of the language: ``heads_german``, ``heads_english``.
"""

from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.heads_english import english_head, is_singular
from newsmill.transforms.quotes.heads_german import german_head
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.nouns import is_role

_THAT = "that"
_PLURALS = frozenset({"people", "police"})
"""English nouns in the plural without an -s."""
_INDEFINITE = word_class("de", "indefinite")


def head_at(items: list[Item], ix: int, end: int, grammar: Grammar, first: bool) -> tuple[int, int] | None:
    """Return the stretch from the first word behind the determiner at item ``ix`` to the end of the head noun."""
    start = ix
    if items[ix].lower == _THAT and _opens_a_clause(items, ix + 1, end, grammar):
        return None
    if items[ix].lower in grammar.determiner and items[ix].mention is None:
        start += 1
        if items[ix].lower == "das" and start < end and items[start].is_upper and is_role(items[start], grammar):
            return None  # "Das sieht Landrat Beck so" turned round: "so sieht das Landrat Beck"
        if start < end and _is_second(items[start], items[ix], grammar):
            start += 1
    elif items[ix].mention is not None and _owns_what_follows(items, ix, end, grammar):
        start += 1
    if grammar.language == "de":
        return german_head(items, start, end, grammar, first and start == ix)
    return english_head(items, start, end, grammar, first and start == ix, start > ix)


def _opens_a_clause(items: list[Item], ix: int, end: int, grammar: Grammar) -> bool:
    """Tell whether ``that`` before item ``ix`` is no determiner: ``that Beck``, ``that 12 keepers``, ``that aides``."""
    if grammar.language != "en" or ix >= end:
        return False
    if items[ix].is_upper or items[ix].mention is not None or items[ix].text[:1].isdigit():
        return True
    head = english_head(items, ix, end, grammar, False, True)
    noun = items[head[1] - 1] if head else None
    return noun is not None and noun.mention is None and (noun.lower in _PLURALS or not is_singular(noun))


def _is_second(item: Item, determiner: Item, grammar: Grammar) -> bool:
    """Tell whether a determiner stands behind another: ``diese beiden``; not ``dass ihr eine Strafe droht``."""
    if item.lower not in grammar.second_determiner or item.mention is not None:
        return False
    return determiner.lower != "ihr" or item.lower not in _INDEFINITE


def _owns_what_follows(items: list[Item], ix: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a German place is in the genitive before an adjective: ``Polens größte Bank``."""
    place = items[ix].mention
    if grammar.language != "de" or place is None or place.label != "LOC" or place.text != place.entity_name + "s":
        return False
    return ix + 2 < end and items[ix + 1].is_adjective


def is_bare_name(items: list[Item], start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a phrase without a mention ends in two or more capitalised words: a name no model found."""
    words = [item for item in items[start:end] if item.is_word]
    if len(words) < 2 or _is_owner(words[-2]):
        return False
    return all(item.is_upper and item.lower not in grammar.time for item in words[-2:])


def _is_owner(item: Item) -> bool:
    """Tell whether a name is in the genitive: ``Petries Forschungsteam`` is no name."""
    name = item.mention
    return name is not None and name.text.endswith("s") and not name.entity_name.endswith("s")
