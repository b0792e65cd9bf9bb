"""Word documents (``.docx``): a Nexis export of many articles, or one article. Read by python-docx, the extra ``docx``.

Nexis sets title, source and date before each article, fields such as ``Length:``, the word ``Body`` before its text,
``Load-Date:`` behind it, and ends it with ``End of Document``.
"""

import re
import zipfile
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any, NamedTuple

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.exports import WEEKDAY
from newsmill.transforms.sources.source_settings import BOMB_RATIO, RECORD_LIMIT, Origin

Rows = Iterator[Document | Reject]

UNPACKED_LIMIT = 4 * RECORD_LIMIT
"""Bytes that a document's parts may have together, unpacked (64 MB): python-docx holds them all."""

UNPACKED_FLOOR = 4 * 2**20
"""Bytes from which on they may be no more than 200 times the packed ones, as those of archives (4 MB)."""

_ENDS = frozenset({"End of Document", "Ende des Dokuments"})
_BODIES = frozenset({"Body", "Hauptteil", "Textkörper"})
_FIELD = re.compile(r"(Byline|Autor|Section|Rubrik|Length|Länge|Dateline|Highlight|Load-Date|Ladedatum)\s*:\s*(.*)")
_BEHIND = re.compile(r"(?:Load-Date|Ladedatum)\s*:|(?:Classification|Klassifizierung|Graphic|Grafik)\Z")
_COPYRIGHT = re.compile(r"(?:Copyright\b|©)")
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
        yield reject(uri, Reason.TOO_LARGE, f"{whole.size} bytes, above 16 MB", whole.content, sha256=whole.sha256)
        return
    try:
        import docx
    except ImportError:
        detail = "Word documents are read with the extra docx: `newsmill doctor` says how to add it"
        yield reject(uri, Reason.NEEDS_EXTRA, detail, b"")
        return
    try:
        with zipfile.ZipFile(BytesIO(whole.content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > min(UNPACKED_LIMIT, max(UNPACKED_FLOOR, BOMB_RATIO * whole.size)):
            yield reject(
                uri, Reason.BOMB, f"{whole.size} packed bytes unpack to {unpacked}", whole.content[:RECORD_LIMIT]
            )
            return
        document = docx.Document(BytesIO(whole.content))
        headings = _headings(document)
        told = ((_line(each.text), each._p.style) for each in document.paragraphs if len(each._p))
        paragraphs = [Paragraph(text, style in headings) for text, style in told if text]
    except Exception as error:
        yield reject(uri, Reason.MALFORMED, f"no Word document that can be read: {error}", whole.content)
        return
    for number, article in enumerate(articles_of(paragraphs), start=1):
        yield _document(article, origin, f"document {number}")


def articles_of(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of each article; what stands behind the last end that Nexis marked is none."""
    ends = [index for index, paragraph in enumerate(paragraphs) if paragraph.text in _ENDS]
    start = 0
    for end in ends or [len(paragraphs)]:
        yield paragraphs[start:end]
        start = end + 1


def _document(article: list[Paragraph], origin: Origin, place: str) -> Document | Reject:
    begins = next((index for index, paragraph in enumerate(article) if paragraph.text in _BODIES), None)
    if begins is None:
        return _plain(article, origin, place)
    head, body = article[:begins], article[begins + 1 :]
    closes = next((index for index, paragraph in enumerate(body) if _BEHIND.match(paragraph.text)), len(body))
    told = (match for paragraph in head if (match := _FIELD.match(paragraph.text)))
    fields: dict[str, str] = {match[1]: match[2] for match in told}
    names = [each.text for each in head if not _FIELD.match(each.text) and not _COPYRIGHT.match(each.text)]
    title, source, published = [*names, *[""] * 3][:3]
    author, section = fields.get("Byline") or fields.get("Autor"), fields.get("Section") or fields.get("Rubrik")
    return _made(
        body[:closes],
        origin,
        place,
        title=title or None,
        authors=(author,) if author else (),
        source_name=source or None,
        published=WEEKDAY.sub("", published) or None,
        categories=(section,) if section else (),
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
