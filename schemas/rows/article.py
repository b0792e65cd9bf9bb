"""The hops from normalize to tables: an article, then with its language, its mentions, its quotes."""

import datetime as dt
from dataclasses import dataclass

from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.rows.quote import Quote


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """One non-empty line of the normalized text that is not in the body."""

    line_ix: int
    """Position among the non-empty lines of the normalized text, from 0."""
    role: str
    """The role that took it out: caption, credit, promo, ..."""
    rule: str
    """Name of the rule that told the role."""
    text: str
    """The line, whole."""


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A version of an article that a later one of the same run replaces: it becomes a revision."""

    path: str
    """Absolute path of the staged file of ``Article`` rows that holds it."""
    row: int
    """Row in it, from 0."""


@dataclass(frozen=True, slots=True)
class Article:
    """A document after normalization. Depends on one document alone (and on the clock, for ``first_seen_at``)."""

    article_id: str
    """``stable_id`` of the key of the identity layer: 32 hex characters."""
    identity_layer: str
    """``canonical_url``, ``guid`` or ``locator``: which key the identity is made of."""
    url: str | None
    """The article's address as given."""
    canonical_url: str | None
    """The address after canonicalisation: no tracking parameters, canonical host."""
    source: str
    """Registrable domain of the canonical URL, else of the feed, else the record's field, else ``local``."""
    source_name: str | None
    """Name of the publication, for people."""
    document_uri: str
    """Where the document was read."""
    locator: str | None
    """Which record of the document; the content hash where the record has no id of its own."""
    guid: str | None
    """The feed item's GUID."""
    title: str | None
    """The title, one line; null when there is none to be found."""
    summary: str | None
    """The record's summary as plain text."""
    authors: tuple[str, ...]
    """Persons named as authors."""
    declared_language: str | None
    """The language the document declares, for the language stage."""
    published_at: dt.datetime | None
    """Publication time in UTC; null when unknown or implausible."""
    published_date: dt.date | None
    """The date of ``published_at`` in UTC."""
    published_raw: str | None
    """The date as it stood in the document."""
    published_precision: str | None
    """``second``, ``minute``, ``day``, ``month`` or ``year``."""
    published_zone_assumed: bool | None
    """True when the document gave no zone and one was assumed."""
    date_source: str | None
    """``record``, ``feed``, ``jsonld``, ``meta``, ``url``, ``text``: where the date was found."""
    updated_at: dt.datetime | None
    """Time of the last change in UTC."""
    first_seen_at: dt.datetime
    """The run's clock: when newsmill first saw the article."""
    fetched_at: dt.datetime | None
    """When the document was fetched; null for files."""
    categories: tuple[str, ...]
    """Categories."""
    image_url: str | None
    """Lead image."""
    paywalled: bool | None
    """True when the document says it is not free to read."""
    word_count: int
    """Words of the body."""
    content_hash: str
    """SHA-256 (64 hex) of title and text before line roles, NFC, white space collapsed: a new one is a new revision."""
    exact_hash: str
    """SHA-256 (64 hex) of the same, case-folded (so `STRASSE` is `Straße`): equal means exact duplicate."""
    agencies: tuple[str, ...]
    """News agencies named as its origin, by their canonical names."""
    agency_evidence: str | None
    """Where the first of them stood (`provider`, `byline`, `dateline`, `sign_off`, `notice`); null for none."""
    rights: str | None
    """What its publisher declared against its use, joined by ``; ``."""
    rights_policy: str | None
    """Address of the policy that a reservation names."""
    rights_source: str | None
    """Where each of these was declared, in the same order."""
    rights_at: dt.datetime | None
    """When the declaration was read, in UTC."""
    truncated: bool | None
    """True when the source gives the beginning of the text only; null when unknown."""
    dropped_blocks: int | None
    """Blocks of the page that were taken out whole; null where there is no page."""
    dropped_words: int | None
    """Words of these blocks."""
    title_source: str | None
    """``record``, ``feed``, ``jsonld``, ``meta``, ``heading``, ``title``, ``text``: where the title was found."""
    authors_source: str | None
    """``record``, ``feed``, ``jsonld``, ``meta``, ``byline``: where the authors were found."""
    extractor: str
    """What made text of the document: ``text``, ``markdown``, ``trafilatura``, ``fragment``, ``feed``, ``page``."""
    body: str
    """Subhead and body lines, joined by newlines."""
    removed_lines: tuple[RemovedLine, ...]
    """The lines that are neither title nor body."""
    position: int
    """Position among the documents of its file or feed, from 0: of two versions in one run the later one stands."""
    earlier: tuple[EarlierVersion, ...]
    """Versions of the same run that are not in the store yet, oldest first; told by identity, empty before."""
    layout: bytes
    """How each line of the normalized text was set, one byte a line: 1 an empty line follows, 2 a heading, 4 nothing
    but a link, 8 the title. With it title, body and removed lines give back what the line roles were told from."""


@dataclass(frozen=True, slots=True)
class LanguageArticle(Article):
    """An article whose language has been told."""

    language: str | None
    """BCP-47 tag; null when the text is too short or no language stands out."""
    language_score: float | None
    """Probability of ``language``, 0 to 1."""


@dataclass(frozen=True, slots=True)
class TaggedArticle(LanguageArticle):
    """An article with its mentions."""

    mentions: tuple[Mention, ...]
    """In order of appearance: title first, then body."""


@dataclass(frozen=True, slots=True)
class QuotedArticle(TaggedArticle):
    """An article with its quotes."""

    quotes: tuple[Quote, ...]
    """In order of appearance: title first, then body."""
