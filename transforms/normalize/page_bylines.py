"""The authors that a page shows where it states none: elements that say so, and lines of nothing but a byline."""

import re
from collections.abc import Iterable

from newsmill.transforms.normalize.page_region import Piece, line_of
from newsmill.transforms.normalize.roles.names import NAMES

MAX_CHARS = 120
"""Characters of a byline."""
_BYLINE = re.compile(rf"(?:Von|VON|von|By|BY|by|Text(?:\svon)?:?|Autor(?:in)?:)\s({NAMES})")


def bylines(pieces: Iterable[Piece]) -> list[str]:
    """Return the strings that name authors: those of ``rel`` or ``itemprop`` before those of a line.

    One word alone is the name of an account as often as that of a person.
    """
    said: list[str] = []
    lines: list[str] = []
    for piece in pieces:
        element = piece.element
        if "author" in (element.get("rel") or "").split() or "author" in (element.get("itemprop") or "").split():
            said.append(line_of(element))
        elif piece.at_head and not lines:
            found = _BYLINE.fullmatch(line_of(element)[: MAX_CHARS + 1])
            lines += [found[1]] if found else []
    return [name for name in said if " " in name] or lines
