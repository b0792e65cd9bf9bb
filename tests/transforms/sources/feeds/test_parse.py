import base64
import json

import pytest

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.feeds.parse import documents_of
from newsmill.transforms.sources.feeds.parsed import FEED_LIMIT

URL = "https://blatt.example/feed.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Tagblatt &amp;amp; Bote</title><link>https://blatt.example/</link><language>de-DE</language><ttl>45</ttl>
%s
</channel></rss>"""


def rss(items):
    return (RSS % items).encode()


def atom(entries):
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{entries}</feed>'.encode()


def items_of(content, **options):
    return documents_of(content, URL, feed_url=URL, **options).documents


def only(items, **options):
    (document,) = items_of(rss(items), **options)
    return document


def reasons_of(content):
    return [row.reason for row in documents_of(content, URL, feed_url=URL).rejects]


def test_an_rss_item_becomes_a_document_with_everything_the_feed_says():
    found = only("""<item><title>Rat beschließt &lt;i&gt;Haushalt&lt;/i&gt;</title><link>/lokales/1?a=1&amp;b=2</link>
        <guid isPermaLink="false">blatt-1</guid><description>Kurz gesagt.</description>
        <content:encoded><![CDATA[<p>Der Rat hat den Haushalt beschlossen.</p>]]></content:encoded>
        <pubDate>Do, 30 Apr 2026 08:00:00 MESZ</pubDate>
        <dc:creator>Ina Sommer&#10;Jan Weiß</dc:creator><dc:creator>Jan
          Weiß</dc:creator>
        <category>Lokales</category><category>Haushalt</category>
        <media:content url="/bild.jpg" medium="image"><media:description>Der Saal</media:description></media:content>
        </item>""")
    assert found == Document(
        document_uri=URL,
        locator="blatt-1",
        media_type="text/html",
        content=b"<p>Der Rat hat den Haushalt beschlossen.</p>",
        charset="utf-8",
        title="Rat beschließt Haushalt",
        url="https://blatt.example/lokales/1?a=1&b=2",
        guid="blatt-1",
        feed_url=URL,
        source_name="Tagblatt & Bote",
        summary="Kurz gesagt.",
        authors=("Ina Sommer", "Jan Weiß"),
        language="de-DE",
        published="Do, 30 Apr 2026 08:00:00 MESZ",
        date_source="feed",
        categories=("Lokales", "Haushalt"),
        image_url="https://blatt.example/bild.jpg",
        feed_item=True,
    )
    assert to_batch([found], Document).to_pylist()[0]["title"] == found.title


def test_an_atom_entry_takes_content_before_summary_and_keeps_both_dates():
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Post</title>
        <author><name>Ann Lee</name></author>
        <link rel="self" href="https://post.example/atom"/><entry><id>tag:post.example,2026:1</id><title>One</title>
        <link href="https://post.example/1"/>
        <published>2026-04-30T08:00:00Z</published><updated>2026-05-01T09:30:00Z</updated>
        <summary>Short.</summary>
        <content type="html">&lt;p&gt;Long &amp;amp; full.&lt;/p&gt;</content></entry></feed>"""
    (found,) = documents_of(atom, "file:///news/atom.xml").documents
    assert (found.content, found.media_type, found.summary) == (b"<p>Long &amp; full.</p>", "text/html", "Short.")
    assert (found.published, found.updated) == ("2026-04-30T08:00:00Z", "2026-05-01T09:30:00Z")
    assert (found.authors, found.language, found.guid) == (("Ann Lee",), "en", "tag:post.example,2026:1")
    assert (found.document_uri, found.feed_url) == ("file:///news/atom.xml", "https://post.example/atom")


