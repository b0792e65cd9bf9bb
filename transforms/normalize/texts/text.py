"""A document's content as normalized lines, with what the content itself says of the article."""

from dataclasses import dataclass, field

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.rights import Rights
from newsmill.transforms.normalize.dates.stated_date import StatedDate
from newsmill.transforms.normalize.faults import Unusable
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.texts.lines import TextLines

PAGES = frozenset({"trafilatura", "page"})
"""Extractors of whole pages: lines are blocks of their markup, and their own dates are found in it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the content says of the article beside its text. Strings as they stand.

    Null or empty where it says nothing.
    """

    title: str | None = None
    title_source: str | None = None
    """``jsonld``, ``meta``, ``heading``, ``title`` (the title element)."""
    authors: tuple[str, ...] = ()
    """Strings that name authors, several in one it may be."""
    authors_source: str | None = None
    """``jsonld``, ``meta``, ``byline``."""
    sites: tuple[str, ...] = ()
    """Names of the publication, its domain among them."""
    published: tuple[StatedDate, ...] = ()
    """In the order in which they are to be tried."""
    updated: tuple[StatedDate, ...] = ()
    """In the order in which they are to be tried."""
    language: str | None = None
    canonical: str | None = None
    image: str | None = None
    site_name: str | None = None
    summary: str | None = None
    categories: tuple[str, ...] = ()
    paywalled: bool | None = None
    rights: Rights | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Normalized lines of one content and what made them."""

    text: TextLines
    extractor: str
    found: Stated = field(default_factory=Stated)
    dropped: tuple[str, ...] | None = None
    """The blocks of a page that are no line of ``text``; null where the content is no HTML."""


def check_size(text: str, settings: NormalizeSettings) -> str:
    """Return ``text`` when it has something and not too much of it.

    Raises:
        Unusable: ``empty`` or ``too_large``.
    """
    if not text.strip():
        raise Unusable(Reason.EMPTY, "the document has no text")
    if len(text) > settings.max_chars:
        raise Unusable(Reason.TOO_LARGE, f"{len(text)} characters of text, more than {settings.max_chars}")
    return text
