"""The index answers what a scan of titles and bodies answers, from whatever it had before."""

import datetime as dt
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.errors import NotAStoreError, RunFailedError, UsageError
from newsmill.pipeline.search import index
from newsmill.pipeline.search.find import CLOSE, OPEN, Wanted, quoted, search
from newsmill.pipeline.search.index import opened
from newsmill.pipeline.store.derived import SEARCH, drop_derived
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.pipeline.store.retention import purge_before
from tests.pipeline.handmade import BRIDGE, COPY, OLD, REPLY, ROWS, UNDATED, Row, article, published

ODD = article(
    "odd", "abend.example", "2026-06-09T09:00", "C++ für 東京 & Straße", "ÄRGER mit Große-Gasse, O’Neill: 1.234,5 Euro"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return published(tmp_path / "out", ROWS | {"articles": [*ROWS["articles"], ODD]})


def ids(store: Store, words: str, **more: Any) -> list[str]:
    return sorted(hit.article_id for hit in search(store, Wanted(words, **more)).hits)


def tokens(row: Row) -> list[str]:
    return re.findall(r"[^\W_]+", f"{row['title']} | {row['body']}".lower())


def scan(rows: list[Row], words: list[str]) -> list[str]:
    return sorted(row["article_id"] for row in rows if set(words) <= set(tokens(row)))


def test_every_word_and_pair_of_words_is_found_as_by_a_scan(store: Store) -> None:
    rows = [*ROWS["articles"], ODD]
    vocabulary = sorted({word for row in rows for word in tokens(row)})
    assert len(vocabulary) > 30
    for one, other in zip(vocabulary, [*vocabulary[7:], *vocabulary[:7]], strict=True):
        shouted = one if "ß" in one else one.upper()
        assert ids(store, one) == ids(store, shouted) == scan(rows, [one]), one
        assert ids(store, f"{one} {other}") == scan(rows, [one, other]), (one, other)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("brücke", '"brücke"'),
        ('"neue brücke" elbe', '"neue brücke" AND "elbe"'),
        ("brück*", '"brück" *'),
        ('un"balanced', '"un balanced"'),
        ("NOT OR NEAR(a", '"NOT" AND "OR" AND "NEAR(a"'),
        ("a & b - c", '"a" AND "b" AND "c"'),
        ("title:x ^y", '"title:x" AND "^y"'),
        ("u\u0308ber", '"über"'),
    ],
)
def test_plain_words_are_never_syntax(store: Store, words: str, expression: str) -> None:
    assert quoted(words) == expression
    assert search(store, Wanted(words)).total >= 0


@pytest.mark.parametrize("words", ["", "  ", '""', "& - *", "\0"])
def test_no_word_is_no_question(store: Store, words: str) -> None:
    with pytest.raises(UsageError, match="there is no word"):
        search(store, Wanted(words))


def test_the_syntax_is_that_of_the_index_when_it_is_asked_for(store: Store) -> None:
    assert ids(store, "title:streit OR lotsen", syntax=True) == [REPLY["article_id"]]
    assert ids(store, "vogel NOT streitet", syntax=True) == sorted([BRIDGE["article_id"], COPY["article_id"]])
    for wrong in ("(vogel", 'a "b', "nowhere:x", "AND"):
        with pytest.raises(UsageError, match="is no question to the index: "):
            search(store, Wanted(wrong, syntax=True))


def test_titles_weigh_more_and_the_rest_is_told(store: Store) -> None:
    found = search(store, Wanted("elbe vogel"))
    assert (found.total, {hit.source: hit.copy for hit in found.hits}) == (
        2, {"abend.example": False, "bote.example": True},
    )  # fmt: skip
    (hit,) = search(store, Wanted("elbe vogel", source="abend.example")).hits
    assert hit.published_at == "2026-06-10T08:00:00Z"
    assert hit.title == f"Neue Brücke über die {OPEN}Elbe{CLOSE} frei"
    assert hit.snippet == f"{OPEN}Vogel{CLOSE} und Elbwerke freuen sich sehr in Rostock."
    assert search(store, Wanted("streit OR rostock", syntax=True)).hits[0].source == "chronik.example"
    assert search(store, Wanted("ohne tag")).hits[0].published_at is None
    assert search(store, Wanted("brücke", limit=1)).total == 3


