"""Which of a page's dates is its article's."""

import datetime as dt

import pytest

from tests.transforms.normalize.pages.stating_pages import (
    AT,
    PARAGRAPHS,
    SITE,
    TIME,
    TITLE,
    article,
    ld,
    read,
)


@pytest.mark.parametrize(
    "body",
    [
        article(below=f"<p>{TIME}</p>"),
        article(above=f"<div>{TIME}</div>"),
        f"<header><li><time datetime='2026-05-09T18:00Z'>18:00</time> Sturm</li></header>{article(below=TIME)}",
        f"<div class='ticker'><time datetime='2026-05-09T18:00Z'></time></div><h1>{TITLE}</h1>{TIME}{PARAGRAPHS}",
        f"<nav><time datetime='2026-05-09'>heute</time></nav>{article(below=TIME)}",
        f"<aside><time datetime='2026-05-09'>9. Mai 2026</time></aside>{article(below=TIME)}",
        f"<header class='page-header'><h1>{TITLE}</h1>{TIME}</header><main>{PARAGRAPHS}</main>",
        f"{article(below=TIME)}<div class='related'><article><time datetime='2026-05-08'></time></article></div>",
        article(below=f"<div class='teaser'><time datetime='2026-05-09'></time></div>{TIME}"),
        article(below=f"<p>Aktualisiert: <time datetime='2026-05-09'></time></p>{TIME}"),
        article(below=f"<time class='updated' datetime='2026-05-09'></time>{TIME}"),
        article(below=f"<time datetime='gestern'>gestern</time>{TIME}"),
        article(below="<span itemprop='datePublished' content='2026-04-21T08:15:00+02:00'>am Dienstag</span>"),
        article(below="<p>Veröffentlicht am 21. April 2026 um 8:15 Uhr</p>"),
        article(below="<p>Von Ina Sommer, 21.04.2026, 08:15 Uhr</p>"),
        article(below="<p>Ina Sommer | 21.04.2026 | 08:15 Uhr MESZ</p><p>21. April 2026, 8.15 Uhr</p>"),
        article(below="<div>Di, 21.04.2026 - 08:15 Uhr</div>"),
        article(below="<div class='meta'>Von Ina Sommer<br>21. April 2026, 08:15 Uhr</div>"),
        article(below="<p>21.04.2026, 08:15 Uhr, aktualisiert am 22.04.2026, 10 Uhr</p>"),
        article(below="<p>Veröffentlicht: 21.04.2026, 08:15 Uhr | Aktualisiert: 22.04.2026</p>"),
        article(below="<p>Nordhafen. 21.04.2026, 08:15 Uhr</p>"),
        article(below="<p>Von Ina Sommer 21.04.2026, 08:15 Uhr</p>"),
        f"<div><h2 itemprop='headline'>Neues Licht</h2><div>Veröffentlicht: {TIME}</div>{PARAGRAPHS}</div>",
        article(below="<p>Publié le 21/04/2026 à 08:15 MESZ</p>"),
        f"<div><ul><li><time datetime='2026-05-09T18:00Z'></time> <a href='/1'>Sturm</a></li><li><time "
        f"datetime='2026-05-09T17:00Z'></time> <a href='/2'>Stau</a></li></ul></div><h1>{TITLE}</h1>{TIME}{PARAGRAPHS}",
        f"<ul><li><time datetime='2026-04-21T06:15Z'></time></li><li><a href='/n'>Nord</a></li></ul><h1>{TITLE}</h1>"
        f"{PARAGRAPHS}",
        f"<header><h1>Hafenkurier</h1></header>{SITE}<article><h2>{TITLE}</h2>{TIME}{PARAGRAPHS}</article>",
    ],
)
def test_the_date_that_stands_by_the_headline(body):
    found = read(body)
    assert (found.published_at, found.date_source) == (AT, "text")


@pytest.mark.parametrize(
    ("above", "below", "at"),
    [
        (TIME, "", AT),
        ("", f"<p>Veröffentlicht: {TIME}</p>", AT),
        ("", "<p>Veröffentlicht am 21. April 2026 um 8:15 Uhr</p>", AT),
        ("<span itemprop='datePublished' content='2026-04-21T08:15:00+02:00'>am Dienstag</span>", "", AT),
        # Two times are those of articles, one below the text that of another, one that says nothing that of today.
        (TIME, "<p>Veröffentlicht am 20. April 2026</p>", None),
        (f"{TIME}<time datetime='2026-05-09'>9. Mai 2026</time>", "", None),
        ("", f"<div>{TIME}</div>", None),
        ("<div>21. April 2026</div>", "", None),
        (f"<header>{TIME}</header>", "", None),
        (f"<h3>Wetter im Norden</h3>{TIME}", "", None),
        (f"<div class='ticker'>{TIME}</div>", "", None),
    ],
)
def test_a_page_without_any_heading_has_the_only_date_that_says_what_it_is(above, below, at):
    found = read(f"{above}{PARAGRAPHS}{below}")
    assert (found.published_at, found.date_source) == (at, "text" if at else None)


