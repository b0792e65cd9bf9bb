"""From feedparser's entries to documents. Dates stay as they stand; normalize reads them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.sources.feeds.content import HTML, TEXT, Text, content_and_summary
from newsmill.transforms.sources.feeds.parsed import ITEM_LIMIT_BYTES, FeedFacts, FeedOrigin, absolute, cleaned, shared
from newsmill.transforms.sources.feeds.pictures import picture_of
from newsmill.transforms.sources.feeds.plain_text import plain_text, unescaped
from newsmill.transforms.sources.letters import STAGE, reject

_COMMENT = re.compile(r"#(?:li-)?(?:comment|kommentar)s?-?\d{1,12}$", re.IGNORECASE)
"""The place of a reader's comment in the page of an article."""


_CDATA = re.compile(r"\A<!\[CDATA\[(.{0,2000})\]\]>\Z", re.DOTALL)
"""A section that was escaped, so that its marks are text."""
_PUBLISHED = ("published", "created", "prism_publicationdate")
"""What feedparser calls the elements that date an item, in order of preference."""


class Fields(NamedTuple):
    """What one item of any kind of feed says, before it is a document."""

    guid: str | None = None
    url: str | None = None
    title: str | None = None
    text: Text | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    published_too: tuple[str, ...] = ()
    updated: str | None = None
    categories: tuple[str, ...] = ()
    image_url: str | None = None
    source_name: str | None = None
    paywalled: bool | None = None


def row_of(item: Fields, origin: FeedOrigin, facts: FeedFacts) -> Document | Reject:
    """Return an item as ``document_of``, or as a dead letter when newsmill fails on it."""
    handled = Handled(origin.document_uri, item.guid or item.url, (item.title or "").encode())
    return attempt(STAGE, handled, lambda: document_of(item, origin, facts))


def document_of(fields: Fields, origin: FeedOrigin, facts: FeedFacts) -> Document | Reject:
    """Return an item as a document, or as a dead letter when it has nothing to read or far too much."""
    locator = fields.guid or (fields.url if _names_a_page(fields.url) else None)
    content = fields.text.value.encode() if fields.text else b""
    if not (content or fields.title or fields.url):
        return reject(origin.document_uri, Reason.EMPTY, "an item without title, text and link", b"", locator)
    if len(content) > ITEM_LIMIT_BYTES:
        detail = f"an item of {len(content)} bytes"
        return reject(origin.document_uri, Reason.TOO_LARGE, detail, content, locator)
    return Document(
        document_uri=origin.document_uri,
        locator=locator,
        media_type=fields.text.media_type if fields.text else TEXT,
        content=content,
        charset="utf-8",
        title=fields.title,
        url=fields.url,
        guid=fields.guid,
        feed_url=origin.feed_url or shared(facts.self_url),
        source=origin.source,
        source_name=fields.source_name or shared(facts.title),
        summary=fields.summary,
        authors=fields.authors or (facts.authors if shared("".join(facts.authors)) else ()),
        language=shared(fields.language) or shared(facts.language),
        published=fields.published,
        updated=fields.updated,
        date_source="feed" if fields.published or fields.updated else None,
        categories=fields.categories,
        image_url=fields.image_url,
        paywalled=fields.paywalled,
        published_too=fields.published_too,
        feed_item=True,
    )


def _names_a_page(url: str | None) -> bool:
    """Tell whether an item's link leads past the front page, where many feeds send all of their items."""
    parts = urlsplit(url or "")
    return bool(parts.path.strip("/") or parts.query or parts.fragment)


def fields_of(entry: Any, base: str | None) -> Fields:
    """Return what an entry of feedparser says; ``base`` is where relative links start."""
    text, summary = content_and_summary(entry)
    published, updated = _dates(entry)
    return Fields(
        guid=_guid(entry),
        url=_link(entry, base),
        title=title_of(entry),
        text=text,
        summary=summary,
        authors=authors_of(entry),
        language=_language(entry),
        published=published,
        published_too=tuple(filter(None, [cleaned(dict.get(entry, "dc_date"))])) if published else (),
        updated=updated,
        categories=distinct(tag.get("label") or tag.get("term") for tag in entry.get("tags") or ()),
        image_url=picture_of(entry, base),
        source_name=title_of(entry.get("source") or {}),
    )


