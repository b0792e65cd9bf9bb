"""The words of a text: what is compared when lines, titles or elements of a page repeat each other."""

import functools
import re

READABLE = 4_000
"""Characters above which a line has no words: nothing it says is compared with others."""
WORD = re.compile(r"\w+|©")


@functools.lru_cache(maxsize=512)
def key_of(text: str) -> str:
    """Return the words at the beginning of ``text`` in lower case, one space between.

    >>> key_of("„Rain“ in Harbour Town"), key_of("© Jo Lang")
    ('rain in harbour town', '© jo lang')
    """
    return " ".join(WORD.findall(text[:READABLE].lower()))
