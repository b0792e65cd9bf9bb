"""Every command of README and tutorial is run, in order, and its output compared; `REFRESH_README=1` writes it anew.

A comment above a block says how it is run when it is not run as it stands; a block that says `not run` says why.
"""

import contextlib
import csv
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from typer.main import get_command

from benchmarks.newsroom import Item, Newsroom, Reply, atom_feed, rss_feed
from newsmill.pipeline.cli import main
from newsmill.pipeline.cli.app import app

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "tutorial.md")
_BLOCK = re.compile(r"(?:^<!-- (.+?) -->\n)?^```(console|sh|bash)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"\$\((newsmill [^)]*)\)")
LOOPBACK = "run: against a newsroom on loopback"
SCRIPT = "run: as newsmill"
CLONE = ".venv/bin/newsmill"
"""What `run_local.sh` calls, which is not on the PATH."""


class Block(NamedTuple):
    how: str
    steps: tuple[tuple[str, str], ...]


def blocks(text: str) -> list[Block]:
    return [Block(how, tuple(_steps(content))) for how, _, content in _BLOCK.findall(text)]


def _steps(content: str) -> Iterator[tuple[str, str]]:
    for step in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, output = step.partition("\n")
        yield command, output.rstrip("\n")


def is_run(block: Block) -> bool:
    return not block.how.startswith("not run: ")


def newsmill(arguments: list[str], called: str = "newsmill") -> str:
    """Run the command line in this process, as if by the name ``called``, and return what it prints; it ends well."""
    printed, logged = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(logged),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("newsmill.pipeline.terminal.which", lambda name: None)
        patch.setattr(sys, "argv", [called])
        code: object = 0
        try:
            main(arguments)
        except SystemExit as done:
            code = done.code
    assert not code, logged.getvalue()
    return printed.getvalue().rstrip("\n")


def query(sql: str) -> str:
    """Return what `duckdb -csv -c` prints."""
    result = duckdb.connect().execute(_PATH.sub(lambda found: newsmill(shlex.split(found[1])[1:]), sql))
    printed = io.StringIO()
    writer = csv.writer(printed, lineterminator="\n")
    writer.writerow([column[0] for column in result.description])
    writer.writerows(result.fetchall())
    return printed.getvalue().rstrip("\n")


def main_job() -> list[str]:
    """Return the arguments with which `./run_local.sh` calls newsmill when it is given none."""
    line = re.search(
        r"^ +''\) +\.venv/bin/newsmill (.+?) ;;$", (ROOT / "run_local.sh").read_text("utf-8"), re.MULTILINE
    )
    assert line
    return shlex.split(line[1])


def perform(command: str, how: str) -> str:
    # Quoted SQL may hold a command of its own, which shlex leaves alone.
    program, *arguments = shlex.split(command)
    if program == "./run_local.sh":
        assert how == SCRIPT
        return newsmill(arguments or main_job(), called=CLONE)
    if program == CLONE:
        return newsmill(arguments)
    if program == "duckdb":
        assert arguments[:2] == ["-csv", "-c"]
        return query(arguments[2])
    assert program == "newsmill", f"no test knows how to run {command!r}"
    return newsmill([*arguments, *(["--allow-private-hosts"] if how == LOOPBACK else [])])


def write_feeds(newsroom: Newsroom, folder: Path) -> None:
    """Play two feeds with a page behind each item, and list them in feeds.opml."""
    pages = {
        name: (ROOT / "samples" / "web" / f"{name}.html").read_bytes()
        for name in ("harbour-ferry", "deichbau-altenbrueck")
    }
    links = {
        name: newsroom.play(f"/{name}.html", Reply(page, headers=(("Content-Type", "text/html"),)))
        for name, page in pages.items()
    }
    moved = newsroom.play("/gone.html", Reply(b"gone", 410))
    english = [
        Item(
            "ferry",
            "Electric ferry to link both sides of Saltmouth harbour",
            "A ferry without fumes.",
            links["harbour-ferry"],
        ),
        Item("bells", "Bells ring again", "The bells of Saltmouth ring again after two years of repairs.", moved),
    ]
    german = [
        Item(
            "deich",
            "Altenbrück hebt den Deich um einen Meter an",
            "Der Deich wird höher.",
            links["deichbau-altenbrueck"],
        )
    ]
    feeds = (("/courier.rss", rss_feed(english)), ("/zeitung.atom", atom_feed(german)))
    addresses = [newsroom.play(path, Reply(body, conditional=True)) for path, body in feeds]
    listed = "".join(f'<outline type="rss" xmlUrl="{address}"/>' for address in addresses)
    (folder / "feeds.opml").write_text(f'<opml version="2.0"><body>{listed}</body></opml>', "utf-8")


@pytest.fixture(scope="session")
def performed(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[list[str]]]:
    """Return what each command of each block that is run prints, all in one folder as a reader would type them."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "samples", folder / "samples")
    with pytest.MonkeyPatch.context() as patch, Newsroom() as newsroom:
        write_feeds(newsroom, folder)
        patch.chdir(folder)
        patch.setenv("NEWSMILL_HOST_PAUSE", "0")
        shown = {page: [block for block in blocks(page.read_text("utf-8")) if is_run(block)] for page in PAGES}
        return {
            page: [[perform(command, block.how) for command, _ in block.steps] for block in each]
            for page, each in shown.items()
        }


def refreshed(text: str, outputs: list[list[str]]) -> str:
    """Return the README with the outputs of the commands that were run."""
    fresh = iter(outputs)

    def replace(found: re.Match[str]) -> str:
        block = blocks(found[0])[0]
        if not is_run(block):
            return found[0]
        steps = zip(block.steps, next(fresh), strict=True)
        told = "".join(f"$ {command}\n{output}\n" for (command, _), output in steps)
        head = f"<!-- {found[1]} -->\n" if found[1] else ""
        return f"{head}```{found[2]}\n{told}```"

    return _BLOCK.sub(replace, text)


def timeless(text: str) -> str:
    return re.sub(r"\b\d+\.\d s\b", "N s", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_outputs_are_those_of_the_commands(page: Path, performed: dict[Path, list[list[str]]]) -> None:
    text = page.read_text("utf-8")
    expected = refreshed(text, performed[page])
    if os.environ.get("REFRESH_README"):
        page.write_text(expected, "utf-8")
        return
    assert timeless(text) == timeless(expected), "run `REFRESH_README=1 python -m pytest tests/docs/test_readme.py`"


def test_blocks_that_are_not_run_say_why() -> None:
    left = [block for block in blocks(README.read_text("utf-8")) if not is_run(block)]
    assert {command for block in left for command, _ in block.steps} == {
        "uv tool install '.[analysis]'",
        "pipx install '.[analysis]'",
    }
    assert all(len(block.how) > len("not run: ") for block in left)


def test_commands_named_in_the_text_exist() -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"`newsmill ([a-z-]+)", README.read_text("utf-8")))
    assert known <= named
    assert named <= known


@pytest.mark.parametrize("page", [README, ROOT / "docs" / "figures.md"], ids=lambda page: page.name)
def test_benchmarks_named_in_the_text_exist(page: Path) -> None:
    for name in re.findall(r"python -m benchmarks\.(\w+)", page.read_text("utf-8")):
        assert (ROOT / "benchmarks" / f"{name}.py").is_file()


@pytest.mark.parametrize("command", ["test", "test-all"])
def test_script_knows_the_test_commands(command: str) -> None:
    assert re.search(rf"^ +{command}\) .*run_tests", (ROOT / "run_local.sh").read_text("utf-8"), re.MULTILINE)
