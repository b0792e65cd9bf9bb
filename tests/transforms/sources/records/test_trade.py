"""The files of the trade: web archives, news wire, exports of press databases, answers of news services."""

import datetime as dt
import gzip
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.rows.work import Count
from newsmill.transforms.sources.errors import TRANSIENT
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.records.docx import UNPACKED_LIMIT
from newsmill.transforms.sources.row import Row
from newsmill.transforms.sources.source_settings import SourceSettings

PARAGRAPH = "Der Kreistag hat am Montag den Ausbau der Buslinien in die Dörfer am See beschlossen."


def rows(path: Path, settings: SourceSettings = SourceSettings()) -> list[Row]:  # noqa: B008
    found = discover([str(path)], settings)
    return [row for file in found.files for row in read(file, settings)]


def warc_record(kind: str, address: str, block: bytes, more: str = "") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-05-04T06:00:00Z\r\n"
    content = "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}{content}{more}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: str, status: str = "200 OK", media_type: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n{body}".encode()


PAGE = f"<html><body><article><p>{PARAGRAPH}</p></article></body></html>"
ARCHIVE = b"".join(
    [
        warc_record("request", "https://a.example/1", b"GET /1 HTTP/1.1\r\n\r\n"),
        warc_record("response", "https://a.example/1", answer(PAGE)),
        warc_record("response", "https://a.example/fehlt", answer(PAGE, "404 Not Found")),
        warc_record("response", "https://a.example/bild", answer("GIF", media_type="image/gif")),
        warc_record("revisit", "https://a.example/2", answer("")),
        warc_record("response", "https://a.example/3", answer(PAGE, media_type="application/xhtml+xml")),
    ]
)


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_of_a_web_archive_is_a_document(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(gzip.compress(ARCHIVE) if packed else ARCHIVE)
    first, second, *passed = rows(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert passed == [Count("passed:media_type", 1), Count("passed:revisit", 1), Count("passed:status", 1)]
    assert [first.url, second.url] == ["https://a.example/1", "https://a.example/3"]
    assert (first.media_type, first.charset, first.content) == ("text/html", "utf-8", PAGE.encode())
    assert first.fetched_at is not None
    assert first.fetched_at.isoformat() == "2026-05-04T06:00:00+00:00"


def test_a_broken_web_archive_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(ARCHIVE[:600] + b"WARC/1.0\r\nkaputt\r\n\r\n" + ARCHIVE[700:])
    *pages, last = (row for row in rows(path) if not isinstance(row, Count))
    assert all(isinstance(page, Document) for page in pages)
    assert isinstance(last, Reject)
    assert last.reason == Reason.MALFORMED


def test_a_damaged_page_of_a_web_archive_costs_itself(tmp_path: Path) -> None:
    odd = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08kaputt",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"<p>" * 6_000_000,
        b"HTTP/1.1 kaputt\r\n\r\n",
    ]
    records = [warc_record("response", f"https://a.example/{number}", block) for number, block in enumerate(odd)]
    (tmp_path / "a.warc").write_bytes(b"".join(records) + ARCHIVE)
    found = rows(tmp_path / "a.warc")
    assert [row.reason for row in found if isinstance(row, Reject)] == ["malformed", "too_large", "malformed"]
    assert [row.url for row in found if isinstance(row, Document)] == ["https://a.example/1", "https://a.example/3"]


def test_the_last_page_of_a_web_archive_that_is_cut_is_no_document(tmp_path: Path) -> None:
    record = warc_record("response", "https://a.example/1", answer(PAGE))
    (tmp_path / "a.warc").write_bytes(record * 2 + record[:-30])
    *_, last = found = rows(tmp_path / "a.warc")
    assert len(found) == 3
    assert isinstance(last, Reject)
    assert (last.reason, last.detail) == (Reason.TRUNCATED, "the archive ends 26 bytes too early")


def test_without_the_extra_a_web_archive_is_a_reject_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "a.warc").write_bytes(ARCHIVE)
    (row,) = rows(tmp_path / "a.warc")
    assert isinstance(row, Reject)
    assert row.reason == Reason.NEEDS_EXTRA
    assert "extra warc: `newsmill doctor`" in (row.detail or "")


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="de"><head><docdata><date.issue norm="20260504T081500+0200"/><doc-id id-string="a-17"/>
<key-list><keyword key="Verkehr"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Mehr Busse am See</hl1></hedline><byline>Von <person>Lena Ortlieb</person></byline>
<distributor>Seedienst</distributor><abstract><p>Der Kreistag stimmt zu.</p></abstract></body.head>
<body.content><p>{PARAGRAPH}</p><media><media-caption><p>Ein Bus.</p></media-caption></media>
<hl2>Kosten &amp; Plan</hl2><p>Die Kosten trägt der Kreis.</p></body.content></body></nitf>"""


def test_paragraphs_within_paragraphs_are_told_once(tmp_path: Path) -> None:
    nested = f"{'<li><p>' * 90}Die <!-- nie -->Kosten{'</p> </li>' * 90}"
    (tmp_path / "a.xml").write_text(NITF.replace("<p>Die Kosten trägt der Kreis.</p>", nested), "utf-8")
    (row,) = rows(tmp_path / "a.xml")
    assert isinstance(row, Document)
    assert row.content.decode().endswith("<h2>Kosten &amp; Plan</h2><p>Die Kosten</p></div>")


def test_nitf(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(NITF, "utf-8")
    (row,) = rows(tmp_path / "a.xml")
    assert isinstance(row, Document)
    assert (row.title, row.authors, row.locator) == ("Mehr Busse am See", ("Lena Ortlieb",), "a-17")
    assert (row.published, row.date_source) == ("2026-05-04T08:15:00+0200", "record")
    assert (row.language, row.categories, row.source_name) == ("de", ("Verkehr",), "Seedienst")
    assert row.source == "Seedienst"
    text = row.content.decode()
    assert text == f"<div><p>{PARAGRAPH}</p><h2>Kosten &amp; Plan</h2><p>Die Kosten trägt der Kreis.</p></div>"


NITF_OF_AN_AGENCY = (
    NITF.replace('xml:lang="de"', 'baselang="de-AT"')
    .replace(
        '<head><docdata><date.issue norm="20260504T081500+0200"/>',
        """<head><tobject><tobject.subject tobject.subject.ipr="IPTC" tobject.subject.type="Verkehr"
    tobject.subject.matter="Busverkehr"/>
    <tobject.subject tobject.subject.ipr="SEE" tobject.subject.type="VK:BUS"/></tobject>
    <pubdata date.publication="20260504T081500+0200"/><docdata>""",
    )
    .replace(
        "<hl2>",
        "<p>&lt;div id=&quot;a&quot;&gt;&lt;/div&gt;&lt;script src=&quot;/a.js&quot;&gt;&lt;/script&gt;</p><hl2>",
    )
)


def test_nitf_of_an_agency_tells_subjects_language_and_date_elsewhere_and_has_code_to_embed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(NITF_OF_AN_AGENCY, "utf-8")
    (row,) = rows(tmp_path / "a.xml")
    assert isinstance(row, Document)
    assert row.categories == ("Verkehr", "Busverkehr")
    assert (row.language, row.published) == ("de-AT", "2026-05-04T08:15:00+0200")
    text = row.content.decode()
    assert text == f"<div><p>{PARAGRAPH}</p><h2>Kosten &amp; Plan</h2><p>Die Kosten trägt der Kreis.</p></div>"


def item(guid: str, status: str = "usable", body: str = f"<p>{PARAGRAPH}</p>") -> str:
    return f"""<newsItem guid="{guid}" version="3" xml:lang="de"><itemMeta><provider literal="Seedienst"/>
