"""The authors that a page shows where it states none: elements that say so, and lines of nothing but a byline."""

import re
from collections.abc import Iterable

from newsmill.transforms.normalize.pages.region import Piece, line_of, rows_of
from newsmill.transforms.normalize.roles.names import NAMES

MAX_CHARS = 120
"""Characters of a byline."""
_BYLINE = re.compile(rf"(?:Von:?|VON:?|von|By|BY|by|Text(?:\svon)?:?|Autor(?:in)?:)\s({NAMES})")
_BARS = re.compile(r"\s?[|•·]\s?|\s[–—-]\s")
"""What stands between a byline and the date beside it."""


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
            parts = (part for row in rows_of(element) for part in _BARS.split(row[: MAX_CHARS + 1]))
            lines += [found[1] for part in parts if (found := _BYLINE.fullmatch(part))][:1]
    return [name for name in said if " " in name] or lines
