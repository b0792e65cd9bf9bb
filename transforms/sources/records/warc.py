"""Web archives (WARC 1.0 and 1.1): each page that a server answered with is a document.

Requests, metadata, revisits, answers other than 200 and what is no HTML are no documents. Read by fastwarc, the extra
``warc``.
"""

from collections.abc import Iterator
from io import UnsupportedOperation
from typing import Any

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.source_settings import CHUNK, RECORD_LIMIT, Origin

Rows = Iterator[Document | Reject]

_OK = 200
_PAGES = ("text/html", "application/xhtml+xml")


class _Source:
    """A stream as fastwarc wants it: one that tells where it is."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = CHUNK) -> bytes:
        chunk = self._stream.read(size)
        self._at += len(chunk)
        return chunk

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise UnsupportedOperation("a stream is read forwards only")

    def close(self) -> None:
        """Leave it to its owner."""


def read_warc(stream: ByteStream, origin: Origin) -> Rows:
    """Yield a document for every page of a web archive; what cannot be read on is one reject."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        detail = "web archives are read with the extra warc: pip install 'newsmill[warc]'"
        yield reject(origin.document_uri, Reason.NEEDS_EXTRA, detail, b"")
        return
    records = ArchiveIterator(
        _Source(stream), record_types=WarcRecordType.response, parse_http=True, auto_decode="all", stream_detect=False
    )
    try:
        for record in records:
            if _is_page(record):
                yield _document(record, origin)
    except OSError as error:
        yield reject(origin.document_uri, Reason.MALFORMED, f"the archive cannot be read on: {error}", b"")


def _is_page(record: Any) -> bool:
    answer = record.http_headers
    return answer is not None and answer.status_code == _OK and record.http_content_type in _PAGES


def _document(record: Any, origin: Origin) -> Document | Reject:
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    content = record.reader.read(RECORD_LIMIT + 1)
    if len(content) > RECORD_LIMIT:
        return reject(origin.document_uri, Reason.TOO_LARGE, "a page above 16 MB", content, address)
    return Document(
        document_uri=origin.document_uri,
        locator=address or None,
        media_type="text/html",
        content=content,
        charset=record.http_charset,
        url=address or None,
        source=origin.settings.source,
        fetched_at=record.record_date,
    )
