"""The usual names of an article's fields in JSON, CSV and Parquet, in order of preference.

Names are compared without case and without anything that is no letter or digit: ``Article-Body`` is ``articleBody``.
"""

import functools
import unicodedata
from collections.abc import Iterable, Mapping

TARGETS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "articleBody", "full_text", "maintext", "main_text",
        "article_text", "body_text", "content_text", "plain_text", "cleaned_text", "raw_text", "page_content",
        "raw_content", "story", "article_content", "news_text", "news_content", "paragraphs",
        "inhalt", "artikel", "volltext", "artikeltext", "beitrag", "beitragstext", "haupttext", "fließtext",
        "nachricht", "meldung", "absätze", "lead_paragraph",
    ),
    "html": ("html", "content_html", "body_html", "body_xhtml", "article_html", "raw_html", "html_content"),
    "title": (
        "title", "headline", "header", "heading", "article_title", "web_title", "titel", "überschrift",
        "schlagzeile", "artikeltitel", "hauptüberschrift",
    ),
    "url": (
        "url", "link", "canonical_url", "source_url", "article_url", "web_url", "permalink", "href", "uri",
        "external_url", "warc_target_uri", "main_entity_of_page", "artikel_url", "webadresse", "adresse",
    ),
    "published": (
        "date_time_pub", "date", "published", "published_at", "pubDate", "date_publish", "datePublished",
        "published_date",
        "publish_date", "publication_date", "date_published", "published_on", "publication_time",
        "web_publication_date", "firstPublished", "created", "created_at", "dateCreated", "timestamp",
        "datetime", "firstcreated", "datum", "veröffentlicht", "veröffentlicht_am", "veröffentlichungsdatum",
        "erscheinungsdatum", "erscheinungstag", "erschienen", "erschienen_am", "publikationsdatum", "publiziert",
        "publiziert_am", "pub_datum", "zeitpunkt", "zeitstempel",
    ),
    "updated": (
        "updated", "modified", "updated_at", "modified_at", "dateModified", "date_modified", "date_modify",
        "last_modified", "lastmod", "versioncreated", "aktualisiert", "aktualisiert_am", "geändert", "geändert_am",
        "änderungsdatum", "letzte_änderung",
    ),
    "authors": (
        "authors", "author", "byline", "creator", "writer", "dc_creator", "author_name", "author_names", "autor",
        "autoren", "autorin", "autorinnen", "autorname", "verfasser", "verfasserin", "redakteur",
    ),
    "source": (
        "source", "publisher", "source_domain", "site", "outlet", "domain", "source_name", "publication",
        "site_name", "newspaper", "medium", "quelle", "zeitung", "publikation", "herausgeber", "quellenname",
    ),
    "source_name": ("source_name", "publisher_name", "site_name", "publication_name"),
    "summary": (
        "summary", "description", "abstract", "lead", "teaser", "excerpt", "standfirst", "deck", "trail_text",
        "lede", "zusammenfassung", "vorspann", "kurztext", "anrisstext", "kurzbeschreibung", "beschreibung",
        "subtitle", "untertitel",
    ),
    "id": ("id", "guid", "uuid", "article_id", "doc_id", "document_id", "identifier", "artikel_id"),
    "categories": (
        "categories", "tags", "keywords", "section", "category", "topics", "rubrik", "ressort", "kategorie",
        "kategorien", "schlagworte", "schlagwörter", "stichwörter", "themen",
    ),
    "language": ("language", "lang", "inLanguage", "language_code", "sprache"),
    "image_url": (
        "image_url", "image", "url_to_image", "lead_image", "thumbnail", "thumbnail_url", "top_image",
        "images", "image_urls",
        "photo", "photo_url", "picture", "og_image", "cover_image", "bild",
        "bild_url", "titelbild", "bilder", "foto",
    ),
    "paywalled": ("paywalled", "paywall", "is_paywalled", "premium", "is_premium", "subscription_required"),
    "free": ("is_accessible_for_free", "accessible_for_free"),
}  # fmt: skip
"""Target to the names that are tried for it; the first that holds something is taken."""


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@functools.lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """Return a field name as it is compared.

    >>> normal("Article_Body") == normal("articleBody") == normal("article-body")
    True
    >>> normal("Überschrift") == normal("ueberschrift")
    True
    """
    folded = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    return "".join(character for character in folded if character.isalnum())


PREFERENCES: Mapping[str, tuple[str, ...]] = {
    target: tuple(dict.fromkeys(normal(name) for name in names)) for target, names in TARGETS.items()
}
"""``TARGETS`` with normal names."""

_TARGET_OF = {name: target for target, names in PREFERENCES.items() for name in names}


def known_targets(names: Iterable[str]) -> set[str]:
    """Return the targets that the given field names can fill."""
    return {_TARGET_OF[normal(name)] for name in names if normal(name) in _TARGET_OF}
