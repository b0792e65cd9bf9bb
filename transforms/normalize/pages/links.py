"""What the markup says of a page's lines: its headline, its headings, and what is nothing but a link elsewhere."""

from collections import Counter
from itertools import zip_longest

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS, short_line
from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.texts.unicode import repair

MAX_CHARS = 2_000
"""Characters of a heading or a linked headline."""
FILLED = 0.9
"""Share of a block's characters that must be linked for it to be nothing but a link: a mark may stand before it."""
PROSE = 80
"""Characters of the shortest paragraph that a subhead stands above."""
LONG_PROSE = 140
"""Characters of a paragraph that is more than the text of a teaser."""


def heading_texts(tree: html.HtmlElement, *tags: str) -> frozenset[str]:
    """Return the texts of the page's headings (all, or those of ``tags``), as its lines have them."""
    return frozenset(filter(None, (_line_of(element) for element in tree.iter(*(tags or HEADINGS)))))


def link_texts(blocks: list[Block]) -> frozenset[str]:
    """Return the texts of the blocks that are nothing but a link to another page and are no subhead.

    Linked headlines, not links in a sentence. A subhead may be a link, too: it stands above a paragraph, in a
    container with other paragraphs of the text or above a long one, while a teaser has a container of its own.
    """
    homes = Counter(block.home for block in blocks if _is_prose(block))
    found: set[str] = set()
    for block, below in zip_longest(blocks, blocks[1:]):
        if len(block.text) > MAX_CHARS or block.linked < FILLED * len(block.text):
            continue
        above_text = below is not None and below.home is block.home and _is_prose(below)
        whole = above_text and (homes[block.home] > 1 or len(below.text) >= LONG_PROSE)
        if not (block.element.tag in HEADINGS and whole):
            found.add(" ".join(repair(block.text).split()))
    return frozenset(found)


def _is_prose(block: Block) -> bool:
    return len(block.text) >= PROSE and not block.mostly_links


def _line_of(element: html.HtmlElement) -> str:
    return " ".join(repair(short_line(element, MAX_CHARS)).split())
