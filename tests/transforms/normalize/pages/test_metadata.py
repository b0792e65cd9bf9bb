"""What a page says of its article, by whole pages of made-up text."""

import datetime as dt
import json

import pytest

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 10, 12, tzinfo=dt.UTC))
TITLE = "Leuchtturm bekommt neues Licht"
TEXT = [
    "Der alte Leuchtturm an der Nordmole bekommt im Sommer ein neues Licht, wie das Hafenamt am Dienstag mitteilte.",
    "Die Lampe aus dem Jahr 1931 hatte im Winter mehrmals versagt, und Ersatzteile sind nicht mehr zu bekommen.",
    "Das neue Licht braucht nach Angaben des Amtes ein Zehntel des Stroms und ist dennoch weiter zu sehen.",
    "Kapitäne hatten darum gebeten, die Farbe nicht zu ändern, damit die Einfahrt bei Nacht gleich bleibt.",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)
TIME = '<time datetime="2026-04-21T08:15:00+02:00">21. April 2026, 8:15 Uhr</time>'
AT = dt.datetime(2026, 4, 21, 6, 15, tzinfo=dt.UTC)


def read(body: str, head: str = "", url: str | None = None) -> Article:
    title = "" if "<title>" in head else "<title>Seite</title>"
    page = f'<!doctype html><html lang="de"><head>{title}{head}</head><body>{body}</body></html>'
    document = Document("file:///a.html", "", "text/html", page.encode(), "utf-8", url=url)
    found = normalize(document, SETTINGS)
    assert isinstance(found, Article), found
    return found


def article(above: str = "", below: str = "", heading: str = f"<h1>{TITLE}</h1>") -> str:
    return f"<main><article>{above}{heading}{below}{PARAGRAPHS}</article></main>"


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


SITE = '<meta property="og:site_name" content="Hafenkurier">'


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


@pytest.mark.parametrize(
    ("head", "heading", "source"),
    [
        (f'<meta property="og:title" content="{TITLE} | Hafenkurier">{SITE}', "<h1>Etwas anderes</h1>", "meta"),
        (f'<meta property="og:title" content="Hafenkurier: {TITLE}">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="{TITLE} – hafenkurier.de">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="{TITLE} | Nord | Hafenkurier">{SITE}', f"<h1>{TITLE}</h1>", "meta"),
        (f'<meta property="og:title" content="Nordmole: {TITLE}">', f"<h1>{TITLE}</h1>", "meta"),
        (ld(headline=f"{TITLE} - Hafenkurier", publisher={"name": "Hafenkurier"}), "", "jsonld"),
        (ld(headline=TITLE), "", "jsonld"),
        ("", f"<h1>{TITLE}</h1>", "heading"),
        ("", f"<h1><span class='kicker'>Nordmole</span> {TITLE}</h1>", "heading"),
        ("", f"<h1><span class='article__overline'>Nordmole</span><span>{TITLE}</span></h1>", "heading"),
        ("", "<h1><span>Leuchtturm bekommt</span><br><span>neues Licht</span></h1>", "heading"),
        (SITE, f"<h1>{TITLE} | Hafenkurier</h1>", "heading"),
        (f'<meta property="og:title" content="{TITLE} | Nord | Hafenkurier">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="{TITLE} / Hafenkurier">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="Hafenkurier">{SITE}', f"<h1>{TITLE}</h1>", "heading"),
        ('<meta property="og:title" content="Leuchtturm bekommt…">', f"<h1>{TITLE}</h1>", "meta"),
        ("", f"<h1>{TITLE}</h1><h1>{TITLE}</h1>", "heading"),
        ("", f"<h1>{TITLE}</h1><h1>Wetter im Norden</h1>", "heading"),
    ],
)
def test_titles_without_site_and_kicker(head, heading, source):
    found = read(article(heading=heading), head)
    assert (found.title, found.title_source) == (TITLE, source)


