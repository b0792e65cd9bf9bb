"""What kind a document is: told by its first bytes, and by its name only where they leave it open.

Sources of the magic numbers: RFC 1952 (gzip), RFC 8878 (zstd), PKWARE APPNOTE (zip), the Parquet format, and the
registered signatures of the media types listed.
"""

import enum
import os
import re

from transforms.sources import markup
from transforms.sources.tabular import has_article_header
from transforms.sources.textual import is_text, unicode_of


class Kind(enum.StrEnum):
    """Kinds of documents; the last four cannot be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json_feed"
    OPML = "opml"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    ZSTD = "zstd"
    ZIP = "zip"
    ARCHIVE = "archive"
    """An archive of a kind that is not read: tar, 7z, rar, xz ..."""
    EMPTY = "empty"
    BINARY = "binary"
    UNKNOWN = "unknown"


PACKED = frozenset({Kind.GZIP, Kind.BZIP2, Kind.ZSTD, Kind.ZIP})
"""Kinds that hold other documents."""

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PAR1", Kind.PARQUET),
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
    (b"\x89PNG\r\n\x1a\n", Kind.BINARY),
    (b"\xff\xd8\xff", Kind.BINARY),
    (b"GIF87a", Kind.BINARY),
    (b"GIF89a", Kind.BINARY),
    (b"II*\x00", Kind.BINARY),
    (b"MM\x00*", Kind.BINARY),
    (b"\x7fELF", Kind.BINARY),
    (b"MZ\x90\x00", Kind.BINARY),
    (b"\x00\x00\x01\x00", Kind.BINARY),
    (b"OggS", Kind.BINARY),
    (b"ID3", Kind.BINARY),
    (b"wOFF", Kind.BINARY),
    (b"wOF2", Kind.BINARY),
    (b"\x1aE\xdf\xa3", Kind.BINARY),
    (b"SQLite format 3\x00", Kind.BINARY),
    (b"%PDF-", Kind.UNKNOWN),
    (b"{\\rtf", Kind.UNKNOWN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.UNKNOWN),
    (b"ARROW1\x00\x00", Kind.UNKNOWN),
    (b"Obj\x01", Kind.UNKNOWN),
)

_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_ZSTD_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_OFFICE_MEMBERS = (b"[Content_Types].xml", b"mimetype", b"META-INF/")
"""First members of zip containers that are documents or programs, not archives: OOXML, ODF and EPUB, JAR."""

_BY_EXTENSION = {
    **dict.fromkeys(("", "txt", "text", "article", "asc", "utf8"), Kind.TEXT),
    **dict.fromkeys(("md", "markdown", "mdown", "mkd"), Kind.MARKDOWN),
    **dict.fromkeys(("html", "htm", "xhtml", "shtml"), Kind.HTML),
    "json": Kind.JSON,
    **dict.fromkeys(("jsonl", "ndjson", "jsonlines", "jl"), Kind.JSONL),
    **dict.fromkeys(("csv", "tsv", "tab"), Kind.CSV),
}
"""Kinds of text by extension; no extension means plain text."""

_FEED_ROOTS = {
    "rss": Kind.RSS,
    "rdf": Kind.RSS,
    "channel": Kind.RSS,
    "urlset": Kind.RSS,
    "feed": Kind.ATOM,
}
"""Root elements of feeds: RSS in all versions, CDF, news sitemaps, Atom; the reader of feeds tells them apart."""

_FEED_EXTENSIONS = frozenset({"xml", "rss", "atom", "rdf"})
_LATE_FEED_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
"""The root of a feed behind something that should not stand before it, such as the warning of a server."""

_PACKED_EXTENSIONS = frozenset({"gz", "gzip", "bz2", "zst", "zstd", "zip"})
_EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,9})$")

_JSON_RECORD = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))')
"""How JSON of records begins; ``[Anzeige] Der Minister`` does not."""

_NEXT_RECORD = re.compile(r'\}[ \t]*\r?\n\s*\{\s*"')
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')


def kind_of(head: bytes, name: str) -> Kind:
    """Return the kind of a document from its first bytes (``settings.HEAD`` of them) and its file name.

    >>> kind_of(b"<rss version='2.0'>", "a.txt").value, kind_of(b"Guten Morgen", "a.md").value
    ('rss', 'markdown')
    """
    if not head:
        return Kind.EMPTY
    packed = _by_magic(head)
    if packed is not None:
        return packed
    extension = extension_of(name)
    if not is_text(head):
        return Kind.BINARY
    return _by_text(unicode_of(head), extension)


def extension_of(name: str) -> str:
    """Return the extension in lower case, without dot and without what only says that the file is packed.

    >>> extension_of("x/news.JSONL.gz"), extension_of("Bericht vom 12.03.2020")
    ('jsonl', '')
    """
    base = os.path.basename(name)
    match = _EXTENSION.search(base)
    while match and match[1].lower() in _PACKED_EXTENSIONS:
        base = base[: match.start()]
        match = _EXTENSION.search(base)
    return match[1].lower() if match else ""


def _by_magic(head: bytes) -> Kind | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _container(head) if kind is Kind.ZIP else kind
    if _BZIP2.match(head):
        return Kind.BZIP2
    if _ZSTD_SKIPPABLE.match(head):
        return Kind.ZSTD
    if head[257:262] == b"ustar":
        return Kind.ARCHIVE
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return Kind.BINARY
    return None


def _container(head: bytes) -> Kind:
    first_name = head[30:60]
    return Kind.UNKNOWN if first_name.startswith(_OFFICE_MEMBERS) else Kind.ZIP


def _by_text(text: str, extension: str) -> Kind:
    named = _BY_EXTENSION.get(extension)
    marked = _by_markup(text, extension)
    if marked is not None:
        return marked
    if _JSON_RECORD.match(text) or named in (Kind.JSON, Kind.JSONL):
        return _json(text, named)
    if named in (Kind.TEXT, None) and has_article_header(text):
        return Kind.CSV
    return named or Kind.UNKNOWN


def _by_markup(text: str, extension: str) -> Kind | None:
    root = markup.root_of(text)
    if root is None:
        return Kind.RSS if extension in _FEED_EXTENSIONS and _LATE_FEED_ROOT.search(text) else None
    if root in _FEED_ROOTS:
        return _FEED_ROOTS[root]
    if root == "opml":
        return Kind.OPML
    if _BY_EXTENSION.get(extension) is Kind.MARKDOWN and root != "html":
        return None
    return Kind.HTML if root in markup.HTML_ROOTS else None


def _json(text: str, named: Kind | None) -> Kind:
    if named is Kind.JSONL:
        return Kind.JSONL
    if _JSON_FEED.search(text):
        return Kind.JSON_FEED
    lined = text.lstrip().startswith("{") and _NEXT_RECORD.search(text)
    return Kind.JSONL if lined and _first_line_is_whole(text) else Kind.JSON


def _first_line_is_whole(text: str) -> bool:
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return first.endswith("}") and first.count('"') >= 2
