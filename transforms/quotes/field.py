"""A field of an article: the index of its words, made once, which all rules read."""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, compress, count

from newsmill.transforms.quotes.grammar import SPACE, SPACES, Grammar
from newsmill.transforms.quotes.items import Item, items_of, mentioned
from newsmill.transforms.quotes.marks import Pair, mark_pairs
from newsmill.transforms.quotes.mention import Mention
from newsmill.transforms.quotes.names import name_pairs

_PIECE = re.compile(
    r"[a-zA-ZÀ-ÖØ-öø-ÿ]++ ++"  # most words, told at once
    r"|(?:\w++(?:(?:[-.'’/&*]|,(?<=\d,)(?=\d))\w++)*+|[^ ]) *+"
)
"""A word or a sign with the blanks behind it. Nothing backtracks."""
_BLANKS = dict.fromkeys(map(ord, SPACES), " ")
_BREAK = "\n"
PAIRS = frozenset({"", " "})
"""The pieces of a pair of marks with all it holds."""
_HYPHEN = "-"
"""What goes on in a word behind the name that it begins with, but for which it is no name: ``WDU-Vertreter``."""


class Field:
    """A field of an article with what stands in it."""

    def __init__(self, text: str, grammar: Grammar, mentions: list[Mention]) -> None:
        """Make the index of ``text``; ``mentions`` are those of the field, in order."""
        self.text = text
        self.pairs: list[Pair] = mark_pairs(text)
        """Its quotation marks, in order."""
        self.names: frozenset[int] = name_pairs(text, self.pairs, grammar)
        """Starts of pairs that hold a name: capitalised words."""
        self.mentions = mentions
        self.pieces: list[str] = []
        """Its words and signs in order, each with a blank behind it where white space is, and a break behind all."""
        self.starts: list[int] = []
        """First code point of each piece."""
        self.pair_starts = [pair.start for pair in self.pairs]
        self._mention_starts = [mention.char_start for mention in mentions]
        limits = (*self._mention_starts[1:], len(text))
        self._mention_ends = [min(mention.char_end, limit) for mention, limit in zip(mentions, limits, strict=False)]
        self._known = items_of(grammar.language)
        self.points: list[tuple[int, str]] = []
        """Pieces that may end a sentence or say that somebody speaks, ascending, with their kinds; a break is last."""
        self._cut(text, grammar)

    def _cut(self, text: str, grammar: Grammar) -> None:
        """Cut the text into pieces, and find its points. The inner loop of the stage."""
        self.pieces, self.starts = [], []
        start = 0
        for pair in self.pairs:
            self._cut_words(text, start, pair.start)
            self.pieces.append(" " if text[pair.end : pair.end + 1] == " " else "")
            self.starts.append(pair.start)
            start = pair.end
        self._cut_words(text, start, len(text))
        if "  " in text or "\n " in text:
            self.pieces = list(map(_with_one_blank, self.pieces))
        self.pieces.append(_BREAK)
        self.starts.append(len(text))
        points = list(compress(count(), map(grammar.points.__contains__, self.pieces)))
        kinds = [grammar.points[self.pieces[ix]] for ix in points]
        if SPACE in kinds:
            self._cut(text.translate(_BLANKS), grammar)
        else:
            self.points = list(zip(points, kinds, strict=True))

    def _cut_words(self, text: str, start: int, end: int) -> None:
        pieces = _PIECE.findall(text, start, end)
        while start < end and text[start] == " ":
            start += 1
        self.pieces += pieces
        self.starts += accumulate(map(len, pieces[:-1]), initial=start) if pieces else ()

    def end_of(self, ix: int) -> int:
        """Return the code point behind piece ``ix``."""
        word = self.pieces[ix].rstrip(" ")
        return self.starts[ix] + len(word) if word else self.pair_of(ix).end

    def pair_of(self, ix: int) -> Pair:
        """Return the pair of marks that piece ``ix`` is: a quotation or a name."""
        return self.pairs[bisect_left(self.pair_starts, self.starts[ix])]

    def has_quotation(self, first: int, behind: int) -> bool:
        """Tell whether a quotation stands in the pieces from ``first`` to ``behind``."""
        low = bisect_left(self.pair_starts, self.starts[first])
        high = bisect_left(self.pair_starts, self.starts[behind])
        return any(pair.start not in self.names for pair in self.pairs[low:high])

    def items(self, first: int, behind: int) -> list[Item]:
        """Return the pieces from ``first`` to ``behind`` as items."""
        pieces = self.pieces[first:behind]
        items = list(map(self._known.__getitem__, pieces))
        if not PAIRS.isdisjoint(pieces):
            for ix, piece in enumerate(pieces):
                if piece in PAIRS:
                    items[ix] = self._item_of_pair(self.pair_of(first + ix), not piece)
        self._set_mentions(items, first, behind)
        return items

    def _item_of_pair(self, pair: Pair, is_tight: bool) -> Item:
        if pair.start not in self.names:
            return Item("", "", False, False, is_tight, pair, may_begin=False, is_capital=False, is_boundary=True)
        return Item("", "", True, True, is_tight, mention=self._mention_at(pair.inner_start))

    def _mention_at(self, position: int) -> Mention | None:
        ix = bisect_right(self._mention_starts, position) - 1
        return self.mentions[ix] if ix >= 0 and position < self.mentions[ix].char_end else None

    def _set_mentions(self, items: list[Item], first: int, behind: int) -> None:
        """Set the mentions of items: of each the last that begins not behind it, if the item is within."""
        starts = self.starts
        low = bisect_right(self._mention_starts, starts[first]) - 1
        high = bisect_left(self._mention_starts, starts[behind])
        at = first
        for ix in range(max(low, 0), high):
            mention, end = self.mentions[ix], self._mention_ends[ix]
            goes_on = self.text[end : end + 1] == _HYPHEN
            at = bisect_left(starts, mention.char_start, at, behind)
            while at < behind and starts[at] < end:
                if items[at - first].text and not (goes_on and self.end_of(at) > end):
                    items[at - first] = mentioned(items[at - first], mention)
                at += 1


def _with_one_blank(piece: str) -> str:
    """Return a piece with one blank for all behind it; a break has none."""
    return _BREAK if piece[:1] == _BREAK else f"{piece.rstrip(' ')} " if piece[-2:] == "  " else piece
