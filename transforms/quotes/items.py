"""A field of an article as items: words, punctuation, and quotation marks with all they hold as one item each.

An item does not know where it stands, so that a word that is written twice is one item: ``Items`` has the offsets.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

from newsmill.schemas.rows.mention import Mention
from newsmill.transforms.quotes.marks import Pair

_TOKEN = re.compile(r"(\w+(?:(?:[-.'’/&*]|(?<=\d),(?=\d))\w+)*|\n|\S)")


class Item(NamedTuple):
    """One item."""

    text: str
    """The word or the punctuation; empty for a quotation and for a name in marks."""
    lower: str
    is_word: bool
    is_upper: bool
    """Begins with an upper-case letter or with a digit before one (``45-Jährige``), or is a name in marks."""
    is_glued: bool
    """No white space stands before it."""
    pair: Pair | None = None
    """The quotation, for one."""
    mention: Mention | None = None
    """The mention that the item lies in."""


class Items(NamedTuple):
    """The items of a field in order."""

    listed: list[Item]
    starts: list[int]
    """First code point of each."""
    ends: list[int]
    """Behind the last code point of each."""


def itemize(text: str, pairs: list[Pair], names: frozenset[int], mentions: list[Mention]) -> Items:
    """Return the items of ``text``; ``names`` are the starts of pairs that hold a name: capitalised words."""
    items = Items([], [], [])
    firsts = [mention.char_start for mention in mentions]
    position = 0
    for pair in pairs:
        glued = _append_words(items, text[position : pair.start], position, mentions, firsts)
        if pair.start in names:
            item = Item("", "", True, True, glued, None, _mention_at(pair.inner_start, mentions, firsts))
        else:
            item = Item("", "", False, False, glued, pair)
        items.listed.append(item)
        items.starts.append(pair.start)
        items.ends.append(pair.end)
        position = pair.end
    _append_words(items, text[position:], position, mentions, firsts)
    return items


def _append_words(items: Items, text: str, start: int, mentions: list[Mention], firsts: list[int]) -> bool:
    """Append the words and the punctuation of ``text``, which begins at ``start``; tell whether it ends with one.

    The inner loop of the stage.
    """
    pieces = _TOKEN.split(text)  # gaps and tokens by turns
    edges = list(accumulate(map(len, pieces), initial=start))[1:-1]
    first = len(items.listed)
    items.listed.extend(map(_looks, map(add, pieces[:-1:2], pieces[1::2])))
    items.starts.extend(edges[::2])
    items.ends.extend(edges[1::2])
    if len(items.listed) > first:
        _set_mentions(items, first, mentions, firsts)
    return not pieces[-1]


def _set_mentions(items: Items, first: int, mentions: list[Mention], firsts: list[int]) -> None:
    """Set the mentions of the items from ``first`` on: of each the last that begins not behind it, if within."""
    listed, starts = items.listed, items.starts
    low, high = bisect_right(firsts, starts[first]) - 1, bisect_right(firsts, starts[-1])
    for ix in range(max(low, 0), high):
        following = firsts[ix + 1] if ix + 1 < len(firsts) else mentions[ix].char_end
        end = min(mentions[ix].char_end, following)
        for at in range(bisect_left(starts, firsts[ix], first), bisect_left(starts, end, first)):
            listed[at] = Item(*listed[at][:-1], mentions[ix])


@lru_cache(maxsize=32_768)
def _looks(piece: str) -> Item:
    """Return the word or the punctuation at the end of ``piece``, behind white space, as an item in no mention."""
    word = piece.lstrip() or "\n"
    letter = word[0]
    is_upper = letter.isupper() or (letter.isdigit() and any(map(str.isupper, word)))
    return Item(word, word.lower(), letter.isalnum() or letter == "_", is_upper, word == piece)


def _mention_at(position: int, mentions: list[Mention], firsts: list[int]) -> Mention | None:
    ix = bisect_right(firsts, position) - 1
    return mentions[ix] if ix >= 0 and position < mentions[ix].char_end else None
