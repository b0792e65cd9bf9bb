"""Parts of a page that are not the article's and that extraction takes for it: comments, consent, boxes."""

from collections.abc import Iterator

from lxml import html

from newsmill.transforms.normalize.pages.boxes import boxes
from newsmill.transforms.normalize.pages.comments import comments
from newsmill.transforms.normalize.pages.consent_boxes import consent_boxes
from newsmill.transforms.normalize.pages.page_blocks import Block

_PAGE = frozenset({"html", "body", "head"})


def furniture(tree: html.HtmlElement, blocks: list[Block]) -> list[html.HtmlElement]:
    """Return the elements of a page that are no part of its article, none inside another.

    None is the page itself, holds its headline, or is declared the article's body.
    """
    found = {*comments(tree, blocks), *consent_boxes(blocks), *boxes(tree, blocks), *_unshown(tree)}
    found -= _holders(tree)
    found = {element for element in found if element.tag not in _PAGE}
    return [element for element in found if found.isdisjoint(element.iterancestors())]


def drop(element: html.HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def _holders(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """Return the elements that hold a headline or are declared the article's body: none of them is furniture."""
    anchors = [*tree.iter("h1"), *tree.iterfind('.//*[@itemprop="articleBody"]')]
    held: set[html.HtmlElement] = set()
    for anchor in anchors:
        element = anchor
        while element is not None and element not in held:
            held.add(element)
            element = element.getparent()
    return frozenset(held)


def _unshown(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield templates, which a page keeps for scripts; those of shadow roots are shown."""
    return (each for each in tree.iter("template") if each.get("shadowrootmode") is None)
