"""Whether a text is HTML: asked of files, of fields of records, and of what feeds bring."""

import re

from newsmill.transforms.ground.preamble import root_of

_BLOCK = re.compile(
    r"<(p|div|h[1-6]|ul|ol|li|blockquote|figure|article|section|table|span|strong|em|b|i|a)\b[^<>]{0,1000}>"
)
_WITHOUT_END = re.compile(r"</?(?:br|img|hr|p|li)\b[^<>]{0,1000}>", re.IGNORECASE)
"""Elements that have no end tag, or need none."""
_LOOK = 65536
"""Characters of a text that are looked at for elements."""

_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,2000})?/?>|&(?:[A-Za-z]{2,10}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});"
)
_FAR_LOOK = 2**20
"""Characters of a text declared as HTML in which one tag is looked for."""


def is_html(text: str) -> bool:
    """Tell whether a text that says nothing of itself is HTML.

    An element with its end tag makes it so, or two of those that need none.

    >>> is_html("<p>Der Rat tagt.</p>"), is_html("Mit <p> beginnt in HTML ein Absatz, a < b.")
    (True, False)
    """
    look = text[:_LOOK]
    if "<" not in look:
        return False
    if root_of(look) == "html" or len(_WITHOUT_END.findall(look)) >= 2:
        return True
    lowered = look.lower()
    return any(f"</{match[1]}>" in lowered[match.end() :] for match in _first_blocks(lowered))


def holds_markup(text: str) -> bool:
    """Tell whether a text declared as HTML is more than plain text: a tag or a reference in its first megabyte.

    >>> holds_markup("Preis < 5 Euro & mehr"), holds_markup("Der Rat <i>tagt</i>"), holds_markup("A&amp;B")
    (False, True, True)
    """
    return _MARKUP.search(text[:_FAR_LOOK]) is not None


def _first_blocks(lowered: str) -> list[re.Match[str]]:
    seen: dict[str, re.Match[str]] = {}
    for match in _BLOCK.finditer(lowered):
        seen.setdefault(match[1], match)
    return list(seen.values())
