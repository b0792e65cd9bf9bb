"""Each named query over rows that are written down: figures that were counted by hand."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.queries.answer import ask
from newsmill.pipeline.queries.database import told
from newsmill.pipeline.queries.named import catalogue, named, parsed
from newsmill.pipeline.queries.output import rows_of
from newsmill.pipeline.queries.values import Given
from newsmill.pipeline.runs import record
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import MANIFEST
from newsmill.schemas.tables import FETCHES
from tests.pipeline.handmade import ROWS, id_of, published

NEEDED = {"entity": "Vogel", "article": "7265706c79"}


def answer(store: Store, name: str, **given: Any) -> list[dict[str, Any]]:
    found = ask(store, name, Given(**given))
    return [dict(zip(found.schema.names, row, strict=True)) for row in rows_of(told(found.reader))]


def given_to(name: str) -> dict[str, str]:
    return {each.name: NEEDED[each.name] for each in named(name).parameters if each.required}


EXPECTED: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "who-with-whom": (
        {},
        [{"one": "Elbwerke", "other": "Vogel", "articles": 2, "sources": 2, "first_source": "abend.example"}],
    ),
    "coverage": (
        {"entity": "karin vogel", "others": {"unit": "month"}},
        [{"articles": 0, "of_all": 4, "share": 0.0}, {"articles": 2, "of_all": 2, "share": 1.0, "sources": 2}],
    ),
    "coverage-by-source": (
        {"entity": "Vogel"},
        [
            {"source": "chronik.example", "articles": 1, "of_all": 1, "share": 1.0},
            {"source": "abend.example", "articles": 1, "of_all": 5, "share": 0.2},
        ],
    ),
    "entities": ({"others": {"label": "loc"}}, [{"name": "Rostock", "articles": 5, "mentions": 5, "sources": 1}]),
    "entity-kinds": (
        {"limit": 2},
        [{"label": "LOC", "kind": "city", "entities": 1, "examples": "Rostock"}, {"label": "ORG", "kind": "company"}],
    ),
    "places": ({}, [{"name": "Rostock", "latitude": 54.1, "articles": 5}]),
    "said": (
        {"entity": "Vogel"},
        [{"quote": "Nie wieder.", "source": "chronik.example"}, {"quote": "Endlich!", "source": "abend.example"}],
    ),
    "speakers": ({}, [{"name": "Vogel", "articles": 2, "quotes": 2, "sources": 2, "direct_share": 1.0}]),
    "quote-kinds": ({"limit": 1}, [{"source": "abend.example", "speaker_kind": "name", "quotes": 1, "direct": 1}]),
    "most-copied": (
        {},
        [{"title": "Neue Brücke über die Elbe frei", "articles": 2, "first_source": "abend.example", "hours": 3.0}],
    ),
    "copies": (
        {"article": id_of("copy")[:8]},
        [
            {"source": "abend.example", "hours_later": 0.0, "kind": "canonical"},
            {"source": "bote.example", "hours_later": 3.0, "kind": "near", "agencies": ""},
        ],
    ),
    "first-publisher": (
        {},
        [
            {"source": "abend.example", "hours_later": 0.0},
            {"source": "bote.example", "hours_later": 3.0},
            {"source": "chronik.example", "hours_later": 18.0, "title": "Streit um die Brücke"},
        ],
    ),
    "who-is-first": (
        {},
        [
            {"source": "abend.example", "stories": 1, "first": 1, "first_share": 1.0, "median_hours_behind": None},
            {"source": "bote.example", "first": 0, "median_hours_behind": 3.0},
            {"source": "chronik.example", "first": 0, "median_hours_behind": 18.0},
        ],
    ),
    "who-copies-whom": (
        {},
        [{"first_source": "abend.example", "second_source": "bote.example", "pairs": 1, "near": 1, "exact": 0}],
    ),
    "agency-share": (
        {},
        [
            {"source": "abend.example", "articles": 5, "agency_articles": 1, "agency_share": 0.2, "agencies": "dpa 1"},
            {"source": "bote.example", "articles": 2, "agency_share": 0.0, "shared_unnamed": 1},
            {"source": "chronik.example", "articles": 1, "shared": 0},
        ],
    ),
    "duplicates-by-day": (
        {"from_day": "2026-06-09"},
        [{"articles": 2, "near": 1, "exact": 0, "copy_share": 0.5}, {"articles": 1, "near": 0}],
    ),
    "stories-of-the-day": (
        {},
        [{"new_articles": 1, "articles": 2, "copies": 1, "sources": 3, "hours": 18.0, "entities": "Vogel, Elbwerke"}],
    ),
    "story": (
        {"article": "https://chronik.example/reply"},
        [{"hours_later": 0.0, "kind": "own"}, {"hours_later": 3.0, "kind": "near"}, {"hours_later": 18.0}],
    ),
    "silent-sources": (
        {"limit": 1},
        [{"source": "abend.example", "silent_days": 1, "usual_gap": 9.1, "times": 0.1, "days_with_articles": 5}],
    ),
    "sources": (
        {"limit": 2},
        [
            {"source": "abend.example", "articles": 5, "own": 5, "with_author": 0.2, "with_agency": 0.2},
            {"source": "bote.example", "articles": 2, "own": 1, "truncated": 1, "languages": "de"},
        ],
    ),
    "per-day": (
        {},
        [
            {"source": "abend.example", "articles": 1, "own": 1},
            {"source": "bote.example", "articles": 1, "own": 0},
            {"source": "chronik.example"},
        ],
    ),
    "languages": ({}, [{"language": "de", "articles": 7, "sources": 3}, {"language": "unknown", "articles": 1}]),
    "rejects-by-reason": ({}, [{"reason": "malformed", "rejects": 1, "example": "file://x/y", "detail": "line 3"}]),
    "article-changes": (
        {"article": "7265706c79"},
        [{"revision": 1, "silent": None}, {"revision": 2, "silent": True, "changed_share": 0.5}, {"revision": 3}],
    ),
    "most-revised": (
        {"others": {"silent": "yes"}},
        [{"changes": 2, "silent": 1, "most_changed": 0.5, "words_added": 4, "words_removed": 1}],
    ),
    "opt-outs": ({}, [{"source": "bote.example", "rights": "noai", "rights_source": "page", "articles": 1}]),
    "longest": ({"limit": 1}, [{"words": 8, "source": "abend.example"}]),
    "shortest": ({"limit": 1}, [{"words": 1, "source": "bote.example", "truncated": True, "day": None}]),
    "removed-lines": (
        {},
        [{"source": "abend.example", "role": "promo", "lines": 2, "lines_an_article": 0.4}],
    ),
    "dates": ({"source": "BOTE.example"}, [{"date_source": "none", "articles": 2}]),
    "new": ({"source": "chronik.example"}, [{"title": "Streit um die Brücke", "kind": "own"}]),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_figures_are_those_counted_by_hand(handmade: Store, name: str) -> None:
    given, expected = EXPECTED[name]
    rows = answer(handmade, name, **given)
    assert [{column: row[column] for column in told} for row, told in zip(rows, expected, strict=True)] == expected


def test_what_rises_is_measured_by_fishers_exact_test(handmade: Store) -> None:
    (row,) = answer(handmade, "rising", others={"at_least": "2", "label": "PER"})
    # Two of two articles against none of four: one of the 15 pairs of six.
    told = (row["name"], row["articles"], row["four_weeks_before"], row["p"], row["holds"])
    assert told == ("Vogel", 2, 0, round(1 / 15, 6), False)
    assert answer(handmade, "rising") == []
    (word,) = answer(handmade, "rising-words", others={"at_least": "2"})
    assert (word["word"], word["titles"], word["p"], word["holds"]) == ("brücke", 2, round(1 / 15, 6), False)


def test_what_stands_in_every_text_or_every_title_does_not_rise(tmp_path: Path) -> None:
    articles = [
        row | {"title": row["title"].replace("Brücke", "Brücke wieder") + " am Marktplatz"} for row in ROWS["articles"]
    ]
    store = published(tmp_path / "out", ROWS | {"articles": articles})
    assert [row["word"] for row in answer(store, "rising-words", others={"at_least": "2"})] == ["brücke"]


def test_a_noun_rises_however_often_it_is_written(tmp_path: Path) -> None:
    articles = [row | {"title": row["title"].replace("Brücke", "Menschen")} for row in ROWS["articles"]]
    store = published(tmp_path / "out", ROWS | {"articles": articles})
    assert [row["word"] for row in answer(store, "rising-words", others={"at_least": "2"})] == ["menschen"]


def test_a_source_of_one_day_has_no_gap_to_be_silent_against(handmade: Store) -> None:
    told = {row["source"]: (row["usual_gap"], row["times"]) for row in answer(handmade, "silent-sources")}
    assert told["bote.example"] == (None, None)
    assert told["abend.example"] == (9.1, 0.1)


def test_what_is_missing_is_counted_by_column(handmade: Store) -> None:
    missing = {row["column"]: row["missing"] for row in answer(handmade, "null-rates")}
    assert (missing["title"], missing["language"], missing["authors"], missing["rights"]) == (0, 1, 7, 7)
    of_one = {row["column"]: row["share"] for row in answer(handmade, "null-rates", source="bote.example")}
    assert (of_one["language"], of_one["title"]) == (0.5, 0.0)


def test_joined_names_come_with_their_rule(tmp_path: Path) -> None:
    moved = ROWS["mentions"][0] | {"local_entity_id": id_of("vogel-"), "text": "Frau Vogel"}
    store = published(tmp_path / "out", ROWS | {"mentions": [moved]})
    (row,) = answer(store, "entity-links", entity="Vogel")
    assert (row["written"], row["entity"], row["rule"], row["mentions"]) == ("Frau Vogel", "Vogel", "surname", 1)


def test_feeds_are_told_by_how_they_answered_last(tmp_path: Path) -> None:
    store = published(tmp_path / "out", {})
    start = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    answers = {
        "live": [(200, 3), (304, 0), (200, 1)],
        "silent": [(200, 3), (304, 0), (304, 0)],
        "dead": [(200, 2), (500, 0), (410, 0)],
        "never": [(None, 0)] * 3,
    }
    rows = [
        {"fetch_id": f"{feed}{ix}", "run_id": "r", "feed_url": feed, "fetched_at": start + dt.timedelta(days=5 * ix),
         "status": status, "new_items": new, "error": None if status else "no answer"}
        for feed, replies in answers.items() for ix, (status, new) in enumerate(replies)
    ]  # fmt: skip
    record(store, FETCHES, "f", rows)
    told_ = [(row["feed_url"], row["state"], row["failed_since"]) for row in answer(store, "dead-feeds")]
    assert told_ == [
        ("never", "never answered", 3),
        ("dead", "failing", 2),
        ("silent", "silent", 0),
        ("live", "alive", 0),
    ]


@pytest.mark.parametrize("name", catalogue())
def test_a_store_without_rows_is_an_answer_too(nothing: Store, name: str) -> None:
    if given_to(name):
        with pytest.raises(UsageError, match=r"names no|has no article"):
            answer(nothing, name, **given_to(name))
    elif name == "null-rates":
        assert {row["missing"] for row in answer(nothing, name)} == {0}
    else:
        assert answer(nothing, name) == []


def test_every_query_is_counted_by_hand_and_tells_what_it_does() -> None:
    assert {*EXPECTED, "rising", "rising-words", "null-rates", "entity-links", "dead-feeds"} == set(catalogue())
    for query in catalogue().values():
        assert query.doc.endswith(".")
        assert not query.title.endswith(".")
        assert all(each.doc.endswith(".") for each in query.parameters)


def test_a_store_of_version_1_0_answers(handmade: Store, tmp_path: Path) -> None:
    store = published(tmp_path / "out", ROWS)
    snapshot = current_path(store.root)
    manifest = json.loads((snapshot / MANIFEST).read_text("utf-8"))
    manifest["schema_version"] = "1.0"
    manifest["files"] = [
        file for file in manifest["files"] if file["table"] not in ("stories", "quotes", "entity_links")
    ]
    (snapshot / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    for name in ("who-with-whom", "sources", "most-copied", "removed-lines"):
        assert answer(store, name) == answer(handmade, name)
    assert answer(store, "said", entity="Vogel") == answer(store, "stories-of-the-day") == []


def test_heads_that_are_wrong_are_refused() -> None:
    with pytest.raises(ValueError, match=r"write a parameter as"):
        parsed("x", "-- Title\n--\n-- Told.\n--\n-- limit 5\nselect 1")
