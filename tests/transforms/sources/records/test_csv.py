import time

import pytest

from newsmill.schemas.rows.document import Document


def told(rows):
    return [
        (row.title, row.content.decode("utf-8", "replace")) if isinstance(row, Document) else (row.locator, row.reason)
        for row in rows
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_line_ends(read_bytes, delimiter, end):
    content = end.join(delimiter.join(row) for row in [("title", "text"), ("A", "Eins."), ('"B"', '"Zwei."')])
    assert told(read_bytes(content.encode(), "a.csv")) == [("A", "Eins."), ("B", "Zwei.")]


def test_quoted_newlines_delimiters_and_quotes(read_bytes):
    content = b'title,text\nA,"Zeile eins,\nZeile ""zwei""."\nB,Kurz.\n'
    assert told(read_bytes(content, "a.csv")) == [("A", 'Zeile eins,\nZeile "zwei".'), ("B", "Kurz.")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_charsets_of_spreadsheets(read_bytes, codec):
    (row,) = read_bytes("Überschrift;text\nKöln;Fürth\n".encode(codec), "a.csv")
    assert row.title == "Köln"
    assert row.content.decode(row.charset or codec) == "Fürth"


def test_the_line_that_declares_the_delimiter_is_no_header(read_bytes):
    assert told(read_bytes(b"sep=|\ntitle|text\nA|Eins, zwei; drei.\n", "a.csv")) == [("A", "Eins, zwei; drei.")]


def test_an_open_quote_costs_its_own_line_only(read_bytes):
    content = b'title,text\nA,Eins.\nB,"Offen.\nC,Drei.\nD,Vier.\n'
    assert told(read_bytes(content, "a.csv")) == [
        ("A", "Eins."),
        ("line 3", "malformed"),
        ("C", "Drei."),
        ("D", "Vier."),
    ]


def test_an_open_quote_before_a_quoted_row_costs_its_own_line_only(read_bytes):
    content = b'title,text\nB,"Offen.\n"C","Drei."\n"D","Vier."\n'
    assert told(read_bytes(content, "a.csv")) == [("line 2", "malformed"), ("C", "Drei."), ("D", "Vier.")]


def test_quotes_inside_a_quoted_cell_are_forgiven_on_one_line(read_bytes):
    (row,) = read_bytes(b'title,text\nA,"Er sagte "Nein" dazu."\n', "a.csv")
    assert "Nein" in row.content.decode()


def test_surplus_cells_are_malformed_and_missing_ones_are_empty(read_bytes):
    content = b"title,text,date\nA,Eins,1,zu viel\nB,Zwei\nallein\nC,Drei,3,,\n"
    rows = read_bytes(content, "a.csv")
    assert told(rows) == [("line 2", "malformed"), ("B", "Zwei"), ("line 4", "malformed"), ("C", "Drei")]


def test_blank_lines_are_no_rows_and_a_row_without_text_is_empty(read_bytes):
    assert told(read_bytes(b"\ntitle,text\n\nA,\n,\nB,Zwei.\n", "a.csv")) == [("line 4", "empty"), ("B", "Zwei.")]


def test_one_column_is_a_table_too(read_bytes):
    assert told(read_bytes(b"text\nEins.\nZwei.\n", "a.csv")) == [(None, "Eins."), (None, "Zwei.")]


def test_a_table_without_a_text_column_is_one_reject(read_bytes):
    (row,) = read_bytes(b"ort,temperatur\nBonn,21\nTrier,20\n", "a.csv")
    assert (row.reason, row.locator) == ("wrong_shape", "line 1")
    assert "ort, temperatur" in row.detail


def test_a_mapped_column_that_is_not_there_is_named(read_bytes):
    (row,) = read_bytes(b"titel,text\nA,Es regnet.\n", "a.csv", field_map={"text": "meldung"})
    assert (row.reason, row.locator) == ("wrong_shape", "line 1")
    assert "'meldung'" in row.detail


def test_a_mapped_column_makes_a_table_of_articles(read_bytes):
    rows = read_bytes(b"ort,meldung\nBonn,Es regnet.\n", "a.csv", field_map={"text": "meldung", "title": "ort"})
    assert told(rows) == [("Bonn", "Es regnet.")]


def test_a_line_above_16_mb_is_too_large_and_the_next_row_is_read(read_bytes):
    content = b"title,text\nA," + b"x" * 2**24 + b"\nB,Zwei.\n"
    assert told(read_bytes(content, "a.csv")) == [("line 2", "too_large"), ("B", "Zwei.")]


@pytest.mark.parametrize("line", [b'"a\n', b'""a\n', b'"a""b\n', b'a,"b\n', b'"\n', b'"",",\n', b"\r", b'a\rb,"c"\n'])
def test_hostile_quotes_cost_linear_time(read_bytes, line):
    start = time.process_time()
    rows = read_bytes(b"title,text\n" + line * 20_000, "a.csv")
    assert time.process_time() - start < 5
    assert rows


def test_a_header_alone_is_an_empty_file(read_bytes):
    assert told(read_bytes(b"title,text\n", "a.csv")) == [(None, "empty")]
