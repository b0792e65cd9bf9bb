"""Sentences as stretches of a field: a line never goes on in the next one.

A full stop inside a quotation ends the sentence around it, unless the words that follow say who spoke. They are told by
single characters: most sentences quote nobody, and no words are made of those.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from newsmill.transforms.quotes.grammar import Grammar
from newsmill.transforms.quotes.items import Field, itemize, tokens
from newsmill.transforms.quotes.marks import Pair
from newsmill.transforms.quotes.signs import may_report

MAX_CHARS = 1000
"""A longer sentence is cut: no cost grows with the square of a text."""
ATTRIBUTION_WITHIN = 9
"""So many items behind a quotation its verb of speech may stand in the same sentence."""
_ATTRIBUTION_CHARS = 300
"""Characters that hold them."""

_WORD_CHARS = 60
"""A longer word is no abbreviation."""

_FINAL = frozenset(".!?…")
_OPENERS = frozenset("–—•*([")
_STOP = re.compile(r"[.!?…](?=[^\S\n]+(\S)|[^\S\n]*(?:\n|\Z))|\n")
"""Where a sentence may end; the group is what begins behind it in its line, if anything does."""


class Bounds(NamedTuple):
    """A sentence in code points, without white space around it, and whether it is worth reading."""

    start: int
    end: int
    marked: bool
    """It has a quotation."""
    reports: bool
    """It may have a word without which no sentence reports speech."""


def sentences(field: Field, grammar: Grammar) -> list[Bounds]:
    """Return the sentences of ``field``, ascending, none of them empty."""
    bounds: list[Bounds] = []
    start = 0
    for end in _ends(field, grammar):
        while end - start > MAX_CHARS and (cut := _cut(field, start, end)) < end:
            _append(bounds, field, start, cut, grammar)
            start = cut
        _append(bounds, field, start, end, grammar)
        start = end
    return bounds


def _append(bounds: list[Bounds], field: Field, start: int, end: int, grammar: Grammar) -> None:
    stretch = field.text[start:end].lstrip()
    start, words = end - len(stretch), stretch.rstrip()
    if not words:
        return
    first = bisect_left(field.pair_starts, start)
    marked = any(pair.start not in field.names for pair in field.pairs[first : bisect_left(field.pair_starts, end)])
    reports = marked or may_report(words, grammar)
    bounds.append(Bounds(start, start + len(words), marked, reports))


def _cut(field: Field, start: int, end: int) -> int:
    """Return where the sentence from ``start`` is cut when it is too long, quotations aside, else ``end``."""
    position, stop = start + MAX_CHARS, end
    for pair in field.pairs[bisect_left(field.pair_starts, start) :]:
        if pair.start >= position:
            stop = min(pair.start, end)
            break
        position += pair.end - pair.start
    if position >= end:
        return end
    space = field.text.find(" ", position, stop)
    return position if space < 0 else space


def _ends(field: Field, grammar: Grammar) -> Iterator[int]:
    """Yield the ends of sentences, ascending, line breaks among them; the last is that of the text."""
    text = field.text
    start = 0
    for pair in field.pairs:
        yield from _ends_between(field, start, pair.start, grammar)
        start = pair.end
        if _ends_with_pair(field, pair, grammar):
            yield start
    yield from _ends_between(field, start, len(text), grammar)
    yield len(text)


def _ends_between(field: Field, start: int, end: int, grammar: Grammar) -> Iterator[int]:
    """Yield the ends of sentences in a stretch without marks, of which a mark may stand behind ``end``."""
    text = field.text
    for stop in _STOP.finditer(text, start, end + 1):
        at, behind = stop.span()
        following = stop.start(1)
        if following < 0 or (
            _begins(field, following) and not (text[at] == "." and _is_abbreviation(text, start, at, grammar))
        ):
            yield behind


def _ends_with_pair(field: Field, pair: Pair, grammar: Grammar) -> bool:
    text = field.text
    following = pair.end
    while following < len(text) and text[following].isspace() and text[following] != "\n":
        following += 1
    if following == len(text) or text[following] == "\n":
        return True
    last = text[pair.inner_end - 1]
    return last in _FINAL and _begins(field, following) and not _attributed(field, following, grammar, last)


def _begins(field: Field, position: int) -> bool:
    """Tell whether a sentence may begin with the character at ``position``."""
    first = field.text[position]
    return first.isupper() or first.isdigit() or first in _OPENERS or field.begins_pair(position)


def _is_abbreviation(text: str, start: int, stop: int, grammar: Grammar) -> bool:
    """Tell whether the full stop at ``stop`` belongs to the word before it, in a stretch from ``start``."""
    if stop == start or text[stop - 1].isspace():
        return False
    word = text[max(start, stop - _WORD_CHARS) : stop].rsplit(maxsplit=1)[-1]
    if not word.isalnum():
        word = tokens(word)[-1]
    if word.isdigit():
        return grammar.language == "de" and len(word) <= 2
    # Initials too: "said Mr. Meyer, who runs L.H. Meyer".
    return word.lower() in grammar.abbreviation or all(len(part) == 1 and part.isalpha() for part in word.split("."))


def _attributed(field: Field, start: int, grammar: Grammar, last: str) -> bool:
    """Tell whether the words from ``start`` say who spoke the quotation before them: ``“Why?” Anna Beck asked``."""
    if last == "." or grammar.language == "de":
        return False
    items = itemize(field, start, min(start + _ATTRIBUTION_CHARS, len(field.text)))
    for item in items.listed[:ATTRIBUTION_WITHIN]:
        if item.lower in grammar.cues:
            return True
        if not item.is_word:
            return False
    return False
