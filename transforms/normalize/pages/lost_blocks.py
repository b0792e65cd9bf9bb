"""What extraction lost inside an article: lists, quotations and paragraphs between its lines, in their containers."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html

from newsmill.transforms.normalize.pages.page_blocks import Block
from newsmill.transforms.normalize.pages.placed import Placed

RESTORED = frozenset({"p", "li", "blockquote", "dd", "dt", "pre", "q", "td", "th"})
"""Elements whose blocks are put back."""
PROSE = 60
"""Characters of the shortest paragraph: above the first stand bylines, dates and pictures."""
GAP = 60
"""Blocks between two lines of the article that are looked at; a longer gap is another part of the page."""
LEAD = 80
"""Characters of a paragraph that is put back above the first one."""
LEADS = 5
"""Paragraphs above the first one that are looked at."""
SENTENCE = re.compile(r"[.!?…][\"“”»«’)]*$")


def with_lost_blocks(placed: Placed) -> list[str]:
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
    return block.element.tag == "li" and len(block.text) >= PROSE and bool(SENTENCE.search(block.text[-4:]))


def _lost_lead(blocks: list[Block], first: int) -> list[str]:
    """Return the paragraphs of the text's own container right above its first, as far as they are plainly prose."""
    home = blocks[first].home
    found: list[str] = []
    for block in reversed(blocks[max(0, first - LEADS) : first]):
        if block.home is not home or not SENTENCE.search(block.text[-4:]) or len(block.text) < LEAD:
            break
        if not _is_lost(block, {home}):
            break
        found.append(block.text)
    return found[::-1]


def _is_lost(block: Block, homes: set[html.HtmlElement]) -> bool:
    inside = block.home in homes and (block.element.tag in RESTORED or block.element is block.home)
    inside = inside or (block.home.getparent() in homes and _is_sentence_item(block))
    return inside and not block.mostly_links and bool(block.key)
