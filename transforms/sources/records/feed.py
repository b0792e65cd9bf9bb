"""Feed files (RSS, Atom, JSON Feed, news sitemaps): parsed whole by the same reader as fetched feeds."""

from collections.abc import Iterator

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.source_settings import Origin


def read_feed(stream: ByteStream, origin: Origin) -> Iterator[Document | Reject]:
    """Yield a document or reject for every item of a feed file."""
    from newsmill.transforms.sources.feeds.parse import documents_of
    from newsmill.transforms.sources.feeds.parsed import FEED_LIMIT

    whole = read_whole(stream, FEED_LIMIT)
    if whole.too_large:
        detail = f"a feed of {whole.size} bytes, the limit is {FEED_LIMIT}"
        yield reject(origin.document_uri, Reason.TOO_LARGE, detail, whole.content, sha256=whole.sha256)
        return
    feed = documents_of(whole.content, origin.document_uri, source=origin.settings.source)
    yield from feed.documents
    yield from feed.rejects