def test_a_single_date_of_change_is_the_date_of_publication():
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title></channel>
        <item rdf:about="https://r.example/1"><title>T</title><link>https://r.example/1</link>
        <dc:date>2026-04-30T10:00:00+02:00</dc:date></item></rdf:RDF>"""
    (found,) = items_of(rdf)
    assert found.published == "2026-04-30T10:00:00+02:00"
    assert found.guid == "https://r.example/1"


def test_text_without_markup_keeps_its_lines_as_plain_text():
    found = only(
        "<item><title>T</title><description>Erste Zeile.\n\nZweite, 3 < 4.</description></item>".replace(
            "<", "<", 1
        ).replace("3 < 4", "3 &lt; 4")
    )
    assert (found.media_type, found.content) == ("text/plain", b"Erste Zeile.\n\nZweite, 3 < 4.")


def test_a_caption_is_never_the_article():
    found = only("""<item><title>T</title><media:content url="x.jpg" medium="image"><media:description>
        Der Saal am Abend, voll
        besetzt bis auf den letzten Platz</media:description></media:content>
        <description>Der Rat tagt.</description></item>""")
    assert found.content == b"Der Rat tagt."


def test_the_show_notes_of_a_podcast_come_before_its_tagline():
    notes = "Wir sprechen mit der Bürgermeisterin über den Haushalt, die neue Brücke und das Schwimmbad."
    found = only(
        f"<item><title>T</title><description>{notes}</description><itunes:summary>Folge 3</itunes:summary></item>"
    )
    assert found.content.decode() == notes


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Bahn &amp;amp; Bus", "Bahn & Bus"),
        ("Bahn &amp; Bus", "Bahn & Bus"),
        ("&lt;b&gt;Fett&lt;/b&gt; gedruckt", "Fett gedruckt"),
        ("Inflation &lt; 2 Prozent", "Inflation < 2 Prozent"),
        ("  zwei\n Zeilen ", "zwei Zeilen"),
        ("Was &lt;b&gt; in HTML bedeutet", "Was <b> in HTML bedeutet"),
    ],
)
def test_titles_are_plain_text(raw, expected):
    assert only(f"<item><title>{raw}</title><link>https://blatt.example/1</link></item>").title == expected


def test_items_without_id_link_or_date_are_rows_all_the_same():
    found = items_of(rss("<item><description>Nur Text.</description></item><item><title>Nur Titel</title></item>"))
    assert [(row.locator, row.url, row.published, row.date_source) for row in found] == [(None, None, None, None)] * 2


def test_an_item_with_nothing_to_read_is_a_dead_letter():
    parsed = documents_of(rss("<item><guid isPermaLink='false'>7</guid></item>"), URL)
    assert [(row.reason, row.locator) for row in parsed.rejects] == [(Reason.EMPTY, "7")]


def test_two_items_with_one_guid_and_title_are_versions_and_both_kept():
    item = "<item><guid isPermaLink='false'>7</guid><title>Fähre</title><description>{}</description></item>"
    found = items_of(rss(item.format("Alt.") + item.format("Neu.")))
    assert [(row.guid, row.content) for row in found] == [("7", b"Alt."), ("7", b"Neu.")]


def test_relative_links_start_where_the_feed_was_found():
    item = "<item><title>T</title><link>../a</link></item>"
    assert only(item, base_url="https://neu.example/x/y/feed").url == "https://neu.example/x/a"
    assert only(item).url == "https://blatt.example/a"
    (from_file,) = documents_of(rss(item), "file:///tmp/feed.xml").documents
    assert from_file.url == "https://blatt.example/a"


def test_a_guid_is_kept_as_it_stands_and_is_a_link_only_when_it_can_be_one():
    number = only("<item><title>T</title><guid>12345</guid></item>")
    assert (number.guid, number.url) == ("12345", None)
    path = only("<item><title>T</title><guid>/artikel/9</guid></item>")
    assert (path.guid, path.url) == ("/artikel/9", "https://blatt.example/artikel/9")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "http://[::1", "data:x"]
)
def test_links_that_are_no_web_addresses_are_left_out(link):
    assert only(f"<item><title>T</title><link>{link}</link></item>").url is None


def test_a_link_to_a_sound_does_not_take_the_place_of_the_link_to_the_article():
    sound = '<link rel="enclosure" type="audio/mpeg">https://blatt.example/1.mp3</link>'
    assert only(f"<item><title>T</title><link>https://blatt.example/1</link>{sound}</item>").url.endswith("/1")
    assert only(f"<item><title>T</title>{sound}<link>https://blatt.example/1</link></item>").url.endswith("/1")


def test_credentials_never_reach_a_row():
    parsed = documents_of(
        rss("<item><title>T</title><link>a</link></item>"),
        "https://me:pw@blatt.example/f",
        feed_url="https://me:pw@blatt.example/f",
        base_url="https://me:pw@blatt.example/f",
    )
    assert "pw" not in repr(parsed)
    assert parsed.documents[0].feed_url == "https://blatt.example/f"


def test_an_image_enclosure_is_the_lead_image_and_a_sound_is_none():
    sound = '<enclosure url="/a.mp3" type="audio/mpeg" length="1"/>'
    image = '<enclosure url="/a.jpg" type="image/jpeg" length="1"/>'
    assert only(f"<item><title>T</title>{sound}{image}</item>").image_url == "https://blatt.example/a.jpg"
    assert only(f"<item><title>T</title>{sound}</item>").image_url is None


def test_what_a_feed_says_of_itself():
    facts = documents_of(rss(""), URL).facts
    assert (facts.kind, facts.title, facts.language, facts.ttl) == ("rss20", "Tagblatt & Bote", "de-DE", 45 * 60)
    assert facts.fault is None


def test_an_update_period_is_divided_by_its_frequency():
    feed = b"""<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>T</title>
        <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rss>"""
    assert documents_of(feed, URL).facts.ttl == 900


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


@pytest.mark.parametrize(
    "item",
    [
        "<link>//blatt.example/a</link>",
        "<link> //blatt.example/a </link>",
        "<guid>//blatt.example/a</guid>",
        "<guid isPermaLink='true'>//blatt.example/a</guid>",
        "<link>https://blatt.example/a</link>",
    ],
)
def test_addresses_without_a_scheme_are_whole_in_a_file_too(item):
    parsed = documents_of(rss(f"<item><title>T</title>{item}</item>"), "file:///feed.rss")
    assert parsed.documents[0].url == "https://blatt.example/a"


@pytest.mark.parametrize(
    ("item", "guid", "authors", "categories"),
    [
        ("<author><b>Ina</b> Sommer</author>", None, ("Ina Sommer",), ()),
        ("<author><span>Ina Sommer</span><span>Jan Weiß</span></author>", None, ("Ina Sommer, Jan Weiß",), ()),
        ("<dc:creator><a href='/a'>Ina Sommer</a></dc:creator>", None, ("Ina Sommer",), ()),
        ("<dc:creator><![CDATA[<em>Ina Sommer</em>]]></dc:creator>", None, ("Ina Sommer",), ()),
        ("<category>Stadt &amp; <i>Land</i></category>", None, (), ("Stadt & Land",)),
        ("<category><![CDATA[<b>Sport</b>]]></category>", None, (), ("Sport",)),
        ("<guid isPermaLink='false'><b>n7</b></guid>", "n7", (), ()),
        ("<guid isPermaLink='false'><![CDATA[<a href='/7'>n7</a>]]></guid>", "n7", (), ()),
        ("<author><b>Ina Sommer</author><category>Sport</category>", None, ("Ina Sommer",), ("Sport",)),
    ],
)
def test_markup_within_names_is_no_part_of_them(item, guid, authors, categories):
    (found,) = items_of(rss(f"<item><title>T</title><description>Text.</description>{item}</item>"))
    assert (found.guid, found.authors, found.categories) == (guid, authors, categories)


@pytest.mark.parametrize(
    "author",
    [
        "post@blatt.photography (Ina Sommer)",
        "Ina Sommer &lt;post@blatt.photography&gt;",
        "post@mail.blatt.newspaper (Ina Sommer)",
        "Ina Sommer (post@blatt.international)",
        "post@blatt.de (Ina Sommer)",
    ],
)
def test_addresses_of_any_domain_are_no_part_of_a_name(author):
    (found,) = items_of(rss(f"<item><title>T</title><author>{author}</author></item>"))
    assert found.authors == ("Ina Sommer",)


@pytest.mark.parametrize("author", ["noreply@blatt.photography", "a@b.example", "redaktion@blatt.de"])
def test_an_address_alone_is_no_name(author):
    (found,) = items_of(rss(f"<item><title>T</title><author>{author}</author></item>"))
    assert found.authors == ()


@pytest.mark.parametrize(
    "guid",
    [
        "<guid isPermaLink='false'>feed</guid>",
        "<guid>https://blatt.example/app</guid>",
        "<link>https://a.example</link>",
    ],
)
@pytest.mark.parametrize("titles", ["AB", "ABC"])
def test_a_guid_or_front_page_that_several_items_have_names_none_of_them(guid, titles):
    item = f"<item>{guid}<title>{{0}}</title><description>Text {{0}}.</description></item>"
    found = items_of(rss("".join(map(item.format, titles))))
    assert [(row.guid, row.locator) for row in found] == [(None, None)] * len(titles)
    assert {row.url for row in found} <= {None, "https://a.example"}


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


def test_of_two_dates_of_publication_both_are_handed_on():
    found = only("<item><title>T</title><pubDate>bald</pubDate><dc:date>2026-04-30</dc:date></item>")
    assert (found.published, found.published_too) == ("bald", ("2026-04-30",))
    found = only("<item><title>T</title><dc:date>2026-04-30</dc:date></item>")
    assert found.published == "2026-04-30"


LONG = "Blatt " * 3000


@pytest.mark.parametrize(
    "feed",
    [
        RSS.replace("Tagblatt &amp;amp; Bote", LONG).replace("de-DE", LONG) % "<item><title>a</title></item>",
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://blatt.example/{'a/' * 9000}' xml:lang='{LONG}'>"
        f"<title>{LONG}</title>{'<author><name>Ada</name></author>' * 300}<link rel='self' href='{'b' * 9000}'/>"
        "<entry><title>a</title><link href='c'/></entry></feed>",
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1", "title": LONG, "language": LONG,
                "authors": [{"name": LONG}], "home_page_url": f"https://blatt.example/{'a' * 9000}",
                "items": [{"id": "1", "title": "a"}],
            }
        ),
    ],
)  # fmt: skip
def test_what_a_feed_says_for_all_items_is_short_or_not_said(feed):
    (found,) = documents_of(feed.encode(), "file:///a.xml").documents
    assert found.title == "a"
    assert len(repr(found)) < 2000


def test_comments_of_readers_are_rejects_and_leave_the_article_alone():
    thread = atom(
        """<entry><id>urn:a</id><title>Regen</title><link href="https://blatt.example/a"/></entry>
        <entry><id>urn:b</id><title>Re: Regen</title><link href="https://blatt.example/a#7"/>
        <t:in-reply-to xmlns:t="http://purl.org/syndication/thread/1.0" ref="urn:a"/></entry>"""
    )
    assert [item.title for item in items_of(thread)] == ["Regen"]
    assert reasons_of(thread) == [Reason.NO_ARTICLE]
    comment = rss("<item><title>Von: Ina</title><link>https://blatt.example/a/#comment-7</link></item>")
    assert reasons_of(comment) == [Reason.NO_ARTICLE]
    assert items_of(rss("<item><title>Teil 7</title><link>https://blatt.example/a/#7</link></item>"))


def test_the_address_behind_a_counting_service_is_the_items_own():
    item = only("""<item><title>Regen</title><link>https://feeds.zaehler.example/~r/1</link>
        <f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://blatt.example/a</f:origLink></item>""")
    assert item.url == "https://blatt.example/a"


def test_titles_whose_cdata_was_escaped_and_dates_of_prism_are_read():
    item = only("""<item><title>&lt;![CDATA[Regen]]&gt;</title><link>https://blatt.example/a</link>
        <prism:publicationDate xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">2026-05-04</prism:publicationDate></item>""")
    assert (item.title, item.published) == ("Regen", "2026-05-04")
