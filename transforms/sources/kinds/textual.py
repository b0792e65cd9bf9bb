"""Whether bytes are text at all, and the Unicode that their first bytes declare."""

import codecs
import re

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and the codec each declares; UTF-32 before UTF-16, whose mark it begins with."""

CONTROL_SHARE = 0.02
"""Share of control characters from which on bytes are no text. Random bytes have 0.11, damaged articles below 0.01."""

_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_CHARACTERS = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_WIDE_SAMPLE = 512
_WIDE_SHARE = 0.3
"""Share of NULs in one of the byte positions that makes UTF-16 of bytes without a mark (Latin script has nearly 1)."""


def wide_codec(head: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 codec that the first bytes declare by a mark, or show by their NULs; else null.

    >>> wide_codec("Köln".encode("utf-16-le")), wide_codec("Köln".encode())
    ('utf-16-le', None)
    """
    for mark, codec in BOMS:
        if head.startswith(mark):
            return None if codec == "utf-8" else codec
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
        odd = len(_CONTROL_CHARACTERS.findall(text)) + max(0, text.count("\ufffd") - 1)
        return odd <= CONTROL_SHARE * len(text)
    return len(_CONTROLS.findall(head)) <= CONTROL_SHARE * len(head)


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
