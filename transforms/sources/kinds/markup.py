"""The head of markup: its root element, whether it declares entities, and whether a text field holds HTML."""

import re

HTML_ROOTS = frozenset({
    "html", "head", "body", "article", "main", "section", "div", "p", "title", "meta", "link", "script", "style", "nav",
    "header", "table", "h1", "h2", "h3", "span", "a", "img",
})  # fmt: skip
"""First elements that make a document HTML."""

_SKIPPED = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_SUBSET_TOKEN = re.compile(
    r"""<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|"[^"]*"|'[^']*'|<!ENTITY\b|[\[\]>]""", re.DOTALL | re.IGNORECASE
)

_BLOCK = re.compile(
    r"<(p|div|h[1-6]|ul|ol|li|blockquote|figure|article|section|table|span|strong|em|b|i|a)\b[^<>]{0,1000}>"
)
_VOID = re.compile(r"<(?:br|img|hr)\b[^<>]{0,1000}>", re.IGNORECASE)
_LOOK = 65536
"""Characters of a text field that are looked at."""


def root_of(text: str) -> str | None:
    """Return the local name of the first element, in lower case; null when no markup begins the text.

    >>> root_of('<?xml version="1.0"?><!-- x --><rdf:RDF xmlns="">')
    'rdf'
    >>> root_of("Guten Morgen") is None
    True
    """
    position, html = _after_prolog(text)
    match = _ELEMENT.match(text, position)
    if match:
        return match[1].lower()
    return "html" if html else None


def declares_entities(text: str) -> bool:
    """Tell whether the document type before the first element declares entities.

    >>> declares_entities('<!DOCTYPE r [<!ENTITY a "b">]><r/>'), declares_entities("<!DOCTYPE html><p>")
    (True, False)
    """
    position = _skip(text, 0)
    doctype = _DOCTYPE.match(text, position)
    return doctype is not None and _doctype_end(text, doctype.end())[1]


def is_html(text: str) -> bool:
    """Tell whether a text field holds HTML: an element with its end tag, or two line breaks or images.

    >>> is_html("<p>Der Rat tagt.</p>"), is_html("Mit <p> beginnt in HTML ein Absatz, a < b.")
    (True, False)
    """
    look = text[:_LOOK]
    if "<" not in look:
        return False
    if root_of(look) == "html" or len(_VOID.findall(look)) >= 2:
        return True
    lowered = look.lower()
    return any(f"</{match[1]}>" in lowered[match.end() :] for match in _first_blocks(lowered))


def _first_blocks(lowered: str) -> list[re.Match[str]]:
    seen: dict[str, re.Match[str]] = {}
    for match in _BLOCK.finditer(lowered):
        seen.setdefault(match[1], match)
    return list(seen.values())


def _after_prolog(text: str) -> tuple[int, bool]:
    """Return where the first element may begin, and whether a document type of HTML came before."""
    position = _skip(text, 0)
    doctype = _DOCTYPE.match(text, position)
    if not doctype:
        return position, False
    html = text[doctype.end() : doctype.end() + 4].lower() == "html"
    return _skip(text, _doctype_end(text, doctype.end())[0]), html


def _skip(text: str, position: int) -> int:
    while match := _SKIPPED.match(text, position):
        position = match.end()
    return position


def _doctype_end(text: str, position: int) -> tuple[int, bool]:
    depth, entities = 0, False
    for match in _SUBSET_TOKEN.finditer(text, position):
        piece = match[0]
        if piece[:8].upper() == "<!ENTITY":
            entities = True
        elif piece == "[":
            depth += 1
        elif piece == "]":
            depth -= 1
        elif piece == ">" and depth <= 0:
            return match.end(), entities
    return len(text), entities
