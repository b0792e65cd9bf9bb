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


def _container(head: bytes) -> Kind:
    first_name = head[30:60]
    if first_name.startswith(b"[Content_Types].xml") and b"word/" in head:
        return Kind.DOCX
    return Kind.UNKNOWN if first_name.startswith(_OFFICE_MEMBERS) else Kind.ZIP
