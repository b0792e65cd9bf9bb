"""A page as its visible blocks of text, each with where it stands: what extraction is checked and mended against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree, html

from newsmill.transforms.normalize.pages.blocks import BLOCKS, HEADINGS, HIDDEN
from newsmill.transforms.normalize.texts.key import key_of

INNER = frozenset({
    "p", "li", "ul", "ol", "blockquote", "q", "dl", "dt", "dd", "pre", "br", "td", "th", "tr", "tbody", "thead",
    "table", *HEADINGS,
})  # fmt: skip
"""Elements that set text inside a container; what is none of these is a container."""


@dataclass(frozen=True, slots=True)
class Block:
    """One visible block of text: a paragraph, an item, a heading, a cell."""

    text: str
    """Its text on one line, as it stands in the page."""
    key: str
    """Its words, as lines are compared (``key_of``)."""
    element: html.HtmlElement
    """The innermost block element around it."""
    home: html.HtmlElement
    """The nearest container above it, past lists, quotations and tables."""
    linked: int
    """Characters of it that stand in links to other pages."""

    @property
    def mostly_links(self) -> bool:
        """Tell whether more than half of it is links."""
        return 2 * self.linked > len(self.text)


class _Walk:
    """The state of one walk through a tree: the open block elements, and the text since the last of them began."""

    def __init__(self, root: html.HtmlElement) -> None:
        self.open = [root]
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def finish(self) -> Iterator[Block]:
        """Yield what was gathered since the last block began, when it is anything."""
        text = " ".join("".join(self.parts).split())
        if text:
            element = self.open[-1]
            yield Block(text, key_of(text), element, _home(element), min(self.linked, len(text)))
        self.parts, self.linked = [], 0


def page_blocks(root: html.HtmlElement, without: Iterable[html.HtmlElement] = ()) -> Iterator[Block]:
    """Yield the visible blocks below ``root`` in the page's order, past the elements of ``without``."""
    skipped, walk = frozenset(without), _Walk(root)
    context = etree.iterwalk(root, events=("start", "end"))
    for event, element in context:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS or element in skipped:
            yield from walk.finish()
        if tag in HIDDEN or element in skipped:
            if event == "start":
                context.skip_subtree()
            else:
                walk.add(element.tail)
        elif event == "start":
            _enter(walk, tag, element)
        else:
            _leave(walk, tag, element)
    yield from walk.finish()


def _enter(walk: _Walk, tag: str, element: html.HtmlElement) -> None:
    if tag in BLOCKS and tag != "br":
        walk.open.append(element)
    walk.links += tag == "a" and _leads_elsewhere(element)
    walk.add(element.text)


def _leave(walk: _Walk, tag: str, element: html.HtmlElement) -> None:
    if tag in BLOCKS and tag != "br":
        walk.open.pop()
    walk.links -= tag == "a" and _leads_elsewhere(element)
    walk.add(element.tail)


def _leads_elsewhere(link: html.HtmlElement) -> bool:
    return not (link.get("href") or "#").strip().lower().startswith(("#", "javascript:", "mailto:", "tel:"))


def _home(element: html.HtmlElement) -> html.HtmlElement:
    """Return the nearest container; the parser bounds the depth of lists within lists."""
    while element.tag in INNER and element.getparent() is not None:
        element = element.getparent()
    return element
