"""NITF and NewsML-G2."""

from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from tests.transforms.sources.records.exports import NITF, PARAGRAPH, item, rows


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
