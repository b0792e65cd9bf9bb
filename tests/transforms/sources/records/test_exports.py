"""Exports of LexisNexis, Nexis and Factiva as text."""

from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from tests.transforms.sources.records.exports import PARAGRAPH, rows

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
