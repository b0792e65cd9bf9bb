"""The containers an article stands in: what extraction lost inside them, and what it let in from outside.

Extraction gives lines; the page's blocks say where each stands. A list, a quotation or a paragraph between two lines
of the article, in the same container as one of them, is the article's. A line before the headline or behind the text,
outside of all that holds it, is not, and neither is a short one between that only the balanced reading has.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS
from newsmill.transforms.normalize.pages.element_names import names_of
from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.pages.teaser_columns import teaser_columns
from newsmill.transforms.normalize.roles.page import key_of

RESTORED = frozenset({"p", "li", "blockquote", "dd", "dt", "pre", "q", "td", "th"})
"""Elements whose blocks are put back."""
PROSE = 60
"""Characters of the shortest paragraph: above the first stand bylines, dates and pictures."""
OCCURRENCES = 12
"""Places of one text in a page that are looked at."""
_TEASERS = frozenset({
    "teaser", "teasers", "related", "promo", "recommendation", "recommendations", "recommended", "recirc", "readmore",
    "crosslink", "crosslinks", "outbrain", "taboola", "upscore",
})  # fmt: skip
GAP = 60
"""Blocks between two lines of the article that are looked at; a longer gap is another part of the page."""
SHORT = 1_000
"""Characters of a text that extraction finds too short, and adds to."""
LEAD = 80
"""Characters of a paragraph that is put back above the first one."""
LEADS = 5
"""Paragraphs above the first one that are looked at."""
MAIN = 0.8
"""Share of the text whose containers, the largest first, are the article's."""
_SENTENCE = re.compile(r"[.!?…][\"“”»«’)]*$")


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


def fitted(lines: list[str], blocks: list[Block], sure: Container[str]) -> list[str]:
    """Return ``lines`` without those from outside the article, and with what was lost inside it.

    ``sure`` holds the keys of lines that the precise reading has.
    """
    placed = place(_without_kicker(place(_in_page_order(lines, blocks), blocks)), blocks)
    return _with_lost_blocks(place(_without_foreign_lines(placed, sure), blocks))


def _without_kicker(placed: Placed) -> list[str]:
    """Return the lines without short ones that stand above the page's only headline: a kicker, a part of the site."""
    headlines = [at for at, block in enumerate(placed.blocks) if block.element.tag == "h1"]
    if len(headlines) != 1:
        return placed.lines
    above = {ix for ix, at in placed.places.items() if at < headlines[0]}
    if 2 * sum(len(placed.lines[ix]) for ix in above) > sum(map(len, placed.lines)):
        return placed.lines
    return [
        line
        for ix, line in enumerate(placed.lines)
        if ix not in above or len(line) >= PROSE or _SENTENCE.search(line[-4:]) or any(map(str.isdigit, line))
    ]


def _in_page_order(lines: list[str], blocks: list[Block]) -> list[str]:
    """Return ``lines`` in the order of the page: of short texts extraction puts recovered paragraphs where it likes.

    Lines that repeat have no place of their own; then all stay where they are.
    """
    if len(set(map(key_of, lines))) < len(lines) or sum(map(len, lines)) > SHORT:
        return lines
    first: dict[str, int] = {}
    for at, block in enumerate(blocks):
        first.setdefault(block.key, at)
    order: list[int] = []
    for line in lines:
        behind = order[-1] if order else -1
        order.append(first.get(key_of(line.lstrip("-•* ")), behind))
    return [line for _, line in sorted(zip(order, lines, strict=True), key=itemgetter(0))]


def _without_foreign_lines(placed: Placed, sure: Container[str]) -> list[str]:
    columns = _in_columns(placed.blocks)
    homes = _main_homes(placed) - columns
    if not homes:
        return placed.lines
    inside = [ix for ix in placed.places if placed.home(ix) in homes]
    scope, teasers = _around(homes), (_teasers(placed.blocks) - homes) | columns
    kept: list[str] = []
    for ix, line in enumerate(placed.lines):
        home = placed.home(ix)
        if home in teasers or (ix in placed.astray and len(line) >= PROSE):
            continue
        if home is None or home in homes or home is scope:
            kept.append(line)
        elif inside[0] < ix < inside[-1]:
            if key_of(line) in sure or _is_between(placed, ix, homes):
                kept.append(line)
        elif scope in home.iterancestors() or _is_lead(placed, ix, inside[0]):
            kept.append(line)
    return kept


