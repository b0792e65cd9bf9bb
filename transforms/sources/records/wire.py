"""News wire in XML: NITF, and NewsML-G2 with its messages of many items.

What newsmill has columns for is read: headline, body, byline, place-less dates, subjects, provider. An item that its
provider has canceled or withheld, or whose embargo stands, is a reject; packages only point to items and are none
themselves. Sources: NITF 3.6 (``management-status``, ``date.release``), NewsML-G2 (``pubStatus``, ``embargoed``).
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urlsplit

from lxml import etree

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.charset import unicode_of
from newsmill.transforms.ground.preamble import declares_entities
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.agreed import GONE, is_embargoed
from newsmill.transforms.sources.records.values import address_of
from newsmill.transforms.sources.source_settings import HEAD, RECORD_LIMIT, Origin

Rows = Iterator[Document | Reject]

_BLOCKS = {"p": "p", "hl2": "h2", "h2": "h2", "h3": "h3", "li": "p", "pre": "p"}
_NO_TEXT = frozenset({"media", "table", "fn", "note", "figure", "header"})
"""Elements without paragraphs of the article; the ``header`` of XHTML has its headline, subjects and genre again."""
_CODE = re.compile(r"<(?:div|script|iframe|blockquote|section|span|a|p)\b[^<>]*>.*>", re.DOTALL)
"""A paragraph that is code to embed, escaped."""
_SHORT_NAMES = ("short", "mnemonic", "acronym")
"""Roles of names that stand for another one: ``DEU`` beside ``Deutschland``."""
_SUBJECT = tuple(f"tobject.subject.{level}" for level in ("type", "matter", "detail"))
_NORM = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")
"""A date of NITF: ISO 8601 without separators."""


def read_wire(stream: ByteStream, origin: Origin) -> Rows:
    """Yield a document for every item of a NITF or NewsML-G2 file."""
    whole = read_whole(stream, RECORD_LIMIT)
    uri = origin.document_uri
    if whole.too_large:
        yield reject(uri, Reason.TOO_LARGE, f"{whole.size} bytes, above 16 MB", whole.content, sha256=whole.sha256)
        return
    if declares_entities(unicode_of(whole.content[:HEAD])):
        yield reject(uri, Reason.UNSAFE_XML, "the document type declares entities", whole.content)
        return
    try:
        root = etree.fromstring(whole.content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield reject(uri, Reason.MALFORMED, f"not XML: {error.msg}", whole.content)
        return
    if _name(root) == "nitf":
        yield _nitf(root, origin)
        return
    items = [root] if _name(root) == "newsItem" else root.iter("{*}newsItem")
    for number, item in enumerate(items, start=1):
        yield _news_item(item, origin, f"item {number}")


def _nitf(root: etree._Element, origin: Origin) -> Document | Reject:
    data = root.find("{*}head/{*}docdata")
    dates = [_nitf_date(data, name, "norm") for name in ("date.release", "date.issue")]
    dates.append(_nitf_date(root, "head/{*}pubdata", "date.publication"))
    identity = _attribute(data, "{*}doc-id", "id-string") or ""
    barred = _barred((data.get("management-status") if data is not None else None) or "", dates[0], origin)
    if barred is not None:
        return reject(origin.document_uri, *barred, etree.tostring(root), identity or None)
    html = _html(root.find("{*}body/{*}body.content"))
    if not html:
        return reject(origin.document_uri, Reason.EMPTY, "no paragraph in the body", etree.tostring(root))
    head = root.find("{*}body/{*}body.head")
    return _document(
        origin,
        html,
        locator=identity,
        title=_text(head, "{*}hedline/{*}hl1") or _text(root, "{*}head/{*}title"),
        authors=_bylines(head),
        published=next(filter(None, dates), None),
        categories=tuple(dict.fromkeys((*_nitf_subjects(root), *_values(data, "{*}key-list/{*}keyword", "key")))),
        source_name=_text(head, "{*}distributor") or _text(head, "{*}rights/{*}rights.owner"),
        summary=_text(head, "{*}abstract"),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("baselang"),
    )


def _news_item(item: etree._Element, origin: Origin, place: str) -> Document | Reject:
    """Return the document of a NewsML-G2 item."""
    identity = item.get("guid") or place
    meta, content = item.find("{*}itemMeta"), item.find("{*}contentMeta")
    status = (_attribute(meta, "{*}pubStatus", "qcode") or "").rpartition(":")[2]
    barred = _barred(status, _embargo(meta), origin)
    if barred is not None:
        return reject(origin.document_uri, *barred, etree.tostring(item), identity)
    nitf = item.find("{*}contentSet/{*}inlineXML/{*}nitf/{*}body")
    head = nitf.find("{*}body.head") if nitf is not None else None
    html = _html(item.find("{*}contentSet") if nitf is None else nitf.find("{*}body.content")) or _inline_text(item)
    if not html:
        return reject(origin.document_uri, Reason.EMPTY, "no text in the item", etree.tostring(item), identity)
    return _document(
        origin,
        html,
        locator=identity,
        title=_headline(content) or _text(head, "{*}hedline/{*}hl1") or _text(meta, "{*}title"),
        authors=tuple(_texts(content, "{*}creator/{*}name")) or tuple(_texts(content, "{*}by")) or _bylines(head),
        published=_text(content, "{*}contentCreated")
        or _text(meta, "{*}firstCreated")
        or _text(meta, "{*}versionCreated"),
        updated=_text(meta, "{*}versionCreated"),
        categories=tuple(_subjects(content)),
        source=_host(_attribute(meta, "{*}provider", "uri")),
        source_name=_text(meta, "{*}provider/{*}name") or _attribute(meta, "{*}provider", "literal"),
        summary=_text(content, "{*}description") or _text(head, "{*}abstract"),
        language=_attribute(content, "{*}language", "tag") or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def _barred(status: str, until: str | None, origin: Origin) -> tuple[Reason, str] | None:
    """Return why an item must not be published at all, or not yet."""
    if status.casefold() in GONE:
        return Reason.WITHDRAWN, f"the provider has {status} it"
    return (Reason.EMBARGOED, f"until {until or 'released'}") if is_embargoed(until, origin.settings.now) else None


def _embargo(meta: etree._Element | None) -> str | None:
    """Return until when an item is held back; one that is empty holds until the item says otherwise."""
    held = meta.find("{*}embargoed") if meta is not None else None
    return None if held is None else (held.text or "").strip()


def _nitf_date(data: etree._Element | None, name: str, attribute: str) -> str | None:
    norm = _attribute(data, f"{{*}}{name}", attribute)
    return _dated(norm) if norm else None


def _nitf_subjects(root: etree._Element) -> Iterator[str]:
    """Yield the subjects of the IPTC, from the widest to the narrowest; those of a provider's own are codes."""
    for subject in root.iterfind("{*}head/{*}tobject/{*}tobject.subject"):
        if subject.get("tobject.subject.ipr", "IPTC") == "IPTC":
            yield from filter(None, map(subject.get, _SUBJECT))


