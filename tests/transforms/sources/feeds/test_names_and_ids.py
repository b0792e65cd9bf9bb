"""Links, ids, names and categories of items, and addresses that are no part of them."""

import pytest

from newsmill.transforms.sources.feeds.parse import documents_of
from tests.transforms.sources.feeds.feed_texts import items_of, only, rss


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


def test_the_address_behind_a_counting_service_is_the_items_own():
    item = only("""<item><title>Regen</title><link>https://feeds.zaehler.example/~r/1</link>
        <f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://blatt.example/a</f:origLink></item>""")
    assert item.url == "https://blatt.example/a"
