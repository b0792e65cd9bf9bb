import doctest
import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import newsmill
from newsmill.pipeline import interface
from newsmill.schemas.tables import ARTICLES, SNAPSHOT_TABLES
from tests.pipeline.handmade import ROWS, published

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    row = {
        "url": "https://amt.example/1",
        "title": "Amtsblatt",
        "text": "Der Rat hat am Montag über die Brücke beraten.",
    }
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(json.dumps(row))
    return tmp_path / "in"


def test_the_examples_of_the_interface_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SAMPLES / "wire", tmp_path / "samples" / "wire")
    monkeypatch.chdir(tmp_path)
    finder = doctest.DocTestFinder()
    order = {"run": 0, "open": 1}
    found = finder.find(interface, "interface", globs={"newsmill": newsmill})
    examples = sorted((t for t in found if t.examples), key=lambda t: order.get(t.name.partition(".")[2], 2))
    assert [test.name for test in examples][:2] == ["interface.run", "interface.open"]
    runner = doctest.DocTestRunner()
    for test in examples:
        assert runner.run(test).failed == 0, test.name


def test_a_store_is_read_as_it_was_when_it_was_opened(inbox: Path, tmp_path: Path) -> None:
    first = newsmill.run([inbox], tmp_path / "out", entities=False)
    store = newsmill.open(tmp_path / "out")
    (inbox / "b.json").write_text(
        json.dumps({"url": "https://amt.example/2", "text": "Die Brücke wird im Mai gesperrt."})
    )
    second = newsmill.run(str(inbox), tmp_path / "out", entities=False)
    assert (first.snapshot, second.snapshot, store.snapshot, newsmill.open(tmp_path / "out").snapshot) == (1, 2, 1, 2)
    assert store.table("articles").count_rows() == 1
    assert newsmill.open(tmp_path / "out").sql("select count(*) from articles").fetchall() == [(2,)]


def test_every_table_opens_in_every_form(inbox: Path, tmp_path: Path) -> None:
    newsmill.run(inbox, tmp_path / "out", entities=False)
    store = newsmill.open(tmp_path / "out")
    for table in SNAPSHOT_TABLES:
        rows = store.table(table.name).count_rows()
        assert len(store.pandas(table.name)) == store.polars(table.name).collect().height == rows
    assert store.schema("articles").equals(ARTICLES.schema)
    assert repr(store) == f"newsmill.open('{tmp_path / 'out'}')  # snapshot 1"


def test_watch_ends_when_it_is_told_to_and_leaves_signals_alone(inbox: Path, tmp_path: Path) -> None:
    stopping, seen = threading.Event(), []

    def told(outcome: newsmill.RunOutcome) -> None:
        seen.append(outcome.status)
        stopping.set()

    thread = threading.Thread(
        target=newsmill.watch,
        args=(inbox, tmp_path / "out"),
        kwargs={"told": told, "stopping": stopping, "entities": False, "settle": 0.0},
    )
    thread.start()
    thread.join(300)
    assert not thread.is_alive()
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (newsmill.open, newsmill.NotAStoreError, "is not a newsmill store"),
        (lambda out: newsmill.run("nowhere", out), newsmill.UsageError, "nowhere"),
        (lambda out: newsmill.run("x", out, entitees=False), newsmill.UsageError, "did you mean 'entities'"),
        (
            lambda out: newsmill.run("x", out, workers="two"),
            newsmill.UsageError,
            "'workers' in the call has to be a whole number",
        ),
    ],
)
def test_what_is_wrong_is_raised_with_words(call, error, words, tmp_path: Path) -> None:
    with pytest.raises(error, match=words) as raised:
        call(tmp_path / "out")
    assert isinstance(raised.value, newsmill.NewsmillError)


def test_a_table_that_is_none_is_named_with_those_that_are(inbox: Path, tmp_path: Path) -> None:
    newsmill.run(inbox, tmp_path / "out", entities=False)
    with pytest.raises(newsmill.UsageError, match="no table 'article'; there are articles, mentions"):
        newsmill.open(tmp_path / "out").table("article")


def test_importing_newsmill_loads_nothing_and_knows_its_names() -> None:
    code = "import sys, newsmill; print(sorted(m for m in sys.modules if m.startswith(('newsmill', 'pyarrow'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['newsmill']"
    assert {name for name in newsmill.__all__ if getattr(newsmill, name)} == set(newsmill.__all__)
    assert set(newsmill.__all__) <= set(dir(newsmill))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = newsmill.nothing


def test_named_queries_are_asked_of_the_snapshot_that_was_opened(tmp_path: Path) -> None:
    root = published(tmp_path / "out", ROWS).root
    store = newsmill.open(root)
    published(root, {}, number=2)
    rows = store.query("coverage", entity="Vogel", unit="month").to_pylist()
    assert [row["articles"] for row in rows] == [0, 2]
    assert store.query("select $n as n", n=5).to_pylist() == [{"n": "5"}]
    assert newsmill.open(root).query("sources", limit=3).num_rows == 0
    with pytest.raises(newsmill.UsageError, match="--limit: 'few' is no number"):
        store.query("sources", limit="few")
