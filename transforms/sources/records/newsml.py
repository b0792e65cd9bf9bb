"""An item of NewsML-G2. Source: NewsML-G2 (``pubStatus``, ``embargoed``)."""

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from lxml import etree

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.nitf import bylines
from newsmill.transforms.sources.records.values import address_of
from newsmill.transforms.sources.records.wire_items import barred_by, html_beneath, wire_document
from newsmill.transforms.sources.records.xml_texts import LANG, first_text, first_value, raw_texts, texts
from newsmill.transforms.sources.source_settings import Origin

_SHORT_NAMES = ("short", "mnemonic", "acronym")
"""Roles of names that stand for another one: ``DEU`` beside ``Deutschland``."""


def news_item(item: etree._Element, origin: Origin, place: str) -> Document | Reject:
    """Return the document of a NewsML-G2 item; a reject where it is withdrawn, held back or empty."""
    identity = item.get("guid") or place
    meta, content = item.find("{*}itemMeta"), item.find("{*}contentMeta")
    status = (first_value(meta, "{*}pubStatus", "qcode") or "").rpartition(":")[2]
    barred = barred_by(status, _embargo(meta), origin)
    if barred is not None:
        return reject(origin.document_uri, *barred, etree.tostring(item), identity)
    nitf = item.find("{*}contentSet/{*}inlineXML/{*}nitf/{*}body")
    head = nitf.find("{*}body.head") if nitf is not None else None
    html = html_beneath(item.find("{*}contentSet") if nitf is None else nitf.find("{*}body.content"))
    html = html or _inline_text(item)
    if not html:
        return reject(origin.document_uri, Reason.EMPTY, "no text in the item", etree.tostring(item), identity)
    changed = first_text(meta, "{*}versionCreated")
    return wire_document(
        origin,
        html,
        locator=identity,
        title=_headline(content) or first_text(head, "{*}hedline/{*}hl1") or first_text(meta, "{*}title"),
        authors=tuple(texts(content, "{*}creator/{*}name")) or tuple(texts(content, "{*}by")) or bylines(head),
        published=first_text(content, "{*}contentCreated") or first_text(meta, "{*}firstCreated") or changed,
        updated=changed,
        categories=tuple(_subjects(content)),
        source=_host(first_value(meta, "{*}provider", "uri")),
        source_name=first_text(meta, "{*}provider/{*}name") or first_value(meta, "{*}provider", "literal"),
        summary=first_text(content, "{*}description") or first_text(head, "{*}abstract"),
        language=first_value(content, "{*}language", "tag") or item.get(LANG),
    )


def _embargo(meta: etree._Element | None) -> str | None:
    """Return until when an item is held back; one that is empty holds until the item says otherwise."""
    held = meta.find("{*}embargoed") if meta is not None else None
    return None if held is None else (held.text or "").strip()


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


def _inline_text(item: etree._Element) -> str:
    lines = [line for text in raw_texts(item.iterfind("{*}contentSet/{*}inlineData")) for line in text.splitlines()]
    paragraphs = [f"<p>{escape(line.strip())}</p>" for line in lines if line.strip()]
    return f"<div>{''.join(paragraphs)}</div>" if paragraphs else ""


def _host(uri: str | None) -> str | None:
    """Return the host of the address that stands for a provider; null where a URI is no address."""
    address = address_of(uri)
    return (urlsplit(address).hostname or "").removeprefix("www.") or None if address else None