def without_shared_guids(items: Sequence[Fields]) -> list[Fields]:
    """Return the items without GUIDs that others have under another title: those name no article, be it as a link.

    Items of one GUID and one title are versions of one article.
    """
    titles: dict[str, set[str]] = {}
    for item in items:
        if item.guid:
            titles.setdefault(item.guid, set()).add(item.title or (item.text.value if item.text else ""))
    shared = {guid for guid, named in titles.items() if len(named) > 1}
    return [_without_guid(item) if item.guid in shared else item for item in items]


def _without_guid(item: Fields) -> Fields:
    return item._replace(guid=None, url=None if item.url == item.guid else item.url)


def is_reply(entry: Any) -> bool:
    """Tell whether an entry answers another: a comment of a reader, whose link leads to the article it is below.

    >>> is_reply({"link": "https://town.example/rain/#comment-7"}), is_reply({"link": "https://town.example/rain/#7"})
    (True, False)
    """
    return any(key.endswith("in-reply-to") for key in entry) or bool(_COMMENT.search(cleaned(entry.get("link")) or ""))


def title_of(thing: Any) -> str | None:
    """Return the title of an entry or feed as plain text."""
    value = cleaned(_CDATA.sub(r"\1", cleaned(thing.get("title")) or ""))
    if value is None:
        return None
    declared = (thing.get("title_detail") or {}).get("type", HTML)
    return (unescaped(value) if declared == TEXT else plain_text(value)) or None


def distinct(values: Iterable[object]) -> tuple[str, ...]:
    """Return the strings among ``values`` as plain text, each once, in order."""
    texts = (plain_text(text) for text in map(cleaned, values) if text)
    return tuple(dict.fromkeys(text for text in texts if text))


def _link(entry: Any, base: str | None) -> str | None:
    # What a service that counts readers has put its own address for.
    for link in (entry.get("feedburner_origlink"), entry.get("pheedo_origlink")):
        if url := absolute(None, link):
            return url
    alternates = [link.get("href") for link in entry.get("links") or () if link.get("rel") == "alternate"]
    for link in (entry.get("link") if not entry.get("guidislink") else None, *alternates):
        if url := absolute(base, link):
            return url
    guid = _guid(entry) or ""
    # "12345" without isPermaLink="false" is no link, whatever the specification says
    is_link = bool(entry.get("guidislink")) and ("/" in guid or ":" in guid)
    return absolute(base, guid) if is_link else None


def _guid(entry: Any) -> str | None:
    """Return an item's GUID; one that is set as a link is its text."""
    guid = cleaned(entry.get("id"))
    return plain_text(guid) or guid if guid and "<" in guid else guid


def _dates(entry: Any) -> tuple[str | None, str | None]:
    """Return the raw dates; the only one of an item (``dc:date``, Atom's ``updated``) is its date of publication."""
    updated = cleaned(dict.get(entry, "updated"))
    published = next(filter(None, (cleaned(dict.get(entry, name)) for name in _PUBLISHED)), None)
    return published or updated, updated


def authors_of(thing: Any) -> tuple[str, ...]:
    """Return the names of who wrote an entry or the entries of a feed; addresses are left out."""
    named = distinct(line for author in thing.get("authors") or () for line in _lines(author.get("name")))
    return tuple(name for name in named if "@" not in name)


def _lines(name: object) -> list[object]:
    """Return the lines of a string that has a full name on each; a break within a name makes none."""
    lines = [line.strip() for line in name.splitlines() if line.strip()] if isinstance(name, str) else []
    return [*lines] if lines and all(" " in line for line in lines) else [name]


def _language(entry: Any) -> str | None:
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}]
    declared = (cleaned(detail.get("language")) for detail in details)
    return cleaned(entry.get("language")) or next((tag for tag in declared if tag), None)
