"""Sentences as stretches of items: a line never goes on in the next one.

A full stop inside a quotation ends the sentence around it, unless the words that follow say who spoke.
"""

from typing import NamedTuple

from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import Item

MAX_ITEMS = 250
"""A longer sentence is cut: no cost grows with the square of a text."""
ATTRIBUTION_WITHIN = 9
"""So many items behind a quotation its verb of speech may stand in the same sentence."""

_FINAL = frozenset(".!?…")
_OPENERS = frozenset("–—•*([")


class Bounds(NamedTuple):
    """A sentence as a stretch of items, and whether it is worth reading."""

    start: int
    end: int
    marked: bool
    """It has a quotation."""
    reports: bool
    """It has a word without which no sentence reports speech."""


def sentences(items: list[Item], text: str, grammar: Grammar) -> list[Bounds]:
    """Return the sentences of ``items``, ascending, without line breaks, none of them empty."""
    bounds: list[Bounds] = []
    start = 0
    marked = reports = False
    signs = grammar.signs
    for ix, item in enumerate(items):
        if item.is_word:
            reports = reports or item.lower in signs
            if ix - start < MAX_ITEMS:
                continue
        marked = marked or item.pair is not None
        is_break = item.text == "\n"
        is_final = item.pair is not None or item.text in _FINAL
        if is_break or (is_final and _ends(items, ix, text, grammar)) or ix - start >= MAX_ITEMS:
            end = ix if is_break else ix + 1
            if end > start:
                bounds.append(Bounds(start, end, marked, reports))
            start = ix + 1
            marked = reports = False
    if start < len(items):
        bounds.append(Bounds(start, len(items), marked, reports))
    return bounds


def _ends(items: list[Item], ix: int, text: str, grammar: Grammar) -> bool:
    item = items[ix]
    after = items[ix + 1] if ix + 1 < len(items) else None
    if after is None or after.text == "\n":
        return True
    if item.pair:
        last = text[item.pair.inner_end - 1]
        return last in _FINAL and _begins(after) and not _attributed(items, ix + 1, grammar, last)
    if item.text == "." and ix and _is_abbreviation(items[ix - 1], item, grammar):
        return False
    return _begins(after) and not after.is_glued


def _begins(item: Item) -> bool:
    return item.is_upper or item.pair is not None or item.text[:1].isdigit() or item.text in _OPENERS


def _is_abbreviation(before: Item, stop: Item, grammar: Grammar) -> bool:
    if not stop.is_glued or not before.is_word:
        return False
    if before.text.isdigit():
        return grammar.language == "de" and len(before.text) <= 2
    return before.lower in grammar.abbreviation or (len(before.text) == 1 and before.text.isalpha())


def _attributed(items: list[Item], start: int, grammar: Grammar, last: str) -> bool:
    """Tell whether the words from ``start`` say who spoke the quotation before them: ``“Why?” Anna Beck asked``."""
    if last == "." or grammar.language == "de":
        return False
    for item in items[start : start + ATTRIBUTION_WITHIN]:
        if item.lower in grammar.cues:
            return True
        if not item.is_word:
            return False
    return False
