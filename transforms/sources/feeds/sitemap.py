"""News sitemaps to documents: addresses with title, date, keywords and access, but no text.

Format: https://www.sitemaps.org/protocol.html with Google's news and image extensions. A sitemap without the news
extension gives addresses and dates of change only; the text of both comes with the linked pages.
"""

import io
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.sources.feeds.charset import utf8_of
from newsmill.transforms.sources.feeds.guard import ITEM_LIMIT
from newsmill.transforms.sources.feeds.items import Fields, distinct, document_of
from newsmill.transforms.sources.feeds.parsed import FeedFacts, FeedOrigin, ParsedFeed, absolute, cleaned
from newsmill.transforms.sources.feeds.plain_text import unescaped
from newsmill.transforms.sources.feeds.prolog import DECLARATION, Prolog, prolog_of
from newsmill.transforms.sources.letters import STAGE

_Page: TypeAlias = dict[str, list[str]]
"""The texts of a page by the last two names of their path, such as ``news/title``."""
_PAID = frozenset({"subscription", "registration"})
"""Values of ``news:access`` that mean that a page is not free to read."""


def read_sitemap(content: bytes, origin: FeedOrigin) -> ParsedFeed | None:
    """Return the pages of a sitemap (``urlset``); null when the document is something else.

    Raises:
        UnsafeXmlError: its document type declares entities.
    """
    prolog = prolog_of(utf8_of(content, {}).data)
    if prolog.root != "urlset":
        return None
    base = origin.base_url or origin.feed_url
    pages, fault = _pages(prolog)
    facts = FeedFacts(kind="sitemap", fault=fault)
    rows = [_row(page, base, origin, facts) for page in pages]
    documents = tuple(row for row in rows if isinstance(row, Document))
    return ParsedFeed(documents, tuple(row for row in rows if isinstance(row, Reject)), facts)


def _row(page: _Page, base: str | None, origin: FeedOrigin, facts: FeedFacts) -> Document | Reject:
    handled = Handled(origin.document_uri, next(iter(page.get("url/loc", ())), None), repr(page).encode())
    return attempt(STAGE, handled, lambda: document_of(_fields(page, base), origin, facts))


def _pages(prolog: Prolog) -> tuple[list[_Page], str | None]:
    parser = etree.iterparse(
        io.BytesIO(DECLARATION + prolog.body),
        events=("end",),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    pages: list[_Page] = []
    try:
        for page in _elements(parser):
            if len(pages) >= ITEM_LIMIT:
                return pages, f"more than {ITEM_LIMIT} pages"
            pages.append(page)
    except etree.XMLSyntaxError as error:
        return pages, str(error)
    return pages, str(parser.error_log[0].message) if len(parser.error_log) else None


def _elements(parser: Any) -> Iterator[_Page]:
    """Yield each page, and forget what was read."""
    page: _Page = {}
    for _, element in parser:
        name = _local_name(element)
        if name == "url":
            yield page
            page = {}
        elif element.text and element.text.strip():
            page.setdefault(_path(element, name), []).append(element.text)
        element.clear(keep_tail=False)
        while element.getprevious() is not None:
            del element.getparent()[0]


def _path(element: Any, name: str) -> str:
    return f"{_local_name(element.getparent())}/{name}"


def _local_name(element: Any) -> str:
    """Return an element's name without its namespace; broken XML also leaves prefixes and colons in it."""
    tag = getattr(element, "tag", None)
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _fields(page: _Page, base: str | None) -> Fields:
    def first(path: str) -> str | None:
        return cleaned(page[path][0]) if path in page else None

    title, name = first("news/title"), first("publication/name")
    url, published = absolute(base, first("url/loc")), first("news/publication_date")
    keywords = (first("news/keywords") or "").split(",")
    access = (first("news/access") or "").lower()
    return Fields(
        url=url,
        title=unescaped(title) if title else None,
        language=first("publication/language"),
        published=published or first("url/lastmod"),
        updated=first("url/lastmod"),
        categories=distinct(keywords + (first("news/genres") or "").split(",")),
        image_url=absolute(base, first("image/loc")),
        source_name=unescaped(name) if name else None,
        paywalled=True if access in _PAID else None,
    )
