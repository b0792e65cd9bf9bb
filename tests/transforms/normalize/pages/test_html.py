import datetime as dt
import importlib
import json

import pytest

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.pages.blocks import is_page, text_of_markup
from newsmill.transforms.normalize.pages.html import confirmed

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
PARAGRAPHS = [
    "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke bis zum Herbst zu sperren.",
    "Die Sanierung kostet nach Angaben der Verwaltung rund zwölf Millionen Euro, die Hälfte zahlt das Land.",
    "„Wir haben keine andere Wahl“, sagte Bürgermeisterin Eva Muster nach der Sitzung, die bis in die Nacht dauerte.",
    "Die Opposition sprach von einem Debakel und forderte, den Bau einer neuen Brücke noch in diesem Jahr zu planen.",
    "Fußgänger und Radfahrer dürfen die Brücke weiter benutzen, müssen aber an zwei Stellen mit Engpässen rechnen.",
]
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Hafenkurier"},
        {
            "@type": ["NewsArticle"],
            "headline": "Alte Brücke wird gesperrt",
            "datePublished": "2026-04-30T14:05:00+02:00",
            "dateModified": "2026-04-30T15:00:00+02:00",
            "author": [
                {"@type": "Person", "name": "Von Mara Beispiel"},
                "Jo Lang",
                {"@type": "Person", "url": "https://example.org/x"},
            ],
            "articleSection": "Lokales",
            "isAccessibleForFree": "False",
            "publisher": {"name": "Hafenkurier"},
        },
    ],
}


def page(body, head=""):
    title = "<title>Alte Brücke | Hafenkurier</title>"
    return f"<!DOCTYPE html><html lang='de-DE'><head>{title}{head}</head><body>{body}</body></html>"


def article_html(paragraphs=PARAGRAPHS):
    menu = "<nav><ul><li><a href='/'>Start</a></li><li><a href='/p'>Politik</a></li></ul></nav>"
    text = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"{menu}<article><h1>Alte Brücke wird gesperrt</h1>{text}</article><footer><p>Impressum</p></footer>"


def read(html, media_type="text/html", **fields):
    return normalize(Document("file:///page.html", None, media_type, html.encode(), "utf-8", **fields), SETTINGS)


def test_a_page_gives_its_paragraphs_and_nothing_else():
    found = read(page(article_html(), f'<script type="application/ld+json">{json.dumps(LD)}</script>'))
    assert found.body.split("\n") == PARAGRAPHS
    assert (found.title, found.extractor) == ("Alte Brücke wird gesperrt", "trafilatura")


def test_metadata_of_json_ld():
    head = f'<script type="application/ld+json">{json.dumps(LD)}</script><link rel="canonical" href="https://www.example.org/a?utm_source=x">'
    found = read(page(article_html(), head))
    assert found.authors == ("Mara Beispiel", "Jo Lang")
    assert found.published_at == dt.datetime(2026, 4, 30, 12, 5, tzinfo=dt.UTC)
    assert found.updated_at == dt.datetime(2026, 4, 30, 13, 0, tzinfo=dt.UTC)
    assert (found.date_source, found.published_precision, found.published_zone_assumed) == ("jsonld", "second", False)
    assert (found.categories, found.paywalled, found.source_name) == (("Lokales",), True, "Hafenkurier")
    assert (found.declared_language, found.canonical_url, found.source) == (
        "de-DE",
        "https://www.example.org/a",
        "example.org",
    )


def test_metadata_of_open_graph():
    head = (
        '<meta property="og:title" content="Brücke zu">'
        '<meta property="article:published_time" content="2026-04-30T14:05:00Z">'
        '<meta property="og:image" content="https://example.org/i.jpg"><meta name="author" content="Mara Beispiel">'
        '<meta property="article:content_tier" content="free"><meta name="description" content="Kurz &amp; knapp">'
    )
    found = read(page(article_html(), head))
    assert (found.title, found.authors, found.image_url) == (
        "Brücke zu",
        ("Mara Beispiel",),
        "https://example.org/i.jpg",
    )
    assert (found.date_source, found.paywalled, found.summary) == ("meta", False, "Kurz & knapp")


