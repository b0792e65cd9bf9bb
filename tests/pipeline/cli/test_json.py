import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Invoke = Callable[..., Any]


@pytest.mark.parametrize("command", ["status", "verify", "path", "report"])
def test_store_commands_print_one_json_value(invoke: Invoke, built: Path, command: str) -> None:
    done = invoke(command, "--output", built / "out", "--json")
    assert done.code == 0
    assert json.loads(done.out) is not None
    assert done.out.count("\n") == 1


def test_status_tells_rows_and_last_run(invoke: Invoke, built: Path) -> None:
    found = json.loads(invoke("status", "--output", built / "out", "--json").out)
    assert (found["snapshot"], found["rows"]["articles"], found["rows"]["rejects"]) == (2, 4, 1)
    assert found["last_run"]["changed"] == 1


def test_runs_prints_one_object_a_line(invoke: Invoke, built: Path) -> None:
    rows = [json.loads(line) for line in invoke("runs", "--output", built / "out", "--json").out.splitlines()]
    assert [row["snapshot"] for row in rows] == [1, 2]
    last = [
        json.loads(line) for line in invoke("runs", "--output", built / "out", "--json", "--last", 1).out.splitlines()
    ]
    assert last == rows[-1:]


def test_run_prints_its_outcome(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Der Hafen von Rostock hat mehr Güter umgeschlagen als im Vorjahr.", "utf-8")
    done = invoke("run", "a.txt", "--output", "store", "--no-entities", "--json")
    outcome = json.loads(done.out)
    assert (outcome["status"], outcome["snapshot"], outcome["counts"]["new"], outcome["reject_rate"]) == (
        "published", 1, 1, 0.0,
    )  # fmt: skip
    again = json.loads(invoke("run", "a.txt", "--output", "store", "--no-entities", "--json").out)
    assert (again["status"], again["snapshot"], again["known_inputs"]) == ("unchanged", 1, 1)
    quiet = invoke("run", "a.txt", "--output", "store", "--no-entities", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_dry_run(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    done = invoke("run", tmp_path / "a.txt", "--output", tmp_path / "store", "--dry-run", "--json")
    found = json.loads(done.out)
    assert (len(found["new_inputs"]), found["bytes"], found["known_inputs"], found["feeds_due"]) == (1, 4, 0, [])
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "arguments", [("doctor",), ("schema", "show"), ("schema", "show", "articles"), ("config", "show")]
)
def test_commands_without_a_store(invoke: Invoke, arguments: tuple[str, ...]) -> None:
    done = invoke(*arguments, "--json")
    assert done.code == 0
    assert isinstance(json.loads(done.out), dict)


def test_path_is_the_resolved_snapshot(invoke: Invoke, built: Path) -> None:
    done = invoke("path", "--output", built / "out")
    assert done.out == f"{(built / 'out' / 'latest').resolve()}\n"


def test_explain_prints_one_object(invoke: Invoke, built: Path) -> None:
    (article, other), store = _two_articles(invoke, built), ("--output", built / "out")
    found = json.loads(invoke("explain", article, *store, "--json").out)
    assert (found["article_id"], found["pairs"], found["not_linked"]) == (article, [], [])
    of_two = json.loads(invoke("explain", article, other, *store, "--json").out)
    assert article in of_two["text"]


def _two_articles(invoke: Invoke, built: Path) -> list[str]:
    asked = "from articles select article_id order by 1 limit 2"
    return [row["article_id"] for row in json.loads(invoke("query", asked, "--output", built / "out", "--json").out)]
