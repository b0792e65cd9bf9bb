"""Text exports of press databases: many documents a file, each with its fields.

LexisNexis heads each with ``1 of 3 DOCUMENTS`` and ends it with ``LOAD-DATE:`` and the like, or has the layout of
``nexis_uni``; Factiva names fields by two letters (``HD``, ``BY``, ``PD``, ``LP``, ``TD``) or not at all, and ends each
with ``Document ABCD...``.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.decoding import NoTextError, decode
from newsmill.transforms.ground.language_tags import language_of_tag
from newsmill.transforms.sources.containers.streams import ByteStream, read_whole
from newsmill.transforms.sources.kinds.content import LEXIS_HEAD
from newsmill.transforms.sources.letters import reject, reject_too_large
from newsmill.transforms.sources.records.nexis_uni import WEEKDAY, articles_of, body_of, head_of, is_nexis_uni
from newsmill.transforms.sources.source_settings import RECORD_LIMIT, Origin

Rows = Iterator[Document | Reject]

_BEFORE = frozenset({"BYLINE", "SECTION", "LENGTH", "HIGHLIGHT", "DATELINE", "AUTOR", "RUBRIK", "LÄNGE"})
_BEHIND = frozenset({
    "LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "JOURNAL-CODE", "DOCUMENT-TYPE", "SUBJECT", "GEOGRAPHIC",
    "COPYRIGHT", "URL", "UPDATE", "TYPE", "CORRECTION-DATE", "NOTES", "SPRACHE", "UPDATE-DATUM", "PUBLIKATIONSART",
})  # fmt: skip
_FACTIVA_END = re.compile(r"^Document [A-Za-z]{2,12}[0-9A-Za-z]{12,40}[ \t]*\r?$", re.MULTILINE)
"""What Factiva sets behind each document."""
_HEADLINE = re.compile(r"^HD\b", re.MULTILINE)
_FIELD = re.compile(r"([A-ZÄÖÜ][A-ZÄÖÜ-]{2,24}):[ \t]*(.*)", re.DOTALL)
_COPYRIGHT = re.compile(r"\s*(?:Copyright|©|Alle Rechte vorbehalten|All Rights Reserved)\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_CODE = re.compile(r"^([A-Z]{2})(?:[ \t]+(.*))?$")
_FACTIVA_CODES = frozenset({
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CT", "RF", "CO", "IN",
    "NS", "RE", "IPC", "IPD", "PUB", "AN", "CLM", "ART", "VOL",
})  # fmt: skip
_WORDS = re.compile(r"[\d.,]{1,9} (?:words|Wörter|mots|palabras|parole|woorden)")
"""The length of an article, between its byline and its date."""
_HOUR = re.compile(r"\d{1,2}:\d\d\b.{0,20}")


def read_lexisnexis(stream: ByteStream, origin: Origin) -> Rows:
    """Yield a document for every one of a LexisNexis export, of the older layout or the newer one."""
    return _read(stream, origin, _lexisnexis_parts, _lexisnexis)


def read_factiva(stream: ByteStream, origin: Origin) -> Rows:
    """Yield a document for every one of a Factiva export."""
    return _read(stream, origin, _factiva_parts, _factiva)


def _read(
    stream: ByteStream,
    origin: Origin,
    parts: Callable[[str], list[str]],
    fields: Callable[[str], Mapping[str, str]],
) -> Rows:
    whole = read_whole(stream, RECORD_LIMIT)
    if whole.too_large:
        yield reject_too_large(origin.document_uri, whole)
        return
    try:
        text = decode(whole.content)
    except NoTextError as fault:
        yield reject(origin.document_uri, fault.reason, fault.detail, whole.content)
        return
    for number, part in enumerate(parts(text.replace("\r\n", "\n")), start=1):
        yield _row(fields(part), part, number, origin)


def _row(told: Mapping[str, str], part: str, number: int, origin: Origin) -> Document | Reject:
    if told.get("text") and not told.get("cut"):
        return _document(told, origin)
    cut, empty = (Reason.TRUNCATED, "the export ends inside it"), (Reason.EMPTY, "a document without text")
    return reject(origin.document_uri, *(cut if told.get("cut") else empty), part.encode(), f"document {number}")


def _document(told: Mapping[str, str], origin: Origin) -> Document:
    published = told.get("published")
    return Document(
        document_uri=origin.document_uri,
        locator=told.get("id"),
        media_type="text/plain",
        content=told["text"].encode(),
        charset="utf-8",
        title=told.get("title"),
        authors=(told["author"],) if told.get("author") else (),
        source=told.get("source") or origin.settings.source,
        source_name=told.get("source"),
        language=told.get("language"),
        published=published,
        date_source="record" if published else None,
        categories=(told["section"],) if told.get("section") else (),
    )


def _lexisnexis_parts(text: str) -> list[str]:
    if not LEXIS_HEAD.search(text):
        lines = text.split("\n")
        return ["\n".join(lines[places.start : places.stop]) for places in articles_of(lines)]
    starts = [match.end() for match in LEXIS_HEAD.finditer(text)]
    ends = [*[match.start() for match in LEXIS_HEAD.finditer(text)][1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _lexisnexis(part: str) -> dict[str, str]:
    """Return what a document says: source, date and title first, fields, the text, fields again."""
    if is_nexis_uni(part):
        return _nexis_uni(part)
    head: list[str] = []
    body: list[str] = []
    fields: dict[str, str] = {}
    behind = False
    for block in filter(None, (block.strip("\n") for block in _BLANK_LINES.split(part.strip()))):
        field = _FIELD.fullmatch(block.strip())
        if field and field[1] in _BEFORE | _BEHIND:
            fields.setdefault(field[1], " ".join(field[2].split()))
            behind = behind or field[1] in _BEHIND
        elif behind or _COPYRIGHT.match(block):
            continue
        elif fields:
            body.append(_line(block))
        else:
            head.append(block.strip())
    source, published, title = [*head, *[""] * 3][:3] if len(head) < 4 else [head[0], head[1], head[-1]]
    told = {
        "source": _line(source),
        # The edition may stand on the next line.
        "published": WEEKDAY.sub("", _line(published.partition("\n")[0])),
        "title": _line(title),
        "author": fields.get("BYLINE", fields.get("AUTOR", "")),
        "section": fields.get("SECTION", fields.get("RUBRIK", "")),
        "language": _language(fields.get("LANGUAGE", fields.get("SPRACHE", ""))),
        "text": "\n\n".join(body),
    }
    return {name: value for name, value in told.items() if value}


def _nexis_uni(part: str) -> dict[str, str]:
    lines = part.split("\n")
    body = body_of(lines) or range(0)
    told = head_of(lines[: max(0, body.start - 1)])._asdict()
    told["text"] = "\n".join(lines[body.start : body.stop]).strip()
    return {name: value for name, value in told.items() if value}


def _factiva_parts(text: str) -> list[str]:
    parts, start = [], 0
    for match in _FACTIVA_END.finditer(text):
        parts.append(text[start : match.end()])
        start = match.end()
    # A file that was cut off ends inside a document; behind the last one stands at most a copyright.
    cut = _HEADLINE.search(text, start) or any(_WORDS.fullmatch(line.strip()) for line in text[start:].split("\n"))
    return [*parts, text[start:]] if cut else parts


def _factiva(part: str) -> dict[str, str]:
    """Return what a document says; a field goes on until the next one begins."""
    if not _HEADLINE.search(part):
        return _factiva_without_codes(part)
    fields: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in part.splitlines():
        code = _CODE.match(line.rstrip())
        if code and code[1] in _FACTIVA_CODES:
            lines = fields.setdefault(code[1], [])
            lines.append(code[2] or "")
        elif not _FACTIVA_END.match(line):
            lines.append(line)
    joined = {name: "\n".join(lines).strip() for name, lines in fields.items()}
    told = {
        "source": _line(joined.get("SN", "")),
        "published": _line(" ".join(filter(None, (joined.get("PD"), joined.get("ET"))))),
        "title": _line(joined.get("HD", "")),
        "author": _line(joined.get("BY", "")),
        "section": _line(joined.get("SE", "")),
        "language": _language(_line(joined.get("LA", ""))),
        "id": _line(joined.get("AN", "")).removeprefix("Document "),
        "text": "\n\n".join(filter(None, (joined.get("LP"), joined.get("TD")))),
        "cut": "" if _FACTIVA_END.search(part) else "yes",
    }
    return {name: value for name, value in told.items() if value}


def _factiva_without_codes(part: str) -> dict[str, str]:
    """Return what a document says whose fields have no codes: title, byline, length, date, hour, source and so on."""
    lines = [line.strip() for line in part.strip().split("\n") if not _FACTIVA_END.match(line)]
    length = next((ix for ix, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if length is None:
        return {}
    above = [line for line in lines[:length] if line]
    signed = len(above) > 1
    end = next((ix for ix in range(length, len(lines)) if not lines[ix]), len(lines))
    published, *rest = [*lines[length + 1 : end], ""]
    if rest and _HOUR.fullmatch(rest[0]):
        published = f"{published} {rest.pop(0)}"
    told = {
        "title": above[0] if above else "",
        "author": above[-1] if signed else "",
        "published": published,
        "source": rest[0] if rest else "",
        "language": next((tag for line in rest if (tag := _language(line)) != line), ""),
        "text": "\n".join(lines[end:]).strip(),
        "cut": "" if _FACTIVA_END.search(part) else "yes",
    }
    return {name: value for name, value in told.items() if value}


def _line(text: str) -> str:
    return " ".join(text.split())


def _language(name: str) -> str:
    """Return the tag of a language's name; a tag as it is.

    >>> _language("GERMAN"), _language("Englisch"), _language("DE")
    ('de', 'en', 'DE')
    """
    return language_of_tag(name) or name if len(name) > 3 else name
