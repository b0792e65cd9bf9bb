import codecs
import gzip
import random

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.charset import codec_of
from newsmill.transforms.ground.decoding import NoTextError, decode

TEXT = "Die Bürgermeisterin von Köln sagt: „Schön“ – 12 € für jeden.\n" * 5
LATIN = "Die Bürgermeisterin grüßt aus Köln und Düsseldorf, wo es schön ist. " * 5


@pytest.mark.parametrize(
    ("content", "declared", "expected"),
    [
        (TEXT.encode(), None, TEXT),
        (TEXT.encode(), "iso-8859-1", TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), None, TEXT),
        (TEXT.encode("utf-16"), None, TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-8", TEXT),
        (TEXT.encode("utf-16-le"), None, TEXT),
        (TEXT.encode("utf-16-be"), None, TEXT),
        (TEXT.encode("utf-32"), None, TEXT),
        (TEXT.encode("cp1252"), "windows-1252", TEXT),
        (TEXT.encode("cp1252"), "iso-8859-1", TEXT),
        (TEXT.encode("cp1252"), None, TEXT),
        (LATIN.encode("latin-1"), "utf-8", LATIN),
        (LATIN.encode("latin-1"), "no-such-charset", LATIN),
        (LATIN.encode("latin-1"), None, LATIN),
        ("Москва говорит ".encode("koi8-r") * 20, "koi8-r", "Москва говорит " * 20),
        (b"", None, ""),
    ],
)
def test_decodes(content, declared, expected):
    assert decode(content, declared) == expected


def test_a_declaration_in_the_markup_counts_for_markup_only():
    page = (
        b'<html><head><meta charset="iso-8859-2"></head><body>'
        + "Łódź świętuje".encode("iso-8859-2")
        + b"</body></html>"
    )
    assert "Łódź świętuje" in decode(page, markup=True)
    assert "Łódź świętuje" not in decode(page)


def test_one_broken_byte_does_not_cost_the_text():
    assert decode("Köln ".encode() * 50 + b"\xff" + "Köln ".encode() * 50).count("Köln") == 100
    assert decode("Köln ".encode() * 50 + "ö".encode()[:1]).startswith("Köln")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        gzip.compress(b"x" * 100, mtime=0),
        bytes(1000),
        random.Random(7).randbytes(5000),
        b"%PDF-1.7\n" + b"text " * 50,
    ],
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(NoTextError) as fault:
        decode(content)
    assert fault.value.reason is Reason.NOT_TEXT


def test_what_no_charset_decodes_is_refused():
    with pytest.raises(NoTextError) as fault:
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8" * 500)
    assert fault.value.reason is Reason.UNDECODABLE


def test_codecs_that_are_no_charsets_are_unknown():
    assert codec_of("rot13") is None
    assert codec_of("hex") is None
    assert codec_of(None) is None


@pytest.mark.parametrize("label", ["undefined", "hex", "rot13", "idna", "punycode", "mbcs", "oem", "unicode_escape"])
def test_codecs_that_are_no_charset_are_unknown_names(label: str) -> None:
    assert codec_of(label) is None
    page = f'<meta charset="{label}">{LATIN}'.encode("cp1252")
    assert LATIN in decode(page, label, markup=True)
