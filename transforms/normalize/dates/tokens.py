"""A written date cut into its tokens. All of it or nothing: a sign that no date has makes the text no date."""

import re
from typing import NamedTuple

from newsmill.transforms.normalize.dates.zones import offset_minutes


class Token(NamedTuple):
    """One piece of a written date."""

    kind: str
    """The name of its group in the expression below: ``ymd``, ``clock``, ``dotted`` (9.30), ``word`` ..."""
    text: str
    groups: dict[str, str]
    """The parts of a date or time: ``y``, ``m``, ``d``, ``H``, ``M``, ``S``; ``n`` of 28th or 1er, ``a`` and ``b`` of
    4/5."""
    glued: bool
    """No blank stands before it."""
    bracketed: bool
    """It stands in brackets."""


_TOKEN = re.compile(
    r"""
    (?P<blank>\s+)
  | (?P<ymd>(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d))
  | (?P<dmy>(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4}|\d{2})(?![\d:]))
  | (?P<slashed>(?P<a>\d{1,2})(?P<s3>[-/])(?P<b>\d{1,2})(?P=s3)(?P<y3>\d{4})(?!\d))
  | (?P<compact>(?P<y4>(?:1[6-9]|20)\d\d)(?P<m4>\d\d)(?P<d4>\d\d)(?:t?(?P<H4>\d\d)(?P<M4>\d\d)(?P<S4>\d\d)?)?(?!\d))
  | (?P<clock>(?P<H>\d{1,2})(?::|\s?h\s?(?=\d\d(?![\d.])))(?P<M>\d{1,2})(?::(?P<S>\d{1,2})(?:[.,]\d{1,9})?)?(?![\d:]))
  | (?P<dotted>(?P<H2>\d{1,2})\.(?P<M2>\d\d)(?![\d.]))
  | (?P<offset>(?:utc|gmt)\s?[+\-−±]\s?\d{1,2}(?::?\d\d)?(?!\d)|[+\-−±]\d{1,2}(?::?\d\d)?(?::00)?(?![\d:]))
  | (?P<bare>(?<=t)(?P<H5>\d\d)(?P<M5>\d\d)(?P<S5>\d\d)(?:[.,]\d{1,9})?(?!\d))
  | (?P<ordinal>(?P<n>\d{1,2})(?:(?:st|nd|rd|th|er|re|º)\b|°))
  | (?P<number>\d{1,4}(?!\d))
  | (?P<region>[a-z_]{2,20}/[a-z_]{2,30}(?:/[a-z_]{2,30})?)
  | (?P<rule>[a-z]{3}\d[a-z]{3}\b)
  | (?P<monotonic>\bm=[+-]\d+(?:\.\d+)?)
  | (?P<word>[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_]+)
  | (?P<sign>[-.,;:|/•·–—()\[\]'’@])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIMED = frozenset({"clock", "dotted", "compact", "offset", "word", "bare"})
"""Kinds of tokens behind which a signed number is an offset and no dash before a number."""


def tokens_of(text: str) -> list[Token] | None:
    """Return the tokens of a text without its blanks; null when something in it belongs to no date."""
    found: list[Token] = []
    at, depth, glued = 0, 0, True
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            return None
        kind, end = match.lastgroup, match.end()
        if kind == "offset" and not _may_be_offset(match[0], found):
            kind, end = "sign", at + 1
        piece = text[at:end]
        if kind == "sign":
            depth += (piece in "([") - (piece in ")]")
        if kind not in ("blank", "monotonic"):
            found.append(Token(kind, piece, _parts(match), glued, depth > 0))
        glued, at = kind != "blank", end
    return found


def _may_be_offset(text: str, before: list[Token]) -> bool:
    if text[0].lower() in "ug":
        return offset_minutes(text) is not None
    return bool(before) and before[-1].kind in _TIMED and offset_minutes(text) is not None


def _parts(match: re.Match[str]) -> dict[str, str]:
    """Return the parts of a date or time by their letters: their groups have names of one letter and a number."""
    return {name[0]: value for name, value in match.groupdict().items() if len(name) <= 2 and value is not None}
