"""Which of the dates that name a document is its date: the first that can be read and is plausible.

The record's own, what the page states, what it shows, what stands in the text, at last the day in the address.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.dates.date_lines import dates_of_lines
from newsmill.transforms.normalize.dates.moment import NO_DATE, FoundDate, read_date
from newsmill.transforms.normalize.dates.stated_date import StatedDate
from newsmill.transforms.normalize.dates.url_dates import date_in_address
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.texts.text import PAGES, Content


@dataclass(frozen=True, slots=True)
class ArticleDates:
    """The dates of one article."""

    published: FoundDate
    source: str | None
    """Where ``published`` stood; null when no date was given."""
    updated: FoundDate


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads dates for one article."""

    settings: NormalizeSettings
    language: str | None
    host: str

    def first(self, dates: Iterable[StatedDate], changed: bool = False) -> tuple[FoundDate, str | None]:
        """Return the first date that can be read; where none can, the first that was given.

        One that says of itself that it is the time of a change is passed over, unless those are asked for.
        """
        failed: tuple[FoundDate, str | None] = NO_DATE, None
        for date in dates:
            found = read_date(date.raw, self.settings, self.language, self.host)
            if found.changed and not changed:
                continue
            if found.at is not None:
                return found, date.source
            if failed[0].raw is None and found.raw is not None:
                failed = found, date.source
        return failed


def article_dates(document: Document, content: Content, urls: tuple[str | None, ...], reader: Reader) -> ArticleDates:
    """Return the dates of a document whose addresses are ``urls``."""
    shown = dates_of_lines(content.text.lines) if content.extractor not in PAGES else None
    published, source = reader.first(_published(document, content, shown.published if shown else (), urls))
    own = _stated(document, document.published, *document.published_too)
    changes = (
        *_stated(document, document.updated),
        *(date for date in own if reader.first([date], True)[0].changed),
        *content.found.updated,
        *(shown.updated if shown else ()),
    )
    return ArticleDates(published, source, reader.first(changes, True)[0])


def _published(
    document: Document, content: Content, shown: Iterable[StatedDate], urls: tuple[str | None, ...]
) -> Iterator[StatedDate]:
    yield from _stated(document, document.published, *document.published_too)
    yield from content.found.published
    yield from shown
    day = date_in_address(*urls)
    if day:
        yield StatedDate(day, "url")


def _stated(document: Document, *dates: str | None) -> tuple[StatedDate, ...]:
    return tuple(StatedDate(date, document.date_source or "record") for date in dates if date)
