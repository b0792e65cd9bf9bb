"""One document to one article, or to one dead letter. Pure: the same document and settings give the same article."""

import re
from typing import NamedTuple

from newsmill.schemas.rows.article import Article, RemovedLine
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.ground.language_tags import tag_of
from newsmill.transforms.normalize.agencies import agencies_of
from newsmill.transforms.normalize.contents import read_content
from newsmill.transforms.normalize.dates.article_dates import Reader, article_dates
from newsmill.transforms.normalize.faults import STAGE, Unusable, reject_of
from newsmill.transforms.normalize.hashes import content_hash, content_key, exact_hash
from newsmill.transforms.normalize.identity import identify
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.pages.bylines import names_in_byline
from newsmill.transforms.normalize.people import persons
from newsmill.transforms.normalize.record_or_page import (
    addresses_of,
    authors_of,
    categories_of,
    clean,
    one_line,
    own_line,
    rights_of,
    title_of,
)
from newsmill.transforms.normalize.roles.article_lines import TOP
from newsmill.transforms.normalize.tell import Told, is_headline, tell_lines
from newsmill.transforms.normalize.texts.text import PAGES, Content
from newsmill.transforms.normalize.urls import as_given, domain_of

_PLAIN = ("text/plain", "text/markdown")
"""Media types of texts that say who wrote them in a line, if at all."""
_SIGNING = frozenset({"byline", "second_author", "authors_above_date"})
"""Rules whose lines name authors."""
_DATE_BEHIND = re.compile(r"[\s,|–-]{1,4}\d.{0,120}$")
_BEFORE_NAME = re.compile(r"\A(?:und|and|sowie|with|mit|&)\s", re.IGNORECASE)
"""What joins an author to the line above."""


def normalize(document: Document, settings: NormalizeSettings) -> Article | Reject:
    """Return the article that ``document`` is, or the dead letter that says why it is none."""
    return attempt(STAGE, _handled(document), lambda: _article_or_reject(document, settings))


def _article_or_reject(document: Document, settings: NormalizeSettings) -> Article | Reject:
    try:
        return _article(document, settings)
    except Unusable as fault:
        return reject_of(document, fault)


def _handled(document: Document) -> Handled:
    payload = document.content or document.page_content or b""
    return Handled(document.document_uri, document.locator, payload)


def _article(document: Document, settings: NormalizeSettings) -> Article:
    content = read_content(document, settings)
    found = content.found
    urls = addresses_of(document, found)
    source = domain_of(urls[1]) or domain_of(document.feed_url) or document.source or settings.source
    title, title_source = title_of(document, found)
    authors, authors_source = authors_of(document, found, source)
    told = tell_lines(content.text, title, authors, blocks=content.extractor in PAGES)
    if not authors and document.media_type in _PLAIN:
        authors, authors_source = _signed(told, source)
    # The headline of a feed is news even where its text only calls on readers.
    if not told.body and not (is_headline(told) or (told.title and document.feed_item)):
        raise Unusable(Reason.NO_ARTICLE, "every line is furniture: credits, promotion, notices")
    sources = _Sources(source, title_source or ("text" if told.title else None), authors, authors_source)
    return _assemble(document, settings, content, told, urls, sources)


class _Sources(NamedTuple):
    """Where an article and its parts come from."""

    source: str
    title: str | None
    authors: tuple[str, ...]
    authors_source: str | None


def _signed(told: Told, source: str) -> tuple[tuple[str, ...], str | None]:
    """Return the persons of the bylines at the head of a text without markup."""
    head = [line for line in told.removed_lines if line.line_ix < TOP]
    names = [_names(line) for line in head if line.rule in _SIGNING]
    authors = persons(filter(None, (_BEFORE_NAME.sub("", name, count=1) for name in names if name)), (source,))
    return authors, "byline" if authors else None


def _names(line: RemovedLine) -> str | None:
    """Return the names of a line that signs, without the date behind them."""
    bare = _DATE_BEHIND.sub("", line.text)
    return names_in_byline(bare) if line.rule == "byline" else bare


def _assemble(
    document: Document,
    settings: NormalizeSettings,
    content: Content,
    told: Told,
    urls: tuple[str | None, str | None],
    sources: _Sources,
) -> Article:
    found = content.found
    url, canonical = urls
    language = document.language or found.language
    dates = article_dates(document, content, (canonical, url), Reader(settings, tag_of(language), sources.source))
    published = dates.published
    key = content_key(own_line(document, document.title), content.text.lines)
    hashed = content_hash(key)
    identity = identify(document, canonical, hashed)
    rights, dropped = rights_of(document, found), content.dropped
    source_name = one_line(document.source_name) or one_line(found.site_name)
    # Agencies among the authors are no persons, and so are none of the article's.
    bylines = tuple(filter(None, map(one_line, document.authors or found.authors)))
    agencies, agency_evidence = agencies_of(told.body, told.removed_lines, bylines, source_name)
    return Article(
        article_id=identity.article_id,
        identity_layer=identity.layer,
        url=url,
        canonical_url=canonical,
        source=clean(sources.source) or settings.source,
        source_name=source_name,
        document_uri=document.document_uri,
        locator=identity.locator,
        guid=clean(document.guid),
        title=told.title,
        summary=one_line(document.summary) or one_line(found.summary),
        authors=sources.authors,
        declared_language=clean(language),
        published_at=published.at,
        published_date=published.at.date() if published.at else None,
        published_raw=clean(published.raw),
        published_precision=published.precision,
        published_zone_assumed=published.zone_assumed,
        date_source=dates.source,
        updated_at=dates.updated.at,
        first_seen_at=settings.now,
        fetched_at=document.fetched_at,
        categories=categories_of(document, found),
        image_url=as_given(document.image_url) or as_given(found.image),
        paywalled=document.paywalled if document.paywalled is not None else found.paywalled,
        word_count=told.word_count,
        content_hash=hashed,
        exact_hash=exact_hash(key),
        agencies=agencies,
        agency_evidence=agency_evidence,
        rights=rights.declared if rights else None,
        rights_policy=rights.policy if rights else None,
        rights_source=rights.source if rights else None,
        rights_at=(document.fetched_at or settings.now) if rights else None,
        truncated=document.truncated,
        dropped_blocks=None if dropped is None else len(dropped),
        dropped_words=None if dropped is None else sum(len(text.split()) for text in dropped),
        title_source=sources.title,
        authors_source=sources.authors_source,
        extractor=content.extractor,
        body=told.body,
        removed_lines=told.removed_lines,
        position=document.position,
        earlier=(),
        layout=told.layout,
    )