def _headline(content: etree._Element | None) -> str | None:
    """Return the headline of the first rank; one without a rank is of the first."""
    found = content.iterfind("{*}headline") if content is not None else ()
    told = [(int(rank) if (rank := each.get("rank", "")).isdecimal() else 1, each) for each in found]
    ranked = sorted(told, key=lambda pair: pair[0])
    return next((text for _, each in ranked if (text := " ".join("".join(each.itertext()).split()))), None)


def _subjects(content: etree._Element | None) -> Iterator[str]:
    """Yield a name for each subject: no short one, and none of a point on the map, which is an address."""
    for subject in content.iterfind("{*}subject") if content is not None else ():
        names = [name for name in subject.iterfind("{*}name") if not _is_short(name)]
        if names and not subject.get("type", "").endswith(":poi"):
            yield " ".join("".join(names[0].itertext()).split())


def _is_short(name: etree._Element) -> bool:
    return name.get("role", "").rpartition(":")[2] in _SHORT_NAMES


def _document(
    origin: Origin,
    html: str,
    *,
    published: str | None,
    updated: str | None = None,
    source: str | None = None,
    source_name: str | None = None,
    **told: str | tuple[str, ...] | None,
) -> Document:
    return Document(
        document_uri=origin.document_uri,
        media_type="text/html",
        content=html.encode(),
        charset="utf-8",
        source=source_name or source or origin.settings.source,
        source_name=source_name,
        published=published,
        updated=updated,
        date_source="record" if published else None,
        **told,  # type: ignore[arg-type]
    )