def _teasers(blocks: list[Block]) -> set[html.HtmlElement]:
    """Return the containers that are called teasers and have a heading which is a link: all they hold goes with it."""
    linked = {block.home for block in blocks if block.element.tag in HEADINGS and block.mostly_links}
    return {
        home
        for home in linked
        if any(not _TEASERS.isdisjoint(names_of(each)) for each in (home, *islice(home.iterancestors(), 2)))
    }


def _in_columns(blocks: list[Block]) -> set[html.HtmlElement]:
    """Return the containers within columns of teasers beside the article."""
    columns = teaser_columns(blocks)
    if not columns:
        return set()
    return {block.home for block in blocks if not columns.isdisjoint((block.home, *block.home.iterancestors()))}


def _main_homes(placed: Placed) -> set[html.HtmlElement]:
    """Return the containers of most of the text."""
    sizes: Counter[html.HtmlElement] = Counter()
    for ix, at in placed.places.items():
        sizes[placed.blocks[at].home] += len(placed.lines[ix])
    found: set[html.HtmlElement] = set()
    chars = 0
    for home, size in sizes.most_common():
        if chars > MAIN * sum(sizes.values()):
            break
        found.add(home)
        chars += size
    return found


def _around(homes: set[html.HtmlElement]) -> html.HtmlElement:
    """Return the smallest element that holds all of ``homes``."""
    counts = Counter(element for home in homes for element in (home, *home.iterancestors()))
    first = next(iter(homes))
    return next(element for element in (first, *first.iterancestors()) if counts[element] == len(homes))


def _is_between(placed: Placed, ix: int, homes: set[html.HtmlElement]) -> bool:
    """Tell whether a line in another container inside the text is prose, or the heading of what follows."""
    at = placed.places[ix]
    block = placed.blocks[at]
    if block.element.tag in HEADINGS:
        return at + 1 < len(placed.blocks) and placed.blocks[at + 1].home in homes
    return len(block.text) >= PROSE and not block.mostly_links


def _is_lead(placed: Placed, ix: int, first: int) -> bool:
    """Tell whether a line above the text stands below the page's headline, or is it."""
    if ix > first:
        return False
    return any(
        placed.blocks[at].element.tag == "h1" for at in range(max(0, placed.places[ix] - GAP), placed.places[ix] + 1)
    )


def _with_lost_blocks(placed: Placed) -> list[str]:
    """Return the lines with the items of lists, quotations and paragraphs between them that were lost."""
    taken = set(placed.places.values())
    blocks, found = placed.blocks, list[str]()
    begun, before = False, -1
    for ix, line in enumerate(placed.lines):
        at = placed.places.get(ix)
        if at is not None:
            if not begun and len(line) >= PROSE:
                found += _lost_lead(blocks, at)
            if begun and at <= before + GAP:
                homes = {blocks[before].home, blocks[at].home}
                between = (blocks[each] for each in range(before + 1, at) if each not in taken)
                found += [block.text for block in between if _is_lost(block, homes)]
            begun, before = begun or len(line) >= PROSE, at
        found.append(line)
    return [*found, *_lost_items(blocks, before)]


def _lost_items(blocks: list[Block], last: int) -> Iterator[str]:
    """Yield the items of a list of sentences right behind the text, in its own container."""
    for block in islice(blocks, last + 1, None) if last >= 0 else ():
        if not (_is_sentence_item(block) and _is_lost(block, {blocks[last].home})):
            return
        yield block.text


def _is_sentence_item(block: Block) -> bool:
    return block.element.tag == "li" and len(block.text) >= PROSE and bool(_SENTENCE.search(block.text[-4:]))


def _lost_lead(blocks: list[Block], first: int) -> list[str]:
    """Return the paragraphs of the text's own container right above its first, as far as they are plainly prose."""
    home = blocks[first].home
    found: list[str] = []
    for block in reversed(blocks[max(0, first - LEADS) : first]):
        if block.home is not home or not _SENTENCE.search(block.text[-4:]) or len(block.text) < LEAD:
            break
        if not _is_lost(block, {home}):
            break
        found.append(block.text)
    return found[::-1]


def _is_lost(block: Block, homes: set[html.HtmlElement]) -> bool:
    inside = block.home in homes and (block.element.tag in RESTORED or block.element is block.home)
    inside = inside or (block.home.getparent() in homes and _is_sentence_item(block))
    return inside and not block.mostly_links and bool(block.key)
