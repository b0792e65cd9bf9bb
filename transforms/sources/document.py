"""One document, a file or an archive's member, to its records: the table of contents of the formats."""

from collections.abc import Callable
from typing import BinaryIO

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.containers.bombs import Allowance, Metered
from newsmill.transforms.sources.containers.decompression import STREAMS, Unpacked
from newsmill.transforms.sources.containers.streams import ByteStream, Peekable
from newsmill.transforms.sources.containers.transcoding import as_utf8
from newsmill.transforms.sources.containers.zip_members import read_zip
from newsmill.transforms.sources.kinds.content import kind_of
from newsmill.transforms.sources.kinds.kind import PACKED, Kind
from newsmill.transforms.sources.kinds.magic import unread
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.csv import read_csv
from newsmill.transforms.sources.records.docx import read_docx
from newsmill.transforms.sources.records.exports import read_factiva, read_lexisnexis
from newsmill.transforms.sources.records.feed import read_feed
from newsmill.transforms.sources.records.json import read_json
from newsmill.transforms.sources.records.jsonl import read_jsonl
from newsmill.transforms.sources.records.parquet import read_parquet, read_parquet_stream
from newsmill.transforms.sources.records.text import read_document
from newsmill.transforms.sources.records.warc import read_warc
from newsmill.transforms.sources.records.wire import read_wire
from newsmill.transforms.sources.row import Rows
from newsmill.transforms.sources.source_settings import HEAD, Origin

_DOCUMENTS = {Kind.TEXT: "text/plain", Kind.MARKDOWN: "text/markdown", Kind.HTML: "text/html"}
_RECORDS: dict[Kind, Callable[[ByteStream, Origin], Rows]] = {
    Kind.JSON: read_json,
    Kind.JSONL: read_jsonl,
    Kind.CSV: read_csv,
    Kind.LEXISNEXIS: read_lexisnexis,
    Kind.FACTIVA: read_factiva,
}
_AS_THEY_ARE: dict[Kind, Callable[[ByteStream, Origin], Rows]] = {
    Kind.WIRE: read_wire,
    Kind.WARC: read_warc,
    Kind.DOCX: read_docx,
}
"""Readers that tell the character set themselves."""
_FEEDS = frozenset({Kind.RSS, Kind.ATOM, Kind.JSON_FEED})
_UNREAD_ARCHIVE = (
    "an archive of a kind that is not read, such as tar: unpack it and name its folder; gz, bz2, zstd and zip are read"
)
_UNREADABLE = {
    Kind.EMPTY: (Reason.EMPTY, "the file is empty"),
    Kind.BINARY: (Reason.NOT_TEXT, "the bytes are no text"),
    Kind.UNKNOWN: (Reason.UNKNOWN_FORMAT, "no kind of file that is read"),
    Kind.ARCHIVE: (Reason.UNKNOWN_FORMAT, _UNREAD_ARCHIVE),
    Kind.OPML: (Reason.UNKNOWN_FORMAT, "a list of feeds is read where it is named as an INPUT itself"),
}


def read_stream(handle: BinaryIO, origin: Origin) -> Rows:
    """Yield the documents and rejects of an open file, packed or not.

    Raises:
        StreamFault: it cannot be read on.
        OSError: the system failed.
    """
    stream = Peekable(handle)
    head = stream.peek(HEAD)
    kind = kind_of(head, origin.name)
    if kind is Kind.ZIP:
        yield from read_zip(handle, origin, read_unpacked)
    elif kind in STREAMS:
        yield from read_unpacked(_unpacked(handle, kind), origin)
    elif kind is Kind.PARQUET:
        yield from _or_empty(read_parquet(handle, origin), origin)
    else:
        yield from _read_kind(kind, stream, head, origin)


def read_unpacked(stream: Peekable, origin: Origin) -> Rows:
    """Yield the documents and rejects of what was in an archive; a second archive inside is refused."""
    head = stream.peek(HEAD)
    kind = kind_of(head, origin.name)
    if kind in PACKED or kind is Kind.ARCHIVE:
        inside = f"{kind.value} inside an archive: unpack the outer one first"
        detail = _UNREAD_ARCHIVE if kind is Kind.ARCHIVE else inside
        yield reject(origin.document_uri, Reason.NESTED_ARCHIVE, detail, head)
    elif kind is Kind.PARQUET:
        yield from _or_empty(read_parquet_stream(stream, origin), origin)
    else:
        yield from _read_kind(kind, stream, head, origin)


def _or_empty(rows: Rows, origin: Origin) -> Rows:
    """Yield ``rows``, or one reject where there are none: no file disappears without a word."""
    first = next(rows, None)
    yield first if first is not None else reject(origin.document_uri, Reason.EMPTY, "the file holds no record", b"")
    yield from rows


def _unpacked(handle: BinaryIO, kind: Kind) -> Peekable:
    size = handle.seek(0, 2)
    handle.seek(0)
    return Peekable(Metered(Unpacked(kind, handle), Allowance(size)))


def _read_kind(kind: Kind, stream: Peekable, head: bytes, origin: Origin) -> Rows:
    if kind in _DOCUMENTS:
        yield from read_document(stream, origin, _DOCUMENTS[kind])
    elif kind in _RECORDS:
        yield from _or_empty(_RECORDS[kind](as_utf8(stream, head), origin), origin)
    elif kind in _AS_THEY_ARE:
        yield from _or_empty(_AS_THEY_ARE[kind](stream, origin), origin)
    elif kind in _FEEDS:
        yield from _or_empty(read_feed(stream, origin), origin)
    elif kind is Kind.EMPTY:
        stream.read(1)  # a packed stream that is damaged before its first byte says so here
        yield reject(origin.document_uri, *_UNREADABLE[kind], b"")
    else:
        reason, detail = _UNREADABLE[kind]
        named = unread(head) if kind is Kind.UNKNOWN else None
        yield reject(origin.document_uri, reason, named or detail, head)
