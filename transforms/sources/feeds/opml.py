"""OPML lists of feeds, and the other lists that listparser reads (FOAF, iGoogle): what a feed reader exports."""

import io
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import listparser
from lxml import etree

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.feeds.charset import utf8_of
from newsmill.transforms.sources.feeds.parsed import cleaned
from newsmill.transforms.sources.feeds.plain_text import unescaped
from newsmill.transforms.sources.feeds.prolog import DECLARATION, UnsafeXmlError, prolog_of

LIST_LIMIT = 10 * 2**20
"""Bytes of one list; 10,000 feeds take 2 MB."""


class ListedFeed(NamedTuple):
    """One feed of a list."""

    url: str
    """``http(s)`` address as it stands in the list; credentials in it are part of it and must not be stored."""
    title: str | None
    """Plain text; null when the list gives none."""


class FeedList(NamedTuple):
    """What a list of feeds holds."""

    feeds: tuple[ListedFeed, ...]
    """Each address once, in order."""
    lists: tuple[str, ...] = ()
    """Addresses of further lists that it includes."""
    title: str | None = None
    fault: str | None = None
    """What was wrong with it, the addresses left out included."""
    reason: Reason | None = None
    """Set when the list could not be read at all."""


def feeds_in(content: bytes) -> FeedList:
    """Return the feeds of an OPML list. Never raises for what a list holds.

    >>> feeds_in(b'<opml><body><outline text="A" xmlUrl="https://example.org/f"/></body></opml>').feeds
    (ListedFeed(url='https://example.org/f', title='A'),)
    """
    if len(content) > LIST_LIMIT:
        return FeedList((), fault=f"a list of {len(content)} bytes", reason=Reason.TOO_LARGE)
    try:
        prolog = prolog_of(utf8_of(content, {}).data)
    except UnsafeXmlError as error:
        return FeedList((), fault=str(error), reason=Reason.UNSAFE_XML)
    if not prolog.root:
        return FeedList((), fault="no XML", reason=Reason.UNKNOWN_FORMAT)
    return _taken(_harvest(prolog.body))


class _Outlines(listparser.Handler):
    """listparser's handler without categories.

    It copies the whole path of folders to every feed, which deep lists turn into gigabytes.
    """

    hierarchy: list[str]

    def start_opml_outline(self, attrs: dict[str, str]) -> None:
        self.hierarchy = []
        super().start_opml_outline(attrs)

    def end_opml_outline(self) -> None:
        self.hierarchy = []


def _harvest(body: bytes) -> dict[str, Any]:
    handler = _Outlines()
    handler.harvest.update({"bozo_exception": None, "feeds": [], "lists": [], "opportunities": [], "meta": {}})
    parser = etree.HTMLParser(target=handler, recover=True, encoding="utf-8", no_network=True)
    etree.parse(io.BytesIO(DECLARATION + body), parser)
    return dict(handler.harvest)


def _taken(harvest: dict[str, Any]) -> FeedList:
    feeds, left_out = _feeds(harvest["feeds"])
    lists = tuple(url for url in (web_url(entry["url"]) for entry in harvest["lists"]) if url)
    title = cleaned(harvest["meta"].get("title"))
    error = harvest["bozo_exception"]
    faults = [str(error)] if error else []
    if left_out:
        faults.append(f"{left_out} addresses that are neither http nor https")
    if not harvest.get("version") and not feeds and not lists:
        return FeedList((), fault="no list of feeds", reason=Reason.UNKNOWN_FORMAT)
    return FeedList(feeds, lists, unescaped(title) if title else None, "; ".join(faults) or None)


def _feeds(entries: Iterable[dict[str, Any]]) -> tuple[tuple[ListedFeed, ...], int]:
    found: dict[str, ListedFeed] = {}
    left_out = 0
    for entry in entries:
        url, title = web_url(entry["url"]), cleaned(entry.get("title"))
        if url:
            found.setdefault(url, ListedFeed(url, unescaped(title) if title else None))
        else:
            left_out += 1
    return tuple(found.values()), left_out


def web_url(url: object) -> str | None:
    """Return an ``http(s)`` address, also for the ``feed:`` scheme of browsers; null for anything else.

    >>> web_url("feed://example.org/rss"), web_url("feed:https://example.org/rss"), web_url("ftp://example.org/x")
    ('http://example.org/rss', 'https://example.org/rss', None)
    """
    text = cleaned(url) or ""
    if text[:5].lower() == "feed:":
        text = text[5:] if "://" in text[5:] else f"http:{text[5:]}"
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return text if is_web else None
