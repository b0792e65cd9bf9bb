"""The character set of a feed: declared by HTTP, by the XML declaration or a byte order mark, and corrected where it lies.

feedparser decides by RFC 3023; on top of it one correction: a feed decoded in a single-byte set although nearly all of its
non-ASCII bytes form UTF-8 sequences is UTF-8. That covers a wrong declaration, and UTF-8 cut in the middle of a character or
holding one stray byte, which would otherwise turn every umlaut of the feed into two characters.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from feedparser.encodings import convert_to_utf8

from transforms.sources.surrogates import decoded, repaired

_SINGLE_BYTE = re.compile(r"(?:iso[-_]?8859|windows[-_]?125|cp[-_]?125|latin|koi8|us-ascii)", re.IGNORECASE)
_UTF8_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_ESCAPED = re.compile("[\udc80-\udcff]")
_NON_ASCII = re.compile("[^\x00-\x7f]")


class Utf8Feed(NamedTuple):
    """A feed's XML in UTF-8, with an XML declaration that says so."""

    data: bytes
    encoding: str
    """The character set it came in; empty when none decodes it."""
    fault: Exception | None
    """feedparser's complaint about the declaration, or ``ValueError`` for one that was overruled here."""


def utf8_of(content: bytes, headers: Mapping[str, str]) -> Utf8Feed:
    """Return ``content`` in UTF-8; ``headers`` are those of the HTTP answer, in lower case, empty for a file."""
    result: dict[str, Any] = {}
    data: bytes = convert_to_utf8(dict(headers), content, result)
    encoding: str = result["encoding"]
    if _SINGLE_BYTE.match(encoding) and (text := _text_if_utf8(content)) is not None:
        data = convert_to_utf8(_UTF8_HEADERS, text.encode(), {})
        return Utf8Feed(data, "utf-8", ValueError(f"declared or taken as {encoding}, but is UTF-8"))
    return Utf8Feed(data, encoding, result.get("bozo_exception"))


def _text_if_utf8(content: bytes) -> str | None:
    text = decoded(content)
    wrong = len(_ESCAPED.findall(text))
    right = len(_NON_ASCII.findall(text)) - wrong
    return repaired(text) if right > wrong else None
