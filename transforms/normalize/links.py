"""What the markup says of a page's lines: which are headings, and which are nothing but a link."""

from lxml import html

from newsmill.transforms.normalize.unicode import repair

MAX_LINKS = 5_000
"""Links of a page that are looked at."""
MAX_CHARS = 2_000
"""Characters of a heading or a linked headline."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def heading_texts(tree: html.HtmlElement) -> frozenset[str]:
    """Return the texts of the page's headings, as its lines have them."""
    return frozenset(filter(None, (_line(element) for element in tree.iter(*_HEADINGS))))


def link_texts(tree: html.HtmlElement) -> frozenset[str]:
    """Return the texts of links that fill their paragraph, list item or heading.

    Linked headlines, not links in a sentence.
    """
    found: set[str] = set()
    lines: dict[html.HtmlElement, str] = {}
    for count, link in enumerate(tree.iter("a")):
        if count >= MAX_LINKS:
            break
        text = _line(link)
        block = _block(link)
        if not text or block is None:
            continue
        # A block of many links is read once, not once for each of them.
        if block not in lines:
            lines[block] = _line(block)
        if lines[block] == text:
            found.add(text)
    return frozenset(found)


def _block(link: html.HtmlElement) -> html.HtmlElement | None:
    """Return the nearest block above the link, at most five levels up."""
    element = link.getparent()
    for _ in range(5):
        if element is None or element.tag in ("p", "li", "div", "td", "section", "article", "aside", *_HEADINGS):
            return element
        element = element.getparent()
    return None


def _line(element: html.HtmlElement) -> str:
    """Return the element's text on one line; nothing where it is longer than any heading or linked headline."""
    parts: list[str] = []
    chars = 0
    for part in element.itertext():
        parts.append(part)
        chars += len(part)
        if chars > MAX_CHARS:
            return ""
    return " ".join(repair("".join(parts)).split())