<versionCreated>2026-05-04T09:00:00+02:00</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><contentCreated>2026-05-04T08:15:00+02:00</contentCreated><headline>Busse {guid}</headline>
<creator><name>Lena Ortlieb</name></creator><subject><name>Verkehr</name></subject><language tag="de"/></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet></newsItem>"""


def test_newsml_messages_hold_many_items_and_canceled_ones_are_rejects(tmp_path: Path) -> None:
    items = item("urn:1") + item("urn:2", "canceled") + item("urn:3", body="") + "<packageItem guid='p'/>"
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    (tmp_path / "a.xml").write_text(message, "utf-8")
    first, canceled, empty = rows(tmp_path / "a.xml")
    assert isinstance(first, Document)
    assert (first.title, first.locator, first.published) == ("Busse urn:1", "urn:1", "2026-05-04T08:15:00+02:00")
    assert (first.updated, first.authors, first.source_name) == (
        "2026-05-04T09:00:00+02:00", ("Lena Ortlieb",), "Seedienst",
    )  # fmt: skip
    reasons = [(row.reason, row.locator) for row in (canceled, empty) if isinstance(row, Reject)]
    assert reasons == [(Reason.WITHDRAWN, "urn:2"), (Reason.EMPTY, "urn:3")]


def test_an_item_with_ranks_roles_and_a_header_of_its_own(tmp_path: Path) -> None:
    header = "<header><ul><li>Verkehr</li></ul><p>Meldung</p><h1>Busse</h1><h3>Kreis</h3></header>"
    told = (
        item("urn:1", body=f"{header}<p>{PARAGRAPH}</p><p>Im Dorf steht: &lt;Halt&gt;</p>")
        .replace("<headline>", '<headline rank="3">Kreis</headline><headline rank="1">')
        .replace(
            "<subject><name>Verkehr</name></subject>",
            '<subject><name role="nrol:display">Verkehr</name><name role="nrol:short">VKR</name></subject>'
            '<subject type="cpnat:poi"><name>Anleger, Seestraße 3</name></subject>',
        )
    )
    (tmp_path / "a.xml").write_text(told, "utf-8")
    (row,) = rows(tmp_path / "a.xml")
    assert isinstance(row, Document)
    assert (row.title, row.categories) == ("Busse urn:1", ("Verkehr",))
    assert row.content.decode() == f"<div><p>{PARAGRAPH}</p><p>Im Dorf steht: &lt;Halt&gt;</p></div>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<nitf><body>", Reason.MALFORMED),
        ('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>', Reason.UNSAFE_XML),
        ("<nitf><body><body.content/></body></nitf>", Reason.EMPTY),
    ],
)
def test_wire_that_cannot_be_read_is_a_reject(tmp_path: Path, content: str, reason: Reason) -> None:
    (tmp_path / "a.xml").write_text(content, "utf-8")
    assert [row.reason for row in rows(tmp_path / "a.xml") if isinstance(row, Reject)] == [reason]


NITF_WITHIN = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:seeblatt.example:7">
<itemMeta><provider uri="https://www.seeblatt.example/ueber" /></itemMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Mehr Busse am See</hl1></hedline>
<byline>Von Lena Ortlieb, <byttl>Seeblatt Sport</byttl></byline><byline><byttl>Seenetz</byttl></byline>
<abstract><p>Der Kreis zahlt.</p></abstract></body.head>
<body.content><p>{PARAGRAPH}</p></body.content></body></nitf></inlineXML></contentSet></newsItem>"""


