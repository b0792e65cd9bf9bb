"""What bytes say of their character set: byte order marks, NULs, declared names, and whether they are text at all.

Both the kind of a file and its characters are told by these, so that what was taken for text is read as text.
"""

import codecs
import re

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and the codec each declares; UTF-32 before UTF-16, whose mark it begins with."""

CONTROL_SHARE = 0.02
"""Share of control characters from which on bytes are no text. Random bytes have 0.11, damaged articles below 0.01."""

CONTROLS = "\x00-\x06\x0e-\x1a\x1c-\x1f\x7f"
"""Control characters that no text has, as a class of an expression; bells, backspaces and escapes stand in logs."""

MEDIA = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"\x7fELF",
    b"MZ\x90\x00",
    b"\x00\x00\x01\x00",
    b"OggS\x00",
    b"ID3\x02",
    b"ID3\x03",
    b"ID3\x04",
    b"wOFF",
    b"wOF2",
    b"\x1aE\xdf\xa3",
    b"SQLite format 3\x00",
)
"""First bytes of pictures, sounds, fonts and programs: their registered signatures."""

DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
"""A character set named in markup, or in a header of HTTP."""

_BYTE_CONTROLS = bytes(code for code in range(128) if re.match(f"[{CONTROLS}]", chr(code)))
_ODD_CHARACTERS = re.compile(f"[{CONTROLS}\ufffe\uffff]")
_WIDE_SAMPLE = 512
"""Bytes that tell UTF-16 without a mark."""
_WIDE_SHARE = 0.3
"""Share of NULs in one of the byte positions that makes UTF-16 of bytes without a mark (Latin script has nearly 1)."""

_WEB_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}
"""Codecs that mean another one on the web (https://encoding.spec.whatwg.org/#names-and-labels)."""
_NO_CHARSETS = frozenset({"undefined", "idna", "punycode", "mbcs", "oem", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python's that are no charset of a document, though they make text of bytes."""


def codec_of(label: str | None) -> str | None:
    """Return Python's codec for a charset label, after the web's aliases; null for an unknown or a non-text codec.

    >>> codec_of("ISO-8859-1"), codec_of("no-such-charset"), codec_of("undefined")
    ('cp1252', None, None)
    """
    info = _looked_up(label)
    return None if info is None or _no_charset(info) else _WEB_LABELS.get(info.name, info.name)


def names_no_charset(label: str | None) -> bool:
    """Tell whether a label is a codec of Python's that is no charset; an unknown label is only unknown.

    >>> names_no_charset("unicode_escape"), names_no_charset("no-such-charset"), names_no_charset("utf-8")
    (True, False, False)
    """
    info = _looked_up(label)
    return info is not None and _no_charset(info)


def marked_codec(head: bytes) -> tuple[str | None, int]:
    """Return the codec that a byte order mark declares, and the bytes of the mark; null and 0 without one."""
    return next(((codec, len(mark)) for mark, codec in MARKS if head.startswith(mark)), (None, 0))


def wide_codec(head: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 codec that the first bytes declare by a mark, or show by their NULs; else null.

    >>> wide_codec("Köln".encode("utf-16-le")), wide_codec("Köln".encode())
    ('utf-16-le', None)
    """
    marked, _ = marked_codec(head)
    if marked:
        return None if marked == "utf-8" else marked
    sample = head[: min(_WIDE_SAMPLE, len(head) // 2 * 2)]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0) / (len(sample) // 2), sample[1::2].count(0) / (len(sample) // 2)
    if odd > _WIDE_SHARE and even < 0.05:
        return "utf-16-le"
    if even > _WIDE_SHARE and odd < 0.05:
        return "utf-16-be"
    return None


def is_text(head: bytes) -> bool:
    """Tell whether the first bytes of a document are text in some character set."""
    codec = wide_codec(head)
    if codec is not None:
        text = head.decode(codec, "replace")
        return odd_characters(text) - 1 <= CONTROL_SHARE * len(text)  # the last character may be cut
    return len(head) - len(head.translate(None, _BYTE_CONTROLS)) <= CONTROL_SHARE * len(head)


def odd_characters(text: str) -> int:
    """Return how many characters of a decoded text are none of a text: controls, and what stands for wrong bytes."""
    return len(_ODD_CHARACTERS.findall(text)) + text.count("\N{REPLACEMENT CHARACTER}")


def unicode_of(head: bytes) -> str:
    """Return the first bytes as characters, good enough to look at; the mark is gone, wrong bytes are replaced."""
    return head.decode(wide_codec(head) or "utf-8", "replace").lstrip("\ufeff")


def is_blank(content: bytes) -> bool:
    r"""Tell whether a document holds nothing but white space, marks and NULs.

    >>> is_blank(b"\xef\xbb\xbf \n"), is_blank(b" a ")
    (True, False)
    """
    sample = content[:65536]
    if unicode_of(sample).strip(" \t\r\n\f\v\0\ufeff\u00a0\u200b"):
        return False
    return len(content) <= len(sample) or not content.strip(b" \t\r\n\f\v\0")


def _looked_up(label: str | None) -> codecs.CodecInfo | None:
    try:
        return codecs.lookup((label or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None


def _no_charset(info: codecs.CodecInfo) -> bool:
    return info.name.replace("_", "-") in _NO_CHARSETS or not getattr(info, "_is_text_encoding", True)
