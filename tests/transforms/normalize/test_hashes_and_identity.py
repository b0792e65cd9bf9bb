import dataclasses

from newsmill.schemas.rows.document import Document
from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.normalize.hashes import content_hash, content_key, exact_hash
from newsmill.transforms.normalize.identity import identify

ITEM = Document(
    "https://example.org/feed.xml", None, "text/html", b"x", None, guid="tag:1", feed_url="https://example.org/feed.xml"
)


def test_white_space_does_not_count():
    assert content_key("A  title", ["One\u0020 line", "and more"]) == content_key("A title", ["One line and", " more"])


def test_a_title_above_the_text_and_in_the_record_is_one():
    assert (
        content_key("Rain", ["Rain", "It rained."])
        == content_key("Rain", ["It rained."])
        == content_key(None, ["Rain", "It rained."])
    )


def test_a_title_that_only_begins_like_the_text_counts():
    assert content_key("Rain", ["Rainy days."]) == "Rain Rainy days."


def test_case_counts_for_revisions_but_not_for_duplicates():
    lower, upper = content_key(None, ["straße in köln 2024"]), content_key(None, ["STRASSE IN KÖLN 2024"])
    assert content_hash(lower) != content_hash(upper)
    assert exact_hash(lower) == exact_hash(upper)


def test_digits_count():
    assert exact_hash("12 cases") != exact_hash("13 cases")


def test_layers_in_order():
    url = "https://example.org/a"
    assert identify(ITEM, url, "h") == identify(dataclasses.replace(ITEM, guid=None), url, "h")
    assert identify(ITEM, url, "h").article_id == stable_id("article", "canonical_url", url)
    assert identify(ITEM, None, "h").layer == "guid"
    assert identify(dataclasses.replace(ITEM, guid=" "), None, "h").layer == "locator"


def test_a_front_page_is_nobodys_identity():
    assert identify(ITEM, "https://example.org/", "h").layer == "guid"


def test_a_guid_counts_within_its_feed():
    other = dataclasses.replace(ITEM, feed_url="https://example.net/feed.xml")
    assert identify(ITEM, None, "h").article_id != identify(other, None, "h").article_id


def test_the_locator_is_the_records_id_or_the_content_hash():
    file = Document("file:///a.txt", None, "text/plain", b"x", None)
    assert identify(file, None, "abc").locator == "abc"
    assert identify(dataclasses.replace(file, locator=""), None, "abc").locator == ""
    assert identify(dataclasses.replace(file, locator="7"), None, "abc").locator == "7"


def test_the_messages_of_a_queue_share_their_ids_but_nothing_else():
    first, later, elsewhere = (
        Document(f"kafka://b:9092/{topic}/0/{offset:020}", "7", "text/plain", b"x", None)
        for topic, offset in (("news", 1), ("news", 2), ("sport", 1))
    )
    assert identify(first, None, "abc") == identify(later, None, "xyz")
    assert identify(first, None, "abc") != identify(elsewhere, None, "abc")
    without = [dataclasses.replace(message, locator=None) for message in (first, later)]
    assert len({identify(message, None, "abc").article_id for message in without}) == 2
    items = [dataclasses.replace(message, guid="tag:1") for message in (first, later, elsewhere)]
    assert len({identify(item, None, "abc").article_id for item in items}) == 2
