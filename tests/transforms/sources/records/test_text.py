import hashlib
import io
import zipfile

import pytest

ARTICLE = "Der Rat hat über „Grünflächen“ beraten – mit Mehrheit.\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_bytes_are_given_as_they_stand_and_normalize_decodes_them(read_bytes, codec):
    content = ARTICLE.encode(codec)
    (row,) = read_bytes(content, "a.txt")
    assert (row.content, row.charset, row.title, row.locator) == (content, None, None, "")


def test_latin_1_and_invalid_utf_8_are_documents(read_bytes):
    (row,) = read_bytes("Köln grüßt Fürth.".encode("latin-1"))
    assert row.media_type == "text/plain"
    (row,) = read_bytes("Köln grüßt".encode() + b"\xff\xc3 weiter")
    assert row.content.endswith(b"weiter")


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", b"Text", "text/plain"),
        ("a.md", b"---\ntitle: T\n---\nText", "text/markdown"),
        ("a.html", b"Nur Text ohne Auszeichnung", "text/html"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>x</p></body></html>", "text/html"),
    ],
)
def test_the_media_type_follows_the_kind(read_bytes, name, content, media_type):
    (row,) = read_bytes(content, name)
    assert row.media_type == media_type


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00"])
def test_a_file_without_text_is_empty(read_bytes, content):
    (row,) = read_bytes(content)
    assert row.reason == "empty"


def test_a_file_above_16_mb_is_too_large_and_one_at_the_limit_is_read(read_bytes):
    at_limit = b"Der Rat tagt. \n" * (2**24 // 15) + b"x" * (2**24 % 15)
    assert len(at_limit) == 2**24
    (row,) = read_bytes(at_limit)
    assert len(row.content) == 2**24
    (row,) = read_bytes(at_limit + b"x")
    assert (row.reason, len(row.payload)) == ("too_large", 4096)
    assert row.payload_sha256 == hashlib.sha256(at_limit + b"x").hexdigest()


def test_a_page_that_declares_entities_is_unsafe_in_any_encoding(read_bytes):
    page = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>'
    for codec in ("utf-8", "utf-16"):
        (row,) = read_bytes(page.encode(codec), "a.html")
        assert row.reason == "unsafe_xml"


def test_a_picture_named_txt_is_no_text(read_bytes):
    (row,) = read_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "a.txt")
    assert (row.reason, row.payload[:4]) == ("not_text", b"\x89PNG")


def _office(first: str, second: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(first, "application/epub+zip" if first == "mimetype" else "<Types/>")
        archive.writestr(second, "<workbook/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "detail"),
    [
        (b"%PDF-1.7\n", "a.txt", "a PDF file: "),
        (b"{\\rtf1 Hallo}", "a.rtf", "an RTF document: "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "a file of an old Office program "),
        (_office("[Content_Types].xml", "xl/workbook.xml"), "a.csv", "an Excel workbook: save it as CSV"),
        (_office("mimetype", "OEBPS/xl/a.xhtml"), "a.epub", "an EPUB book: "),
        (_office("[Content_Types].xml", "visio/document.xml"), "a.vsdx", "no kind of file that is read"),
        (b"body { color: red }", "a.css", "no kind of file that is read"),
    ],
)
def test_what_people_have_news_in_is_named_where_it_is_not_read(read_bytes, data: bytes, name: str, detail: str):
    (row,) = read_bytes(data, name)
    assert row.reason == "unknown_format"
    assert row.detail.startswith(detail)


def test_what_is_no_kind_of_news_is_an_unknown_format(read_bytes):
    assert [row.reason for row in read_bytes(b"%PDF-1.7\n", "a.pdf")] == ["unknown_format"]
    assert [row.reason for row in read_bytes(b"body { color: red }", "a.css")] == ["unknown_format"]
