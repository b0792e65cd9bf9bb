"""From a record of JSON, CSV or Parquet to a document: which field is the text, which the title, and so on.

Names are guessed by ``names.TARGETS`` and can be mapped by ``SourceSettings.field_map``. Records that wrap
their article (``{"article": {...}}``, ``{"_source": {...}}``) are unwrapped.
"""

import itertools
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.ground.html_text import is_html
from newsmill.transforms.ground.surrogates import encoded
from newsmill.transforms.sources.letters import STAGE, reject
from newsmill.transforms.sources.records.agreed import embargo_of, gmt_of, is_embargoed, is_withdrawn, without_cut_mark
from newsmill.transforms.sources.records.moments import moment_of
from newsmill.transforms.sources.records.names import PREFERENCES, normal
from newsmill.transforms.sources.records.ninjs import is_ninjs, is_no_article, ninjs_as_record
from newsmill.transforms.sources.records.prose import prose_of, without_controls
from newsmill.transforms.sources.records.record import WRAPPERS, Record, by_normal_name
from newsmill.transforms.sources.records.values import (
    address_of,
    names_of,
    one_line,
    raw_text_of,
    tags_of,
    text_of,
    truth_of,
)
from newsmill.transforms.sources.source_settings import ABOVE_LIMIT, RECORD_LIMIT, Origin

_DOMAIN = re.compile(r"^[\w-]+(\.[\w-]+)+$")


def document_of(raw: Mapping[Any, Any], origin: Origin, place: str, payload: bytes | None = None) -> Document | Reject:
    """Return the document that a record stands for, or why it stands for none.

    Args:
        raw: the record; wrong bytes may stand in its strings as surrogates.
        origin: where it comes from.
        place: ``line 7``, ``item 3``: the locator of a reject of a record without an id.
        payload: the record as it was read; made from ``raw`` when null.
    """
    handled = Handled(origin.document_uri, place, payload)
    return attempt(STAGE, handled, lambda: _document(raw, origin, place, payload))


def _document(raw: Mapping[Any, Any], origin: Origin, place: str, payload: bytes | None) -> Document | Reject:
    record = Record(ninjs_as_record(raw) if is_ninjs(raw) else raw, origin.settings.field_map)
    locator = record.first("id")
    barred = _barred(record, raw, origin)
    if barred is not None:
        return reject(origin.document_uri, *barred, _payload(raw, payload), locator or place)
    text, media_type = _text(record)
    text, truncated = without_cut_mark(text)
    text = without_controls(text) if text else None
    if not text:
        reason, detail = _why(record, raw)
        return reject(origin.document_uri, reason, detail, _payload(raw, payload), locator or place)
    content, charset = encoded(text)
    if len(content) > RECORD_LIMIT:
        return reject(origin.document_uri, Reason.TOO_LARGE, f"text {ABOVE_LIMIT}", content, locator or place)
    dates = list(dict.fromkeys((*gmt_of(raw), *record.every("published", moment_of))))
    source, source_name = _source(record)
    return Document(
        document_uri=origin.document_uri,
        locator=locator,
        media_type=media_type,
        content=content,
        charset=charset,
        title=record.first("title"),
        url=record.first("url", address_of),
        source=source or origin.settings.source,
        source_name=source_name,
        summary=record.first("summary", text_of),
        authors=record.first("authors", names_of) or (),
        language=record.first("language"),
        published=dates[0] if dates else None,
        updated=record.first("updated", moment_of),
        date_source="record" if dates else None,
        categories=record.first("categories", tags_of) or (),
        image_url=record.first("image_url", address_of),
        paywalled=_paywalled(record),
        published_too=tuple(dates[1:]),
        truncated=truncated,
    )


def _barred(record: Record, raw: Mapping[Any, Any], origin: Origin) -> tuple[Reason, str] | None:
    """Return why a record must not be published at all, or not yet."""
    if is_withdrawn(record.first("title"), raw):
        return Reason.WITHDRAWN, "the source has taken the article back"
    if is_ninjs(raw) and is_no_article(raw):
        return Reason.NO_ARTICLE, "a picture, an event or the like, without a body"
    until = embargo_of(raw)
    return (Reason.EMBARGOED, f"until {until}") if is_embargoed(until, origin.settings.now) else None


