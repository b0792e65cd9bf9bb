"""What a page says of its article: JSON-LD first, then OpenGraph and named meta elements, then the page itself."""

from collections.abc import Iterator
from typing import Any

from lxml import html

from newsmill.transforms.ground.rights import in_meta, rights_of
from newsmill.transforms.normalize.dates.date_lines import Dates
from newsmill.transforms.normalize.dates.page_dates import only_dates, shown_dates
from newsmill.transforms.normalize.dates.stated_date import StatedDate
from newsmill.transforms.normalize.pages.bylines import bylines
from newsmill.transforms.normalize.pages.jsonld import PageKeys, article_node, first, free_to_read, strings
from newsmill.transforms.normalize.pages.region import Piece, pieces_anywhere, pieces_of
from newsmill.transforms.normalize.pages.title import headings_of, page_title, site_in_title
from newsmill.transforms.normalize.people import persons
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.texts.text import Stated
from newsmill.transforms.normalize.urls import canonical_url, domain_of

_META_DATE = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "sailthru.date",
    "parsely-pub-date", "publishdate", "pubdate", "publish-date", "article.published", "publication_date",
    "originalpublicationdate", "article:published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article_date_original",
)  # fmt: skip
_META_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "last-modified", "last-modified-date", "lastmodified", "lastmod", "article.updated", "article:modified",
    "og:article:modified_time", "article:updated_time", "modified", "updated", "revised", "moddate",
)  # fmt: skip
_META_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "authors")
_LABELS_OF_AUTHOR = frozenset({"verfasst von", "geschrieben von", "written by", "autor", "author"})
_HEADERS = frozenset({"last-modified", "content-language", "language"})
"""Names that count as ``http-equiv`` too; a ``date`` there is that of the answer."""


def read_metadata(tree: html.HtmlElement) -> Stated:
    """Return what the page says of its article."""
    meta = _meta(tree)
    canonical = _canonical(tree, meta)
    stated_title = _any(meta, "og:title", "twitter:title")
    node = article_node(tree, _keys(tree, meta, canonical, stated_title))
    free = free_to_read(node.get("isAccessibleForFree"))
    site_name = _any(meta, "og:site_name") or first(node.get("publisher"))
    named = (first(node.get("publisher")), _any(meta, "application-name"), site_in_title(tree), domain_of(canonical))
    sites = tuple(filter(None, (site_name, *named)))
    pieces = list(pieces_of(tree, sites))
    shown = shown_dates(pieces) if pieces else only_dates(pieces_anywhere(tree))
    title, title_source = page_title(tree, node, stated_title, sites)
    authors, authors_source = _authors(pieces, node, meta, sites)
    return Stated(
        title=title,
        title_source=title_source,
        authors=authors,
        authors_source=authors_source,
        sites=sites,
        published=tuple(_published(node, meta, shown)),
        updated=tuple(_updated(node, meta, shown)),
        language=(
            tree.get("lang") or first(node.get("inLanguage")) or _any(meta, "og:locale", "content-language", "language")
        ),
        canonical=canonical,
        image=_any(meta, "og:image", "twitter:image") or _image(node),
        site_name=site_name,
        summary=first(node.get("description")) or _any(meta, "og:description", "description"),
        categories=_categories(node, meta),
        paywalled=_paywalled(free, meta),
        rights=rights_of(in_meta((name, content) for name, contents in meta.items() for content in contents)),
    )


def _keys(
    tree: html.HtmlElement, meta: dict[str, list[str]], canonical: str | None, stated_title: str | None
) -> PageKeys:
    """Return what the page's own article is told by among those it describes."""
    title = tree.find(".//title")
    headlines = [*headings_of(tree), stated_title or "", (title.text or "") if title is not None else ""]
    addresses = map(canonical_url, (canonical, *meta.get("og:url", ())))
    return PageKeys(frozenset(filter(None, addresses)), frozenset(filter(None, map(key_of, headlines))))


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    """Return the contents of meta elements by lower-case name, property or http-equiv."""
    found: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or _header(element)
        content = (element.get("content") or "").strip()
        if name and content and len(content) <= 2000:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _header(element: html.HtmlElement) -> str | None:
    name = (element.get("http-equiv") or "").strip().lower()
    return name if name in _HEADERS else None


