import time

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.feeds.opml import ListedFeed, feeds_in

LIST = """<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>Meine Zeitungen</title></head><body>
<outline text="Deutsch"><outline type="rss" text="Zürcher &amp;amp; Bote" xmlUrl="https://bote.example/rss?a=1&amp;b=2"/>
<outline text="Bote" xmlUrl="feed://bote.example/alt"/></outline>
<outline type="rss" xmlUrl="https://bote.example/rss?a=1&amp;b=2"/><outline text="Alt" xmlUrl="ftp://bote.example/rss"/>
<outline type="include" text="Mehr" url="https://bote.example/mehr.opml"/></body></opml>"""


def test_the_feeds_of_all_folders_each_once():
    found = feeds_in(LIST.encode())
    assert found.feeds == (
        ListedFeed("https://bote.example/rss?a=1&b=2", "Zürcher & Bote"),
        ListedFeed("http://bote.example/alt", "Bote"),
    )
    assert (found.title, found.lists) == ("Meine Zeitungen", ("https://bote.example/mehr.opml",))
    assert (found.reason, found.fault) == (None, "1 addresses that are neither http nor https")


def test_character_sets_are_told_as_for_feeds():
    feeds = feeds_in(LIST.replace("utf-8", "iso-8859-1").encode("latin-1")).feeds
    assert feeds[0].title == "Zürcher & Bote"


def test_a_list_that_breaks_off_gives_what_it_has():
    cut = LIST[: LIST.index("feed://")]
    assert [feed.url for feed in feeds_in(cut.encode()).feeds] == ["https://bote.example/rss?a=1&b=2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body/></opml>', Reason.UNSAFE_XML),
        (b"<html><body>Login</body></html>", Reason.UNKNOWN_FORMAT),
        (b"", Reason.UNKNOWN_FORMAT),
        (b"keine Liste", Reason.UNKNOWN_FORMAT),
        (b"<opml>" + b" " * 10 * 2**20, Reason.TOO_LARGE),
    ],
)
def test_what_is_no_list_says_why(content, reason):
    found = feeds_in(content)
    assert (found.feeds, found.reason) == ((), reason)


def test_an_empty_list_is_a_list():
    assert feeds_in(b"<opml version='1.1'><body/></opml>").reason is None


def test_deep_folders_cost_no_more_than_their_length():
    start = time.process_time()
    found = feeds_in(b"<opml><body>" + b'<outline text="a"><outline xmlUrl="https://a.example/"/>' * 30_000)
    assert found.feeds == (ListedFeed("https://a.example/", None),)
    assert time.process_time() - start < 5
