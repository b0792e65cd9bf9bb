import bz2
import gzip
import io
import tarfile
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from newsmill.transforms.sources.kinds.content import extension_of, kind_of
from newsmill.transforms.sources.kinds.kind import Kind

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
ARTICLE = "Der Stadtrat hat am Dienstag über den Haushalt beraten.\n\nDie Fraktionen waren sich uneins.\n"


def zipped(name, content=b"x"):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def parquet():
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": ["a"]}), buffer)
    return buffer.getvalue()


def tarred():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "a.txt", Kind.EMPTY),
        (ARTICLE.encode(), "a.txt", Kind.TEXT),
        (ARTICLE.encode(), "Bericht vom 12.03.2020", Kind.TEXT),
        (ARTICLE.encode("utf-16"), "a.txt", Kind.TEXT),
        (ARTICLE.encode("utf-16-le"), "a.txt", Kind.TEXT),
        (ARTICLE.encode("latin-1"), "a.txt", Kind.TEXT),
        (ARTICLE.encode("cp1252"), "a.txt", Kind.TEXT),
        (ARTICLE.encode() + b"\xff\xfe\x80", "a.txt", Kind.TEXT),
        (ARTICLE.encode(), "a.md", Kind.MARKDOWN),
        (b"<div align=center>Logo</div>\n# Titel", "a.md", Kind.MARKDOWN),
        (b"# Titel\n\nText", "a.md.gz", Kind.MARKDOWN),
        (b"ID3 und Golf werden teurer, RIFF und Rollen nicht.", "a.txt", Kind.TEXT),
        (b"RIFF heisst ein Film.", "a.txt", Kind.TEXT),
        (b"[Anzeige] Der Minister reist ab.", "a.txt", Kind.TEXT),
        (b"{Vorabmeldung} Der Minister reist ab.", "a.txt", Kind.TEXT),
        (b"body { color: red }", "style.css", Kind.UNKNOWN),
        (b"import os", "a.py", Kind.UNKNOWN),
        (b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "a.xml", Kind.WIRE),
        (b"<catalogItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "a.xml", Kind.UNKNOWN),
        (b"WARC/1.1\r\nWARC-Type: warcinfo", "a", Kind.WARC),
        (b"\n 1 of 20 DOCUMENTS\n\n  Seeblatt\n", "a.txt", Kind.LEXISNEXIS),
        (b"\nDokument 1 von 20\n\n  Seeblatt\n", "a.txt", Kind.LEXISNEXIS),
        (b"HD Titel\nPD 4 May 2026\nSN Seeblatt\n", "a.txt", Kind.FACTIVA),
        (b"1 of 20 documents was lost.", "a.txt", Kind.TEXT),
    ],
)
def test_text_goes_by_its_name(content, name, kind):
    assert kind_of(content, name) is kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><html><body>", Kind.HTML),
        (b"\xef\xbb\xbf  <!-- saved --><HTML lang=de>", Kind.HTML),
        ("<html><body>".encode("utf-16"), Kind.HTML),
        (b"<p>Nur ein Absatz.</p>", Kind.HTML),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', Kind.RSS),
        (b'<rdf:RDF xmlns:rdf="x">', Kind.RSS),
        (b'<!DOCTYPE rss [<!ENTITY a "b>c">]><rss>', Kind.RSS),
        (b'<?xml version="1.0"?><!-- a > b --><feed xmlns="http://www.w3.org/2005/Atom">', Kind.ATOM),
        (b'<atom:feed xmlns:atom="x">', Kind.ATOM),
        (b'<opml version="1.0">', Kind.OPML),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', Kind.JSON_FEED),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}', Kind.JSON_FEED),
        (b'{"text": "a"}', Kind.JSON),
        (b'{\n  "text": "a"\n}\n', Kind.JSON),
        (b'[{"text": "a"}]', Kind.JSON),
        (b'{"text": "a"}\n{"text": "b"}\n', Kind.JSONL),
        (b'{"articles": [\n{"text": "a"},\n{"text": "b"}\n]}', Kind.JSON),
        (b'title;text;date\n"a";"b";"c"\n', Kind.CSV),
        (parquet(), Kind.PARQUET),
        (gzip.compress(b"a", mtime=0), Kind.GZIP),
        (bz2.compress(b"a"), Kind.BZIP2),
        (bz2.compress(b""), Kind.BZIP2),
        (zstandard.compress(b"a"), Kind.ZSTD),
        (b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + zstandard.compress(b"a"), Kind.ZSTD),
        (zipped("a.txt"), Kind.ZIP),
        (zipped("[Content_Types].xml"), Kind.UNKNOWN),
        (zipped("mimetype", b"application/epub+zip"), Kind.UNKNOWN),
        (tarred(), Kind.ARCHIVE),
        (PNG, Kind.BINARY),
        (b"ID3\x03\x00\x00", Kind.BINARY),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", Kind.BINARY),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Kind.BINARY),
        (bytes(range(256)) * 4, Kind.BINARY),
        (b"%PDF-1.7\n", Kind.UNKNOWN),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "download"])
def test_content_goes_before_the_name(content, kind, name):
    assert kind_of(content, name) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.json", Kind.JSON),
        ("a.jsonl.gz", Kind.JSONL),
        ("a.ndjson", Kind.JSONL),
        ("a.CSV", Kind.CSV),
        ("a.tsv", Kind.CSV),
    ],
)
def test_broken_records_keep_the_kind_of_their_name(name, kind):
    assert kind_of(b"text,\nmore {", name) is kind


def test_a_header_without_a_text_column_is_prose():
    assert kind_of(b"Titel, Datum\nDer Rat tagt.", "a.txt") is Kind.TEXT
    assert kind_of(b"Text und Bild, Autor", "a.txt") is Kind.TEXT


def test_a_single_stray_nul_does_not_make_an_article_binary_but_many_do():
    assert kind_of(ARTICLE.encode() + b"\0", "a.txt") is Kind.TEXT
    assert kind_of(ARTICLE.encode()[:60] + b"\0" * 20, "a.txt") is Kind.BINARY


def test_extensions_of_packing_are_looked_through():
    assert extension_of("a.jsonl.zst") == "jsonl"
    assert extension_of("a.gz") == ""
    assert extension_of("dir.d/a") == ""
