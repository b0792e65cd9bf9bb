"""Word documents (``.docx``): a Nexis export of many articles, or one. Read by python-docx, the extra ``docx``."""

import re
import zipfile
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any, NamedTuple

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.letters import reject, reject_too_large
from newsmill.transforms.sources.records.nexis_uni import articles_of, body_of, head_of
from newsmill.transforms.sources.source_settings import BOMB_RATIO, RECORD_LIMIT, Origin

Rows = Iterator[Document | Reject]

UNPACKED_LIMIT = 4 * RECORD_LIMIT
"""Bytes that a document's parts may have together, unpacked (64 MB): python-docx holds them all."""

UNPACKED_FLOOR = 4 * 2**20
"""Bytes from which on they may be no more than 200 times the packed ones, as those of archives (4 MB)."""

_HEADING = re.compile(r"(?:heading|überschrift|title|titel)\b", re.IGNORECASE)


class Paragraph(NamedTuple):
    """A paragraph that holds text."""

    text: str
    is_heading: bool


def read_docx(stream: ByteStream, origin: Origin) -> Rows:
    """Yield the articles of a Word document: several where Nexis has marked their ends, else one."""
    whole = read_whole(stream, RECORD_LIMIT)
    uri = origin.document_uri
    if whole.too_large:
        yield reject_too_large(uri, whole)
        return
    try:
        import docx
    except ImportError:
        detail = "Word documents are read with the extra docx: `newsmill doctor` says how to add it"
        yield reject(uri, Reason.NEEDS_EXTRA, detail, b"")
        return
    try:
        unpacked = _unpacked_size(whole.content)
        if unpacked > min(UNPACKED_LIMIT, max(UNPACKED_FLOOR, BOMB_RATIO * whole.size)):
            yield reject(uri, Reason.BOMB, f"{whole.size} packed bytes unpack to {unpacked}", whole.content)
            return
        paragraphs = _paragraphs(docx.Document(BytesIO(whole.content)))
    except Exception as error:
        yield reject(uri, Reason.MALFORMED, f"no Word document that can be read: {error}", whole.content)
        return
    for number, places in enumerate(articles_of([paragraph.text for paragraph in paragraphs]), start=1):
        yield _document(paragraphs[places.start : places.stop], origin, f"document {number}")


def _unpacked_size(content: bytes) -> int:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return sum(part.file_size for part in parts.infolist())


def _paragraphs(document: Any) -> list[Paragraph]:
    headings = _headings(document)
    told = ((_line(each.text), each._p.style) for each in document.paragraphs if len(each._p))
    return [Paragraph(text, style in headings) for text, style in told if text]


def _document(article: list[Paragraph], origin: Origin, place: str) -> Document | Reject:
    lines = [paragraph.text for paragraph in article]
    body = body_of(lines)
    if body is None:
        return _plain(article, origin, place)
    head = head_of(lines[: body.start - 1])
    return _made(
        article[body.start : body.stop],
        origin,
        place,
        title=head.title or None,
        authors=(head.author,) if head.author else (),
        source_name=head.source or None,
        published=head.published or None,
        categories=(head.section,) if head.section else (),
    )


def _plain(article: list[Paragraph], origin: Origin, place: str) -> Document | Reject:
    """Return a document that is no export; its first heading is its title."""
    titled = bool(article) and article[0].is_heading
    return _made(article[titled:], origin, place, title=article[0].text if titled else None)


def _made(
    body: list[Paragraph],
    origin: Origin,
    place: str,
    *,
    title: str | None,
    authors: tuple[str, ...] = (),
    source_name: str | None = None,
    published: str | None = None,
    categories: tuple[str, ...] = (),
) -> Document | Reject:
    if not body:
        return reject(origin.document_uri, Reason.EMPTY, "a document without text", (title or "").encode(), place)
    blocks = (f"<h2>{escape(text)}</h2>" if heading else f"<p>{escape(text)}</p>" for text, heading in body)
    return Document(
        document_uri=origin.document_uri,
        locator=None,
        media_type="text/html",
        content=f"<div>{''.join(blocks)}</div>".encode(),
        charset="utf-8",
        source=source_name or origin.settings.source,
        title=title,
        authors=authors,
        source_name=source_name,
        published=published,
        date_source="record" if published else None,
        categories=categories,
    )


def _headings(document: Any) -> frozenset[str | None]:
    """Return the ids of the styles of headings: asked style by style, as a paragraph looks for its own among all."""
    named = ((style.style_id, str(style.name or "")) for style in document.styles)
    return frozenset(style for style, name in named if _HEADING.match(name))


def _line(text: str) -> str:
    return " ".join(text.split())
