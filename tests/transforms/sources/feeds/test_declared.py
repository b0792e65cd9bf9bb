import pytest

from newsmill.transforms.sources.feeds.declared import declared_feeds
from newsmill.transforms.sources.feeds.parse import documents_of

PAGE = "https://blatt.example/start/"
RSS = b'<link rel="alternate" type="application/rss+xml" href="/rss">'


def link(href: str, kind: str = "application/atom+xml", rel: str = "alternate") -> bytes:
    return f'<LINK title="a" href=\'{href}\' TYPE={kind} rel="{rel}"/>'.encode()


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        (RSS, ["https://blatt.example/rss"]),
        (link("feed.xml") + RSS + RSS, ["https://blatt.example/start/feed.xml", "https://blatt.example/rss"]),
        (link("https://me:secret@feeds.example/a?b=1&amp;c=2"), ["https://feeds.example/a?b=1&c=2"]),
        (b"".join(link(f"/{n}") for n in range(9)), [f"https://blatt.example/{n}" for n in range(3)]),
        (link("/a", rel="Home ALTERNATE"), ["https://blatt.example/a"]),
        (link("/a", rel="stylesheet"), []),
        (link("/a", kind="text/html"), []),
        (link("javascript:alert(1)"), []),
        (link("http://[bad"), []),
        (link("/" + "a" * 300), []),
        (b"<link" * 100_000, []),
        (b" " * 200_000 + RSS, []),
    ],
)
def test_a_page_names_its_feeds(page: bytes, feeds: list[str]) -> None:
    assert declared_feeds(page, PAGE) == feeds


def test_the_front_page_of_a_paper_given_for_its_feed_says_where_that_is() -> None:
    page = b"<!doctype html><html><head>" + RSS + b"</head><body>Guten Morgen</body></html>"
    parsed = documents_of(page, PAGE, feed_url="https://blatt.example", base_url=PAGE)
    assert parsed.facts.fault == "a web page that names its feed: https://blatt.example/rss"
    assert [row.reason for row in parsed.rejects] == ["unknown_format"]
    bare = documents_of(page.replace(RSS, b""), PAGE, feed_url=PAGE)
    assert bare.facts.fault == "a web page, perhaps a login or a question of consent"
