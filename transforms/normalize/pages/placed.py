"""Where in the page each extracted line stands: which of the page's blocks it is."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from lxml import html

from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.texts.key import key_of

OCCURRENCES = 12
"""Places of one text in a page that are looked at."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Extracted lines beside the page's blocks."""

    lines: list[str]
    blocks: list[Block]
    places: dict[int, int]
    """The block that each line is, by positions; lines that are no whole block have none."""
    astray: frozenset[int] = frozenset()
    """Lines that are a block of the page, but out of the order of the others."""

    def home(self, ix: int) -> html.HtmlElement | None:
        """Return the container of a line, null where its block is unknown."""
        return self.blocks[self.places[ix]].home if ix in self.places else None


def place(lines: list[str], blocks: list[Block]) -> Placed:
    """Find the block that each line is, so that as many lines as can be stand in the order of the page."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        where[block.key].append(at)
    # The longest rising sequence of places, by patience: for each length the chain that ends earliest in the page.
    ends: list[int] = []
    chains: list[_Chain] = []
    known: set[int] = set()
    for ix, line in enumerate(lines):
        for at in reversed(where.get(key_of(line.lstrip("-•* ")), [])[:OCCURRENCES]):
            known.add(ix)
            length = bisect_left(ends, at)
            chain = _Chain(ix, at, chains[length - 1] if length else None)
            ends[length : length + 1] = [at]
            chains[length : length + 1] = [chain]
    found: dict[int, int] = {}
    link = chains[-1] if chains else None
    while link is not None:
        found[link.ix] = link.at
        link = link.before
    return Placed(lines, blocks, dict(sorted(found.items())), frozenset(known - found.keys()))


class _Chain(NamedTuple):
    ix: int
    at: int
    before: "_Chain | None"
