"""The containers an article stands in: what extraction lost inside them, and what it let in from outside.

Extraction gives lines; the page's blocks say where each stands. A list, a quotation or a paragraph between two lines
of the article, in the same container as one of them, is the article's. A line before the headline or behind the text,
outside of all that holds it, is not, and neither is a short one between that only the balanced reading has.
"""

from collections import Counter
from collections.abc import Container
from itertools import islice
from operator import itemgetter

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS
from newsmill.transforms.normalize.pages.element_names import names_of
from newsmill.transforms.normalize.pages.lost_blocks import GAP, PROSE, SENTENCE, with_lost_blocks
from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.pages.placed import Placed, place
from newsmill.transforms.normalize.pages.teaser_columns import teaser_columns
from newsmill.transforms.normalize.texts.key import key_of

_TEASERS = frozenset({
    "teaser", "teasers", "related", "promo", "recommendation", "recommendations", "recommended", "recirc", "readmore",
    "crosslink", "crosslinks", "outbrain", "taboola", "upscore",
})  # fmt: skip
SHORT = 1_000
"""Characters of a text that extraction finds too short, and adds to."""
MAIN = 0.8
"""Share of the text whose containers, the largest first, are the article's."""


def fitted(lines: list[str], blocks: list[Block], sure: Container[str]) -> list[str]:
    """Return ``lines`` without those from outside the article, and with what was lost inside it.

    ``sure`` holds the keys of lines that the precise reading has.
    """
    placed = place(_without_kicker(place(_in_page_order(lines, blocks), blocks)), blocks)
    return with_lost_blocks(place(_without_foreign_lines(placed, sure), blocks))


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
        if ix not in above or len(line) >= PROSE or SENTENCE.search(line[-4:]) or any(map(str.isdigit, line))
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
