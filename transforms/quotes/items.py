"""A field of an article as items: words, punctuation, and quotation marks with all they hold as one item each.

An item does not know where it stands, so that a word that is written twice is one item: ``Items`` has the offsets.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add
from typing import NamedTuple

from newsmill.schemas.rows.mention import Mention
from newsmill.transforms.quotes.marks import Pair

_TOKEN = re.compile(r"(\w+(?:(?:[-.'’/&*]|(?<=\d),(?=\d))\w+)*|\n|\S)")
_HYPHEN = "-"
"""What goes on in a word behind the name that it begins with, but for which it is no name: ``WDU-Vertreter``."""
_KEPT = 32_768
"""Words that are kept as items."""


@dataclass(slots=True)
class Field:
    """A field of an article with what stands in it."""

    text: str
    pairs: list[Pair]
    """Its quotation marks, in order."""
    names: frozenset[int]
    """Starts of pairs that hold a name: capitalised words."""
    mentions: list[Mention]
    """In order."""
    pair_starts: list[int] = field(init=False)
    mention_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note where pairs and mentions begin."""
        self.pair_starts = [pair.start for pair in self.pairs]
        self.mention_starts = [mention.char_start for mention in self.mentions]

    def begins_pair(self, position: int) -> bool:
        """Tell whether a pair begins at ``position``."""
        ix = bisect_left(self.pair_starts, position)
        return ix < len(self.pairs) and self.pair_starts[ix] == position


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
    """The items of a stretch of a field in order."""

    listed: list[Item]
    starts: list[int]
    """First code point of each."""
    ends: list[int]
    """Behind the last code point of each."""


def itemize(field: Field, start: int, end: int) -> Items:
    """Return the items of ``field`` from ``start`` to ``end``, which lie in no pair."""
    items = Items([], [], [])
    first = bisect_left(field.pair_starts, start)
    for pair in field.pairs[first : bisect_left(field.pair_starts, end)]:
        glued = _append_words(items, field, start, pair.start)
        if pair.start in field.names:
            item = Item("", "", True, True, glued, None, _mention_at(field, pair.inner_start))
        else:
            item = Item("", "", False, False, glued, pair)
        items.listed.append(item)
        items.starts.append(pair.start)
        items.ends.append(pair.end)
        start = pair.end
    _append_words(items, field, start, end)
    return items


def tokens(text: str) -> list[str]:
    """Return the words and the punctuation of ``text``."""
    return _TOKEN.findall(text)


def _append_words(items: Items, field: Field, start: int, end: int) -> bool:
    """Append the words and the punctuation of a stretch without pairs; tell whether it ends with one.

    The inner loop of the stage.
    """
    pieces = _TOKEN.split(field.text[start:end])  # gaps and tokens by turns
    edges = list(accumulate(map(len, pieces), initial=start))[1:-1]
    first = len(items.listed)
    items.listed.extend(map(_LOOKS.__getitem__, map(add, pieces[:-1:2], pieces[1::2])))
    items.starts.extend(edges[::2])
    items.ends.extend(edges[1::2])
    if len(items.listed) > first:
        _set_mentions(items, first, field)
    return not pieces[-1]


def _set_mentions(items: Items, first: int, field: Field) -> None:
    """Set the mentions of the items from ``first`` on: of each the last that begins not behind it, if within."""
    listed, starts = items.listed, items.starts
    mentions, firsts = field.mentions, field.mention_starts
    low, high = bisect_right(firsts, starts[first]) - 1, bisect_right(firsts, starts[-1])
    at = first
    for ix in range(max(low, 0), high):
        mention = mentions[ix]
        at = bisect_left(starts, mention.char_start, at)
        end = min(mention.char_end, firsts[ix + 1]) if ix + 1 < high else mention.char_end
        while at < len(starts) and starts[at] < end:
            if items.ends[at] <= end or field.text[end] != _HYPHEN:
                listed[at] = listed[at]._replace(mention=mention)
            at += 1


class _Looks(dict[str, Item]):
    """Words and punctuation, with the white space before them, as items in no mention; made once while kept."""

    def __missing__(self, piece: str) -> Item:
        word = piece.lstrip() or "\n"
        letter = word[0]
        is_upper = letter.isupper() or (letter.isdigit() and any(map(str.isupper, word)))
        item = Item(word, word.lower(), letter.isalnum() or letter == "_", is_upper, word == piece)
        if len(self) >= _KEPT:
            self.clear()
        self[piece] = item
        return item


_LOOKS = _Looks()


def _mention_at(field: Field, position: int) -> Mention | None:
    ix = bisect_right(field.mention_starts, position) - 1
    return field.mentions[ix] if ix >= 0 and position < field.mentions[ix].char_end else None
