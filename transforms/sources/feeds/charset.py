"""The character set of a feed: declared by HTTP, by XML or by a byte order mark, and corrected where it lies.

feedparser decides by RFC 3023; on top of it one correction: a feed decoded in a single-byte set although at least half
of its non-ASCII characters are whole UTF-8 sequences is UTF-8. That covers a wrong declaration, and UTF-8 cut in the
middle of a character or holding one stray byte, which would otherwise turn every umlaut into two characters. Where no
declaration fits, feedparser's last resort is Windows-1252; text that cannot be in a language of Western Europe, because
more than a quarter of its letters would have accents, is guessed by charset-normalizer instead.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from charset_normalizer import from_bytes
from feedparser.encodings import convert_to_utf8
from feedparser.exceptions import CharacterEncodingOverride

from newsmill.transforms.ground.charset import DECLARED, names_no_charset
from newsmill.transforms.ground.surrogates import decoded, repaired

_SINGLE_BYTE = re.compile(r"(?:iso[-_]?8859|windows[-_]?125|cp[-_]?125|latin|koi8|us-ascii)", re.IGNORECASE)
_UTF8_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_ESCAPED = re.compile("[\udc80-\udcff]")
_NON_ASCII = re.compile("[^\x00-\x7f]")

_DECLARATION_LIMIT = 1024
"""Bytes in which an XML declaration ends."""

_ENDS = (
    (b"?\0\0\0>\0\0\0", b"\n\0\0\0"),
    (b"\0\0\0?\0\0\0>", b"\0\0\0\n"),
    (b"?\0>\0", b"\n\0"),
    (b"\0?\0>", b"\0\n"),
    (b"?>", b"\n"),
)
"""The end of an XML declaration, and a line break, in UTF-32, UTF-16 and all sets that hold ASCII."""


_LAST_RESORTS = frozenset({"windows-1252", "iso-8859-2"})
_MARKUP = re.compile(rb"<[^<>]{0,2000}>")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_SAMPLE = 64 * 2**10
"""Bytes that tell a character set."""
_ACCENTED = 0.25
"""Share of letters with accents that no language of Western Europe reaches; French has 4 %, Vietnamese is not one."""
_NAMES = {"big5": "Big5", "shift_jis": "Shift_JIS"}
"""Names of character sets that IANA does not write in capitals."""


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
    lined = _with_short_first_line(content)
    if lined is None or _declares_no_charset(headers.get("content-type", "").encode()):
        return _forced(repaired(decoded(content)), "an XML declaration that cannot be read")
    try:
        data: bytes = convert_to_utf8(dict(headers), lined, result)
    except ValueError as error:  # a name of a character set that Python does not take for a name
        return _forced(repaired(decoded(content)), str(error))
    encoding: str = result["encoding"]
    complaint = result.get("bozo_exception")
    if _SINGLE_BYTE.match(encoding) and (text := _text_if_utf8(content)) is not None:
        return _forced(text, f"declared or taken as {encoding}, but is UTF-8")
    if encoding in _LAST_RESORTS and isinstance(complaint, CharacterEncodingOverride) and (name := _guess(content)):
        return Utf8Feed(_recoded(content.decode(name, "replace")), name, complaint)
    return Utf8Feed(data, encoding, complaint)


def _forced(text: str, fault: str) -> Utf8Feed:
    return Utf8Feed(_recoded(text), "utf-8", ValueError(fault))


def _recoded(text: str) -> bytes:
    data: bytes = convert_to_utf8(_UTF8_HEADERS, b"\n" + text.encode("utf-8", "replace"), {})
    return data


def _guess(content: bytes) -> str | None:
    """Return the set of a text that is in no language of Western Europe; null where that cannot be told."""
    sample = _MARKUP.sub(b" ", content[:_SAMPLE])
    foreign = len(_HIGH_BYTE.findall(sample))
    if foreign <= _ACCENTED * (foreign + len(_ASCII_LETTER.findall(sample))):
        return None
    found = from_bytes(content[:_SAMPLE]).best()
    return _name(found.encoding) if found else None


def _name(codec: str) -> str:
    if codec in _NAMES:
        return _NAMES[codec]
    return f"windows-{codec[2:]}" if codec.startswith("cp125") else codec.upper().replace("_", "-")


def _with_short_first_line(content: bytes) -> bytes | None:
    """Break the line after the XML declaration; null for a declaration without end or of a codec that is no set.

    feedparser looks for the declared set in the whole first line with nested repetitions, and feeds are often one line.
    """
    head = content[:_DECLARATION_LIMIT]
    bare = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff")
    if not bare.startswith((b"<?", b"\x4c\x6f")):
        return content
    if _declares_no_charset(bare):
        return None
    for end, line_break in _ENDS:
        if (position := head.find(end)) >= 0:
            cut = position + len(end)
            return content[:cut] + line_break + content[cut:]
    return None


def _declares_no_charset(head: bytes) -> bool:
    """Tell whether a codec of Python's that is no character set is declared: some take the square of the length."""
    return any(names_no_charset(label.decode("ascii")) for label in DECLARED.findall(head))


def _text_if_utf8(content: bytes) -> str | None:
    text = decoded(content)
    wrong = len(_ESCAPED.findall(text))
    right = len(_NON_ASCII.findall(text)) - wrong
    return repaired(text) if right and right >= wrong else None
