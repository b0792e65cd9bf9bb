"""Where it stands in what services and databases deliver: search APIs, Word exports, tables, crawls, lists of feeds."""

import gzip
import io
import json
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.blowup.content import Carrier, Content, file_of, in_template
from benchmarks.blowup.trade import TEXT, TITLE, docx_of, paragraph_of

Record = dict[str, Any]

_NEWSAPI: Record = {
    "source": {"id": None, "name": "Seezeitung"}, "author": "Lena Ortlieb", "title": TITLE, "description": TEXT,
    "url": "https://seezeitung.example/a", "urlToImage": "https://seezeitung.example/a.jpg",
    "publishedAt": "2026-05-05T07:00:00Z", "content": TEXT,
}  # fmt: skip
_EVENT_REGISTRY: Record = {
    "uri": "81", "lang": "deu", "dateTimePub": "2026-05-05T07:00:00Z", "url": "https://seezeitung.example/a",
    "title": TITLE, "body": TEXT, "source": {"uri": "seezeitung.example", "title": "Seezeitung"},
    "authors": [{"uri": "lena@seezeitung.example", "name": "Lena Ortlieb"}], "image": "https://seezeitung.example/a.jpg",
}  # fmt: skip
_CRAWLED: Record = {
    "id": "a",
    "text": f"{TITLE}\n\n{TEXT}",
    "metadata": {"url": "https://seezeitung.example/a", "date": "2026"},
}
_OLD_NINJS: Record = {
    "uri": "urn:a", "versioncreated": "2026-05-05T07:00:00Z", "headline": TITLE, "body_text": TEXT, "body_html": TEXT,
    "byline": "Lena Ortlieb", "located": "Ulm", "language": "de",
}  # fmt: skip
_NEXIS = (
    "{title}\n{source}\n{date}\n\nByline: {byline}\nSection: {section}\nBody\n{text}\nLoad-Date: {loaded}\n{behind}"
)
_NEXIS_USUAL = {
    "title": TITLE, "source": "Seezeitung", "date": "5. Mai 2026", "byline": "Lena Ortlieb", "section": "Kreis",
    "text": TEXT, "loaded": "May 5, 2026", "behind": "Classification",
}  # fmt: skip
_OPML = '<opml version="2.0"><head><title>Blätter</title></head><body>{}</body></opml>'
_LISTS = {
    "title": _OPML.replace("Blätter", "%"),
    "text": _OPML.format('<outline text="%" xmlUrl="https://a.invalid/f"/>'),
    "address": _OPML.format('<outline text="a" xmlUrl="%"/>'),
    "outlines": _OPML.format('<outline text="a">%</outline>'),
}


def text_carriers() -> dict[str, Carrier]:
    """Return every place where text stands, escaped as the format has it."""
    found: dict[str, Carrier] = {}
    for kind, record, delivered in (
        ("newsapi", _NEWSAPI, lambda item: {"status": "ok", "totalResults": 1, "articles": [item]}),
        ("event registry", _EVENT_REGISTRY, lambda item: {"articles": {"page": 1, "results": [item]}}),
        ("ninjs 1", _OLD_NINJS, lambda item: item),
        ("crawled", _CRAWLED, lambda item: item),
    ):
        for path in _paths(record):
            found[f"{kind}: {path}"] = partial(_record, record, delivered, path)
    for field in _NEXIS_USUAL:
        found[f"nexis docx: {field}"] = partial(_nexis, field)
    for field in ("title", "text", "authors", "published", "metadata"):
        found[f"parquet: {field}"] = partial(_parquet, field)
    for field in ("WARC-Target-URI", "WARC-Date", "WARC-Type", "WARC-Truncated", "Content-Type", "Content-Length"):
        found[f"warc: {field}"] = partial(_warc, field)
    found["jsonl: text of many"] = _lines
    for name, text in _LISTS.items():
        found[f"opml: {name}"] = partial(in_template, "opml", text, escape)
    return found


def markup_carriers() -> dict[str, Carrier]:
    """Return every place where markup stands as it is."""
    found: dict[str, Carrier] = {"opml: raw": partial(in_template, "opml", _OPML.format("%"), str)}
    for path in ("body_html", "body_text"):
        found[f"ninjs 1: raw {path}"] = partial(_record, _OLD_NINJS, dict, path)
    found["newsapi: raw"] = partial(_record, _NEWSAPI, lambda item: {"articles": [item]}, "content")
    return found


def _paths(record: Record) -> list[str]:
    """Return where texts stand in a record, ``a/b`` in one that it holds."""
    found: list[str] = []
    for name, value in record.items():
        inner = value[0] if isinstance(value, list) else value
        found += [f"{name}/{each}" for each in inner] if isinstance(inner, dict) else [name]
    return found


def _record(record: Record, delivered: Callable[[Record], object], path: str, text: str) -> Content:
    name, _, inner = path.partition("/")
    whole = record[name]
    value: Any = text
    if inner:
        value = [{**whole[0], inner: text}] if isinstance(whole, list) else {**whole, inner: text}
    return file_of("json", json.dumps(delivered(record | {name: value})))


def _nexis(field: str, text: str) -> Content:
    article = _NEXIS.format(**_NEXIS_USUAL | {field: text})
    return docx_of("".join(map(paragraph_of, f"{article}\nEnd of Document\n{article}".split("\n"))))


def _parquet(field: str, text: str) -> Content:
    usual = {
        "title": TITLE, "text": TEXT, "authors": ["Lena Ortlieb"], "published": "2026-05-05",
        "metadata": {"url": "https://seezeitung.example/a", "date": "2026-05-05"},
    }  # fmt: skip
    value = {"authors": [text] * 3, "metadata": {"url": text, "date": text}}.get(field, text)
    rows = [usual, usual | {field: value}]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer)
    return Content("parquet", buffer.getvalue())


def _warc(field: str, text: str) -> Content:
    """Return a web archive whose records are packed one by one, as crawlers write them."""
    message = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>{TITLE}</h1><p>{TEXT}</p>".encode()
    stated = {
        "WARC-Type": "response", "WARC-Target-URI": "https://seezeitung.example/a", "WARC-Date": "2026-05-05T07:00:00Z",
        "Content-Type": "application/http", "Content-Length": str(len(message)),
    }  # fmt: skip
    records: list[bytes] = []
    for fields in (stated, stated | {field: text}, stated | {"WARC-Type": "revisit"}, stated):
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        records.append(f"WARC/1.0\r\n{head}\r\n".encode("utf-8", "surrogatepass") + message + b"\r\n\r\n")
    return Content("warc.gz", b"".join(map(gzip.compress, records)))


def _lines(text: str) -> Content:
    record = {"title": TITLE, "text": TEXT}
    return file_of("jsonl", "".join(f"{json.dumps(record | {'text': line})}\n" for line in text.split("\n")))
