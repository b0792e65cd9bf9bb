import dataclasses
import datetime as dt
import hashlib
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.normalize.contents import read_content
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.roles import RULES

NOW = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
SETTINGS = NormalizeSettings(now=NOW)
ARTICLE = """Hafenstadt sperrt alte Brücke: Was Autofahrer und Pendler jetzt wissen müssen

Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke bis zum Herbst zu sperren.
Hafenstadt Weekly Newsletter
Die Brücke bewegt die Stadt. Verpassen Sie keine Neuigkeit mehr. Kostenlos jeden Montag per E-Mail – von der Redaktion.
Grund sind nach Angaben der Verwaltung neue Risse in den Pfeilern, die im Frühjahr entdeckt worden waren.
Man kann eine Brücke nicht mit Klebeband reparieren, auch wenn es billiger wäre.
Eva Muster, Bürgermeisterin
Sie blieb dabei. „Man kann eine Brücke nicht mit Klebeband reparieren, auch wenn es billiger wäre. Das wissen alle.“
Eva Muster spricht während der Sitzung im Rathaus, ihr Vorgänger sitzt im Hintergrund.
© Bildagentur Nord/Jo Lang

Streit ums Geld

Die Sanierung kostet rund zwölf Millionen Euro, von denen das Land die Hälfte übernimmt. Das ist so sicher wie das Amen
in der Kirche, sagte der Kämmerer.
Im Mai 1970 wurde die Brücke für den Verkehr freigegeben.
Im Mai 1970 wurde die Brücke nach drei Jahren Bauzeit für den Verkehr freigegeben. Getty Images/Archive Photos
Mehr zum Hafen bei H+ Streit um den Kran Warum die Fähre teurer wird „Wir warten nicht länger“ Zehn Fragen
Im Herbst soll der Verkehr wieder rollen.
"""


def document(text, **fields):
    return Document(
        "file:///a.txt", None, "text/plain", text.encode() if isinstance(text, str) else text, None, **fields
    )


def lines_of(article, lines):
    """The article's lines by position: title line, body in order, removed lines at their places."""
    removed = {line.line_ix: line.text for line in article.removed_lines}
    rest = [line for ix, line in enumerate(lines) if ix not in removed]
    body = article.body.split("\n") if article.body else []
    if len(rest) == len(body) + 1:
        assert article.title in rest
        rest.remove(article.title)
    assert rest == body
    assert all(lines[ix] == text for ix, text in removed.items())


def test_the_hard_cases_of_a_plain_text_article():
    found = normalize(document(ARTICLE), SETTINGS)
    assert found.title == ARTICLE.split("\n", maxsplit=1)[0]
    assert [(line.line_ix, line.role) for line in found.removed_lines] == [
        (2, "promo"), (3, "promo"), (5, "pull_quote"), (6, "attribution"), (8, "caption"), (9, "credit"),
        (12, "caption"), (13, "caption"), (14, "teaser"),
    ]  # fmt: skip
    assert found.body.split("\n")[2:5] == [
        ARTICLE.split("\n")[8],
        "Streit ums Geld",
        " ".join(ARTICLE.split("\n")[14:16]),
    ]
    assert found.word_count == len(found.body.split())


FRAGMENTS = [line for rule in RULES for line in (rule.trips + "\n" + rule.spares).split("\n")] + [
    "",
    " ",
    "Ja.",
    "\u2028",
    "x" * 1200,
]


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=80), max_size=25), st.none() | st.sampled_from(FRAGMENTS))
def test_title_body_and_removed_lines_give_back_every_line_whole(parts, title):
    source = document("\n".join(parts).encode("utf-8", "replace"), title=title)
    found = normalize(source, SETTINGS)
    if isinstance(found, Article):
        lines_of(found, read_content(source, SETTINGS).text.lines)
        assert found == normalize(source, SETTINGS)


@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_reject(content):
    found = normalize(document(content), SETTINGS)
    assert isinstance(found, Article | Reject)


def test_normalizing_a_body_again_changes_nothing():
    body = normalize(document(ARTICLE), SETTINGS).body
    again = normalize(document(body, title="Ein Titel"), SETTINGS)
    assert again.body == body
    assert again.removed_lines == ()