@pytest.mark.parametrize(
    "title",
    [
        "Hafen: Leuchtturm bekommt neues Licht",
        "Und er leuchtet …",
        "Licht | Schatten",
        "Nord - Süd: ein Vergleich",
        "Hafenkurier wird 100",
    ],
)
def test_titles_that_only_look_like_it_stay(title):
    found = read(article(heading="<h1>Nord</h1>"), f'<meta property="og:title" content="{title}">{SITE}')
    assert found.title == title


def test_the_publication_s_name_is_no_headline():
    head = f'{SITE}<meta property="og:title" content="{TITLE} (Hafenkurier)">'
    assert read(f"<h1>Hafenkurier</h1>{article(heading='')}", head).title == TITLE
    assert read(f"<h1>Hafenkurier</h1>{article(heading=f'<h2>{TITLE}</h2>')}", SITE).title == "Seite"


def test_a_heading_with_the_title_s_words_is_the_headline_of_a_page_without_h1():
    body = f"<div><h3>{{}}</h3><p>{TIME}</p>{PARAGRAPHS}</div>"
    head = f"<title>Amt Nord: {TITLE}</title>"
    assert read(body.format(TITLE), head).published_at == AT
    assert read(body.format("Wetter im Norden"), head).published_at is None


def test_a_place_before_the_day():
    found = read(article(below="<p>Nordhafen, den 21. April 2026</p>"))
    assert (found.published_at, found.published_precision) == (dt.datetime(2026, 4, 21, tzinfo=dt.UTC), "day")


def test_the_title_element_comes_last():
    page = f"<!doctype html><html><head><title>{TITLE} - Hafenkurier</title></head><body>{PARAGRAPHS}</body></html>"
    found = normalize(Document("file:///a.html", "", "text/html", page.encode(), "utf-8"), SETTINGS)
    assert isinstance(found, Article)
    assert (found.title, found.title_source) == (TITLE, "title")


