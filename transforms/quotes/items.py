"""A field of an article as items: words, punctuation, and quotation marks with all they hold as one item each."""

import re
from bisect import bisect_right
from functools import lru_cache
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
    ix = bisect_right(starts, start) - 1
    mention = mentions[ix] if ix >= 0 else None
    until = mention.char_end if mention else -1
    following = starts[ix + 1] if ix + 1 < len(starts) else len(text)
    # Gaps and tokens by turns; a list of strings costs less than as many match objects.
    pieces = _TOKEN.split(text[start:end])
    append, new = items.append, tuple.__new__
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        first = start + len(gap)
        start = first + len(word)
        while first >= following:
            ix += 1
            mention, until = mentions[ix], mentions[ix].char_end
            following = starts[ix + 1] if ix + 1 < len(starts) else len(text)
        held = mention if first < until else None
        append(new(Item, (first, start, word, *_looks(word), None, held)))


@lru_cache(maxsize=20_000)
def _looks(word: str) -> tuple[str, bool, bool]:
    """Return a word in small letters, whether it is one, and whether it begins with a capital."""
    letter = word[0]
    is_upper = letter.isupper() or (letter.isdigit() and any(map(str.isupper, word)))
    return word.lower(), letter.isalnum() or letter == "_", is_upper


def _mention_at(position: int, mentions: list[Mention], starts: list[int]) -> Mention | None:
    ix = bisect_right(starts, position) - 1
    return mentions[ix] if ix >= 0 and position < mentions[ix].char_end else None
