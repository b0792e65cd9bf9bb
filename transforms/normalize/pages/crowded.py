"""Blocks with hundreds of links or emphasized words: their inline markup is taken off, their text stays.

Extraction moves such a block as a whole, and the time to do so grows with the square of its children: 8,000 links in
one paragraph took 7 s.
"""

from lxml import etree, html

CROWDED = 500
"""Inline children above which a block is; the longest paragraphs of news pages have some dozens."""

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var",
})  # fmt: skip
"""Elements that stand in a line of text."""

_of_many_children = etree.XPath(f"//*[count(*) > {CROWDED}]")


def without_inline(tree: html.HtmlElement) -> None:
    """Take inline markup off blocks that have very much of it.

    >>> tree = html.fromstring("<p>" + "<b>Ja</b>, " * 501 + "</p>")
    >>> without_inline(tree)
    >>> len(tree), tree.text[:8]
    (0, 'Ja, Ja, ')
    """
    for block in _of_many_children(tree):
        if sum(child.tag in INLINE for child in block) > CROWDED:
            _strip(block)


def _strip(block: html.HtmlElement) -> None:
    etree.strip_tags(block, *INLINE)
    # One piece of text each again: thousands beside each other are as slow to walk as thousands of elements.
    block.text = block.text
    for child in block:
        child.tail = child.tail