def test_broken_json_ld_is_survived():
    script = '<script type="application/ld+json">'
    head = script + '{"@type": "NewsArticle", "headline": </script>' + script + "[" * 50_000 + "</script>"
    assert read(page(article_html(), head)).body.split("\n") == PARAGRAPHS


def test_links_inside_a_sentence_keep_their_text():
    linked = PARAGRAPHS[0].replace("alte Brücke", '<a href="/b">alte Brücke</a>')
    assert read(page(article_html([linked, *PARAGRAPHS[1:]]))).body.split("\n") == PARAGRAPHS


def test_a_linked_headline_between_paragraphs_is_a_teaser():
    html = article_html([*PARAGRAPHS[:3], '<a href="/x">Warum der Kran am Hafen noch immer steht</a>', *PARAGRAPHS[3:]])
    found = read(page(html))
    assert found.body.split("\n") == PARAGRAPHS
    assert all(line.rule == "linked_headline" for line in found.removed_lines if "Kran" in line.text)


def test_an_article_cut_into_containers_is_read_whole():
    first, second = [
        "".join(f"<p>Absatz {ix}: {text} Teil {n}.</p>" for ix, text in enumerate(PARAGRAPHS * 2)) for n in (1, 2)
    ]
    chunk = "<div class='grid'><div class='chunk'>{}</div></div>"
    html = f"<main>{chunk.format(first)}<div class='ad'>x</div>{chunk.format(second)}</main>"
    body = read(page(html)).body
    assert body.count("Teil 1.") == body.count("Teil 2.") == 10


def test_a_stated_body_is_taken_where_the_page_shows_little():
    node = {"@type": "NewsArticle", "headline": "Brücke", "articleBody": "\n".join(PARAGRAPHS)}
    found = read(
        page(
            f"<article><p>{PARAGRAPHS[0]}</p></article>",
            f'<script type="application/ld+json">{json.dumps(node)}</script>',
        )
    )
    assert all(text in found.body for text in PARAGRAPHS)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page(""), Reason.NO_ARTICLE),
        ("<html><body><script>var a = 1;</script></body></html>", Reason.NO_ARTICLE),
        ("<!-- nothing -->", Reason.NO_ARTICLE),
        ("<html><body><nav>Start</nav><p>Politik Wirtschaft Sport</p></body></html>", Reason.NO_ARTICLE),
        ("<div></div>", Reason.EMPTY),
        (page("<p>x</p>" * 61_000), Reason.TOO_LARGE),
        (page("<p>x</p>" * 10_100), Reason.TOO_LARGE),
        ("<html><body>" + "<div>" * 20_000 + "tief" + "</div>" * 20_000, Reason.NO_ARTICLE),
    ],
)
def test_pages_without_an_article_are_rejected(html, reason):
    found = read(html)
    assert isinstance(found, Reject)
    assert found.reason == reason


@pytest.mark.parametrize(
    "sentence",
    [
        "大阪府警は日曜日、橋の工事をめぐる詐欺の疑いで会社役員の男を逮捕したと発表した。",
        "市议会星期一晚间以多数票决定，在秋季之前关闭这座旧桥，并在附近修建一座临时通道。",
        "สภาเมืองมีมติเมื่อคืนวันจันทร์ให้ปิดสะพานเก่าจนถึงฤดูใบไม้ร่วง",
        "Der Stadtrat schließt die Brücke.",
    ],
    ids=["japanese", "chinese", "thai", "german"],
)
def test_one_sentence_makes_an_article_in_a_script_without_spaces_too(sentence):
    found = read(page(f"<article><p>{sentence}</p></article>"))
    assert isinstance(found, Article)
    assert found.body == sentence


def test_entities_are_not_expanded_beyond_html():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + page(article_html([*PARAGRAPHS, "&b;&b;"]))
    found = read(bomb)
    assert isinstance(found, Article)
    assert "aaaa" not in found.body