def test_an_article_of_nitf_within_an_item_is_read_as_one_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(NITF_WITHIN)
    (row,) = rows(tmp_path / "a.xml")
    assert isinstance(row, Document)
    assert row.content.decode() == f"<div><p>{PARAGRAPH}</p></div>"
    assert (row.title, row.summary, row.authors) == ("Mehr Busse am See", "Der Kreis zahlt.", ("Von Lena Ortlieb,",))
    assert (row.source, row.source_name) == ("seeblatt.example", None)


LEXISNEXIS = f"""

1 of 2 DOCUMENTS


                             Seeblatt

                      4. Mai 2026 Montag
                        Gesamtausgabe

Mehr Busse am See

BYLINE: Lena Ortlieb

LENGTH: 20 words

{PARAGRAPH}

FAZIT: Die Kosten trägt der Kreis.

LOAD-DATE: May 5, 2026

LANGUAGE: GERMAN

              Copyright 2026 Seeblatt Verlag
                 Alle Rechte vorbehalten

2 of 2 DOCUMENTS

                             Seeblatt

                      5. Mai 2026 Dienstag

Ohne Text

LENGTH: 0 words

LOAD-DATE: May 5, 2026
"""


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_lexisnexis(tmp_path: Path, charset: str) -> None:
    (tmp_path / "a.txt").write_text(LEXISNEXIS, charset)
    first, second = rows(tmp_path / "a.txt")
    assert isinstance(first, Document)
    assert (first.title, first.source_name, first.authors) == ("Mehr Busse am See", "Seeblatt", ("Lena Ortlieb",))
    assert (first.published, first.language) == ("4. Mai 2026", "de")
    assert first.content.decode() == f"{PARAGRAPH}\n\nFAZIT: Die Kosten trägt der Kreis."
    assert isinstance(second, Reject)
    assert (second.reason, second.locator) == (Reason.EMPTY, "document 2")


