"""Which article a document is: the first identity that exists, and the id made of it.

Layers, in this order: the canonical URL (when it names a page, not a whole site); the feed's GUID, scoped by the
feed; the document's URI with its locator. The locator is the record's id field, else the content hash, never a line
number. The messages of a queue are one document in this: a later message about the same id is about the same article.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from newsmill.schemas.rows.document import Document
from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.ground.queue_uris import is_queue, place_of


@dataclass(frozen=True, slots=True)
class Identity:
    """An article's id, the layer it is made of, and its locator."""

    article_id: str
    layer: str
    locator: str


def identify(document: Document, canonical_url: str | None, content_hash: str) -> Identity:
    """Return the identity of ``document``."""
    locator = content_hash if document.locator is None else document.locator
    layer, key = _first_key(document, canonical_url, locator)
    return Identity(stable_id("article", layer, *key), layer, locator)


def id_of_address(canonical_url: str) -> str:
    """Return the id of the article with this canonical address, which names a page."""
    return stable_id("article", "canonical_url", canonical_url)


def _first_key(document: Document, canonical_url: str | None, locator: str) -> tuple[str, tuple[str, ...]]:
    if canonical_url and names_a_page(canonical_url):
        return "canonical_url", (canonical_url,)
    if document.guid and document.guid.strip():
        return "guid", (document.feed_url or _scope(document.document_uri), document.guid.strip())
    scope = document.document_uri if document.locator is None else _scope(document.document_uri)
    return "locator", (scope, locator)


def _scope(document_uri: str) -> str:
    """Return within what an id names one article: the document, or the queue that it is a message of."""
    return place_of(document_uri).queue if is_queue(document_uri) else document_uri


def names_a_page(url: str) -> bool:
    """Tell whether a URL has a path, query or hash-bang; many feeds link every item to the front page.

    >>> names_a_page("https://example.org/"), names_a_page("https://example.org/a")
    (False, True)
    """
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query or parts.fragment)