def test_a_changed_rule_is_no_revision():
    plain = normalize(document(ARTICLE), SETTINGS)
    assert plain.content_hash == hashlib.sha256(" ".join(ARTICLE.split()).encode()).hexdigest()


def test_the_same_text_with_other_case_and_white_space_is_the_same_exactly():
    one = normalize(document(ARTICLE, url="https://a.example/1"), SETTINGS)
    other = normalize(
        document(ARTICLE.upper().replace(" ", "\u00a0 ").replace("\n", "\r\n\n"), url="https://b.example/2"), SETTINGS
    )
    assert one.exact_hash == other.exact_hash
    assert one.article_id != other.article_id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t\n", Reason.EMPTY),
        ("\u200b\u00ad".encode(), Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), Reason.NOT_TEXT),
        (b"Foto: dpa\nAnzeige\n", Reason.NO_ARTICLE),
    ],
)
def test_rejects(content, reason):
    found = normalize(document(content), SETTINGS)
    assert isinstance(found, Reject)
    assert (found.reason, found.stage, found.document_uri, found.payload) == (
        reason,
        "normalize",
        "file:///a.txt",
        content,
    )
    assert found.payload_sha256 == hashlib.sha256(content).hexdigest()


NEWSLETTER_HEAD = "Das Wichtigste: Jetzt hier kostenlos den Newsletter bestellen, jeden Morgen per E-Mail."


def test_a_title_above_nothing_but_promotion_is_no_article():
    found = normalize(document(NEWSLETTER_HEAD, title="Der Hafen und die Fähre"), SETTINGS)
    assert isinstance(found, Reject)
    assert (found.reason, found.payload) == (Reason.NO_ARTICLE, NEWSLETTER_HEAD.encode())


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Von Eva Muster", {}),
        ("Der Hafen und die Fähre", {}),
        (NEWSLETTER_HEAD, {"feed_item": True}),
    ],
)
def test_a_headline_alone_is_an_article_without_words(text, fields):
    found = normalize(document(text, title="Der Hafen und die Fähre", **fields), SETTINGS)
    assert (found.title, found.body, found.word_count) == ("Der Hafen und die Fähre", "", 0)


def test_a_text_above_the_limit_is_too_large():
    found = normalize(document("x" * 101), dataclasses.replace(SETTINGS, max_chars=100))
    assert found.reason == Reason.TOO_LARGE


def test_a_large_payload_is_cut():
    assert len(normalize(document(bytes(10_000)), SETTINGS).payload) == 4096


def test_implausible_dates_are_nulled_and_the_article_kept():
    found = normalize(document(ARTICLE, published="2099-01-01", date_source="record"), SETTINGS)
    assert (found.published_at, found.published_date, found.published_raw) == (None, None, "2099-01-01")
    assert (found.published_precision, found.published_zone_assumed, found.date_source) == (None, None, "record")


def test_a_day_without_a_time_stays_that_day():
    found = normalize(document(ARTICLE, published="30.04.2026"), SETTINGS)
    assert (found.published_date, found.published_precision) == (dt.date(2026, 4, 30), "day")


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({"url": "https://www.news.example.co.uk/a", "source": "x"}, "example.co.uk"),
        ({"feed_url": "https://feeds.example.org/f", "source": "x"}, "example.org"),
        ({"source": "Hafenkurier"}, "Hafenkurier"),
        ({}, "local"),
    ],
)
def test_source(fields, source):
    assert normalize(document(ARTICLE, **fields), SETTINGS).source == source


def test_credentials_never_reach_a_row():
    fields = {"url": "https://user:hunter2@example.org/a", "image_url": "https://user:hunter2@example.org/i.jpg"}
    assert "hunter2" not in repr(normalize(document(ARTICLE, **fields), SETTINGS))


def test_fields_are_cleaned_like_text():
    found = normalize(
        document(
            ARTICLE,
            title=" Br\u00fccke\u00a0<b>zu</b>\n",
            authors=("Mara\u200b Beispiel", "", "Mara Beispiel"),
            summary="<p>Kurz.</p>",
        ),
        SETTINGS,
    )
    assert (found.title, found.authors, found.summary) == ("Brücke zu", ("Mara Beispiel",), "Kurz.")


