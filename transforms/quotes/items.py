"""A field of an article as items: words, punctuation, and quotation marks with all they hold as one item each."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache, partial
from itertools import accumulate
from operator import add
from typing import NamedTuple

from newsmill.schemas.rows.mention import Mention
from newsmill.transforms.quotes.marks import Pair

_TOKEN = re.compile(r"(\w+(?:(?:[-.'’/&*]|(?<=\d),(?=\d))\w+)*|\n|\S)")


class Item(NamedTuple):
    """One item. Offsets are code points into the field."""

    start: int
    end: int
    text: str
    """The word or the punctuation; empty for a quotation and for a name in marks."""
    lower: str
    is_word: bool
    is_upper: bool
    """Begins with an upper-case letter or with a digit before one (``45-Jährige``), or is a name in marks."""
    pair: Pair | None
    """The quotation, for one."""
    mention: Mention | None
    """The mention that the item lies in."""


_ITEM = partial(tuple.__new__, Item)


def itemize(text: str, pairs: list[Pair], names: frozenset[int], mentions: list[Mention]) -> list[Item]:
    """Return the items of ``text``; ``names`` are the starts of pairs that hold a name: capitalised words."""
    items: list[Item] = []
    starts = [mention.char_start for mention in mentions]
    position = 0
    for pair in pairs:
        _append_words(items, text, position, pair.start, mentions, starts)
        name = pair.start in names
        mention = _mention_at(pair.inner_start, mentions, starts) if name else None
        items.append(Item(pair.start, pair.end, "", "", name, name, None if name else pair, mention))
        position = pair.end
    _append_words(items, text, position, len(text), mentions, starts)
    return items


def _append_words(
    items: list[Item], text: str, start: int, end: int, mentions: list[Mention], starts: list[int]
) -> None:
    """Append the words and the punctuation of ``text[start:end]``: the inner loop of the stage."""
    pieces = _TOKEN.split(text[start:end])  # gaps and tokens by turns
    words = pieces[1::2]
    if words:
        ends = list(accumulate(map(len, pieces), initial=start))
        made = list(map(_ITEM, map(add, zip(ends[1::2], ends[2::2], strict=False), map(_looks, words))))
        _set_mentions(made, ends[1:-1:2], mentions, starts)
        items += made


def _set_mentions(items: list[Item], firsts: list[int], mentions: list[Mention], starts: list[int]) -> None:
    """Set the mentions of the items that begin at ``firsts``: of each the last that begins not behind it, if within."""
    for ix in range(max(bisect_right(starts, firsts[0]) - 1, 0), bisect_right(starts, firsts[-1])):
        following = starts[ix + 1] if ix + 1 < len(starts) else mentions[ix].char_end
        end = min(mentions[ix].char_end, following)
        for at in range(bisect_left(firsts, starts[ix]), bisect_left(firsts, end)):
            items[at] = items[at]._replace(mention=mentions[ix])


@lru_cache(maxsize=20_000)
def _looks(word: str) -> tuple[str, str, bool, bool, None, None]:
    """Return what an item holds behind its offsets that is a word or punctuation in no mention."""
    letter = word[0]
    is_upper = letter.isupper() or (letter.isdigit() and any(map(str.isupper, word)))
    return word, word.lower(), letter.isalnum() or letter == "_", is_upper, None, None


def _mention_at(position: int, mentions: list[Mention], starts: list[int]) -> Mention | None:
    ix = bisect_right(starts, position) - 1
    return mentions[ix] if ix >= 0 and position < mentions[ix].char_end else None
