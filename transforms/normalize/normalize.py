"""One document to one article, or to one dead letter. Pure: the same document and settings give the same article."""

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.ground.rights import Rights
from newsmill.transforms.normalize.blocks import text_of_markup
from newsmill.transforms.normalize.contents import read_content
from newsmill.transforms.normalize.dates import FoundDate, read_date
from newsmill.transforms.normalize.faults import STAGE, Unusable, reject_of
from newsmill.transforms.normalize.hashes import content_hash, content_key, exact_hash
from newsmill.transforms.normalize.identity import identify, names_a_page
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.tell import Told, tell_lines
from newsmill.transforms.normalize.text import Content, Stated
from newsmill.transforms.normalize.unicode import repair
from newsmill.transforms.normalize.urls import as_given, canonical_url, domain_of


def normalize(document: Document, settings: NormalizeSettings) -> Article | Reject:
    """Return the article that ``document`` is, or the dead letter that says why it is none."""
    return attempt(STAGE, _handled(document), lambda: _article_or_reject(document, settings))


def text_lines(document: Document, settings: NormalizeSettings) -> tuple[str, ...]:
    """Return the non-empty lines of a document's normalized text.

    Title line (when taken from the text), body and removed lines give back exactly these, whole.

    Raises:
        Unusable: the document has no text that can be read.
    """
    return read_content(document, settings).text.lines


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
    given = _one_line(document.title) or _one_line(content.found.title)
    told = tell_lines(content.text, given, _cleaned(document.authors or content.found.authors))
    if not told.body and not told.title:
        raise Unusable(Reason.NO_ARTICLE, "every line is furniture: credits, promotion, notices")
    key = content_key(_one_line(document.title), content.text.lines)
    return _assemble(document, settings, content, told, key)


def _assemble(document: Document, settings: NormalizeSettings, content: Content, told: Told, key: str) -> Article:
    found = content.found
    url, canonical = _addresses(document, found)
    source = domain_of(canonical) or domain_of(document.feed_url) or document.source or settings.source
    language = document.language or found.language
    published, date_source = _published(document, found, settings, language, source)
    hashed = content_hash(key)
    identity = identify(document, canonical, hashed)
    rights = _rights(document, found)
    return Article(
        article_id=identity.article_id,
        identity_layer=identity.layer,
        url=url,
        canonical_url=canonical,
        source=_clean(source) or settings.source,
        source_name=_one_line(document.source_name) or _one_line(found.site_name),
        document_uri=document.document_uri,
        locator=identity.locator,
        guid=_clean(document.guid),
        title=told.title,
        summary=_one_line(document.summary) or _one_line(found.summary),
        authors=_cleaned(document.authors or found.authors),
        declared_language=_clean(language),
        published_at=published.at,
        published_date=published.at.date() if published.at else None,
        published_raw=_clean(published.raw),
        published_precision=published.precision,
        published_zone_assumed=published.zone_assumed,
        date_source=date_source,
        updated_at=read_date(document.updated or found.updated, settings, language, source).at,
        first_seen_at=settings.now,
        fetched_at=document.fetched_at,
        categories=_cleaned(document.categories or found.categories),
        image_url=as_given(document.image_url) or as_given(found.image),
        paywalled=document.paywalled if document.paywalled is not None else found.paywalled,
        word_count=told.word_count,
        content_hash=hashed,
        exact_hash=exact_hash(key),
        agencies=(),
        agency_evidence=None,
        rights=rights.declared if rights else None,
        rights_policy=rights.policy if rights else None,
        rights_source=rights.source if rights else None,
        rights_at=(document.fetched_at or settings.now) if rights else None,
        truncated=None,
        dropped_blocks=len(content.dropped) if content.dropped is not None else None,
        dropped_words=sum(len(text.split()) for text in content.dropped) if content.dropped is not None else None,
        title_source=None,
        authors_source=None,
        extractor=content.extractor,
        body=told.body,
        removed_lines=told.removed_lines,
        position=document.position,
        earlier=(),
        layout=told.layout,
    )


def _addresses(document: Document, found: Stated) -> tuple[str | None, str | None]:
    """Return the address as given and the canonical one.

    The page's own canonical link counts when it stays on its domain.
    """
    url = as_given(document.url) or as_given(document.page_url) or as_given(found.canonical)
    canonical = canonical_url(document.url) or canonical_url(document.page_url)
    linked = canonical_url(found.canonical)
    if (
        linked
        and names_a_page(linked)
        and (canonical is None or domain_of(linked) == domain_of(document.page_url or canonical))
    ):
        return url, linked
    return url, canonical


def _published(
    document: Document, found: Stated, settings: NormalizeSettings, language: str | None, host: str
) -> tuple[FoundDate, str | None]:
    """Return the publication date: the record's own, unless it has none that can be read and the page has."""
    own = read_date(document.published, settings, language, host)
    if own.at is None and found.published:
        page = read_date(found.published, settings, language, host)
        if page.at or own.raw is None:
            return page, found.date_source
    return own, (document.date_source or "record") if own.raw else None


def _rights(document: Document, found: Stated) -> Rights | None:
    """Return what was declared: over the network where the document came from there, else in the page itself."""
    if document.rights is None:
        return found.rights
    return Rights(document.rights, document.rights_source or "", document.rights_policy, forbids=False)


def _one_line(text: str | None) -> str | None:
    """Return a field that may hold markup as clean plain text on one line; null when nothing is left."""
    return _clean(text_of_markup(text))


def _clean(text: str | None) -> str | None:
    return " ".join(repair(text).split()) or None if text else None


def _cleaned(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in map(_one_line, items) if text))
