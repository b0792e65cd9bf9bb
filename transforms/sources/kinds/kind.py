"""The kinds of documents, and which of them hold others."""

import enum


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
    WIRE = "wire"
    """News wire in XML: NITF or NewsML-G2."""
    LEXISNEXIS = "lexisnexis"
    FACTIVA = "factiva"
    WARC = "warc"
    DOCX = "docx"
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
