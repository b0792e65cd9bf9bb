"""What a feed gives: its items as documents, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.credentials import without_credentials
from newsmill.transforms.ground.surrogates import repaired
from newsmill.transforms.sources.source_settings import RECORD_LIMIT

FEED_LIMIT = 50 * 2**20
"""Bytes of one feed (50 MB); the largest feeds of archives have some 20 MB."""

ITEM_LIMIT_BYTES = RECORD_LIMIT
"""Bytes of one item's text (16 MB), as of any record."""

SHARED_LIMIT = 1000
"""Characters of what a feed says once and every item takes over: a feed of a megabyte would else become gigabytes."""

BASE_LIMIT = 4000
"""Characters of an address that others are joined to, each of which costs its length."""


@dataclass(frozen=True)
class FeedOrigin:
    """Where a feed was read, and what its items take over from there."""

    document_uri: str
    """Feed URL without credentials, or the file's URI."""
    feed_url: str | None = None
    """The feed as the user names it, without credentials; null for a file, which may name itself."""
    base_url: str | None = None
    """Where it was found after redirects: the base of relative links."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers of the HTTP answer, names in lower case; empty for a file."""
    source: str | None = None
    """``--source``, for items of feeds that tell no other."""


class FeedFacts(NamedTuple):
    """What a feed says of itself. The defaults stand for a feed that says nothing."""

    kind: str = ""
    """``rss20``, ``atom10`` and so on as feedparser names them; ``json_feed``, ``sitemap``; empty for no feed."""
    title: str | None = None
    """Plain text."""
    language: str | None = None
    """The declared language tag."""
    authors: tuple[str, ...] = ()
    """Who wrote the items that name nobody."""
    ttl: int | None = None
    """Seconds that it asks to be left alone: ``ttl`` or ``sy:updatePeriod``."""
    self_url: str | None = None
    """The address it gives as its own."""
    site_url: str | None = None
    """The site it belongs to."""
    fault: str | None = None
    """What was wrong with it although its items could be read."""


class ParsedFeed(NamedTuple):
    """The items of a feed that became documents, those that did not, and the feed itself."""

    documents: tuple[Document, ...]
    """In the order of the feed."""
    rejects: tuple[Reject, ...]
    facts: FeedFacts


def absolute(base: str | None, link: object) -> str | None:
    """Return ``link`` as an ``http(s)`` address, joined to ``base`` where it is relative; null for anything else.

    >>> absolute("https://example.org/feeds/x.xml", "../a"), absolute(None, "a"), absolute(None, "//example.org/a")
    ('https://example.org/a', None, 'https://example.org/a')
    """
    text = cleaned(link)
    if not text:
        return None
    if not base or len(base) > BASE_LIMIT:
        base = "https:"  # "//host/a" is whole but for the scheme
    try:
        joined = urljoin(base, text)
        parts = urlsplit(joined)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # an address in brackets that is none
        return None
    return without_credentials(joined) if is_web else None


def shared(value: str | None) -> str | None:
    """Return what a feed says for all of its items; null where it is too long for that."""
    return value if value and len(value) <= SHARED_LIMIT else None


def cleaned(value: object) -> str | None:
    """Return a string without surrogates and outer white space; null for anything else and for nothing."""
    return repaired(value).strip() or None if isinstance(value, str) else None
