"""The words of a text: what is compared when lines, titles or elements of a page repeat each other."""

import functools
import re

READABLE = 4_000
"""Characters above which a line has no words: nothing it says is compared with others."""
_WORD = re.compile(r"\w+|©")
_BLANKED = bytes(code if _WORD.match(bytes((code,)).decode("cp1252", "ignore")) else ord(" ") for code in range(256))
"""For each character of Windows-1252 itself where it is one of words, else a blank."""


@functools.lru_cache(maxsize=512)
def key_of(text: str) -> str:
    """Return the words at the beginning of ``text`` in lower case, one space between.

    >>> key_of("„Rain“ in Harbour Town"), key_of("© Jo Lang")
    ('rain in harbour town', '© jo lang')
    """
    return " ".join(words_of(text[:READABLE].lower()))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, and ``©`` as one.

    The marks of Western text all are characters of Windows-1252, where one table turns what is no word into blanks;
    that and the cut take half the time of the expression, which tells the rest.

    >>> words_of("„rain“ – again"), words_of("©dpa"), words_of("šibenik, łódź")
    (('rain', 'again'), ('©', 'dpa'), ('šibenik', 'łódź'))
    """
    try:
        encoded = text.encode("cp1252")
    except UnicodeEncodeError:
        return tuple(_WORD.findall(text))
    if b"\xa9" in encoded:
        return tuple(_WORD.findall(text))
    return tuple(encoded.translate(_BLANKED).decode("cp1252").split())
