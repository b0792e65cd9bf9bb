r"""Lone surrogates, which no table can hold: they come from ``\ud83d`` in JSON and from bytes that are no UTF-8.

Record formats are decoded as UTF-8 with ``surrogateescape``, so one wrong byte costs nothing but itself.
"""

import re
from contextlib import suppress

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_OTHER = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def decoded(raw: bytes) -> str:
    """Return ``raw`` as UTF-8, each wrong byte as a lone surrogate that ``repaired`` or ``encoded`` takes back."""
    return raw.decode("utf-8", "surrogateescape")


def repaired(text: str) -> str:
    r"""Return ``text`` without surrogates: wrong bytes read as Windows-1252, other lone halves as U+FFFD.

    >>> repaired(decoded("Köln".encode("cp1252")))
    'Köln'
    >>> repaired("a\ud83db")
    'a�b'
    """
    if not _SURROGATE.search(text):
        return text
    text = _ESCAPED_BYTE.sub(_windows_1252, text)
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def encoded(text: str) -> tuple[bytes, str | None]:
    """Return the bytes of ``text`` and their charset: ``utf-8``, or null where wrong bytes stand in it as they came."""
    with suppress(UnicodeEncodeError):
        return text.encode("utf-8"), "utf-8"
    text = _OTHER.sub("\N{REPLACEMENT CHARACTER}", text)
    if not _ESCAPED_BYTE.search(text):
        return text.encode("utf-8"), "utf-8"
    return text.encode("utf-8", "surrogateescape"), None


def _windows_1252(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")
