"""Opt-outs from text and data mining: W3C's TDM Reservation Protocol, and ``noai`` in ``X-Robots-Tag`` and meta robots.

https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240202/: a reservation stands in the header
``tdm-reservation: 1``, in a meta element of that name, or in ``/.well-known/tdmrep.json``.
"""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from newsmill.transforms.sources.fetch.robots import Robots, Rule

TDMREP_PATH = "/.well-known/tdmrep.json"
TDMREP_LIMIT = 500 * 2**10

_OPT_OUTS = frozenset({"noai", "notdm", "noml"})
"""Directives of robots that mean no use by machines that learn or mine."""

_HEAD = 64 * 2**10
"""Bytes of a page in which its meta elements are looked for."""

_META = re.compile(rb"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"([a-z-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]{0,500})\"|'([^']{0,500})'|([^\s\"'>]{1,500}))", re.IGNORECASE
)
_RULE_LIMIT = 5000


class Reservation(NamedTuple):
    """One rule of ``tdmrep.json``."""

    location: str
    reserved: bool


def header_opt_out(headers: Mapping[str, str], robot: str) -> str | None:
    """Return the header by which an answer opts out; null when it does not.

    >>> header_opt_out({"x-robots-tag": "otherbot: noai, noindex"}, "newsmill") is None
    True
    >>> header_opt_out({"tdm-reservation": "1"}, "newsmill")
    'tdm-reservation: 1'
    """
    if headers.get("tdm-reservation", "").strip() == "1":
        return "tdm-reservation: 1"
    addressed = True
    for part in headers.get("x-robots-tag", "").split(","):
        name, colon, rest = part.strip().partition(":")
        if colon and name.lower() != "unavailable_after":
            addressed = name.strip().lower() in (robot.lower(), "*")
        directive = (rest if colon else name).strip().lower()
        if addressed and directive in _OPT_OUTS:
            return f"X-Robots-Tag: {directive}"
    return None


def page_opt_out(content: bytes, robot: str) -> str | None:
    """Return the meta element by which a page opts out; null when it does not.

    >>> page_opt_out(b'<head><meta name="tdm-reservation" content="1"></head>', "newsmill")
    'meta tdm-reservation'
    """
    for match in _META.finditer(content[:_HEAD]):
        found = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(match[1])}
        name = found.get(b"name", b"").decode("latin-1").strip().lower()
        value = found.get(b"content", b"").decode("latin-1").lower()
        if name == "tdm-reservation" and value.strip() == "1":
            return "meta tdm-reservation"
        if name in ("robots", robot.lower()) and _OPT_OUTS & {word.strip() for word in value.split(",")}:
            return f"meta {name}"
    return None


def reservations_of(content: bytes) -> tuple[Reservation, ...]:
    """Return the rules of a ``tdmrep.json``; none when it cannot be read."""
    try:
        listed = json.loads(content[:TDMREP_LIMIT])
    except (ValueError, RecursionError):
        return ()
    rules = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    return tuple(
        Reservation(entry["location"], str(entry.get("tdm-reservation")) == "1")
        for entry in rules[:_RULE_LIMIT]
        if isinstance(entry.get("location"), str)
    )


def is_reserved(url: str, reservations: tuple[Reservation, ...]) -> bool:
    """Tell whether the first rule whose location covers ``url`` reserves it."""
    path = urlsplit(url).path or "/"
    for location, reserved in reservations:
        if not Robots((Rule(location, allows=False),)).allows(f"https://any.invalid{path}"):
            return reserved
    return False