@pytest.mark.parametrize(
    ("head", "body", "authors", "source"),
    [
        (ld(headline=TITLE, author="Ina Sommer und Jan Weiß"), article(), ("Ina Sommer", "Jan Weiß"), "jsonld"),
        ('<meta name="author" content="Ina Sommer, dpa">', article(), ("Ina Sommer",), "meta"),
        (ld(headline=TITLE, author={"name": "Hafenkurier"}) + SITE, article(), (), None),
        (SITE + '<meta name="author" content="Redaktion Hafenkurier">', article(), (), None),
        (
            '<meta name="author" content="Hafenkurier"><meta name="application-name" content="Hafenkurier">',
            article(),
            (),
            None,
        ),
        (f"<title>{TITLE} - Hafenkurier</title><meta name='author' content='Hafenkurier'>", article(), (), None),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ina Sommer">',
            article(),
            ("Ina Sommer",),
            "meta",
        ),
        (
            '<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Eine Minute">',
            article(),
            (),
            None,
        ),
        ("", article(below="<p>Von Ina Sommer</p>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p>Von Ina Sommer, dpa</p>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p class='author'>Ina Sommer<br>Jan Weiß</p>"), ("Ina Sommer", "Jan Weiß"), "byline"),
        ("", article(below="<p class='author'>Ina Sommer<br>schreibt über Schiffe</p>"), (), None),
        (
            "",
            article(below="<p>Par Ina Sommer, Kai Probe et Jan Weiß</p>"),
            ("Ina Sommer", "Kai Probe", "Jan Weiß"),
            "byline",
        ),
        ("", article(below="<p>Por Ina Sommer y Jan Weiß</p>"), ("Ina Sommer", "Jan Weiß"), "byline"),
        ("", article(below="<p>Par Ina</p>"), (), None),
        ("", article(below="<p class='authority'>Amt Nord</p>"), (), None),
        ("", article(below="<span class='c-author__name'>Ina Sommer</span>"), ("Ina Sommer",), "byline"),
        (
            "",
            article(below="<p itemprop='author'><meta itemprop='name' content='Ina Sommer'></p>"),
            ("Ina Sommer",),
            "byline",
        ),
        (
            "",
            article(
                below="<p class='author'><a href='/i'>Ina Sommer</a> Redakteurin <a href='/b'>Alle Artikel</a></p>"
            ),
            ("Ina Sommer",),
            "byline",
        ),
        ("", article(below="<p class='author'>Ina Sommer Redakteurin</p>"), (), None),
        ("", article(below="<div>Von</div><ul><li>Ina Sommer</li></ul>"), ("Ina Sommer",), "byline"),
        ("", article(below="<div>Von</div><div>Licht</div><ul><li>Ina Sommer</li></ul>"), (), None),
        ("", article(below="<ul><li>Ina Sommer</li></ul>"), (), None),
        (
            "",
            article(below="<div class='byline'><span>Ina Sommer</span><span>Harbour correspondent</span></div>"),
            ("Ina Sommer",),
            "byline",
        ),
        ("", article(below="<div class='byline'><span>Ina Sommer</span> hört <span>Jan Weiß</span></div>"), (), None),
        ('<meta name="author" content="Ina Sommer\nJan Weiß">', article(), ("Ina Sommer", "Jan Weiß"), "meta"),
        (
            ld(headline=TITLE, author={"@type": "Organization", "name": "Hafenkurier"}) + SITE,
            article(below="<p>Von Ina Sommer, NDR</p>"),
            ("Ina Sommer",),
            "byline",
        ),
        (
            ld(headline=TITLE, author={"@type": "Person", "name": "Jan Weiß"}),
            article(below="<p>Von Ina Sommer, NDR</p>"),
            ("Jan Weiß",),
            "jsonld",
        ),
        ('<meta name="author" content="Ina\n  Sommer">', article(), ("Ina Sommer",), "meta"),
        ("", article(below="<div>Von Ina Sommer<br>21. April 2026</div>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p>Von Ina Sommer | Hafenkurier</p>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p>Von Ina Sommer und Ufer<br>bis Tidenhuk</p>"), (), None),
        ("", article(below="<a rel='author' href='/ina'>Ina Sommer</a>"), ("Ina Sommer",), "byline"),
        ("", article(below="<a rel='author' href='/ina'>isommer</a>"), (), None),
        ("", f"{article()}<aside><p>Von Jan Weiß</p></aside>", (), None),
        ("", article(), (), None),
        (
            ld(headline=TITLE, author={"@type": "Person", "name": "https://netz.example/ina"}),
            article(below="<p>By Ina Sommer</p>"),
            ("Ina Sommer",),
            "byline",
        ),
        (
            '<meta name="author" content="Hafenkurier, Nordmole">' + SITE,
            article(below="<p>Von Ina Sommer</p>"),
            ("Ina Sommer",),
            "byline",
        ),
    ],
)
def test_where_authors_were_found(head, body, authors, source):
    found = read(body, head)
    assert (found.authors, found.authors_source) == (authors, source)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Von Ina Sommer, Lokalredaktion", ("Ina Sommer",)),
        ("Von Ina Sommer und Jan Weiß, Nordhafen", ("Ina Sommer", "Jan Weiß")),
        ("Von Ina Sommer, stellvertretende Redakteurin", ("Ina Sommer",)),
        ("By Ina Sommer in Kiel and Jan Weiß in New York", ("Ina Sommer", "Jan Weiß")),
        ("By Ina Sommer, harbour editor", ("Ina Sommer",)),
        ("BY INA SOMMER, THE HARBOUR POST", ("INA SOMMER",)),
        ("Par Ina Sommer (Nordhafen, correspondante)", ("Ina Sommer",)),
        ("di Ina Sommer", ("Ina Sommer",)),
        ("Interview: Ina Sommer", ("Ina Sommer",)),
        ("Protokoll: Ina Sommer", ("Ina Sommer",)),
        ("Ein Kommentar von Ina Sommer", ("Ina Sommer",)),
        ("Gespeichert von Ina Sommer am Di., 21.04.2026 - 08:15", ("Ina Sommer",)),
        ("Posted by Ina Sommer on April 21, 2026 at 8:15 am", ("Ina Sommer",)),
        ("Von unserer Reporterin Ina Sommer", ("Ina Sommer",)),
        ("Von Ina Sommer und Jan Weiß 21.04.2026, 08:15 Uhr", ("Ina Sommer", "Jan Weiß")),
        ("Door: Ina Sommer", ("Ina Sommer",)),
        ("Text: Ina Sommer, Fotos: Jan Weiß", ("Ina Sommer",)),
        ("Av Ina Sommer och Jan Weiß", ("Ina Sommer", "Jan Weiß")),
        ("Von Ina Sommer 21.04.2026, 08:15 Uhr Lesezeit 2 Minuten", ("Ina Sommer",)),
        ("Von Ina Sommer bis Nordhafen", ()),
        ("Ein Boot von Ina Sommer", ()),
        ("Von Nordhafen nach Tidenhuk", ()),
        ("By Land and Sea", ()),
        ("Par Monts et Vaux", ()),
        ("Interview: Wie das Licht auf die Mole kam", ()),
    ],
)
def test_bylines_with_a_post_a_place_or_a_day_behind_the_names(line, authors):
    assert read(article(below=f"<p>{line}</p>")).authors == authors