FACTIVA = f"""HD
Mehr Busse am See
BY Lena Ortlieb
WC 20 Wörter
PD 4 May 2026
SN Seeblatt
SC SEEB
LA German
LP
{PARAGRAPH}
TD
Die Kosten trägt der Kreis.

CO
Firmen
AN
Document SEEB000020260504em540001x

"""


def test_factiva(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FACTIVA + FACTIVA.replace("540001x", "540002x").replace("Mehr", "Viele"), "utf-8")
    first, second = rows(tmp_path / "a.txt")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [first.title, second.title] == ["Mehr Busse am See", "Viele Busse am See"]
    assert (first.published, first.source_name, first.language) == ("4 May 2026", "Seeblatt", "de")
    assert first.content.decode() == f"{PARAGRAPH}\n\nDie Kosten trägt der Kreis."


FACTIVA_WITHOUT_CODES = f"""Mehr Busse am See

Lena Ortlieb
1,020 words
4 May 2026
14:05
Seeblatt
SEEB
German
Copyright 2026 Seeblatt.

{PARAGRAPH}

Die Kosten trägt der Kreis.

Document SEEB000020260504em540001x
"""


def test_factiva_without_codes(tmp_path: Path) -> None:
    unsigned = FACTIVA_WITHOUT_CODES.replace("Lena Ortlieb\n", "").replace("Mehr", "Viele").replace("14:05\n", "")
    (tmp_path / "a.txt").write_text(FACTIVA_WITHOUT_CODES + unsigned + FACTIVA_WITHOUT_CODES[:-40], "utf-8")
    first, second, cut = rows(tmp_path / "a.txt")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(cut, Reject)
    assert (first.title, first.authors, first.published) == ("Mehr Busse am See", ("Lena Ortlieb",), "4 May 2026 14:05")
    assert (first.source_name, first.language) == ("Seeblatt", "de")
    assert first.content.decode() == f"{PARAGRAPH}\n\nDie Kosten trägt der Kreis."
    assert (second.title, second.authors, second.published) == ("Viele Busse am See", (), "4 May 2026")
    assert cut.reason == Reason.TRUNCATED


NEXIS_TEXT = f"""Mehr Busse am See
Seeblatt
4. Mai 2026 Montag

Copyright 2026 Seeblatt Alle Rechte vorbehalten

Rubrik: LOKALES; S. 3
Länge: 120 Wörter
Autor: Lena Ortlieb

Hauptteil


{PARAGRAPH}
Die Kosten trägt der Kreis.


Ladedatum: 5. Mai 2026


Ende des Dokuments
"""


