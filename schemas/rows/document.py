"""The hop from sources to normalize: one document as it was found, nothing decoded or judged yet."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One record of an input: a text or HTML file, a JSON, CSV or Parquet record, or a feed item."""

    document_uri: str
    """Where it was read: ``file://`` URI, object URI, or feed URL. Archive members follow after ``!/``."""
    locator: str | None
    """Which record of the document: the record's id field, empty when the file is the document, null for a record that
    has no id (never a line number)."""
    media_type: str
    """``text/plain``, ``text/markdown`` or ``text/html``: what ``content`` holds."""
    content: bytes
    """The text or markup as bytes; text that came decoded (JSON, Parquet, feeds) is UTF-8 with ``charset`` utf-8."""
    charset: str | None
    """The declared character set, or null when none was declared and normalize has to tell."""
    title: str | None = None
    """The record's own title; null when the title has to be found in the text."""
    url: str | None = None
    """The article's address as the record gives it (already absolute)."""
    guid: str | None = None
    """The feed item's GUID or Atom id."""
    feed_url: str | None = None
    """The feed the item came from, without credentials; null for files that are no feeds."""
    source: str | None = None
    """The record's own source field, or the value of ``--source``."""
    source_name: str | None = None
    """Name of the publication, for people."""
    summary: str | None = None
    """The record's or item's summary; may hold markup."""
    authors: tuple[str, ...] = ()
    """Author names in the given order."""
    language: str | None = None
    """The declared language tag, as it stands in the document."""
    published: str | None = None
    """The publication date as it stands in the record."""
    updated: str | None = None
    """The date of the last change as it stands in the record."""
    date_source: str | None = None
    """Where ``published`` came from: ``record``, ``feed``; null when there is none."""
    categories: tuple[str, ...] = ()
    """Categories, tags or sections in the given order."""
    image_url: str | None = None
    """Address of the lead image."""
    paywalled: bool | None = None
    """True when the document says that it is not free to read; null when it says nothing."""
    fetched_at: dt.datetime | None = None
    """When it was fetched over the network (UTC, from the run's clock); null for files."""
    truncated: bool | None = None
    """True when the source gives the beginning of the text only; null when it does not say."""
    position: int = 0
    """Position among the documents of its file or feed, from 0."""
    rights: str | None = None
    """What its publisher declared against its use, joined by ``; ``; null when nothing was found."""
    rights_source: str | None = None
    """Where each of these stood, in the same order."""
    rights_policy: str | None = None
    """Address of the policy that a reservation names."""
    page_content: bytes | None = None
    """The linked page's markup, fetched for its full text; normalize takes the better of it and ``content``."""
    page_charset: str | None = None
    """The page's character set as its server declared it."""
    page_url: str | None = None
    """Where the page was found after redirects."""
    published_too: tuple[str, ...] = ()
    """Further dates of publication that the record names, to be tried where ``published`` cannot be read."""
    feed_item: bool = False
    """It is an item of a feed, be it in a file: title, authors and categories are plain text, ``<b>`` no tag in it."""
