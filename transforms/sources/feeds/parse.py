"""Any feed to documents: told by its content, never by what the server or the file name calls it."""

from collections.abc import Mapping

from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.credentials import without_credentials
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.sources.feeds.charset import utf8_of
from newsmill.transforms.sources.feeds.declared import declared_feeds
from newsmill.transforms.sources.feeds.jsonfeed import read_json_feed
from newsmill.transforms.sources.feeds.parsed import FEED_LIMIT, FeedFacts, FeedOrigin, ParsedFeed
from newsmill.transforms.sources.feeds.prolog import UnsafeXmlError, prolog_of
from newsmill.transforms.sources.feeds.sitemap import read_sitemap
from newsmill.transforms.sources.feeds.xmlfeed import read_xml_feed
from newsmill.transforms.sources.letters import STAGE, reject

_NO_FEED = {
    "html": "a web page, perhaps a login or a question of consent",
    "opml": "an OPML list of feeds where a feed was expected",
    "sitemapindex": "a list of sitemaps where one sitemap was expected",
    "": "neither XML nor JSON",
}


def documents_of(
    content: bytes,
    document_uri: str,
    *,
    feed_url: str | None = None,
    base_url: str | None = None,
    headers: Mapping[str, str] | None = None,
    source: str | None = None,
) -> ParsedFeed:
    """Return the items of a feed as documents: RSS 0.9x to 2.0, RDF, Atom, CDF, JSON Feed, sitemap.

    ``document_uri`` is the file or the feed; ``feed_url`` the feed as the user names it (null for a file, which may
    name itself) and ``base_url`` where it was found after redirects; credentials in them are taken out. ``headers``
    are those of the HTTP answer. A feed that cannot be read at all gives one reject and no document; one that is only
    broken gives what can be read, and the fault stands in ``facts``. Never raises for what a feed holds.
    """
    origin = FeedOrigin(
        document_uri=without_credentials(document_uri),
        feed_url=without_credentials(feed_url) if feed_url else None,
        base_url=without_credentials(base_url) if base_url else None,
        headers={name.lower(): value for name, value in (headers or {}).items()},
        source=source,
    )
    if len(content) > FEED_LIMIT:
        return _refused(content, origin, Reason.TOO_LARGE, f"a feed of {len(content)} bytes, the limit is {FEED_LIMIT}")
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return _refused(content, origin, Reason.EMPTY, "an empty document")
    parsed = attempt(STAGE, Handled(origin.document_uri, payload=content), lambda: _read_safely(content, origin))
    return ParsedFeed((), (parsed,), FeedFacts(fault=parsed.detail)) if isinstance(parsed, Reject) else parsed


def _read_safely(content: bytes, origin: FeedOrigin) -> ParsedFeed:
    try:
        return _read(content, origin)
    except UnsafeXmlError as error:
        return _refused(content, origin, Reason.UNSAFE_XML, str(error))


def _read(content: bytes, origin: FeedOrigin) -> ParsedFeed:
    if _is_json(content):
        return _read_json(content, origin)
    root = prolog_of(utf8_of(content, {}).data).root
    parsed = None
    if root == "urlset":
        parsed = read_sitemap(content, origin)
    elif root not in _NO_FEED:
        parsed = read_xml_feed(content, origin)
    return parsed or _refused(content, origin, Reason.UNKNOWN_FORMAT, _no_feed(root, content, origin))


def _no_feed(root: str, content: bytes, origin: FeedOrigin) -> str:
    declared = declared_feeds(content, origin.base_url or origin.feed_url) if root == "html" else []
    if declared:
        return f"a web page that names {'its feed' if len(declared) == 1 else 'feeds'}: {' '.join(declared)}"
    return _NO_FEED.get(root) or f"<{root[:50]}> is no feed"


def _read_json(content: bytes, origin: FeedOrigin) -> ParsedFeed:
    try:
        parsed = read_json_feed(content, origin)
    except ValueError as error:
        return _refused(content, origin, Reason.MALFORMED, f"JSON that cannot be read: {error}")
    return parsed or _refused(content, origin, Reason.UNKNOWN_FORMAT, "JSON that is no JSON Feed")


def _is_json(content: bytes) -> bool:
    start = content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return start.startswith((b"{", b"["))


def _refused(content: bytes, origin: FeedOrigin, reason: Reason, detail: str) -> ParsedFeed:
    return ParsedFeed((), (reject(origin.document_uri, reason, detail, content),), FeedFacts(fault=detail))
