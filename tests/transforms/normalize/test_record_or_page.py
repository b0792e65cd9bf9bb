"""What a text and its record say of the article, and which of them counts."""

import datetime as dt

import pytest

from tests.transforms.normalize.pages.stating_pages import (
    AT,
    TEXT,
    TITLE,
    plain,
)


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
        ("", "Redaktionsstand: 21.04.2026, 08:15 Uhr", None, AT),
        ("* Stand: 21.04.2026, 08:15 Uhr MESZ", "", None, AT),
        ("Im Winter versagte die Lampe 300* Stunden", "* Stand: 21.04.2026, 08:15 Uhr MESZ", None, None),
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
