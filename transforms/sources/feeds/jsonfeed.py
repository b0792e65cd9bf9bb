"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/) to documents."""

import json
from typing import Any

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.ground.surrogates import decoded
from newsmill.transforms.sources.feeds.content import HTML, TEXT, Text, text_of
from newsmill.transforms.sources.feeds.guard import ITEM_LIMIT
from newsmill.transforms.sources.feeds.items import Fields, distinct, row_of, without_shared_guids
from newsmill.transforms.sources.feeds.parsed import FeedFacts, FeedOrigin, ParsedFeed, absolute, cleaned
from newsmill.transforms.sources.feeds.plain_text import unescaped
from newsmill.transforms.sources.letters import STAGE, reject


def read_json_feed(content: bytes, origin: FeedOrigin) -> ParsedFeed | None:
    """Return the items of a JSON Feed; null when the JSON is something else.

    Raises:
        ValueError: the document is not JSON.
    """
    feed = _loaded(content)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list) or not _is_json_feed(feed):
        return None
    facts = _facts(feed, origin)
    base = origin.base_url or origin.feed_url or facts.self_url or facts.site_url
    read = [_read(item, base, origin) for item in feed["items"][:ITEM_LIMIT]]
    items = iter(without_shared_guids([item for item in read if isinstance(item, Fields)]))
    rows = [row_of(next(items), origin, facts) if isinstance(item, Fields) else item for item in read]
    documents = tuple(row for row in rows if isinstance(row, Document))
    return ParsedFeed(documents, tuple(row for row in rows if isinstance(row, Reject)), facts)


def _loaded(content: bytes) -> Any:
    encoding = json.detect_encoding(content)
    text = decoded(content.removeprefix(b"\xef\xbb\xbf")) if encoding.startswith("utf-8") else content.decode(encoding)
    try:
        return json.loads(text, strict=False, parse_int=str, parse_float=str)
    except RecursionError as error:
        raise ValueError("JSON nested too deeply") from error


def _is_json_feed(feed: dict[str, Any]) -> bool:
    version = feed.get("version")
    return (isinstance(version, str) and "jsonfeed.org/version" in version) or (
        version is None and isinstance(feed.get("title"), str) and any(_has_content(item) for item in feed["items"])
    )


def _has_content(item: object) -> bool:
    return isinstance(item, dict) and bool(item.get("content_html") or item.get("content_text"))


def _facts(feed: dict[str, Any], origin: FeedOrigin) -> FeedFacts:
    base = origin.base_url or origin.feed_url
    site = absolute(base, feed.get("home_page_url"))
    surplus = len(feed["items"]) - ITEM_LIMIT
    return FeedFacts(
        kind="json_feed",
        title=_line(feed.get("title")),
        language=cleaned(feed.get("language")),
        authors=_authors(feed),
        self_url=absolute(base or site, feed.get("feed_url")),
        site_url=site,
        fault=f"more than {ITEM_LIMIT} items" if surplus > 0 else None,
    )


def _read(item: Any, base: str | None, origin: FeedOrigin) -> Fields | Reject:
    if not isinstance(item, dict):
        payload = json.dumps(item).encode()
        return reject(origin.document_uri, Reason.WRONG_SHAPE, "an item that is no object", payload)
    handled = Handled(origin.document_uri, cleaned(item.get("id")), json.dumps(item).encode())
    return attempt(STAGE, handled, lambda: _fields(item, base))


def _fields(item: dict[str, Any], base: str | None) -> Fields:
    published, updated = cleaned(item.get("date_published")), cleaned(item.get("date_modified"))
    text, summary = _text(item), cleaned(item.get("summary"))
    guid = cleaned(item.get("id"))
    return Fields(
        guid=guid,
        url=absolute(base, item.get("url")) or absolute(None, guid) or absolute(base, item.get("external_url")),
        title=_line(item.get("title")),
        text=text or (text_of(summary, TEXT) if summary else None),
        summary=summary,
        authors=_authors(item),
        language=cleaned(item.get("language")),
        published=published or updated,
        updated=updated,
        categories=distinct(item["tags"]) if isinstance(item.get("tags"), list) else (),
        image_url=absolute(base, item.get("image")) or absolute(base, item.get("banner_image")) or _picture(item, base),
    )


def _text(item: dict[str, Any]) -> Text | None:
    markup, text = item.get("content_html"), item.get("content_text")
    if isinstance(markup, str) and markup.strip():
        return text_of(markup, HTML)
    return text_of(text, TEXT) if isinstance(text, str) and text.strip() else None


def _authors(thing: dict[str, Any]) -> tuple[str, ...]:
    listed = thing.get("authors") if isinstance(thing.get("authors"), list) else [thing.get("author")]
    return distinct(author.get("name") for author in listed or () if isinstance(author, dict))


def _picture(item: dict[str, Any], base: str | None) -> str | None:
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else ():
        if isinstance(attachment, dict) and str(attachment.get("mime_type")).startswith("image/"):
            return absolute(base, attachment.get("url"))
    return None


def _line(value: object) -> str | None:
    text = cleaned(value)
    return (unescaped(text) or None) if text else None
