"""What record and page say of an article beside its text; the record's own word goes first."""

from newsmill.schemas.rows.document import Document
from newsmill.transforms.ground.rights import Rights
from newsmill.transforms.normalize.identity import names_a_page
from newsmill.transforms.normalize.pages.blocks import text_of_markup
from newsmill.transforms.normalize.people import persons
from newsmill.transforms.normalize.site_names import without_site
from newsmill.transforms.normalize.texts.text import Stated
from newsmill.transforms.normalize.texts.unicode import collapsed, repair
from newsmill.transforms.normalize.urls import as_given, canonical_url, domain_of


def title_of(document: Document, found: Stated) -> tuple[str | None, str | None]:
    """Return the title on one line, and where it is from; both null where none is given."""
    own = own_line(document, document.title)
    if own:
        sites = tuple(filter(None, (document.source_name, document.source)))
        return without_site(own, sites), _own_source(document)
    title = one_line(found.title)
    return title, found.title_source if title else None


def authors_of(document: Document, found: Stated, source: str) -> tuple[tuple[str, ...], str | None]:
    """Return the persons among the authors given, and where: of the record's own, else of the page's."""
    sites = tuple(filter(None, (*found.sites, document.source_name, document.source, source)))
    own = (own_line(document, name) for name in document.authors)
    for names, where in ((own, _own_source(document)), (map(one_line, found.authors), found.authors_source)):
        authors = persons(filter(None, names), sites)
        if authors:
            return authors, where
    return (), None


def addresses_of(document: Document, found: Stated) -> tuple[str | None, str | None]:
    """Return the address as given and the canonical one.

    The page's own canonical link counts when it stays on its domain.
    """
    url = as_given(document.url) or as_given(document.page_url) or as_given(found.canonical)
    canonical = canonical_url(document.url) or canonical_url(document.page_url)
    linked = canonical_url(found.canonical)
    at_home = canonical is None or domain_of(linked) == domain_of(document.page_url or canonical)
    return url, linked if linked and names_a_page(linked) and at_home else canonical


def rights_of(document: Document, found: Stated) -> Rights | None:
    """Return what was declared: over the network where the document came from there, else in the page itself."""
    if document.rights is None:
        return found.rights
    return Rights(document.rights, document.rights_source or "", document.rights_policy, forbids=False)


def categories_of(document: Document, found: Stated) -> tuple[str, ...]:
    """Return the categories, each once."""
    own = [own_line(document, text) for text in document.categories]
    texts = own or map(one_line, found.categories)
    return tuple(dict.fromkeys(filter(None, texts)))


def own_line(document: Document, text: str | None) -> str | None:
    """Return a field of the document's own on one line: of a feed it is plain text, of a record it may be markup."""
    return clean(text) if document.feed_item else one_line(text)


def one_line(text: str | None) -> str | None:
    """Return a field that may hold markup as clean plain text on one line; null when nothing is left."""
    return clean(text_of_markup(text))


def clean(text: str | None) -> str | None:
    """Return a plain text with its characters mended, on one line; null when nothing is left."""
    return collapsed(repair(text)) or None if text else None


def _own_source(document: Document) -> str:
    return "feed" if document.feed_item else "record"
