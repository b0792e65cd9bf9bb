"""Feeds that break off, are too large, or are none."""

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.feeds.parse import documents_of
from newsmill.transforms.sources.feeds.parsed import FEED_LIMIT
from tests.transforms.sources.feeds.feed_texts import URL, reasons_of, rss


def test_a_broken_feed_gives_what_it_has_and_names_the_fault():
    parsed = documents_of(rss("<item><title>A & B</title></item><item><title>C</title></item>"), URL)
    assert [row.title for row in parsed.documents] == ["A & B", "C"]
    assert parsed.facts.fault


def test_a_feed_behind_the_warning_of_its_own_server_is_found():
    parsed = documents_of(b"<br />\n<b>Warning</b>: disk full\n" + rss("<item><title>A</title></item>"), URL)
    assert [row.title for row in parsed.documents] == ["A"]
    assert parsed.facts.fault == "text before the root element"


def test_a_truncated_feed_gives_its_whole_items_and_names_the_one_that_is_cut():
    whole = rss("<item><title>A</title></item><item><guid>https://b.example/2</guid><title>B</title><description>Halb")
    cut = whole[: whole.index(b"Halb") + 4]
    parsed = documents_of(cut, URL)
    assert [row.title for row in parsed.documents] == ["A"]
    assert [(row.reason, row.locator) for row in parsed.rejects] == [(Reason.TRUNCATED, "https://b.example/2")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\xef\xbb\xbf \r\n\t", Reason.EMPTY),
        (
            b"<!DOCTYPE html><html><body><form action='/login'><input name='user'></form></body></html>",
            Reason.UNKNOWN_FORMAT,
        ),
        (b"<html><head><title>Consent</title></head></html>", Reason.UNKNOWN_FORMAT),
        (b"404 page not found", Reason.UNKNOWN_FORMAT),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.UNKNOWN_FORMAT),
        (b"<opml><body/></opml>", Reason.UNKNOWN_FORMAT),
        (b"<sitemapindex><sitemap><loc>x</loc></sitemap></sitemapindex>", Reason.UNKNOWN_FORMAT),
        (b"<note><to>You</to></note>", Reason.UNKNOWN_FORMAT),
        (b'{"items": []}', Reason.UNKNOWN_FORMAT),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', Reason.MALFORMED),
        (b"[" * 200_000, Reason.MALFORMED),
    ],
)
def test_what_is_no_feed_is_one_dead_letter(content, reason):
    assert reasons_of(content) == [reason]


def test_a_feed_over_the_limit_is_refused_unread():
    assert reasons_of(b" " * (FEED_LIMIT + 1)) == [Reason.TOO_LARGE]


def test_more_items_than_the_limit_are_cut_with_a_fault(monkeypatch):
    monkeypatch.setattr("newsmill.transforms.sources.feeds.guard.ITEM_LIMIT", 50)
    parsed = documents_of(rss("<item><title>a</title></item>" * 51), URL)
    assert len(parsed.documents) == 50
    assert parsed.facts.fault == "more than 50 items"
    assert documents_of(rss("<item><title>a</title></item>" * 50), URL).facts.fault is None
