"""The head of a German noun phrase: adjectives, then capitalised words."""

from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import Item
from newsmill.transforms.quotes.nouns import MAX_WORDS, is_paper

_GENITIVES = frozenset({"des", "eines"})
_HYPHEN = "-"
_JOINING = frozenset({"und", "oder", "sowie"})
_AGES = ("jährige", "jähriger", "jährigen")
_ADVERB_ENDINGS = ("lich", "sweise", "erweise", "maßen", "mals", "wärts", "dings")


def german_head(items: list[Item], start: int, end: int, grammar: Grammar, first: bool) -> tuple[int, int] | None:
    """Return the stretch from item ``start`` over adjectives to the end of nouns or a name; ``first`` in a sentence."""
    ix = start
    stop = min(end, start + MAX_WORDS)
    while ix < stop and items[ix].is_adjective:
        ix += 1
    noun = ix
    if first and _opens_no_phrase(items, noun, noun == start and noun < stop, grammar):
        return None
    while ix < stop and (items[ix].is_capital or is_name_word(items, ix, grammar)):
        if ix > noun and _ends_before(items, noun, ix, grammar):
            break
        ix += _joint(items, ix, stop) if items[ix + 1].text == _HYPHEN else 1
    return (start, ix) if ix > noun else None


def _opens_no_phrase(items: list[Item], noun: int, is_bare: bool, grammar: Grammar) -> bool:
    """Tell whether the word that opens a sentence is large for that alone."""
    if is_bare and items[noun].mention is None and items[noun].lower in grammar.function:
        return True
    return noun + 1 < len(items) and _is_adverb(items[noun], items[noun + 1])


def _joint(items: list[Item], ix: int, stop: int) -> int:
    """Return the items up to the noun whose part stands at ``ix``: ``Arbeits- und Sozialministerin``; 1 for another."""
    if ix + 3 >= stop or not items[ix].is_tight:
        return 1
    return 3 if items[ix + 2].lower in _JOINING and items[ix + 3].is_upper else 1


def _is_adverb(item: Item, following: Item) -> bool:
    """Tell whether the word that opens a sentence is large for that alone: ``Tatsächlich``, ``Übergangsweise``."""
    return item.mention is None and item.lower.endswith(_ADVERB_ENDINGS) and not following.is_upper


def _ends_before(items: list[Item], noun: int, ix: int, grammar: Grammar) -> bool:
    """Tell whether item ``ix`` is no part of the noun before it, which is that at ``noun`` or behind it.

    A day is none; nor is what follows ``laut dem Entwurf``, ``nach Angaben des Amts``, ``sagt der 71-Jährige``.
    """
    before = items[ix - 1]
    if items[ix].is_time:
        return True
    if before.mention is not None or items[ix].mention is not None:
        return before.mention is None and is_paper(before, grammar)
    goes_on = items[ix + 1].is_word and not items[ix].text.isupper()
    is_genitive = goes_on and ix == noun + 1 and before.lower.endswith("s") and items[noun - 1].lower in _GENITIVES
    return is_genitive or is_paper(before, grammar) or before.lower.endswith(_AGES)


def is_name_word(items: list[Item], ix: int, grammar: Grammar) -> bool:
    """Tell whether item ``ix`` may be a German noun or a part of a name."""
    item = items[ix]
    # A mention is taken whole, and never begun in its middle.
    if item.is_capital or item.text != "." or not items[ix - 1].is_tight:
        return item.is_capital
    before = items[ix - 1]
    return before.lower in grammar.title or (len(before.text) == 1 and before.text.isalpha())