def test_the_clock_is_the_runs_and_needs_a_zone():
    assert normalize(document(ARTICLE), SETTINGS).first_seen_at == NOW
    with pytest.raises(ValueError, match="time zone"):
        NormalizeSettings(now=dt.datetime(2026, 5, 1))
    assert pickle.loads(pickle.dumps(SETTINGS)) == SETTINGS


def test_without_a_title_of_its_own_a_byline_needs_no_title():
    found = normalize(document("Der Rat tagt am Montag.", title="Rat", authors=("Mara Beispiel",)), SETTINGS)
    assert found.body == "Der Rat tagt am Montag."


RESERVED = """<html><head><title>Brücke</title><meta name="tdm-reservation" content="1">
<meta name="tdm-policy" content="https://e.example/policy"><meta name="robots" content="noindex, noai"></head>
<body><article><p>Der Stadtrat hat am Montagabend beschlossen, die alte Brücke bis zum Herbst zu sperren.</p></article>
</body></html>"""


def rights(document):
    article = normalize(document, SETTINGS)
    return article.rights, article.rights_source, article.rights_policy, article.rights_at


def test_what_a_page_from_disk_declares_is_kept():
    page = Document("file:///a.html", None, "text/html", RESERVED.encode(), None)
    where = "meta tdm-reservation; meta robots"
    assert rights(page) == ("tdm-reservation=1; noai", where, "https://e.example/policy", NOW)
    assert rights(dataclasses.replace(page, content=RESERVED.replace("1", "0").replace("noai", "all").encode())) == (
        None, None, None, None,
    )  # fmt: skip


def test_what_was_declared_over_the_network_comes_before_what_the_text_says():
    fetched = NOW - dt.timedelta(hours=1)
    fed = Document(
        "https://f.example/feed", "1", "text/html", RESERVED.encode(), None, feed_url="https://f.example/feed",
        rights="train-ai=n", rights_source="header content-usage", fetched_at=fetched,
    )  # fmt: skip
    assert rights(fed) == ("train-ai=n", "header content-usage", None, fetched)


def test_a_record_that_dates_a_change_only_has_no_date_of_publication():
    found = normalize(document("Der Rat tagt.", published="Zuletzt aktualisiert: 30.04.2026, 14:05 Uhr"), SETTINGS)
    assert (found.published_at, found.updated_at.hour) == (None, 12)
    given = normalize(document("Der Rat tagt.", published="Stand: 30.04.2026", published_too=("29.04.2026",)), SETTINGS)
    assert (given.published_at.day, given.updated_at.day) == (29, 30)


def test_names_on_two_lines_and_above_the_date_are_authors():
    text = (
        "Die Brücke\n\nVon Mara Beispiel\nund Jo Lang\n\nDer Stadtrat hat am Montagabend beschlossen, sie zu sperren."
    )
    assert normalize(document(text), SETTINGS).authors == ("Mara Beispiel", "Jo Lang")
    text = "The bridge\n\nMara Example and Jo Lang\n\n12 March 2024\n\nThe council voted on Monday evening to close it."
    assert normalize(document(text), SETTINGS).authors == ("Mara Example", "Jo Lang")
    text = (
        "Die Brücke\n\nVon Mara Beispiel\n\nNeues Leben\n\nDer Stadtrat hat am Montagabend beschlossen, sie zu sperren."
    )
    assert normalize(document(text), SETTINGS).authors == ("Mara Beispiel",)
    text = (
        "Die Brücke\n\nVon Mara Beispiel, 23.04.2026, 19.15 Uhr\n\nDer Stadtrat hat beschlossen, die Brücke zu sperren."
    )
    assert normalize(document(text), SETTINGS).authors == ("Mara Beispiel",)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Brücke gesperrt - Hafenblatt", "Brücke gesperrt"),
        ("Brücke gesperrt | Hafenblatt", "Brücke gesperrt"),
        ("Brücke gesperrt - Hafen", "Brücke gesperrt - Hafen"),
        ("Hafenblatt", "Hafenblatt"),
    ],
)
def test_the_site_behind_a_records_title_is_no_part_of_it(title, told):
    assert normalize(document("Der Rat tagt.", title=title, source_name="Hafenblatt"), SETTINGS).title == told
