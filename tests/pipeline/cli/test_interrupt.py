"""Signals that come while a command works: one line, the shell's exit code, a true record."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsmill.pipeline.runs import last_runs
from newsmill.pipeline.store.layout import Store

INTERRUPTED = """
import signal, sys
import {module} as module
act = module.{name}
def interrupted(*args, **more):
    signal.raise_signal(signal.{signal})
    return act(*args, **more)
module.{name} = interrupted
from newsmill.pipeline.cli import main
main(sys.argv[1:])
"""


def command(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "Der Rat berät am Montag über die Brücke. Karin Vogel kommt nach Rostock."}))
    return path


@pytest.mark.parametrize(
    ("signal", "code", "module", "name"),
    [
        ("SIGINT", 130, "newsmill.transforms.entities.transform", "mentions_of"),
        ("SIGTERM", 143, "newsmill.transforms.entities.transform", "mentions_of"),
        ("SIGTERM", 143, "newsmill.pipeline.run", "take_in"),
        ("SIGINT", 130, "newsmill.pipeline.run", "commit"),
    ],
)
def test_a_run_that_is_interrupted_says_so_in_one_line_and_publishes_nothing(
    news: Path, signal: str, code: int, module: str, name: str
) -> None:
    output = news.parent / "out"
    done = command(
        INTERRUPTED.format(module=module, name=name, signal=signal), "run", str(news), "--output", str(output)
    )
    # What Beam warns of when it is imported first, as here, is none of this.
    told = [line for line in done.stderr.splitlines() if not line.startswith(("{", "WARNING:root:"))]
    assert (done.returncode, told) == (code, ["newsmill: interrupted; nothing was published"])
    store = Store(output)
    assert store.current() is None
    assert [row["status"] for row in last_runs(store, 5)] == ["interrupted"]
    assert f" by {signal}" in last_runs(store, 5)[0]["error"]
    again = command("from newsmill.pipeline.cli import main; main()", "run", str(news), "--output", str(output))
    assert again.returncode == 0
    assert store.current() == 1


def test_behind_the_flip_the_snapshot_is_told(news: Path) -> None:
    output = news.parent / "out"
    code = INTERRUPTED.format(module="newsmill.pipeline.run", name="remember_feeds", signal="SIGTERM")
    done = command(code, "run", str(news), "--output", str(output), "--no-entities")
    assert done.returncode == 143
    assert done.stderr.splitlines()[-1] == "newsmill: interrupted; snapshot 000001 was published before that"
    assert Store(output).current() == 1
    assert [(row["status"], row["snapshot"]) for row in last_runs(Store(output), 5)] == [("published", 1)]


def test_closed_streams_stand_in_nobodys_way(news: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-m", "newsmill", "run", str(news), "--no-entities", "--output", str(tmp_path / "out")]
    done = subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *run], check=False)
    assert done.returncode == 0
    assert last_runs(Store(tmp_path / "out"), 1)[0]["status"] == "published"
