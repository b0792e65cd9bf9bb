"""Bytes to characters: byte order mark, then the declared charset, then UTF-8, then what the bytes look like.

A declaration counts only when the bytes agree with it: half of the wrong declarations in feeds say Latin-1 for UTF-8,
so bytes that are valid UTF-8 with at least one non-ASCII character are UTF-8 whatever was declared. As in the WHATWG
Encoding Standard, Latin-1 and ASCII mean Windows-1252.
"""

from typing import Any

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.charset import (
    DECLARED,
    MEDIA,
    codec_of,
    is_text,
    marked_codec,
    odd_characters,
    wide_codec,
)

SAMPLE = 65_536
"""Bytes looked at when telling text from noise and when guessing a charset."""
REPLACED_SHARE = 0.02
"""Share of undecodable bytes up to which broken UTF-8 is read with replacement characters."""
ODD_SHARE = 0.1
"""Share of wrong units above which no character set makes text of bytes that declare their Unicode by a mark."""

_NO_TEXT = (*MEDIA, b"%PDF-", b"PK\x03\x04", b"\x1f\x8b")
_CP1252_HOLES = {code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


class NoTextError(ValueError):
    """Bytes that are no text (``not_text``) or that no charset decodes (``undecodable``)."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def decode(content: bytes, declared: str | None = None, *, markup: bool = False) -> str:
    """Return the characters of ``content``.

    Args:
        content: The bytes as found.
        declared: The charset the server, feed or container declared; wrong and unknown names are survived.
        markup: Whether to look for a declaration inside the markup as well.

    Raises:
        NoTextError: the bytes are no text (``not_text``) or no charset decodes them (``undecodable``).
    """
    if content.startswith(_NO_TEXT):
        raise NoTextError(Reason.NOT_TEXT, f"the bytes begin like a binary file: {content[:4]!r}")
    marked, mark = marked_codec(content)
    wide = marked or wide_codec(content)
    if wide:
        return _checked(content[mark:].decode(wide, "replace"))
    if not is_text(content[:SAMPLE]):
        raise NoTextError(Reason.NOT_TEXT, "the bytes hold control characters that text does not have")
    return _decode_bytes(content, declared, markup)


def _decode_bytes(content: bytes, declared: str | None, markup: bool) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        broken_at = fault.start
    for name in (declared, _in_markup(content) if markup else None):
        text = _try(content, name)
        if text is not None:
            return text
    return _mostly_utf8(content, broken_at) or _guess(content)


def _try(content: bytes, label: str | None) -> str | None:
    name = codec_of(label)
    if name is None or name.startswith("utf"):
        return None
    if name == "cp1252":
        return _windows_1252(content)
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _windows_1252(content: bytes) -> str:
    """Decode Windows-1252; its five unassigned bytes stay control characters, as browsers have it."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1").translate(_C1_AS_1252)


def _c1_table() -> dict[int, str]:
    return {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in _CP1252_HOLES}


_C1_AS_1252 = _c1_table()


def _in_markup(content: bytes) -> str | None:
    found = DECLARED.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _mostly_utf8(content: bytes, broken_at: int) -> str | None:
    """Return the text when all but a few bytes are UTF-8: a truncated file, or one bad passage in a good one."""
    text = content.decode("utf-8", "replace")
    bad = text.count("�")
    good = sum(1 for character in text[:SAMPLE] if ord(character) > 127) - bad
    if broken_at >= len(content) - 4:
        return text
    return text if good > bad and bad <= REPLACED_SHARE * len(text) else None


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best: Any = from_bytes(content[:SAMPLE], cp_isolation=list(_GUESSABLE), enable_fallback=False).best()
    if best is not None and best.encoding != "utf_8":
        text = _try(content, best.encoding)
        if text is not None:
            return text
    return _windows_1252(content)


_GUESSABLE = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "koi8_r",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "gb18030",
    "big5",
)
"""Charsets a guess may fall on: those of the web. Mac and DOS code pages fit nearly every byte and are guessed
wrongly."""


def _checked(text: str) -> str:
    sample = text[:SAMPLE]
    if odd_characters(sample) > ODD_SHARE * len(sample):
        raise NoTextError(Reason.UNDECODABLE, "no character set makes text of the bytes")
    return text
