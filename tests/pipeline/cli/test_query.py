"""What is typed, what is refused, and what comes out in each form."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.store.layout import Store
from tests.pipeline.handmade import BRIDGE, ROWS, published

Invoke = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("who-with-who",), "did you mean who-with-whom?"),
        (("changes",), "did you mean article-changes?"),
        (("said",), "--entity is missing: who speaks"),
        (("said", "--entity", " "), "--entity is empty"),
        (("said", "--entity", "Vogle"), "did you mean Vogel (PER)?"),
        (("said", "--entity", "Vogel", "--from", "gestern"), "is no day such as 2026-01-31"),
        (("per-day", "--from", "2026-06-12"), "--from 2026-06-12 is after --to 2026-06-11"),
        (("per-day", "--entity", "Vogel"), "takes no --entity; it takes --from, --to, --source"),
        (("per-day", "--source", "abend.exampel"), "did you mean abend.example?"),
        (("rising", "--param", "at_least=few"), "'few' is no number"),
        (("rising", "--param", "at_last=3"), "takes no --param at_last=..."),
        (("coverage", "--entity", "Vogel", "--param", "unit=jahr"), "'jahr' is none of week, day, month"),
        (("most-revised", "--param", "silent=ja"), "'ja' is none of no, yes"),
        (("entities", "--param", "label=person"), "the store has no label 'person': it has LOC, "),
        (("rising-words", "--param", "language=German"), "the store has no language 'German': it has "),
        (("article-changes", "--article", "ffff"), "has no article 'ffff'"),
        (("selec * from articles",), 'syntax error at or near "selec"'),
        (("select titel from articles",), 'LINE 1: select titel from articles\n'),
        (("from nowhere",), "nowhere does not exist"),
        (("select 1; select 2",), "one query is asked at a time"),
        (("  ; ",), "one query is asked at a time"),
        (("create table t as select 1",), "nothing but a query"),
        (("explain analyze copy (select 1) to 'x.csv'",), "nothing but a query"),
        (("from read_text('/etc/hostname')",), "file system operations are disabled"),
        (("select * from told",), "told does not exist"),
        (("select $a, $b", "--param", "a=1"), "the query needs $b: give --param b=..."),
        (("select 1", "--limit", "3"), "the query has no $limit; it has none"),
        (("select 1", "--format", "xml"), "give one of table, csv, json, parquet"),
        (("select error(title) from articles",), "Invalid Input Error: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_ends_with_2(
    invoke: Invoke,
    handmade: Store,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    done = invoke("query", *arguments, "--output", handmade.root)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_the_store_may_not_be_written_to(invoke: Invoke, handmade: Store) -> None:
    before = sorted(handmade.root.rglob("*"))
    for target in (handmade.root / "latest" / "x.csv", handmade.root / "snapshots" / "000001" / "x.csv"):
        assert invoke("query", f"copy (select 1) to '{target}'", "--output", handmade.root).code == 2
        assert invoke("query", "select 1", "--file", target, "--output", handmade.root).code == 2
    assert sorted(handmade.root.rglob("*")) == before


def test_without_duckdb_the_command_that_brings_it_is_named(
    invoke: Invoke,
    handmade: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = invoke("query", "new", "--output", handmade.root)
    assert (done.code, done.out) == (2, "")
    assert "pip install 'newsmill[analysis]'" in done.err
    assert invoke("query", "--list").code == invoke("query", "new", "--show").code == 0


def test_names_are_listed_and_shown_without_a_store(invoke: Invoke) -> None:
    assert "\nwho-with-whom " in invoke("query", "--list").out
    listed = {query["name"]: query for query in json.loads(invoke("query", "--list", "--json").out)}
    assert invoke("query", "--list", "--format", "json").out == invoke("query", "--list", "--json").out
    assert listed["said"]["parameters"][0] == {
        "name": "entity", "default": None, "required": True, "doc": "Who speaks.",
    }  # fmt: skip
    assert invoke("query", "said", "--show").out.startswith("-- What somebody said\n")
    assert invoke("query", "new").code == invoke("query").code == 2


def test_few_values_are_taken_in_any_case_and_those_of_own_sql_are_free(invoke: Invoke, handmade: Store) -> None:
    told = [
        invoke("query", "entities", "--param", f"label={label}", "--output", handmade.root).out
        for label in ("PER", "per")
    ]
    assert told[0] == told[1]
    assert "Vogel" in told[0]
    own = invoke("query", "select $label as it", "--param", "label=own", "--format", "csv", "--output", handmade.root)
    assert own.out.split() == ["it", "own"]


def test_a_name_may_be_typed_as_words(invoke: Invoke, handmade: Store) -> None:
    told = [invoke("query", name, "--output", handmade.root).out for name in ("who-with-whom", "Who with  whom")]
    assert told[0] == told[1] != ""


def test_the_heading_tells_days_and_whom(invoke: Invoke, handmade: Store) -> None:
    out = invoke("query", "coverage", "--entity", "KARIN VOGEL", "--to", "2026-06-10", "--output", handmade.root).out
    assert out.startswith(
        "How coverage of somebody or something developed · Vogel (PER, 3 articles) · to 2026-06-10\n\n"
    )
    out = invoke("query", "who_with_whom", "--output", handmade.root).out
    assert out.splitlines()[0] == "Who was in the news with whom · 2026-06-05 to 2026-06-11"
    assert out.splitlines()[-1].startswith("Elbwerke  Vogel         2        2  abend.example")
    assert invoke("query", "per-day", "--to", "2020-01-01", "--output", handmade.root).out.endswith("\n\nno rows\n")


def test_a_period_of_a_store_without_dates_says_why_it_is_empty(
    invoke: Invoke, tmp_path: Path, handmade: Store
) -> None:
    undated = [row | {"published_at": None, "published_date": None} for row in ROWS["articles"][:3]]
    store = published(tmp_path / "undated", {"articles": undated})
    out = invoke("query", "who-with-whom", "--output", store.root).out
    assert "no rows: 3 of 3 articles have no date, and stand in no period; `newsmill query entities` counts" in out
    assert invoke("query", "who-with-whom", "--format", "csv", "--output", store.root).out.count("\n") == 1
    assert invoke("query", "most-revised", "--output", store.root).out.endswith("\n\nno rows\n")
    told = invoke("query", "rising", "--output", handmade.root).out
    assert told.endswith("\n\nno rows: --from DAY takes in earlier days\n")
    few = invoke("query", "per-day", "--to", "2020-01-01", "--output", handmade.root).out
    assert few.endswith("\n\nno rows\n")


def test_no_day_is_made_up_for_a_store_without_an_article(invoke: Invoke, tmp_path: Path) -> None:
    store = published(tmp_path / "nothing", {})
    out = invoke("query", "who-with-whom", "--output", store.root).out
    assert out == "Who was in the news with whom\n\nno rows\n"


def test_parameters_are_values_and_never_sql(invoke: Invoke, handmade: Store) -> None:
    hostile = "x' or 1=1; drop view articles; --"
    sql = "select count(*) as n, any_value($name) as name from articles where source = $source limit $limit"
    asked = ("query", sql, "--param", f"name={hostile}", "--source", "abend.example", "--limit", "1", "--json")
    assert json.loads(invoke(*asked, "--output", handmade.root).out) == [{"n": 5, "name": hostile}]
    assert invoke("query", "said", "--entity", hostile, "--output", handmade.root).code == 2
    days = ("query", "select $from_day as first, $to_day as last", "--from", "2026-06-01", "--json")
    assert json.loads(invoke(*days, "--output", handmade.root).out) == [{"first": "2026-06-01", "last": None}]


def test_every_form_has_every_row(invoke: Invoke, handmade: Store, tmp_path: Path) -> None:
    sql = "select article_id, title, published_at, authors, word_count, 1.5 as share, body from articles order by all"
    sql, ask = f"{sql} limit 3", ("query", "--output", handmade.root)
    rows = json.loads(invoke(*ask, sql, "--format", "json").out)
    assert rows[0]["published_at"] == "2026-06-10T08:00:00Z"
    assert rows[0]["authors"] == ["Eva Ahlers"]
    table = list(csv.DictReader(io.StringIO(invoke(*ask, sql, "--format", "csv").out)))
    assert [row["article_id"] for row in table] == [row["article_id"] for row in rows]
    assert table[0] | {"word_count": "8"} == {
        **rows[0], "authors": '["Eva Ahlers"]', "word_count": "8", "share": "1.5",
    }  # fmt: skip
    file = tmp_path / "rows.parquet"
    assert invoke(*ask, sql, "--format", "parquet", "--file", file).out == ""
    assert pq.read_table(file).column("body").to_pylist() == [row["body"] for row in rows]
    assert list(tmp_path.iterdir()) == [file]
    assert invoke(*ask, "from articles limit 0", "--json").out == "[]\n"
    assert invoke(*ask, sql, "--file", tmp_path / "no" / "rows.csv").code == 1


def test_sql_comes_from_standard_input_too(
    invoke: Invoke,
    handmade: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("pivot articles on source using count(*) group by language"))
    out = invoke("query", "-", "--output", handmade.root).out
    assert "abend.example" in out.splitlines()[0]


def test_nothing_that_a_terminal_acts_upon_is_printed(invoke: Invoke, tmp_path: Path) -> None:
    title = "\x1b[31mRot\u202e\x07 und 東京 \U0001f600 <script>"
    store = published(tmp_path / "out", ROWS | {"articles": [BRIDGE | {"title": title}]})
    for form in ("table", "json"):
        out = invoke("query", "longest", "--format", form, "--output", store.root).out
        assert not [sign for sign in ("\x1b", "\u202e", "\x07") if sign in out]
    assert json.loads(out)[0]["title"] == title
    error = invoke("query", "select error(title) from articles", "--output", store.root).err
    assert "Rot" in error
    assert "\x1b" not in error


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("select '\udcff'", "is no UTF-8"),
        ("select timestamp '99999-01-01 00:00:00' as a", "a value that cannot be told"),
        ("-", "standard input is no UTF-8"),
    ],
)
def test_what_cannot_be_asked_or_told_is_an_error_in_a_line(
    invoke: Invoke, handmade: Store, monkeypatch: pytest.MonkeyPatch, question: str, told: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"select '\xff'"), "utf-8"))
    done = invoke("query", question, "--output", handmade.root)
    assert done.code == 2
    assert told in done.err
    assert len(done.err.splitlines()) == 1
