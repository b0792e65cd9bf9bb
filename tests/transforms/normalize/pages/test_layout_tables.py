"""Tables that lay out a page, and tables of data."""

from tests.transforms.normalize.pages.page_texts import FERRY, LIBRARY, body_of, paragraphs


def test_an_article_in_the_cell_of_a_table_is_read_by_its_breaks():
    menu = "<td><a href='/'>Start</a><br><a href='/a'>Archiv</a></td>"
    text = "<br><br>".join([*FERRY, *LIBRARY])
    for cell in (f"<td><h1>Fähre</h1><font>{text}</font></td>", f"<td>{paragraphs([*FERRY, *LIBRARY])}</td>"):
        assert body_of(f"<table><tr>{menu}{cell}</tr></table>") == [*FERRY, *LIBRARY]


def test_a_table_of_data_stays_one():
    table = "<table><tr><td>Mai</td><td>6 Fahrten</td></tr><tr><td>Juli</td><td>8 Fahrten</td></tr></table>"
    found = body_of(f"<article><h1>Fähre</h1>{paragraphs(FERRY)}{table}{paragraphs(LIBRARY)}</article>")
    assert (found[0], found[-1]) == (FERRY[0], LIBRARY[-1])
    assert any("Mai" in line and "6 Fahrten" in line for line in found)