def test_the_newer_layout_of_nexis_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEXIS_TEXT + NEXIS_TEXT.replace("Mehr", "Viele"), "utf-8")
    first, second = rows(tmp_path / "a.txt")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [first.title, second.title] == ["Mehr Busse am See", "Viele Busse am See"]
    assert (first.source_name, first.published, first.authors) == ("Seeblatt", "4. Mai 2026", ("Lena Ortlieb",))
    assert first.content.decode() == f"{PARAGRAPH}\nDie Kosten trägt der Kreis."


@pytest.mark.parametrize(
    "text",
    ["Body\n\nLength: 12 metres, said the coroner.", "Ein Text von 120\n120 Wörter\nund mehr.\n\nEr hat ein Ende."],
)
def test_texts_that_only_sound_like_exports_are_texts(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (only,) = rows(tmp_path / "a.txt")
    assert isinstance(only, Document)
    assert only.content.decode() == text


def test_an_export_of_factiva_that_is_cut_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{FACTIVA}\n© 2026 Factiva\n", "utf-8")
    assert len(rows(tmp_path / "a.txt")) == 1
    (tmp_path / "b.txt").write_text(FACTIVA + FACTIVA[:-60], "utf-8")
    whole, cut = rows(tmp_path / "b.txt")
    assert isinstance(whole, Document)
    assert isinstance(cut, Reject)
    assert (cut.reason, cut.detail, cut.locator) == (Reason.TRUNCATED, "the export ends inside it", "document 2")


def test_an_export_whose_later_bytes_are_no_text_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LEXISNEXIS.encode() * 20 + bytes(2000))
    (row,) = rows(tmp_path / "a.txt")
    assert isinstance(row, Reject)
    assert row.reason == Reason.NOT_TEXT


def test_newsapi_cuts_texts_and_removes_articles(tmp_path: Path) -> None:
    articles = [
        {"title": "Mehr Busse", "url": "https://a.example/1", "content": f"{PARAGRAPH} Die Kos… [+812 chars]"},
        {"title": "[Removed]", "url": "https://removed.com", "content": "[Removed]"},
        {"title": "Ganz", "url": "https://a.example/2", "content": PARAGRAPH},
        {"title": "Kurz", "url": "https://a.example/3", "content": f"{PARAGRAPH} Die Kos... [812 chars]"},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"status": "ok", "articles": articles}))
    cut, gone, whole, other = rows(tmp_path / "a.json")
    assert isinstance(cut, Document)
    assert isinstance(whole, Document)
    assert (cut.content.decode(), cut.truncated) == (f"{PARAGRAPH} Die Kos", True)
    assert whole.truncated is None
    assert isinstance(other, Document)
    assert (other.content, other.truncated) == (cut.content, True)
    assert isinstance(gone, Reject)
    assert gone.reason == Reason.WITHDRAWN


def test_event_registry_wraps_its_results_twice(tmp_path: Path) -> None:
    article = {"uri": "81", "lang": "deu", "url": "https://a.example/1", "title": "Busse", "body": PARAGRAPH,
               "date": "2026-05-04", "dateTime": "2026-05-04T06:20:00Z", "dateTimePub": "2026-05-04T06:15:00Z",
               "source": {"uri": "a.example", "title": "Seeblatt"}, "authors": [{"name": "Lena Ortlieb"}]}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"articles": {"page": 1, "results": [article]}}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert (row.title, row.authors, row.source) == ("Busse", ("Lena Ortlieb",), "a.example")
    assert row.published == "2026-05-04T06:15:00Z"