def _any(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _published(node: dict[str, Any], meta: dict[str, list[str]], shown: Dates) -> Iterator[StatedDate]:
    """Yield the dates of publication in the order in which they are to be tried."""
    yield from _dates(node, "jsonld", "datePublished")
    yield from (StatedDate(date, "meta") for name in _META_DATE for date in meta.get(name, ()))
    yield from _dates(node, "jsonld", "dateCreated")
    yield from shown.published


def _updated(node: dict[str, Any], meta: dict[str, list[str]], shown: Dates) -> Iterator[StatedDate]:
    yield from _dates(node, "jsonld", "dateModified")
    yield from (StatedDate(date, "meta") for name in _META_UPDATED for date in meta.get(name, ()))
    yield from shown.updated


def _dates(node: dict[str, Any], source: str, key: str) -> Iterator[StatedDate]:
    yield from (StatedDate(date, source) for date in strings(node.get(key)))


def _authors(
    pieces: list[Piece], node: dict[str, Any], meta: dict[str, list[str]], sites: tuple[str, ...]
) -> tuple[tuple[str, ...], str | None]:
    """Return the strings that name the authors and where they stand: ``jsonld``, ``meta``, ``byline``.

    The first that name a person count; what stood before them (the publisher, an agency, an address) is kept.
    """
    stated = strings(node.get("author")) or strings(node.get("creator"))
    named = next((meta[name] for name in _META_AUTHOR if name in meta), []) or _labelled(meta)
    found, first_source = list[str](), None
    for names, source in ((stated, "jsonld"), (named, "meta"), (bylines(pieces), "byline")):
        found += [" ".join(line.split()) for name in names for line in _lines_of(name)]
        first_source = first_source or (source if names else None)
        if persons(found, sites):
            return tuple(found), source
    return tuple(found), first_source


def _lines_of(name: str) -> list[str]:
    r"""Return the lines of a string that has a full name on each; a break within a name makes none.

    >>> _lines_of("Ina Sommer\nKai Probe"), _lines_of("Ina\n  Sommer")
    (['Ina Sommer', 'Kai Probe'], ['Ina\n  Sommer'])
    """
    lines = [line.strip() for line in name.splitlines() if line.strip()]
    return lines if lines and all(" " in line for line in lines) else [name]


def _labelled(meta: dict[str, list[str]]) -> list[str]:
    """Return what stands beside a label such as ``Written by``, as WordPress writes it for previews."""
    label = (_any(meta, "twitter:label1") or "").lower()
    return meta.get("twitter:data1", []) if label in _LABELS_OF_AUTHOR else []


def _canonical(tree: html.HtmlElement, meta: dict[str, list[str]]) -> str | None:
    for element in tree.iterfind(".//link[@rel]"):
        if "canonical" in element.get("rel", "").lower().split() and element.get("href", "").strip():
            return str(element.get("href")).strip()
    return _any(meta, "og:url")


def _image(node: dict[str, Any]) -> str | None:
    image = node.get("image")
    image = image[0] if isinstance(image, list) and image else image
    return first(image.get("url")) if isinstance(image, dict) else first(image)


def _categories(node: dict[str, Any], meta: dict[str, list[str]]) -> tuple[str, ...]:
    sections = strings(node.get("articleSection")) or meta.get("article:section", [])
    return tuple(dict.fromkeys(" ".join(section.split()) for section in sections if section.strip()))[:20]


def _paywalled(free: bool | None, meta: dict[str, list[str]]) -> bool | None:
    if free is not None:
        return not free
    tier = (_any(meta, "article:content_tier") or "").lower()
    return {"free": False, "locked": True, "metered": True}.get(tier)
