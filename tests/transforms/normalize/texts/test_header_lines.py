import pytest

from newsmill.transforms.normalize.texts.header_lines import read_header

BODY = "It rained all day.\n\nThe town was wet."


def test_a_header_names_title_authors_and_date():
    found, body = read_header(f"Titel: Regen\nAutor: Mara Beispiel\nDatum: 4. Mai 2026\nQuelle: Hafenblatt\n\n{BODY}")
    assert (found.title, found.authors, found.published[0].raw) == ("Regen", ("Mara Beispiel",), "4. Mai 2026")
    assert (found.site_name, body) == ("Hafenblatt", BODY)


def test_so_does_that_of_mail():
    mail = f"From: Mara Beispiel <m@hafen.example>\nTo: desk@hafen.example\nSubject: Rain\nDate: 4 May 2026\n\n{BODY}"
    found, body = read_header(mail)
    assert (found.title, body) == ("Rain", BODY)


@pytest.mark.parametrize(
    "text",
    [
        f"Titel: Der Regen\nAutor: Mara Beispiel\n\n{BODY}",
        f"Titel: Der Regen\nVerlag: Musterverlag\nDatum: 2026\n\n{BODY}",
        "Title: Rain\nDate: 2026-05-04\nIt rained.",
        f"Date: 2026-05-04\nSource: Courier\n\n{BODY}",
        BODY,
    ],
)
def test_what_is_no_header_stays(text):
    assert read_header(text)[1] == text
