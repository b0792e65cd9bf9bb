"""Feed text beside page text: the better of the two, metadata of both."""

import dataclasses
import datetime as dt

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
PARAGRAPHS = [
    "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke bis zum Herbst zu sperren.",
    "Die Sanierung kostet nach Angaben der Verwaltung rund zwölf Millionen Euro, die Hälfte zahlt das Land.",
    "„Wir haben keine andere Wahl“, sagte Bürgermeisterin Eva Muster nach der Sitzung, die bis in die Nacht dauerte.",
    "Die Opposition sprach von einem Debakel und forderte, den Bau einer neuen Brücke noch in diesem Jahr zu planen.",
]
PAGE = (
    "<html lang='de'><head><meta name='author' content='Mara Beispiel'>"
    "<meta property='og:title' content='Titel der Seite'>"
    "<meta property='article:published_time' content='2026-04-29T10:00:00Z'><link rel='canonical' href='https://www.example.org/a'></head>"
    "<body><article>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article></body></html>"
)  # fmt: skip
FEED = "https://example.org/feed.xml"
ITEM = Document(
    document_uri=FEED,
    locator=None,
    media_type="text/html",
    content=f"<p>{PARAGRAPHS[0]}</p>".encode(),
    charset="utf-8",
    title="Titel des Feeds",
    url="https://example.org/a?utm_source=rss",
    guid="7",
    feed_url=FEED,
    published="Thu, 30 Apr 2026 14:05:00 CEST",
    date_source="feed",
    page_content=PAGE.encode(),
    page_charset="utf-8",
    page_url="https://m.example.org/a",
)


def article(**changes):
    return normalize(dataclasses.replace(ITEM, **changes), SETTINGS)


def test_a_teaser_gives_way_to_the_page():
    found = article()
    assert (found.extractor, found.body.split("\n")) == ("page", PARAGRAPHS)


def test_the_feeds_title_and_date_stand_and_the_page_adds_the_rest():
    found = article()
    assert (found.title, found.date_source) == ("Titel des Feeds", "feed")
    assert found.published_at == dt.datetime(2026, 4, 30, 12, 5, tzinfo=dt.UTC)
    assert (found.authors, found.declared_language) == (("Mara Beispiel",), "de")


def test_the_page_fills_what_the_feed_lacks():
    found = article(title=None, published=None, date_source=None)
    assert (found.title, found.date_source) == ("Titel der Seite", "meta")
    assert found.published_at == dt.datetime(2026, 4, 29, 10, tzinfo=dt.UTC)


def test_a_date_that_cannot_be_read_gives_way_to_the_pages():
    assert article(published="gestern").date_source == "meta"


def test_the_canonical_link_is_the_identity_of_mobile_and_tracked_addresses():
    found = article()
    assert (found.canonical_url, found.identity_layer) == ("https://www.example.org/a", "canonical_url")
    assert found.url == "https://example.org/a?utm_source=rss"


def test_a_canonical_link_to_another_site_or_to_the_front_page_is_not_believed():
    for link in ("https://other.example/a", "https://www.example.org/"):
        page = PAGE.replace("https://www.example.org/a", link).encode()
        assert article(page_content=page).canonical_url == "https://example.org/a"


@pytest.mark.parametrize(
    "tail",
    [
        "The post Titel des Feeds appeared first on Fährblatt.",
        "Der Beitrag Titel des Feeds erschien zuerst auf Fährblatt.",
        "L’article Titel des Feeds est apparu en premier sur Fährblatt.",
        "Dieser Artikel wurde zuerst auf Fährblatt veröffentlicht.",
    ],
)
@pytest.mark.parametrize("markup", ["{} {}", "<p>{} {}</p>", "<p>{}</p><p><em>{}</em></p>"])
def test_the_tail_of_a_feeds_item_goes_wherever_it_stands(tail, markup):
    found = article(content=markup.format(PARAGRAPHS[0], tail).encode(), page_content=None, feed_item=True)
    assert (found.body, [line.text for line in found.removed_lines]) == (PARAGRAPHS[0], [tail])


@pytest.mark.parametrize("more", ["Weiterlesen →", "Continue reading", "Mehr lesen …", "mehr", "[mehr]", "[mehr…]"])
def test_so_does_the_way_to_the_whole_text(more):
    text = f"{PARAGRAPHS[0]} Die Sanierung kostet […] {more}"
    found = article(content=text.encode(), page_content=None, feed_item=True)
    assert (found.body, found.removed_lines[0].text) == (f"{PARAGRAPHS[0]} Die Sanierung kostet […]", more)
    whole = article(content=f"{PARAGRAPHS[0]} {more}".encode(), page_content=None, feed_item=True)
    assert (whole.body, whole.removed_lines[0].text) == (PARAGRAPHS[0], more)


@pytest.mark.parametrize(
    "end",
    [
        "Weiterlesen lohnt sich.",
        "„The post“ heißt das Blatt.",
        "[…] Der Beitrag steigt auf 5 Euro.",
        "Wer will weiterlesen",
        "Davon gibt es mehr",
        "Wer bietet mehr",
    ],
)
def test_what_only_begins_like_a_tail_stays(end):
    text = f"{PARAGRAPHS[0]} {end}"
    assert article(content=text.encode(), page_content=None, feed_item=True).body == text


def test_a_full_feed_text_stays_when_the_page_shows_less():
    full = "".join(f"<p>{text} Absatz {ix}.</p>" for ix, text in enumerate(PARAGRAPHS * 2)).encode()
    found = article(content=full)
    assert (found.extractor, len(found.body.split("\n"))) == ("feed", 8)


def test_a_page_without_an_article_leaves_the_feeds_text():
    for page in (b"<html><body></body></html>", b"\x89PNG\r\n\x1a\n", b"   "):
        found = article(page_content=page)
        assert (found.extractor, found.body) == ("feed", PARAGRAPHS[0])


def test_an_item_with_a_title_only_is_kept():
    found = article(content=b"", page_content=None)
    assert (found.title, found.body, found.word_count) == ("Titel des Feeds", "", 0)


def test_an_item_with_a_summary_only_is_its_summary():
    assert article(content=b"", page_content=None, summary=PARAGRAPHS[1]).body == PARAGRAPHS[1]


def test_an_item_with_nothing_is_rejected():
    found = article(content=b" ", page_content=None, title=None)
    assert isinstance(found, Reject)
    assert (found.reason, found.stage, found.payload) == (Reason.EMPTY, "normalize", b" ")
