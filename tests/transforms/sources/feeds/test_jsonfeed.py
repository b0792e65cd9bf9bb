"""JSON Feed."""

import json

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.feeds.parse import documents_of
from tests.transforms.sources.feeds.feed_texts import URL

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Bote",
    "language": "de",
    "home_page_url": "https://bote.example/",
    "authors": [{"name": "Redaktion"}],
    "items": [
        {"id": "1", "url": "/1", "title": "Eins", "content_html": "<p>Ganz</p>", "summary": "Kurz",
         "tags": ["a", "b", 3],
         "date_published": "2026-04-30T08:00:00+02:00", "image": "/1.png", "authors": [{"name": "Ina"}, "x"]},
        {"id": 2, "content_text": "Zeile\nZeile \ud83d", "date_modified": "2026-05-01"},
        "kein Objekt",
        {"id": "4"},
    ],
}  # fmt: skip


def test_a_json_feed_becomes_documents_and_its_odd_items_dead_letters():
    parsed = documents_of(json.dumps(JSON).encode(), URL, feed_url=URL)
    first, second = parsed.documents
    assert (first.guid, first.url, first.title, first.content) == (
        "1",
        "https://blatt.example/1",
        "Eins",
        b"<p>Ganz</p>",
    )
    assert (first.authors, first.categories, first.image_url) == (
        ("Ina",),
        ("a", "b", "3"),
        "https://blatt.example/1.png",
    )
    assert (first.language, first.source_name, first.summary) == ("de", "Bote", "Kurz")
    assert (second.guid, second.content.decode(), second.media_type) == (
        "2",
        "Zeile\nZeile \N{REPLACEMENT CHARACTER}",
        "text/plain",
    )
    assert (second.published, second.updated, second.authors) == ("2026-05-01", "2026-05-01", ("Redaktion",))
    assert [row.reason for row in parsed.rejects] == [Reason.WRONG_SHAPE, Reason.EMPTY]


def test_nor_does_an_id_that_several_items_of_a_json_feed_have():
    items = [{"id": "https://blatt.example/", "title": title, "content_text": title} for title in "AB"]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [*items, {"id": "7", "title": "C"}]}
    found = documents_of(json.dumps(feed).encode(), "file:///feed.json").documents
    assert [(row.guid, row.url, row.locator) for row in found] == [(None, None, None)] * 2 + [("7", None, "7")]


@pytest.mark.parametrize("raw", ["a\tb", "a\nb", "a\r\nb", "a\x01b", "\n<p>a b</p>\n"])
def test_json_feeds_may_hold_raw_control_characters(raw):
    feed = '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "content_html": "%s"}]}'
    parsed = documents_of((feed % raw).encode(), "file:///feed.json")
    assert (len(parsed.documents), parsed.rejects) == (1, ())
