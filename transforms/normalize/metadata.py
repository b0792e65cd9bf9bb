"""What a page says of its article: JSON-LD first, then OpenGraph and named meta elements, then the page itself."""

import re
from typing import Any

from lxml import html

from newsmill.transforms.ground.rights import in_meta, rights_of
from newsmill.transforms.normalize.jsonld import article_node, first, free_to_read, strings
from newsmill.transforms.normalize.text import Stated

_META_DATE = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "sailthru.date", "parsely-pub-date", "publishdate", "pubdate",
    "publish-date", "last-modified-date", "article.published", "publication_date", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original",
)  # fmt: skip
_META_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "article.updated",
)
_AUTHOR_WORDS = re.compile(r"^(?:von|by|autor(?:in)?:?|author:?)\s+", re.IGNORECASE)
_URLISH = re.compile(r"^(?:https?:|www\.|/)|@")
_SITE_TAIL = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,40}$")


def read_metadata(tree: html.HtmlElement) -> Stated:
    """Return what the page says of its article."""
    node, meta = article_node(tree), _meta(tree)
    published, source = _published(tree, node, meta)
    free = free_to_read(node.get("isAccessibleForFree"))
    return Stated(
        title=_title(tree, node, meta),
        authors=_authors(node, meta),
        published=published,
        updated=first(node.get("dateModified")) or _any(meta, *_META_UPDATED),
        date_source=source,
        language=(
            tree.get("lang") or first(node.get("inLanguage")) or _any(meta, "og:locale", "content-language", "language")
        ),
        canonical=_canonical(tree, meta),
        image=_any(meta, "og:image", "twitter:image") or _image(node),
        site_name=_any(meta, "og:site_name") or first(node.get("publisher")),
        summary=first(node.get("description")) or _any(meta, "og:description", "description"),
        categories=_categories(node, meta),
        paywalled=_paywalled(free, meta),
        rights=rights_of(in_meta((name, content) for name, contents in meta.items() for content in contents)),
    )


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    """Return the contents of meta elements by lower-case name, property or http-equiv."""
    found: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content and len(content) <= 2000:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _any(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _title(tree: html.HtmlElement, node: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    """Return the headline: of JSON-LD, of OpenGraph, else the only h1, else the title element."""
    headline = first(node.get("headline")) or _any(meta, "og:title", "twitter:title")
    if headline:
        return _tidy(headline)
    headings = [" ".join(element.text_content().split()) for element in tree.iterfind(".//h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    element = tree.find(".//title")
    return _tidy(_SITE_TAIL.sub("", " ".join(element.text_content().split()))) if element is not None else None


def _tidy(text: str) -> str | None:
    return " ".join(text.split())[:500] or None


def _published(
    tree: html.HtmlElement, node: dict[str, Any], meta: dict[str, list[str]]
) -> tuple[str | None, str | None]:
    date = first(node.get("datePublished")) or first(node.get("dateCreated"))
    if date:
        return date, "jsonld"
    date = _any(meta, *_META_DATE)
    if date:
        return date, "meta"
    for element in tree.iterfind(".//time[@datetime]"):
        if element.get("datetime", "").strip():
            return element.get("datetime").strip(), "text"
    return None, None


def _authors(node: dict[str, Any], meta: dict[str, list[str]]) -> tuple[str, ...]:
    names = (
        strings(node.get("author")) or meta.get("author") or meta.get("article:author") or meta.get("dc.creator") or []
    )
    cleaned = [_AUTHOR_WORDS.sub("", " ".join(name.split())) for name in names]
    return tuple(dict.fromkeys(name for name in cleaned if name and len(name) <= 100 and not _URLISH.search(name)))[:20]


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
