"""Kinds told by magic numbers: everything that is no text.

Sources: RFC 1952 (gzip), RFC 8878 (zstd), PKWARE APPNOTE (zip), the Parquet format, and the registered signatures of
the media types listed.
"""

import re

from newsmill.transforms.ground.charset import MEDIA
from newsmill.transforms.sources.kinds.kind import Kind

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PAR1", Kind.PARQUET),
    (b"WARC/1.", Kind.WARC),
    (b"\x1f\x8b\x08", Kind.GZIP),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"PK\x07\x08", Kind.ZIP),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"\xfd7zXZ\x00", Kind.ARCHIVE),
    (b"LZIP", Kind.ARCHIVE),
    (b"\x04\x22\x4d\x18", Kind.ARCHIVE),
    (b"\x1f\x9d", Kind.ARCHIVE),
    *((magic, Kind.BINARY) for magic in MEDIA),
    (b"%PDF-", Kind.UNKNOWN),
    (b"{\\rtf", Kind.UNKNOWN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.UNKNOWN),
    (b"ARROW1\x00\x00", Kind.UNKNOWN),
    (b"Obj\x01", Kind.UNKNOWN),
)

_UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file: convert it to text or HTML"),
    (b"{\\rtf", "an RTF document: save it as text, HTML or docx"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a file of an old Office program (doc, xls, ppt, msg): save it as docx or CSV",
    ),
    (b"ARROW1\x00\x00", "an Arrow file: write it as Parquet"),
    (b"Obj\x01", "an Avro file: write it as Parquet or JSON Lines"),
)
"""What people have news in that is not read, by its first bytes."""
_UNREAD_MEMBERS = (
    (b"application/epub+zip", "an EPUB book: unpack it and name its folder"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file: save it as docx or CSV"),
    (b"xl/", "an Excel workbook: save it as CSV"),
    (b"ppt/", "slides: save them as text"),
)
"""The same for what lies in a zip container, by what its first members are called or say."""

_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_ZSTD_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_RIFF = re.compile(rb"RIFF....(?:WAVE|WEBP|AVI )", re.DOTALL)
_OFFICE_MEMBERS = (b"[Content_Types].xml", b"mimetype", b"META-INF/")
"""First members of zip containers that are documents or programs, not archives: OOXML, ODF and EPUB, JAR."""


def by_magic(head: bytes) -> Kind | None:
    """Return the kind that the first bytes tell by their magic number, or null.

    >>> by_magic(b"PAR1").value
    'parquet'
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _container(head) if kind is Kind.ZIP else kind
    if _BZIP2.match(head):
        return Kind.BZIP2
    if _ZSTD_SKIPPABLE.match(head):
        return Kind.ZSTD
    if head[257:262] == b"ustar":
        return Kind.ARCHIVE
    if _RIFF.match(head) or head[4:8] == b"ftyp":
        return Kind.BINARY
    return None


def unread(head: bytes) -> str | None:
    """Return what a document of kind ``unknown`` is and what to do with it; null where its bytes do not tell.

    >>> unread(b"%PDF-1.7")
    'a PDF file: convert it to text or HTML'
    """
    if head.startswith(b"PK"):
        return next((told for member, told in _UNREAD_MEMBERS if member in head), None)
    return next((told for magic, told in _UNREAD if head.startswith(magic)), None)


def _container(head: bytes) -> Kind:
    first_name = head[30:60]
    if first_name.startswith(b"[Content_Types].xml") and b"word/" in head:
        return Kind.DOCX
    return Kind.UNKNOWN if first_name.startswith(_OFFICE_MEMBERS) else Kind.ZIP
