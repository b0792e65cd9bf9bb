"""What items of news wire have in common: whether they may be published, their paragraphs, their document."""

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.records.agreed import GONE, is_embargoed
from newsmill.transforms.sources.records.xml_texts import local_name
from newsmill.transforms.sources.source_settings import Origin

_BLOCKS = {"p": "p", "hl2": "h2", "h2": "h2", "h3": "h3", "li": "p", "pre": "p"}
_NO_TEXT = frozenset({"media", "table", "fn", "note", "figure", "header"})
"""Elements without paragraphs of the article; the ``header`` of XHTML has its headline, subjects and genre again."""
_CODE = re.compile(r"<(?:div|script|iframe|blockquote|section|span|a|p)\b[^<>]*>.*>", re.DOTALL)
"""A paragraph that is code to embed, escaped."""


def barred_by(status: str, until: str | None, origin: Origin) -> tuple[Reason, str] | None:
    """Return why an item must not be published at all, or not yet."""
    if status.casefold() in GONE:
        return Reason.WITHDRAWN, f"the provider has {status} it"
    return (Reason.EMBARGOED, f"until {until or 'released'}") if is_embargoed(until, origin.settings.now) else None


def wire_document(
    origin: Origin,
    html: str,
    *,
    locator: str,
    title: str | None,
    authors: tuple[str, ...],
    categories: tuple[str, ...],
    summary: str | None,
    language: str | None,
    published: str | None,
    updated: str | None = None,
    source: str | None = None,
    source_name: str | None,
) -> Document:
    """Return the document of an item with the paragraphs ``html``; its source is ``source_name``, else ``source``."""
    return Document(
        document_uri=origin.document_uri,
        locator=locator,
        media_type="text/html",
        content=html.encode(),
        charset="utf-8",
        title=title,
        source=source_name or source or origin.settings.source,
        source_name=source_name,
        summary=summary,
        authors=authors,
        language=language,
        published=published,
        updated=updated,
        date_source="record" if published else None,
        categories=categories,
    )


def html_beneath(top: etree._Element | None) -> str:
    """Return the paragraphs and headings beneath an element; those of pictures, tables and footnotes are left out."""
    told = ((_BLOCKS[local_name(block)], " ".join("".join(block.itertext()).split())) for block in _blocks(top))
    blocks = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in told if text and not _CODE.fullmatch(text))
    return f"<div>{blocks}</div>" if blocks else ""


def _blocks(top: etree._Element | None) -> Iterator[etree._Element]:
    """Yield the paragraphs and headings beneath an element; what lies in one of them is its text."""
    waiting = [] if top is None else [*reversed(top)]
    while waiting:
        element = waiting.pop()
        if local_name(element) in _BLOCKS:
            yield element
        elif local_name(element) not in _NO_TEXT:
            waiting += reversed(element)
