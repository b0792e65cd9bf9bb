"""Word documents, exports of Nexis among them."""

import sys
import zipfile
from pathlib import Path

import docx
import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.records.docx import UNPACKED_LIMIT
from tests.transforms.sources.records.exports import PARAGRAPH, rows

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
