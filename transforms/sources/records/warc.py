"""Web archives (WARC 1.0 and 1.1): each page that a server answered with is a document.

Requests and metadata are no documents. Revisits, answers other than 200 and what is no HTML are counted as passed by.
Read by fastwarc, the extra ``warc``.

A large archive is read in slices, which end before a record: anywhere in a plain archive, before one that begins a
member of its own in a packed one. Archives are packed record by record; one that is not is read in one piece.
"""

from collections import Counter
from collections.abc import Callable
from io import UnsupportedOperation
from typing import Any

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.rows.work import Count
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.fetch.body import BodyFault
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.http_message import HEAD_LIMIT, Answer, answer_of
from newsmill.transforms.sources.records.values import address_of
from newsmill.transforms.sources.row import Cut, Rows
from newsmill.transforms.sources.source_settings import CHUNK, RECORD_LIMIT, Origin

PASSED = "passed:"
"""Prefix of the counts of records that are passed by: ``revisit``, ``status``, ``media_type``."""

SliceEnd = Callable[[int], int | None]
"""From the place of a record in the archive to the byte of its file that it begins at, where a slice may end there."""

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


def read_warc(stream: ByteStream, origin: Origin, slice_end: SliceEnd = lambda place: None) -> Rows:
    """Yield a document for every page of a web archive; what cannot be read on is one reject.

    What was passed by is counted behind them; where a slice ends, ``Cut`` is last.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        detail = "web archives are read with the extra warc: `newsmill doctor` says how to add it"
        yield reject(origin.document_uri, Reason.NEEDS_EXTRA, detail, b"")
        return
    kinds = WarcRecordType.response | WarcRecordType.revisit
    records = ArchiveIterator(_Source(stream), record_types=kinds, parse_http=False, stream_detect=False)
    passed: Counter[str] = Counter()
    cut = None
    try:
        for record in records:
            cut = slice_end(record.stream_pos)
            if cut is not None:
                break
            found = "revisit" if record.record_type == WarcRecordType.revisit else _answered(record, origin)
            if isinstance(found, str):
                passed[found] += 1
            elif found is not None:
                yield found
    except OSError as error:
        yield reject(origin.document_uri, Reason.MALFORMED, f"the archive cannot be read on: {error}", b"")
    yield from (Count(PASSED + why, count) for why, count in sorted(passed.items()))
    if cut is not None:
        yield Cut(cut)


def _answered(record: Any, origin: Origin) -> Document | Reject | str | None:
    """Return the page of a response, or why it is none; null for what was not answered over HTTP."""
    # Unpacked here, not by fastwarc, which knows no limit and cannot read on behind a body that is damaged.
    message = record.reader.read(_MESSAGE_LIMIT + 1)
    answer = answer_of(message)
    if answer is None:
        detail = "no answer of HTTP"
        return (
            reject(origin.document_uri, Reason.MALFORMED, detail, message, _address(record)) if record.is_http else None
        )
    if why := _no_page(answer):
        return why
    return _document(record, answer, origin) if _is_whole(record, message) else _cut(record, message, origin)


def _no_page(answer: Answer) -> str | None:
    """Return why an answer is no page, or ``None`` when it is one."""
    if answer.status != _OK:
        return "status"
    return None if answer.media_type in _PAGES else "media_type"


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