def test_a_fragment_keeps_all_its_blocks():
    html = "<p>Eins &amp; <b>zwei</b>.</p><ul><li>drei</li><li>vier</li></ul>fünf<br>sechs" + (
        "<script>nein()</script><h2>Sieben</h2><p>Acht.</p>"
    )
    found = read(html)
    assert (found.body, found.extractor) == ("Eins & zwei.\ndrei\nvier\nfünf\nsechs\nSieben\nAcht.", "fragment")


def test_text_that_holds_markup_is_read_as_markup():
    found = read("<p>Eins ist ein Satz.</p>\n<p>Zwei auch.</p>", "text/plain")
    assert found.body == "Eins ist ein Satz.\nZwei auch."


def test_pages_are_told_from_fragments():
    assert is_page("<!doctype html><p>a")
    assert is_page("  <html lang=de>")
    assert not is_page("<p>a</p>")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("a &amp; b", "a & b"),
        ("<b>a</b> c", "a c"),
        ("AT&T", "AT&T"),
        ("1 < 2", "1 < 2"),
        ("", None),
        (None, None),
        ("<br>", None),
        ("a\n b", "a b"),
    ],
)
def test_fields_become_plain_text(field, text):
    assert text_of_markup(field) == text


def test_the_precise_reading_says_where_the_article_begins_and_ends():
    balanced = ["Menu", "A long first line.", "Subhead", "Second.", "x1", "x2", "x3", "x4", "Third.", "Newsletter"]
    assert confirmed(balanced, ["A long first line.", "Second.", "Third."]) == [
        "A long first line.",
        "Subhead",
        "Second.",
        "Third.",
    ]
    assert confirmed(["Quite other."], ["Only this."]) == ["Only this."]


@pytest.mark.parametrize("sign", ["\f", "&#12;", "&#x0C;", "&#11", "&#30;", "\x1f"])
def test_a_break_that_xml_does_not_know_is_a_blank(sign):
    body = f"<p>{PARAGRAPHS[0]}</p><div><template>x</template>{sign}{PARAGRAPHS[1].replace(' ', sign, 1)}</div>"
    assert read(page(f"<article><h1>Rat</h1>{body}</article>")).body.split("\n")[-1] == PARAGRAPHS[1]


@pytest.mark.parametrize("sign", ["&#1;", "&#x1F;", "&#0027", "&#65534;", "&#xFFff;"])
def test_a_reference_to_what_xml_does_not_know_is_nothing(sign):
    body = f"<p>{PARAGRAPHS[0]}</p><div><template>x</template>{sign}{PARAGRAPHS[1][:2]}{sign}{PARAGRAPHS[1][2:]}</div>"
    assert read(page(f"<article><h1>Rat</h1>{body}</article>")).body.split("\n")[-1] == PARAGRAPHS[1]


@pytest.mark.parametrize("text", ["&#9;", "&#10;", "&#13;", "&#32;", "&#xA0;"])
def test_references_to_white_space_stay_white_space(text):
    assert text_of_markup(f"Rat{text}tagt") == "Rat tagt"


@pytest.mark.parametrize(
    ("text", "read"), [("&#129;", "\x81"), ("&#x110;", "\u0110"), ("&#655340;", chr(655340)), ("&amp;#12;", "&#12;")]
)
def test_other_references_stay(text, read):
    assert text_of_markup(f"a{text}b") == f"a{read}b"


def test_a_fault_of_newsmill_costs_the_document_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise LookupError("unforeseen")

    # The package gives its function the module's name, so the module is found by import.
    module = importlib.import_module("newsmill.transforms.normalize.normalize")
    monkeypatch.setattr(module, "read_content", broken)
    document = Document("file:///a.html", locator="3", media_type="text/html", content=b"<p>x</p>", charset=None)
    found = normalize(document, SETTINGS)
    assert isinstance(found, Reject)
    assert (found.reason, found.locator, found.payload) == ("internal_error", "3", b"<p>x</p>")
    assert (found.detail or "").startswith("LookupError at ")