def is_record(raw: Mapping[Any, Any], field_map: Mapping[str, str]) -> bool:
    """Tell whether an object has a field for the text, so is a record and no wrapper of records."""
    record = Record(raw, field_map)
    return _own_text(record)[0] is not None or (record.has("text") and record.first("summary", raw_text_of) is not None)


def names_text(names: list[str], field_map: Mapping[str, str]) -> bool:
    """Tell whether column names hold one for the text."""
    mapped = [field_map[target].split(".")[0] for target in ("text", "html") if target in field_map]
    if mapped:
        return any(name in names for name in mapped)
    known = {normal(name) for name in names}
    texts = (*PREFERENCES["text"], *PREFERENCES["html"], *WRAPPERS)
    return any(name in known for name in texts)


def lacks_text(names: Iterable[Any], field_map: Mapping[str, str]) -> str:
    """Return what a person reads of a record that has none of the fields which could hold its text.

    >>> lacks_text(["titel", "absatz"], {"text": "inhalt"})
    "the setting `fields` names 'inhalt' for the text, and it is not there; there are: titel, absatz"
    """
    told = ", ".join(str(name) for name in itertools.islice(names, 20)) or "none"
    mapped = [field_map[target] for target in ("text", "html") if target in field_map]
    if mapped:
        named = " or ".join(map(repr, mapped))
        return f"the setting `fields` names {named} for the text, and it is not there; there are: {told}"
    return f"no field holds the text of an article; fields: {told}; the setting `fields` maps names"


def _text(record: Record) -> tuple[str | None, str]:
    """Return the record's text and its media type.

    A summary stands in for a text field that is there but empty, and in what is plainly the listing of an article: it
    has a title, an address and a date.
    """
    text, media_type = _own_text(record)
    if text is None and (record.has("text") or _is_listing(record)):
        text = record.first("summary", raw_text_of)
        media_type = "text/html" if text and is_html(text) else "text/plain"
    return text, media_type


def _own_text(record: Record) -> tuple[str | None, str]:
    text = record.first("text", prose_of)
    if text is not None:
        return text, "text/html" if is_html(text) else "text/plain"
    return record.first("html", prose_of), "text/html"


def _is_listing(record: Record) -> bool:
    """Tell whether a record without any text lists an article, as those of Mediastack do."""
    return bool(record.first("title") and record.first("url", address_of) and record.every("published"))


def _source(record: Record) -> tuple[str | None, str | None]:
    """Return the record's source and the publication's name for people."""
    source = record.first("source", _domain_or_name)
    name = record.first("source_name") or record.first("source")
    return source, None if name is None or (name == source and _DOMAIN.match(name)) or address_of(name) else name


def _domain_or_name(value: Any) -> str | None:
    if isinstance(value, Mapping):
        inner = by_normal_name(value)
        domain = next((text for key in ("domain", "uri", "host") if (text := one_line(inner.get(key)))), None)
        return domain or one_line(value)
    address = address_of(value)
    if address is not None:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    return one_line(value)


def _paywalled(record: Record) -> bool | None:
    walled = next((truth for value in record.values("paywalled") if (truth := truth_of(value)) is not None), None)
    if walled is not None:
        return walled
    free = next((truth for value in record.values("free") if (truth := truth_of(value)) is not None), None)
    return None if free is None else not free


def _why(record: Record, raw: Mapping[Any, Any]) -> tuple[Reason, str]:
    if record.has("text") or record.has("html"):
        return Reason.EMPTY, "the text field is empty"
    return Reason.WRONG_SHAPE, lacks_text(raw, record.field_map)


def _payload(raw: Mapping[Any, Any], payload: bytes | None) -> bytes:
    if payload is not None:
        return payload
    return encoded(json.dumps(raw, ensure_ascii=False, default=str))[0]
