from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Invoke = Callable[..., Any]


def lines(done: Any) -> dict[str, str]:
    return {line.split(" ")[0]: line.partition("= ")[2] for line in done.out.splitlines()}


def test_every_value_tells_where_it_comes_from(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newsmill.toml").write_text('source = "blatt.example"\nworkers = 2\n', "utf-8")
    monkeypatch.setenv("NEWSMILL_WORKERS", "3")
    shown = lines(invoke("config", "show"))
    assert shown["source"] == '"blatt.example"  # newsmill.toml'
    assert shown["workers"] == "3  # NEWSMILL_WORKERS"
    assert shown["limit"] == "null  # default"


def test_a_named_file_takes_the_place_of_the_one_found(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newsmill.toml").write_text("workers = 2\n", "utf-8")
    Path("other.toml").write_text("every = 5\n", "utf-8")
    shown = lines(invoke("config", "show", "--config", "other.toml"))
    assert shown["workers"].endswith("# default")
    assert shown["every"] == "5.0  # other.toml"
