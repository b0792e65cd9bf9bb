"""Feeds that a web page declares: what somebody meant who gave the address of a paper for that of its feed.

Source: HTML Standard, "Link type 'alternate'": a ``link`` with the type of a feed names one.
"""

import html
import re
from urllib.parse import urljoin

from newsmill.transforms.ground.credentials import without_credentials

HEAD = 200_000
"""Bytes that are looked through; a page declares its feeds at its beginning."""
MOST = 3
"""Feeds that are named; papers list the main one first."""
LONGEST = 300
"""Characters of an address that is named."""

_LINK = re.compile(r"<link\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|type|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})


def declared_feeds(content: bytes, base_url: str | None) -> list[str]:
    """Return the addresses of the feeds that a page declares, without credentials; ``base_url`` is its own.

    >>> declared_feeds(b'<link rel="alternate" type="application/rss+xml" href="/rss">', "https://blatt.example/")
    ['https://blatt.example/rss']
    """
    found: dict[str, None] = {}
    for tag in _LINK.findall(content[:HEAD].decode("utf-8", "replace")):
        given = {
            name.lower(): html.unescape(one or other or bare) for name, one, other, bare in _ATTRIBUTE.findall(tag)
        }
        if "alternate" in given.get("rel", "").lower().split() and given.get("type", "").lower() in _TYPES:
            address = _address(given.get("href", ""), base_url)
            if address:
                found[address] = None
    return list(found)[:MOST]


def _address(href: str, base_url: str | None) -> str | None:
    try:
        address = without_credentials(urljoin(base_url or "", href.strip()))
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) and len(address) <= LONGEST else None