def test_source_and_days_narrow_it_and_the_newest_come_first(store: Store) -> None:
    day = dt.date(2026, 6, 10)
    assert ids(store, "vogel", source="bote.example") == [COPY["article_id"]]
    assert ids(store, "vogel", to_day=day) == sorted([BRIDGE["article_id"], COPY["article_id"]])
    assert ids(store, "vogel", from_day=day + dt.timedelta(days=1)) == [REPLY["article_id"]]
    newest = search(store, Wanted("rostock", newest=True))
    assert [hit.article_id for hit in newest.hits[:2]] == [COPY["article_id"], BRIDGE["article_id"]]


def test_a_new_snapshot_is_taken_in_article_by_article(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(ids(store, "rostock")) == 6
    changed = REPLY | {"body": "Vogel schweigt."}
    renamed = COPY | {"source": "kurier.example"}
    added: list[str] = []
    real = index._add
    monkeypatch.setattr(index, "_add", lambda *given: (added.append(given[2]["article_id"]), real(*given)))
    published(store.root, ROWS | {"articles": [BRIDGE, renamed, changed, UNDATED]}, number=2)
    rows = [BRIDGE, renamed, changed, UNDATED]
    for word in ("vogel", "schweigt", "lotsen", "rostock", "regen", "ohne"):
        assert ids(store, word) == scan(rows, [word]), word
    assert added == [REPLY["article_id"]]
    assert ids(store, "vogel", source="kurier.example") == [COPY["article_id"]]
    with opened(store) as made:
        made.execute("insert into texts (texts, rank) values ('integrity-check', 1)")
        assert made.execute("select count(*) from docs").fetchall() == [(4,)]
    made.close()
    # What has not changed is asked at once.
    monkeypatch.setattr(index, "_take_in", lambda *_: pytest.fail("taken in again"))
    assert len(ids(store, "vogel")) == 3


def test_an_index_of_another_version_or_a_broken_one_is_made_anew(store: Store) -> None:
    assert len(ids(store, "vogel")) == 3
    file = store.ops / SEARCH
    with sqlite3.connect(file) as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    assert len(ids(store, "vogel")) == 3
    file.write_bytes(b"no database at all, but longer than a header of one would be" * 100)
    assert len(ids(store, "vogel")) == 3
    file.write_bytes(b"")
    assert len(ids(store, "vogel")) == 3


def test_what_is_forgotten_is_in_no_index(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(ids(store, "lotsen")) == 1
    drop_derived(store)
    assert not list(store.ops.glob("search*"))
    real = index._take_in

    def forgotten_meanwhile(*given: Any) -> None:
        real(*given)
        if store.current() == 1:
            published(store.root, ROWS | {"articles": OLD}, number=2)
            purge_before(store, 2)

    monkeypatch.setattr(index, "_take_in", forgotten_meanwhile)
    assert ids(store, "lotsen") == []
    assert len(ids(store, "rostock")) == 4
    assert b"Lotsen" not in (store.ops / SEARCH).read_bytes()


def test_a_store_without_articles_is_asked_too(nothing: Store, tmp_path: Path) -> None:
    assert search(published(tmp_path / "none", {}), Wanted("vogel")).total == 0
    with pytest.raises(NotAStoreError, match="no snapshot yet"):
        search(create_store(tmp_path / "empty"), Wanted("vogel"))


def test_an_index_that_cannot_be_written_is_said(store: Store) -> None:
    (store.ops / SEARCH).mkdir(parents=True)
    with pytest.raises(RunFailedError, match="cannot be written"):
        search(store, Wanted("vogel"))


def test_who_may_not_write_the_store_asks_an_index_that_stays_nowhere(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.os, "access", lambda *_: False)
    assert ids(store, "brücke elbe") == scan(ROWS["articles"], ["brücke", "elbe"])
    assert not (store.ops / SEARCH).exists()


def test_who_may_not_write_the_store_asks_the_index_that_is_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(store).close()
    before = (store.ops / SEARCH).read_bytes()
    monkeypatch.setattr(index.os, "access", lambda *_: False)
    taken_in: list[Path] = []
    real = index._take_in
    monkeypatch.setattr(index, "_take_in", lambda *given: (taken_in.append(given[1]), real(*given)))
    assert ids(store, "brücke elbe") == scan(ROWS["articles"], ["brücke", "elbe"])
    assert not taken_in
    changed = sqlite3.connect(store.ops / SEARCH)
    changed.execute("update files set path = 'another' || path")
    changed.commit()
    changed.close()
    assert ids(store, "brücke elbe") == scan(ROWS["articles"], ["brücke", "elbe"])
    assert taken_in
    (store.ops / SEARCH).write_bytes(before[:100] + b"x" * 400)
    assert ids(store, "brücke elbe") == scan(ROWS["articles"], ["brücke", "elbe"])
