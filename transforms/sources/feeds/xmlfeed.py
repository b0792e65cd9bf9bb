"""RSS, RDF, Atom and CDF to documents: feedparser's result, and what is wrong with it."""

from typing import Any

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.sources.feeds.items import (
    Fields,
    authors_of,
    fields_of,
    is_reply,
    row_of,
    title_of,
    without_shared_guids,
)
from newsmill.transforms.sources.feeds.parsed import FeedFacts, FeedOrigin, ParsedFeed, absolute, cleaned
from newsmill.transforms.sources.feeds.syndication import read_syndication
from newsmill.transforms.sources.letters import STAGE, reject

_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
"""Seconds of ``sy:updatePeriod`` (RSS 1.0 syndication module)."""

_END_TAGS = ("</rss>", "</feed>", "</rdf:rdf>", "</channel>")
_FAULT_LIMIT = 300
"""Characters of a fault that are kept."""
_CHARSET_HEADERS = ("content-type",)


def read_xml_feed(content: bytes, origin: FeedOrigin) -> ParsedFeed | None:
    """Return the items of an XML feed; null when the document is no such feed.

    Raises:
        UnsafeXmlError: its document type declares entities.
    """
    headers = {name: value for name, value in origin.headers.items() if name in _CHARSET_HEADERS}
    result = read_syndication(content, headers)
    if not result["version"] and not result["entries"]:
        return None
    facts = facts_of(result, origin)
    base = origin.base_url or origin.feed_url or facts.self_url or facts.site_url
    entries, cut = _without_cut_item(result, content, origin)
    read = [_fields(entry, base, origin) for entry in entries]
    items = iter(without_shared_guids([item for item in read if isinstance(item, Fields)]))
    rows = [row_of(next(items), origin, facts) if isinstance(item, Fields) else item for item in read]
    documents = tuple(row for row in rows if isinstance(row, Document))
    return ParsedFeed(documents, (*(row for row in rows if isinstance(row, Reject)), *cut), facts)


def _fields(entry: Any, base: str | None, origin: FeedOrigin) -> Fields | Reject:
    locator = cleaned(entry.get("id")) or cleaned(entry.get("link"))
    if is_reply(entry):
        detail = "a reply to another item: a reader's comment"
        return reject(origin.document_uri, Reason.NO_ARTICLE, detail, _payload(entry), locator)
    handled = Handled(origin.document_uri, locator, _payload(entry))
    return attempt(STAGE, handled, lambda: fields_of(entry, base))


def facts_of(result: Any, origin: FeedOrigin) -> FeedFacts:
    """Return what feedparser's result tells of the feed itself."""
    feed = result["feed"]
    base = origin.base_url or origin.feed_url
    site = absolute(base, feed.get("link"))
    selves = [link.get("href") for link in feed.get("links") or () if link.get("rel") == "self"]
    return FeedFacts(
        kind=result["version"] or "rss",
        title=title_of(feed),
        language=cleaned(feed.get("language")),
        authors=authors_of(feed) if result["version"].startswith("atom") else (),
        ttl=_ttl(feed),
        self_url=next((url for url in (absolute(base or site, link) for link in selves) if url), None),
        site_url=site,
        fault=_fault(result),
    )


def _ttl(feed: Any) -> int | None:
    minutes = cleaned(feed.get("ttl")) or ""
    if minutes.isascii() and minutes.isdigit() and len(minutes) < 7 and int(minutes):
        return int(minutes) * 60
    period = _PERIODS.get((cleaned(feed.get("sy_updateperiod")) or "").lower())
    frequency = cleaned(feed.get("sy_updatefrequency")) or "1"
    usable = frequency.isascii() and frequency.isdigit() and len(frequency) < 4 and int(frequency)
    return period // int(frequency) if period and usable else None


def _fault(result: Any) -> str | None:
    error = result.get("bozo_exception")
    if not result["bozo"] or error is None:
        return None
    where = f" (line {error.getLineNumber()})" if hasattr(error, "getLineNumber") else ""
    text = error.getMessage() if hasattr(error, "getMessage") else str(error)
    return cleaned(f"{text}{where}"[:_FAULT_LIMIT])


def _without_cut_item(result: Any, content: bytes, origin: FeedOrigin) -> tuple[list[Any], list[Reject]]:
    """Leave out the last item when the feed breaks off in the middle of it: half a text would pose as a revision."""
    entries: list[Any] = result["entries"]
    end = content[-4096:].decode("utf-8", "ignore").replace("\0", "").lower()
    if not result["open"] or not entries or any(tag in end for tag in _END_TAGS):
        return entries, []
    last = entries[-1]
    locator = cleaned(last.get("id")) or cleaned(last.get("link"))
    detail = "the feed ends in the middle of this item"
    return entries[:-1], [reject(origin.document_uri, Reason.TRUNCATED, detail, _payload(last), locator)]


def _payload(entry: Any) -> bytes:
    return (cleaned(entry.get("title")) or "").encode()
