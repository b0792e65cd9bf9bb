"""What a line of plain text shows by its signs: that a sentence ends there or within, that it is an item or a row."""

import re

VERSE = 60
"""Characters of the longest line of verse."""
END = re.compile(r"[.!?…:][\"'“”„»«›‹’‘)\]]{0,4}$")
_WITHIN = re.compile(r"[.!?…][\"”“«»)]{0,2} [„“\"«»]?(\w)")
_MARKED = re.compile(r"\s*(?:[-–—•*·▪►>|#+=~]\s?\S|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s|[-=_*~#. ]{3,}$)")
_GAP = re.compile(r"\S {3,}\S")
HYPHEN = re.compile(r"\w-$")


def is_set_apart(line: str) -> bool:
    """Tell whether a line is an item of a list, a rule or a row of a table."""
    return _MARKED.match(line) is not None or "\t" in line or is_row(line)


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table: a bar, a tab or a wide gap within it."""
    return "|" in line or "\t" in line.strip() or ("   " in line and _GAP.search(line) is not None)


def ends_within(line: str) -> bool:
    """Tell whether a sentence ends and another begins within a line."""
    return any(found[1].isupper() for found in _WITHIN.finditer(line))
