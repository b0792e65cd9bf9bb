"""Items of RSS and Atom, and what a feed says of itself."""

import json

import pytest

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.feeds.parse import documents_of
from tests.transforms.sources.feeds.feed_texts import RSS, URL, atom, items_of, only, reasons_of, rss


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


def test_titles_whose_cdata_was_escaped_and_dates_of_prism_are_read():
    item = only("""<item><title>&lt;![CDATA[Regen]]&gt;</title><link>https://blatt.example/a</link>
        <prism:publicationDate xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">2026-05-04</prism:publicationDate></item>""")
    assert (item.title, item.published) == ("Regen", "2026-05-04")
