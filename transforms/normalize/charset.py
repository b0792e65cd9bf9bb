"""Bytes to characters: byte order mark, then the declared charset, then UTF-8, then what the bytes look like.

A declaration counts only when the bytes agree with it: half of the wrong declarations in feeds say Latin-1 for UTF-8,
so bytes that are valid UTF-8 with at least one non-ASCII character are UTF-8 whatever was declared. As in the WHATWG
Encoding Standard, Latin-1 and ASCII mean Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
"""

import codecs
import re
from typing import Any

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.normalize.faults import Unusable

SAMPLE = 65_536
"""Bytes looked at when telling text from noise and when guessing a charset."""
CONTROL_SHARE = 0.02
"""Share of control characters in the sample above which the bytes are no text. Prose has none; images have 5 % and
more."""
REPLACED_SHARE = 0.02
"""Share of undecodable bytes up to which broken UTF-8 is read with replacement characters."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WEB_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}
_NO_CHARSETS = frozenset({"undefined", "idna", "punycode", "mbcs", "oem"})
"""Codecs of Python's that are no charset of a document, though they make text of bytes."""
_META = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
_CP1252_HOLES = {code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"RIFF",
    b"OggS",
    b"ID3",
)


def decode(content: bytes, declared: str | None = None, *, markup: bool = False) -> str:
    """Return the characters of ``content``.

    Args:
        content: The bytes as found.
        declared: The charset the server, feed or container declared; wrong and unknown names are survived.
        markup: Whether to look for a declaration inside the markup as well.

    Raises:
        Unusable: the bytes are no text (``not_text``) or no charset decodes them (``undecodable``).
    """
    if content.startswith(_MAGIC):
        raise Unusable(Reason.NOT_TEXT, f"the bytes begin like a binary file: {content[:4]!r}")
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _checked(content.decode(name, "replace"))
    wide = _unmarked_wide(content[:SAMPLE])
    if wide:
        return _checked(content.decode(wide, "replace"))
    if _is_noise(content[:SAMPLE]):
        raise Unusable(Reason.NOT_TEXT, "the bytes hold control characters that text does not have")
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


def codec_of(label: str | None) -> str | None:
    """Return Python's codec for a charset label, after the web's aliases; null for an unknown or a non-text codec.

    >>> codec_of("ISO-8859-1"), codec_of("no-such-charset"), codec_of("undefined")
    ('cp1252', None, None)
    """
    try:
        info = codecs.lookup((label or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if info.name in _NO_CHARSETS or not getattr(info, "_is_text_encoding", True):
        return None
    return _WEB_LABELS.get(info.name, info.name)


def _try(content: bytes, label: str | None) -> str | None:
    name = codec_of(label)
    if name is None or name.startswith(("utf", "unicode", "raw")):
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
    found = _META.search(content[:4096])
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
            return _checked(text)
    return _checked(_windows_1252(content))


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


def _unmarked_wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark: every second byte of Latin text is zero."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _is_noise(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > CONTROL_SHARE * len(sample)


def _checked(text: str) -> str:
    sample = text[:SAMPLE]
    odd = sum(
        1 for character in sample if character == "�" or (ord(character) < 32 and character not in "\t\n\r\f\x1b\x0b")
    )
    if sample and odd > 0.1 * len(sample):
        raise Unusable(Reason.UNDECODABLE, "no character set makes text of the bytes")
    return text