NINJS_BODY = f"<p>{PARAGRAPH}</p>"
NINJS = [
    {"uri": "https://dienst.example/1", "versioncreated": "2026-05-04T07:00:00Z", "headline": "Busse",
     "pubstatus": "usable", "byline": "Lena Ortlieb", "body_text": PARAGRAPH, "body_xhtml": NINJS_BODY,
     "person": [{"name": "Hanno Brede"}]},
    {"uri": "urn:2", "versioncreated": "2026-05-04T07:00:00Z", "headlines": [{"role": "sub", "value": "Kreis"},
     {"role": "main", "value": "Busse"}], "by": "Lena Ortlieb", "people": [{"name": "Hanno Brede"}],
     "bodies": [{"role": "main", "contenttype": "text/plain", "value": PARAGRAPH},
                {"role": "html", "contenttype": "text/html", "value": NINJS_BODY}]},
    {"uri": "urn:3", "versionCreated": "2026-05-04T07:00:00Z", "pubStatus": "usable", "by": "Lena Ortlieb",
     "headlines": [{"role": "main", "value": "Busse"}],
     "bodies": [{"role": "main", "contentType": "text/plain", "value": PARAGRAPH},
                {"role": "richtext", "contentType": "body_xhtml", "value": NINJS_BODY}]},
]  # fmt: skip


@pytest.mark.parametrize("raw", NINJS, ids=["version 1", "version 2", "version 3"])
def test_ninjs_of_all_versions(tmp_path: Path, raw: dict[str, Any]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(raw | {"language": "de", "copyrightholder": "Seedienst"}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert (row.title, row.media_type, row.content.decode()) == ("Busse", "text/html", NINJS_BODY)
    assert (row.authors, row.published, row.source_name) == (("Lena Ortlieb",), "2026-05-04T07:00:00Z", "Seedienst")
    assert (row.locator, row.url) == (raw["uri"], None)


def test_ninjs_as_superdesk_writes_it(tmp_path: Path) -> None:
    raw = {"guid": "urn:9", "versioncreated": "2026-05-04T09:00:00Z", "firstcreated": "2026-05-02T07:00:00Z",
           "firstpublished": "2026-05-04T07:00:00Z", "pubstatus": "usable", "headline": "Busse",
           "body_html": NINJS_BODY,
           "subject": [{"code": "04", "name": "Verkehr"}], "source": "Seedienst", "copyrightholder": "Seedienst GmbH",
           "authors": [{"name": "Rea Zug", "role": "editor"}, {"name": "Lena Ortlieb", "role": "writer"}]}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"total": 1, "item": [raw]}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert (row.locator, row.title, row.authors, row.categories) == ("urn:9", "Busse", ("Lena Ortlieb",), ("Verkehr",))
    assert (row.published, row.updated) == ("2026-05-04T07:00:00Z", "2026-05-04T09:00:00Z")
    assert (row.source_name, row.content.decode()) == ("Seedienst", NINJS_BODY)


def test_a_body_for_programs_yields_to_a_plain_one(tmp_path: Path) -> None:
    bodies = [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": "<nitf><body/></nitf>"},
              {"role": "text", "contentType": "text/plain", "value": PARAGRAPH}]  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(NINJS[2] | {"bodies": bodies}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert row.content.decode() == PARAGRAPH


@pytest.mark.parametrize(("kind", "expected"), [("event", Reject), ("picture", Reject), ("text", Document)])
def test_an_item_of_ninjs_without_a_body_is_an_article_only_as_text(
    tmp_path: Path, kind: str, expected: type[Any]
) -> None:
    raw = {"uri": "urn:4", "type": kind, "versionCreated": "2026-05-04T07:00:00Z", "title": "Markttag",
           "descriptions": [{"value": PARAGRAPH}]}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(raw))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, expected)
    assert expected is Document or row.reason == Reason.NO_ARTICLE


@pytest.mark.parametrize("status", [{"pubstatus": "canceled"}, {"pubStatus": "withheld"}])
def test_what_the_wire_took_back_is_a_reject(tmp_path: Path, status: dict[str, str]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(NINJS[1] | status))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Reject)
    assert row.reason == Reason.WITHDRAWN


