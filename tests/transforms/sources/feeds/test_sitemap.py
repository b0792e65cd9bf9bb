"""News sitemaps."""

from newsmill.transforms.sources.feeds.parse import documents_of
from tests.transforms.sources.feeds.feed_texts import URL

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://blatt.example/1?a=1&amp;b=2</loc><lastmod>2026-05-01</lastmod><news:news><news:publication>
<news:name>Tagblatt</news:name><news:language>de</news:language></news:publication><news:access>Subscription</news:access>
<news:publication_date>2026-04-30T08:00:00+02:00</news:publication_date><news:title>Rat &amp;amp; Haushalt</news:title>
<news:keywords>Rat, Haushalt</news:keywords></news:news><image:image><image:loc>/1.jpg</image:loc></image:image></url>
<url><loc>https://blatt.example/2</loc></url>"""


def test_a_news_sitemap_gives_addresses_and_what_it_says_of_them_even_when_it_breaks_off():
    parsed = documents_of(NEWS, URL, feed_url=URL)
    first, second = parsed.documents
    assert (first.url, first.title, first.source_name) == (
        "https://blatt.example/1?a=1&b=2",
        "Rat & Haushalt",
        "Tagblatt",
    )
    assert (first.published, first.updated) == ("2026-04-30T08:00:00+02:00", "2026-05-01")
    assert (first.language, first.categories, first.paywalled) == ("de", ("Rat", "Haushalt"), True)
    assert (first.image_url, first.content) == ("https://blatt.example/1.jpg", b"")
    assert (second.url, second.paywalled) == ("https://blatt.example/2", None)
    assert parsed.facts.fault


def test_a_news_sitemap_with_broken_names_gives_what_it_has():
    broken = NEWS.replace(b"<news:title>", b"<news:title></x><ews:title>")
    found = documents_of(broken, URL, feed_url=URL)
    assert found.documents[0].url == "https://blatt.example/1?a=1&b=2"
    assert found.facts.fault