def plain(text: str, **fields: object) -> Article:
    found = normalize(Document("file:///a.txt", None, "text/plain", text.encode(), "utf-8", **fields), SETTINGS)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("above", "below", "published", "updated"),
    [
        ("21. April 2026, 8:15 Uhr", "", AT, None),
        ("Von Ina Sommer, 21.04.2026, 08:15 Uhr", "", AT, None),
        ("Stand: 21.04.2026, 08:15 Uhr MESZ", "", None, AT),
        ("Nordhafen, 21. April 2026 (nhk)", "", dt.datetime(2026, 4, 21, tzinfo=dt.UTC), None),
        ("First published: 21.04.2026, 08:15 Uhr; last updated 21.04.2026, 08:15 Uhr", "", AT, AT),
        ("", "Veröffentlicht: 21.04.2026, 08:15 Uhr", AT, None),
        ("", "Aktualisiert am 21. April 2026, 8.15 Uhr MESZ", None, AT),
        ("", "30.04.2026, 19:30 Uhr", None, None),
        ("Das Licht brennt seit dem 21. April 2026", "", None, None),
    ],
)
def test_dates_in_plain_text(above, below, published, updated):
    found = plain("\n".join([TITLE, above, "", *TEXT, "", below]), language="de")
    assert (found.published_at, found.updated_at) == (published, updated)
    assert found.date_source == ("text" if published else None)


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("Von Ina Sommer und Jan Weiß", ("Ina Sommer", "Jan Weiß"), "byline"),
        ("Von Ina Sommer | 12.03.2026, 14:05 Uhr", ("Ina Sommer",), "byline"),
        ("Von Ufer zu Ufer fährt sie nun wieder", (), None),
    ],
)
def test_a_byline_in_plain_text_names_the_authors(line, authors, source):
    text = f"{TITLE}\n{line}\n\nDie Fähre nach Sandholm fährt ab Pfingsten wieder, teilte der Hafenmeister mit."
    assert (plain(text).authors, plain(text).authors_source) == (authors, source)
    assert plain(text, authors=("Jan Weiß",)).authors == ("Jan Weiß",)


def test_what_a_record_says_comes_first():
    found = plain("\n".join(TEXT), title=TITLE, authors=("Ina Sommer",), published="2026-04-21", date_source="record")
    assert (found.title_source, found.authors_source, found.date_source) == ("record", "record", "record")
    found = plain("\n".join(TEXT), title="Das <b> im Licht", authors=("Ina <b>",), feed_item=True)
    assert (found.title, found.title_source, found.authors_source) == ("Das <b> im Licht", "feed", "feed")
    assert plain(f"{TITLE}\n\n" + "\n".join(TEXT)).title_source == "text"


def test_the_record_s_second_date_is_tried():
    found = plain("\n".join(TEXT), published="demnächst", published_too=("2026-04-21",), date_source="record")
    assert (found.published_date, found.published_raw, found.date_source) == (
        dt.date(2026, 4, 21),
        "2026-04-21",
        "record",
    )
    found = plain("\n".join(TEXT), published="demnächst", date_source="record")
    assert (found.published_at, found.published_raw, found.date_source) == (None, "demnächst", "record")
