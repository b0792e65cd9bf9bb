"""Texts in base64."""

import base64

import pytest

from tests.transforms.sources.feeds.feed_texts import atom, items_of

PACKED = base64.b64encode("<p>Der Stadtrat von Mühldorf hat die Brücke gesperrt.</p>".encode()).decode()


@pytest.mark.parametrize(
    "element",
    [
        f'<content type="application/octet-stream">{PACKED}</content>',
        f'<content type="text/html" mode="base64">{PACKED}</content>',
        f'<content type="text/html">{PACKED}</content>',
        f'<content type="html">\n{PACKED[:40]}\n{PACKED[40:]}\n</content>',
        f'<summary type="application/octet-stream">{PACKED}</summary>',
        f'<summary mode="base64" type="text/html">{PACKED}</summary>',
    ],
)
def test_texts_in_base64_are_unpacked(element):
    (found,) = items_of(atom(f"<entry><id>urn:1</id><title>T</title>{element}</entry>"))
    assert found.content.decode() == "<p>Der Stadtrat von Mühldorf hat die Brücke gesperrt.</p>"
    assert found.media_type == "text/html"


@pytest.mark.parametrize(
    "text", ["Donaudampfschifffahrtsgesellschaftskapitaen", "a" * 400, "%PDF" + "x" * 60, "x" * 44]
)
def test_long_words_are_no_base64(text):
    (found,) = items_of(atom(f"<entry><id>urn:1</id><title>T</title><content>{text}</content></entry>"))
    assert found.content.decode() == text


def test_bytes_that_are_no_text_are_none():
    packed = base64.b64encode(b"%PDF-1.4\n\x00\x01\xff" * 20).decode()
    element = f'<summary>Kurz.</summary><content type="application/pdf">{packed}</content>'
    (found,) = items_of(atom(f"<entry><id>urn:1</id><title>T</title>{element}</entry>"))
    assert found.content == b"Kurz."