def _html(top: etree._Element | None) -> str:
    """Return the paragraphs and headings beneath an element; those of pictures, tables and footnotes are left out."""
    told = ((_BLOCKS[_name(block)], " ".join("".join(block.itertext()).split())) for block in _blocks(top))
    blocks = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in told if text and not _CODE.fullmatch(text))
    return f"<div>{blocks}</div>" if blocks else ""


def _blocks(top: etree._Element | None) -> Iterator[etree._Element]:
    """Yield the paragraphs and headings beneath an element; what lies in one of them is its text."""
    waiting = [] if top is None else [*reversed(top)]
    while waiting:
        element = waiting.pop()
        if _name(element) in _BLOCKS:
            yield element
        elif _name(element) not in _NO_TEXT:
            waiting += reversed(element)


def _inline_text(item: etree._Element) -> str:
    lines = [line for text in _raw(item.iterfind("{*}contentSet/{*}inlineData")) for line in text.splitlines()]
    paragraphs = [f"<p>{escape(line.strip())}</p>" for line in lines if line.strip()]
    return f"<div>{''.join(paragraphs)}</div>" if paragraphs else ""


def _host(uri: str | None) -> str | None:
    """Return the host of the address that stands for a provider; null where a URI is no address."""
    address = address_of(uri)
    return (urlsplit(address).hostname or "").removeprefix("www.") or None if address else None


def _bylines(head: etree._Element | None) -> tuple[str, ...]:
    """Return who wrote an article: persons where they are marked as such, else the byline without posts and firms."""
    persons = tuple(_texts(head, "{*}byline/{*}person"))
    lines = ("".join(_without_title(each)) for each in (head.iterfind("{*}byline") if head is not None else ()))
    return persons or tuple(text for line in lines if (text := " ".join(line.split())))


def _without_title(byline: etree._Element) -> Iterator[str]:
    yield byline.text or ""
    for part in byline:
        yield "" if _name(part) == "byttl" else "".join(part.itertext())
        yield part.tail or ""


def _dated(norm: str) -> str:
    """Return a date of NITF as ISO 8601 with separators; anything else as it is.

    >>> _dated("20260428T093000+0200")
    '2026-04-28T09:30:00+0200'
    """
    match = _NORM.fullmatch(norm.strip())
    if not match:
        return norm
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _raw(elements: Iterable[etree._Element]) -> Iterator[str]:
    return ("".join(element.itertext()) for element in elements)


def _texts(top: etree._Element | None, path: str) -> Iterator[str]:
    found = top.iterfind(path) if top is not None else iter(())
    return (text for raw in _raw(found) if (text := " ".join(raw.split())))


def _text(top: etree._Element | None, path: str) -> str | None:
    return next(_texts(top, path), None)


def _values(top: etree._Element | None, path: str, name: str) -> tuple[str, ...]:
    found = top.iterfind(path) if top is not None else iter(())
    return tuple(value for element in found if (value := element.get(name)))


def _attribute(top: etree._Element | None, path: str, name: str) -> str | None:
    return next(iter(_values(top, path, name)), None)
