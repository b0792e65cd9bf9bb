"""A dead letter: something that could not be read, with the reason, never lost in silence."""

import enum
from dataclasses import dataclass

STAGES = ("sources", "normalize", "pages", "language", "entities", "quotes", "deduplicate", "stories", "tables")
"""Stages that write dead letters; those behind ``normalize`` keep the article."""
PAYLOAD_LIMIT = 4096
"""Bytes of payload kept in a reject."""


class Reason(enum.StrEnum):
    """The closed list of reasons. The value stands in the table; the docstring of each is its documentation."""

    EMPTY = "empty"
    """The document has no text at all."""
    NO_ARTICLE = "no_article"
    """The page or record holds no article text."""
    CONSENT_WALL = "consent_wall"
    """The page asks for consent to tracking, or for a subscription without it, where the article should be."""
    NOT_TEXT = "not_text"
    """The bytes are no text: an image, a program, noise."""
    UNDECODABLE = "undecodable"
    """No character set decodes the bytes."""
    NEEDS_EXTRA = "needs_extra"
    """The kind of file is read with an extra that is not installed; the detail names it."""
    UNKNOWN_FORMAT = "unknown_format"
    """The kind of file is not one that newsmill reads."""
    MALFORMED = "malformed"
    """The format is known but broken: bad JSON line, bad XML, bad CSV record, bad Parquet footer."""
    WRONG_SHAPE = "wrong_shape"
    """A well-formed record without the fields of an article."""
    WITHDRAWN = "withdrawn"
    """The source has taken the article back: a wire's cancellation, ``[Removed]`` of NewsAPI."""
    EMBARGOED = "embargoed"
    """A wire forbids to publish the item before a time that has not come; its file is read again in the next run."""
    TRUNCATED = "truncated"
    """A compressed or framed file ends too early."""
    TOO_LARGE = "too_large"
    """One record is larger than 16 MB, or a page has more elements than can be looked through: above 60,000, or above
    10,000 of fewer than 16 characters each."""
    BOMB = "bomb"
    """An archive unpacks to far more than its packed size."""
    NESTED_ARCHIVE = "nested_archive"
    """An archive inside an archive."""
    UNSAFE_PATH = "unsafe_path"
    """An archive member whose name leaves the archive."""
    UNSAFE_XML = "unsafe_xml"
    """XML that declares entities or a document type with them."""
    ENCRYPTED = "encrypted"
    """An encrypted archive member."""
    PERMISSION = "permission"
    """The file may not be read; tried again in the next run."""
    VANISHED = "vanished"
    """The file disappeared before or while it was read; tried again in the next run."""
    IO_ERROR = "io_error"
    """The operating system failed to read; tried again in the next run."""
    INTERNAL_ERROR = "internal_error"
    """newsmill itself failed on this record: a fault of ours, named with its place in the code; please report it. An
    article on which language, entities, signature, linked page or tables failed is kept without that part until it
    is reprocessed."""
    MODEL_FAILED = "model_failed"
    """The model raised on this text; the article is kept without mentions."""
    FETCH_FAILED = "fetch_failed"
    """A linked page could not be fetched."""
    FORBIDDEN = "forbidden"
    """A linked page may not be fetched: robots.txt, text-and-data-mining opt-out, or a private address."""


@dataclass(frozen=True, slots=True)
class Reject:
    """One dead letter."""

    document_uri: str
    """The input it stands in."""
    locator: str | None
    """Which record, archive member or item; for a record without an id ``line N``."""
    stage: str
    """One of ``STAGES``."""
    reason: str
    """A value of ``Reason``."""
    detail: str | None
    """What exactly was wrong, for people."""
    payload_sha256: str
    """SHA-256 (64 hex) of the whole payload (of what was read of it)."""
    payload: bytes | None
    """The first 4 KiB of the payload."""
