"""A fragment of HTML (a feed item, a record's field) to lines.

One per block, nothing judged, links and emphasis as plain text.
"""

import re

from lxml import etree, html

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.normalize.faults import Unusable
from newsmill.transforms.normalize.pages.wide_tags import MOST, widest_tag

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a line. Cells of a table are lines of their own."""
HIDDEN = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "title",
    "button", "input", "select", "textarea", "audio", "video", "canvas",
})  # fmt: skip
"""Elements whose text is not for reading."""
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NO_XML_REFERENCE = re.compile(
    r"&#(?:0*+(?P<number>[1-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)"
    r"|x0*+(?P<hex>[1-8bcef]|1[\da-f]|fff[ef])(?![\da-f]));?",
    re.ASCII | re.IGNORECASE,
)
"""A reference to what no text of XML may hold: the parser makes it, and whoever sets such a text again fails on it."""
_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e")


def is_page(markup: str) -> bool:
    """Tell whether markup is a whole page rather than a fragment."""
    return bool(_PAGE.search(markup[:4000]))


def parse(markup: str) -> html.HtmlElement:
    """Return the tree of ``markup`` without comments.

    Raises:
        Unusable: nothing in it can be parsed, or a tag has thousands of attributes.
    """
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    content = _NO_XML_REFERENCE.sub(_blank, _NO_XML.sub(" ", markup)).encode("utf-8", "replace")
    try:
        widest = widest_tag(content)
        if widest > MOST:
            raise Unusable(Reason.TOO_LARGE, f"a tag has {widest} attributes")
        tree = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise Unusable(Reason.NO_ARTICLE, f"the markup has no content: {fault}") from fault
    return tree


def _blank(reference: re.Match[str]) -> str:
    """Return a blank for a reference to a break, nothing for one to what no reader sees."""
    number = int(reference["number"]) if reference["number"] else int(reference["hex"], 16)
    return " " if chr(number) in _BREAKS else ""


def to_lines(tree: html.HtmlElement) -> tuple[str, frozenset[str]]:
    """Return the text of a tree, one line a block with empty lines between, and the lines that are headings."""
    parts: list[str] = []
    headings: set[str] = set()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        _step(event, element, parts, headings)
    text = "".join(parts)
    return "\n\n".join(" ".join(block.split()) for block in text.split("\x1e") if block.strip()), frozenset(headings)


def _step(event: str, element: html.HtmlElement, parts: list[str], headings: set[str]) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if event == "start":
        if tag in HIDDEN:
            element.text = None
            for child in list(element):
                element.remove(child)
        if tag in BLOCKS:
            parts.append("\x1e")
        parts.append((element.text or "").replace("\x1e", " "))
        return
    if tag in HEADINGS:
        headings.add(" ".join("".join(element.itertext()).split()))
    parts.append("\x1e" if tag in BLOCKS else "")
    parts.append((element.tail or "").replace("\x1e", " "))


def short_line(element: html.HtmlElement, most: int, between: str = "") -> str:
    """Return the text of ``element`` on one line, its pieces joined by ``between``; nothing above ``most``."""
    parts: list[str] = []
    chars = 0
    for part in element.itertext():
        parts.append(part)
        chars += len(part)
        if chars > most:
            return ""
    return " ".join(between.join(parts).split())


def text_of_markup(markup: str | None) -> str | None:
    """Return a field that may hold markup (a title, a summary) as plain text on one line; null when nothing is left."""
    text = markup or ""
    if "<" in text or "&" in text:
        try:
            text = to_lines(parse(f"<div>{text}</div>"))[0] if text.strip() else ""
        except Unusable:
            text = ""
    return " ".join(text.split()) or None
