import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsmill.pipeline.exports.duckdb_views import export_views
from newsmill.pipeline.store.opening import open_store

COOKBOOK = Path(__file__).parents[2] / "docs" / "cookbook.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENGINES = ("DuckDB", "Polars", "pandas", "pyarrow")


def sections() -> dict[str, str]:
    """Return the text below each second-level heading; what stands before the first is named `start`."""
    parts = re.split(r"^## (.+)$", COOKBOOK.read_text("utf-8"), flags=re.MULTILINE)
    return {"start": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))


def blocks(section: str, language: str) -> list[str]:
    return [code for found, code in _BLOCK.findall(sections()[section]) if found == language]


def recipes() -> dict[str, str]:
    """Return the SQL recipes by heading."""
    parts = re.split(r"^### (.+)$", sections()["DuckDB"], flags=re.MULTILINE)
    return {name: _BLOCK.search(text)[2] for name, text in zip(parts[1::2], parts[2::2], strict=True)}  # type: ignore[index]


@pytest.fixture(scope="session")
def names(newsroom: Path) -> dict[str, dict[str, Any]]:
    """Return what each section leaves behind: its names after all its Python blocks have run."""
    found: dict[str, dict[str, Any]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(newsroom)
        shared: dict[str, Any] = {}
        for code in blocks("start", "python"):
            exec(code, shared)
        for engine in ENGINES:
            space = found[engine] = dict(shared)
            for code in blocks(engine, "python"):
                exec(code, space)
            shared["tables"] = space["tables"]
    return found


def test_every_engine_has_code() -> None:
    assert all(blocks(engine, "python") for engine in ENGINES)
    assert len(recipes()) >= 10


def test_all_engines_count_the_same_rows(names: dict[str, dict[str, Any]]) -> None:
    expected = names["DuckDB"]["counts"]
    assert expected["articles"] == 20
    assert expected["revisions"] == 21
    assert {name for name, count in expected.items() if not count} <= {"entity_links", "stories", "quotes"}
    assert {engine: names[engine]["counts"] for engine in ENGINES} == dict.fromkeys(ENGINES, expected)


def test_all_engines_rank_the_same_ten_entities(names: dict[str, dict[str, Any]]) -> None:
    expected = names["DuckDB"]["top"]
    assert len(expected) == 10
    assert {engine: names[engine]["top"] for engine in ENGINES} == dict.fromkeys(ENGINES, expected)


@pytest.fixture(scope="session")
def exported(newsroom: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the database of views that the page tells to make."""
    file = newsroom / "news.duckdb"
    export_views(open_store(newsroom / "news"), file)
    with duckdb.connect(str(file)) as connection:
        yield connection


@pytest.mark.parametrize("name", recipes())
def test_recipe_gives_the_same_rows_from_an_export(
    name: str, names: dict[str, dict[str, Any]], exported: duckdb.DuckDBPyConnection, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    rows = names["DuckDB"]["con"].execute(recipes()[name]).fetchall()
    assert sorted(exported.execute(recipes()[name]).fetchall(), key=repr) == sorted(rows, key=repr)


@pytest.mark.parametrize("name", recipes())
def test_recipe_gives_rows(
    name: str, names: dict[str, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = names["DuckDB"]["con"].execute(recipes()[name]).fetchall()
    assert rows


def answer(name: str, names: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    result = names["DuckDB"]["con"].execute(recipes()[name])
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def test_copies_stand_behind_the_first(names: dict[str, dict[str, Any]]) -> None:
    rows = answer("A text's copies, and who had it first", names)
    seals = [row for row in rows if row["text"].lower().startswith("seal pups")]
    assert [(row["source"], row["duplicate_kind"]) for row in seals] == [
        ("nordmark-presse.example", None),
        ("kuestenblick.example", "exact"),
    ]
    assert {row["duplicate_kind"] for row in rows} == {None, "exact", "near"}


def test_only_the_changed_text_is_new(names: dict[str, dict[str, Any]]) -> None:
    (row,) = answer("Only what is new since last time", names)
    assert (row["title"], row["revision"]) == ("Freibad Sonnenau bekommt Solardach", 2)


def test_revisions_tell_how_much_changed(names: dict[str, dict[str, Any]]) -> None:
    first, second = answer("What was changed after publication", names)
    assert (first["revision"], second["revision"]) == (1, 2)
    assert 0 < second["changed_share"] < 0.2


def test_sentences_hold_their_mention(names: dict[str, dict[str, Any]]) -> None:
    rows = answer("The sentence around a mention", names)
    assert all(row["text"] in row["sentence"] for row in rows)


def test_csv_has_one_row_for_each_canonical_article(
    names: dict[str, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    con = names["DuckDB"]["con"]
    con.execute(recipes()["Export as CSV"])
    told = con.sql("select count(*) from read_csv('articles.csv', delim = ';')").fetchall()
    assert told == con.sql("select count(*) from articles where duplicate_of is null").fetchall()
