"""An article in NITF. Source: NITF 3.6 (``management-status``, ``date.release``)."""

import re
from collections.abc import Iterator

from lxml import etree

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.wire_items import barred_by, html_beneath, wire_document
from newsmill.transforms.sources.records.xml_texts import LANG, first_text, first_value, local_name, texts, values
from newsmill.transforms.sources.source_settings import Origin

_SUBJECT = tuple(f"tobject.subject.{level}" for level in ("type", "matter", "detail"))
_NORM = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")
"""A date of NITF: ISO 8601 without separators."""


def nitf_document(root: etree._Element, origin: Origin) -> Document | Reject:
    """Return the document of a NITF file; a reject where it is withdrawn, held back or empty."""
    data = root.find("{*}head/{*}docdata")
    dates = [_date(data, name, "norm") for name in ("date.release", "date.issue")]
    dates.append(_date(root, "head/{*}pubdata", "date.publication"))
    identity = first_value(data, "{*}doc-id", "id-string") or ""
    barred = barred_by((data.get("management-status") if data is not None else None) or "", dates[0], origin)
    if barred is not None:
        return reject(origin.document_uri, *barred, etree.tostring(root), identity or None)
    html = html_beneath(root.find("{*}body/{*}body.content"))
    if not html:
        return reject(origin.document_uri, Reason.EMPTY, "no paragraph in the body", etree.tostring(root))
    head = root.find("{*}body/{*}body.head")
    return wire_document(
        origin,
        html,
        locator=identity,
        title=first_text(head, "{*}hedline/{*}hl1") or first_text(root, "{*}head/{*}title"),
        authors=bylines(head),
        published=next(filter(None, dates), None),
        categories=tuple(dict.fromkeys((*_subjects(root), *values(data, "{*}key-list/{*}keyword", "key")))),
        source_name=first_text(head, "{*}distributor") or first_text(head, "{*}rights/{*}rights.owner"),
        summary=first_text(head, "{*}abstract"),
        language=root.get(LANG) or root.get("baselang"),
    )


def bylines(head: etree._Element | None) -> tuple[str, ...]:
    """Return who wrote an article: persons where they are marked as such, else the byline without posts and firms."""
    persons = tuple(texts(head, "{*}byline/{*}person"))
    lines = ("".join(_without_title(each)) for each in (head.iterfind("{*}byline") if head is not None else ()))
    return persons or tuple(text for line in lines if (text := " ".join(line.split())))


def _date(data: etree._Element | None, name: str, attribute: str) -> str | None:
    norm = first_value(data, f"{{*}}{name}", attribute)
    return _iso(norm) if norm else None


def _subjects(root: etree._Element) -> Iterator[str]:
    """Yield the subjects of the IPTC, from the widest to the narrowest; those of a provider's own are codes."""
    for subject in root.iterfind("{*}head/{*}tobject/{*}tobject.subject"):
        if subject.get("tobject.subject.ipr", "IPTC") == "IPTC":
            yield from filter(None, map(subject.get, _SUBJECT))


def _without_title(byline: etree._Element) -> Iterator[str]:
    yield byline.text or ""
    for part in byline:
        yield "" if local_name(part) == "byttl" else "".join(part.itertext())
        yield part.tail or ""


def _iso(norm: str) -> str:
    """Return a date of NITF as ISO 8601 with separators; anything else as it is.

    >>> _iso("20260428T093000+0200")
    '2026-04-28T09:30:00+0200'
    """
    match = _NORM.fullmatch(norm.strip())
    if not match:
        return norm
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
