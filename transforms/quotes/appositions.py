"""What belongs to a noun phrase behind its head: a genitive, a preposition with its noun, an apposition."""

from newsmill.transforms.quotes.grammar import Grammar, word_class
from newsmill.transforms.quotes.heads import head_at
from newsmill.transforms.quotes.heads_german import is_name_word
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.nouns import is_abbreviating

MAX_NAME = 6
"""So many words has a name in an apposition."""
_UNOWNED = tuple(word_class("de", "unowned"))
"""Endings of nouns that are nobody's: of a paper there is no politician."""
_PAPERS = frozenset({"paper", "newsagency", "broadcaster"})
"""Kinds of entities that are told things."""
_TELLERS = tuple(word_class("de", "role") | word_class("de", "teller"))
"""Endings of nouns of those who tell a paper something."""
_STAFF = tuple(word_class("de", "staff"))
"""Endings of nouns of those who work for a paper."""
_OCCASIONS = frozenset({"bei", "beim", "für"})
"""What stands behind them is no part of who somebody is: ``sagte die 29-Jährige bei der Feier``."""
_MASCULINE = tuple(word_class("de", "masculine"))
"""Endings of nouns whose ``der`` is no genitive's."""
_CLOSERS = frozenset(",.;:!?–—")
_OPENERS = frozenset(",(")
_PLACE_WORDS = frozenset({"im", "in", "am", "zu", "von", "auf", "bei", "aus", "at", "of", "for"})


def tail_end(items: list[Item], ix: int, end: int, grammar: Grammar) -> int:
    """Return the end of the genitive or prepositional phrases that belong to the head before ``ix``."""
    for _ in range(2):
        if ix >= end:
            return ix
        word = items[ix].lower
        start = ix
        if grammar.language == "de" and word in grammar.genitive and not items[ix].is_upper:
            if _is_told(items, ix, end) or _is_nominative(items, ix, end, grammar):
                return ix
        elif word in grammar.tail and not (word in _OCCASIONS and items[ix - 1].lower.endswith(_UNOWNED)):
            start = ix + 1
        else:
            return ix
        if start >= end:
            return ix
        head = head_at(items, start, end, grammar, False)
        if head is None or any(item.lower in grammar.time for item in items[head[0] : head[1]]):
            return ix
        ix = head[1]
    return ix


def _is_told(items: list[Item], ix: int, end: int) -> bool:
    """Tell whether a name from ``ix`` on is who was told, and no genitive: ``sagte der SPD-Politiker der „Post“``."""
    named = ix + 1 < end and (items[ix + 1].mention is not None or (items[ix + 1].is_word and not items[ix + 1].text))
    if named and items[ix - 1].lower.endswith(_UNOWNED):
        return True
    told = next((item.mention for item in items[ix + 1 : min(end, ix + 3)] if item.mention is not None), None)
    is_paper = told is not None and told.kind in _PAPERS and items[ix].lower == "der"
    return is_paper and items[ix - 1].lower.endswith(_TELLERS) and not items[ix - 1].lower.endswith(_STAFF)


def _is_nominative(items: list[Item], ix: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a determiner at ``ix`` is no genitive's: ``der richtige Weg``, ``der Weg``, ``einer der Wege``.

    An adjective behind a genitive's determiner ends in -n.
    """
    if ix + 1 >= end or items[ix + 1].mention is not None:
        return False
    word, following = items[ix].lower, items[ix + 1]
    if following.is_upper:
        return word == "der" and following.lower.endswith(_MASCULINE)
    adjective = following.is_word and following.lower.endswith("e") and following.lower not in grammar.function
    return adjective or (word == "einer" and following.lower in grammar.genitive)


def may_be_apposed(behind: Item) -> bool:
    """Tell whether an apposition may begin with the item behind a phrase: a comma, a bracket, ``in``."""
    return behind.text in _OPENERS or behind.lower in _PLACE_WORDS


def apposition(items: list[Item], ix: int, end: int, grammar: Grammar, name: bool) -> tuple[int, Mention | None]:
    """Return where the apposition behind a phrase that ends at ``ix`` ends, and the mention of a name that it gives.

    ``der Vorsitzende der Kommission, Magda Chu, sagte``: the name belongs to the phrase. ``Magda Chu, Vorsitzende der
    Kommission, sagte``: so does the description.
    """
    comma = ix if name else _comma(items, ix, end)
    if comma + 1 >= end or items[comma].text != ",":
        return ix, None
    if name:
        return _described(items, ix, end, grammar), None
    start = comma + 1
    while start < min(end, comma + 3) and not items[start].is_upper and items[start].lower not in grammar.cues:
        start += 1
    stop = start
    while stop < end and is_name_word(items, stop, grammar) and stop < start + MAX_NAME:
        stop += 1
    mention = next((item.mention for item in items[start:stop] if item.mention), None)
    person = mention is not None and mention.label == "PER"
    if stop == start or not (person or stop - start >= 2):
        return ix, None
    closed = _parenthesis(items, stop, end)
    if not _closes(items, closed, end, grammar):
        return ix, None
    return stop, mention


def _comma(items: list[Item], ix: int, end: int) -> int:
    """Return the comma behind a description, over a bracket and a short phrase of place."""
    stop = _parenthesis(items, ix, end)
    limit = min(end, stop + 6)
    while stop < limit and items[stop].text != ",":
        if not items[stop].is_word or (stop == ix and items[stop].lower not in _PLACE_WORDS):
            return ix
        stop += 1
    return stop


def _parenthesis(items: list[Item], ix: int, end: int) -> int:
    if ix >= end or items[ix].text != "(":
        return ix
    stop = next((at for at in range(ix, min(end, ix + 8)) if items[at].text == ")"), None)
    return ix if stop is None else stop + 1


def _described(items: list[Item], ix: int, end: int, grammar: Grammar) -> int:
    """Return the end of a description behind a name: ``Magda Chu, Vorsitzende der Kommission,``."""
    start = ix + 1
    head = head_at(items, start, end, grammar, False)
    if head is None or any(item.mention is not None and item.mention.label == "PER" for item in items[start : head[1]]):
        return ix
    if any(item.lower in grammar.time for item in items[start : head[1]]):
        return ix
    stop = head[1]
    limit = min(end, stop + 10)
    while stop < limit and not _closes(items, stop, end, grammar):
        is_part = items[stop].is_word or is_abbreviating(items, stop, grammar)
        if not is_part or _is_finite(items[stop], grammar):
            return ix
        stop += 1
    if stop >= limit and stop < end:
        return ix
    if stop < end and items[stop].text == "," and stop + 1 < end and _joins(items[stop + 1]):
        return ix
    return stop


def _is_finite(item: Item, grammar: Grammar) -> bool:
    """Tell whether a word is a verb for certain: what it stands in is a clause and no description."""
    return item.lower in grammar.cues or item.lower in grammar.auxiliary or item.lower in grammar.konjunktiv


def _joins(item: Item) -> bool:
    return item.lower in ("und", "and", "or", "oder")


def _closes(items: list[Item], ix: int, end: int, grammar: Grammar) -> bool:
    if ix >= end or items[ix].pair is not None:
        return True
    return items[ix].text in _CLOSERS and not is_abbreviating(items, ix, grammar)
