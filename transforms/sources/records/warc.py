"""Web archives (WARC 1.0 and 1.1): each page that a server answered with is a document.

Requests, metadata, revisits, answers other than 200 and what is no HTML are no documents. Read by fastwarc, the extra
``warc``.
"""

from collections.abc import Iterator
from io import UnsupportedOperation
from typing import Any, TypeGuard

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.fetch.body import BodyFault
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.http_message import HEAD_LIMIT, Answer, answer_of
from newsmill.transforms.sources.records.values import address_of
from newsmill.transforms.sources.source_settings import CHUNK, RECORD_LIMIT, Origin

Rows = Iterator[Document | Reject]

_MESSAGE_LIMIT = HEAD_LIMIT + RECORD_LIMIT
"""Bytes of an answer that are read: what is longer has a body above the limit."""
_OK = 200
_PAGES = ("text/html", "application/xhtml+xml")
_REASONS = {
    BodyFault.TOO_LARGE: Reason.TOO_LARGE,
    BodyFault.BOMB: Reason.BOMB,
    BodyFault.TRUNCATED: Reason.TRUNCATED,
    BodyFault.UNREADABLE: Reason.MALFORMED,
}


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
        _Source(stream), record_types=WarcRecordType.response, parse_http=False, stream_detect=False
    )
    try:
        for record in records:
            # Unpacked here, not by fastwarc, which knows no limit and cannot read on behind a body that is damaged.
            message = record.reader.read(_MESSAGE_LIMIT + 1)
            answer = answer_of(message)
            if answer is None and record.is_http:
                yield reject(origin.document_uri, Reason.MALFORMED, "no answer of HTTP", message, _address(record))
            if _is_page(answer):
                yield _document(record, answer, origin) if _is_whole(record, message) else _cut(record, message, origin)
    except OSError as error:
        yield reject(origin.document_uri, Reason.MALFORMED, f"the archive cannot be read on: {error}", b"")


def _is_page(answer: Answer | None) -> TypeGuard[Answer]:
    return answer is not None and answer.status == _OK and answer.media_type in _PAGES


def _is_whole(record: Any, message: bytes) -> bool:
    return len(message) > _MESSAGE_LIMIT or len(message) >= record.content_length


def _cut(record: Any, message: bytes, origin: Origin) -> Reject:
    detail = f"the archive ends {record.content_length - len(message)} bytes too early"
    return reject(origin.document_uri, Reason.TRUNCATED, detail, message, _address(record))


def _document(record: Any, answer: Answer, origin: Origin) -> Document | Reject:
    address = _address(record)
    body = answer.body(RECORD_LIMIT)
    if body.fault:
        return reject(origin.document_uri, _REASONS[body.fault], body.detail or body.fault, body.data, address)
    return Document(
        document_uri=origin.document_uri,
        locator=address or None,
        media_type="text/html",
        content=body.data,
        charset=answer.charset,
        url=address_of(address),
        source=origin.settings.source,
        fetched_at=record.record_date,
    )


def _address(record: Any) -> str:
    address: str = record.headers.get("WARC-Target-URI", "").strip("<>")
    return address