HELD = "2026-05-04T10:00:00+02:00"
EMBARGOED = {
    "ninjs.json": json.dumps(NINJS[1] | {"embargoed": HELD}),
    "newsml.xml": item("urn:1").replace("<pubStatus", f"<embargoed>{HELD}</embargoed><pubStatus"),
    "nitf.xml": NITF.replace(
        '<date.issue norm="20260504T081500+0200"/>', '<date.release norm="20260504T100000+0200"/>'
    ),
}


@pytest.mark.parametrize("name", EMBARGOED)
def test_an_embargo_holds_until_its_time(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(EMBARGOED[name], "utf-8")
    for minute, expected in ((59, Reject), (60, Document)):
        now = dt.datetime(2026, 5, 4, 7, tzinfo=dt.UTC) + dt.timedelta(minutes=minute)
        (row,) = rows(tmp_path / name, SourceSettings(now=now))
        assert isinstance(row, expected)
        assert expected is Document or row.reason == Reason.EMBARGOED
    assert Reason.EMBARGOED in TRANSIENT


NEXIS = [
    "Mehr Busse am See", "Seeblatt", "4. Mai 2026 Montag", "Copyright 2026 Seeblatt Alle Rechte vorbehalten",
    "Rubrik: LOKALES; S. 3", "Länge: 20 Wörter", "Autor: Lena Ortlieb", "Body", PARAGRAPH,
    "Die Kosten trägt der Kreis.",
    "Load-Date: May 4, 2026", "End of Document",
]  # fmt: skip


def word(path: Path, lines: list[str], style: str | None = None) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line, style)
        style = None
    document.save(str(path))
    return path


def test_nexis_exports_many_articles_in_one_word_document(tmp_path: Path) -> None:
    first, second = rows(word(tmp_path / "a.DOCX", [*NEXIS, "Zweiter Titel", *NEXIS[1:]]))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [first.title, second.title] == ["Mehr Busse am See", "Zweiter Titel"]
    assert (first.source_name, first.published, first.authors) == ("Seeblatt", "4. Mai 2026", ("Lena Ortlieb",))
    assert first.categories == ("LOKALES; S. 3",)
    assert first.content.decode() == f"<div><p>{PARAGRAPH}</p><p>Die Kosten trägt der Kreis.</p></div>"


def test_a_word_document_of_its_own_is_one_article(tmp_path: Path) -> None:
    (row,) = rows(word(tmp_path / "a.docx", ["Busse & Bahnen", PARAGRAPH], "Heading 1"))
    assert isinstance(row, Document)
    assert (row.title, row.content.decode(), row.published) == (
        "Busse & Bahnen",
        f"<div><p>{PARAGRAPH}</p></div>",
        None,
    )


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({}, Reason.MALFORMED),
        ({"word/document.xml": b"<w:document"}, Reason.MALFORMED),
        ({"word/media/a.bin": bytes(UNPACKED_LIMIT + 1)}, Reason.BOMB),
        ({"word/media/a.bin": bytes(16 * 2**20)}, Reason.BOMB),
    ],
)
def test_a_word_document_that_cannot_be_read_is_a_reject(
    tmp_path: Path, parts: dict[str, bytes], reason: Reason
) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in ({"[Content_Types].xml": b"<Types/>", "word/": b""} | parts).items():
            archive.writestr(name, content)
    assert [row.reason for row in rows(path) if isinstance(row, Reject)] == [reason]


def test_entities_of_a_word_document_are_not_expanded(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", ["Vorher", "Der Markt am See"])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declared = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document'
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace(b"<w:document", declared, 1).replace(b"Vorher", b"Vorher &a;")
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    (row,) = rows(path)
    assert not isinstance(row, Document) or row.content == b"<div><p>Vorher</p><p>Der Markt am See</p></div>"


def test_without_the_extra_a_word_document_is_a_reject_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word(tmp_path / "a.docx", NEXIS)
    monkeypatch.setitem(sys.modules, "docx", None)
    (row,) = rows(path)
    assert isinstance(row, Reject)
    assert row.reason == Reason.NEEDS_EXTRA
    assert "extra docx: `newsmill doctor`" in (row.detail or "")
