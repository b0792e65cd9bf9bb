"""Columns of teasers beside an article: headings that are links, with a paragraph each at most."""

from collections import Counter

from lxml import html

from newsmill.transforms.normalize.pages.blocks import HEADINGS
from newsmill.transforms.normalize.pages.page_blocks import Block

TEASERS = 2
"""Linked headings that make a column."""
PROSE = 60
"""Characters of the shortest paragraph of a teaser."""
_NEVER = frozenset({"html", "body", "main", "article"})


def teaser_columns(blocks: list[Block]) -> frozenset[html.HtmlElement]:
    """Return the elements beside the article that hold linked headings, and paragraphs, but not more of these.

    The article is what stands around the page's only ``h1`` and has most of its paragraphs; without one there is none.
    """
    prose: Counter[html.HtmlElement] = Counter()
    linked: Counter[html.HtmlElement] = Counter()
    paragraphs: Counter[html.HtmlElement] = Counter()
    for block in blocks:
        around = (block.element, *block.element.iterancestors())
        if block.element.tag in HEADINGS and block.mostly_links:
            linked.update(dict.fromkeys(around, 1))
        elif len(block.text) >= PROSE and not block.mostly_links:
            paragraphs.update(dict.fromkeys(around, 1))
            prose.update(dict.fromkeys(around, len(block.text)))
    around_article = _around_article(blocks, prose)
    if not around_article:
        return frozenset()
    article = around_article[0]
    found = (each for each, count in linked.items() if count >= TEASERS and 0 < paragraphs[each] <= count)
    beside = (each for each in found if each.tag not in _NEVER and each not in around_article)
    return frozenset(each for each in beside if article not in each.iterancestors())


def _around_article(blocks: list[Block], prose: Counter[html.HtmlElement]) -> list[html.HtmlElement]:
    """Return the smallest element around the only headline that has most of the text, and all around it; or none."""
    headlines = [block.element for block in blocks if block.element.tag == "h1"]
    if len(headlines) != 1:
        return []
    around = list(headlines[0].iterancestors())
    most = prose[around[-1]] / 2
    first = next((ix for ix, each in enumerate(around) if prose[each] > most), len(around))
    return around[first:]