@pytest.mark.parametrize(
    "body",
    [
        f"<header><time datetime='2026-05-09T18:00Z'>18:00</time></header>{article()}",
        f"<p>Heute ist der 9. Mai 2026</p>{article()}",
        f"{article()}<footer>9. Mai 2026</footer>",
        f"{article()}<section class='comments'><p>9. Mai 2026, 12:00 Uhr</p></section>",
        article(below="<p>Konzert in der Kirche, 30.04.2026, 19:30 Uhr</p>"),
        article(below="<p>30. April 2026, 19:00-21:00 Uhr</p>"),
        article(below="<figure><figcaption>21. April 2026</figcaption></figure>"),
        article().replace("</article>", "<p>30.04.2026, 19:30 Uhr</p></article>"),
    ],
)
def test_a_date_elsewhere_is_not_the_article_s(body):
    assert (read(body).published_at, read(body).date_source) == (None, None)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="last-modified" content="2026-04-21T08:15:00+02:00">', article()),
        ('<meta property="article:modified_time" content="2026-04-21T08:15:00+02:00">', article()),
        ('<meta http-equiv="Last-Modified" content="Tue, 21 Apr 2026 06:15:00 GMT">', article()),
        (ld(headline=TITLE, dateModified="2026-04-21T08:15:00+02:00"), article()),
        ("", article(below="<p>Stand: 21.04.2026, 08:15 Uhr</p>")),
        ("", article(below=f"<p>Zuletzt aktualisiert: {TIME}</p>")),
        ("", article(below="<p>Last updated 21 April 2026 08:15 CEST</p>")),
        ("", article(below=f"<span itemprop='dateModified' content='2026-04-21T08:15:00+02:00'>{TITLE}</span>")),
    ],
)
def test_a_change_is_no_publication(head, body):
    found = read(body, head)
    assert (found.published_at, found.updated_at) == (None, AT)


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (ld(headline=TITLE, datePublished=["gestern", "2026-04-21T08:15:00+02:00"]), "jsonld"),
        (ld(headline=TITLE, datePublished="bald") + '<meta name="date" content="2026-04-21T06:15Z">', "meta"),
        ('<meta name="date" content="0000-00-00"><meta name="pubdate" content="2026-04-21T06:15Z">', "meta"),
        (ld(headline=TITLE, datePublished="2099-01-01"), "text"),
        ('<meta name="date" content="Frühling">', "text"),
        (ld(headline=TITLE, datePublished=""), "text"),
    ],
)
def test_a_date_that_cannot_be_read_hides_no_good_one(head, source):
    found = read(article(below=TIME), head)
    assert (found.published_at, found.date_source) == (AT, source)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2026/04/21/leuchtturm.html",
        "https://example.org/nord/2026/apr/21/leuchtturm",
        "https://example.org/nord/2026-04-21-leuchtturm",
        "https://example.org/nord/leuchtturm-2026-04-21.html",
        "https://example.org/20260421/leuchtturm",
    ],
)
def test_the_day_in_the_address_is_the_last_resort(url):
    found = read(article(), url=url)
    assert (found.published_at, found.date_source) == (dt.datetime(2026, 4, 21, tzinfo=dt.UTC), "url")
    assert (found.published_precision, found.published_zone_assumed) == ("day", True)
    assert read(article(below=TIME), url=url).date_source == "text"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2026/04/leuchtturm.html",
        "https://example.org/urn-newsml-dpa-com-20090101-260421-99-123456",
        "https://example.org/2026/13/45/leuchtturm",
        "https://example.org/12026-04-215/leuchtturm",
        "https://example.org/leuchtturm?date=2026-04-21",
        "https://example.org/2026/04/21/bis-2026-04-30/leuchtturm",
        "https://example.org/2126/04/21/leuchtturm",
        "https://example.org/artikel-20260421",
    ],
)
def test_addresses_without_one_day(url):
    assert read(article(), url=url).published_at is None


def test_a_place_before_the_day():
    found = read(article(below="<p>Nordhafen, den 21. April 2026</p>"))
    assert (found.published_at, found.published_precision) == (dt.datetime(2026, 4, 21, tzinfo=dt.UTC), "day")
