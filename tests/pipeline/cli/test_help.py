import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import pytest
from typer.main import get_command

from newsmill.pipeline.cli.app import app
from newsmill.pipeline.docs import commands

Invoke = Callable[..., Any]
HEAVY = ("apache_beam", "spacy", "pyarrow", "numpy", "trafilatura", "feedparser", "httpx", "babel", "pandas")
COMMANDS = dict(commands(get_command(app), "newsmill"))
CUT = re.compile(r"(\w-|[a-z]\.\.\.)$", re.MULTILINE)
"""An option broken at a hyphen, or a sentence that is not told to its end."""


def test_command_line_imports_nothing_heavy() -> None:
    # What `--help` pays for: the time itself would only measure how busy the machine is.
    code = f"import sys; import newsmill.pipeline.cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_every_command_whole(invoke: Invoke, flag: str) -> None:
    done = invoke(flag)
    assert (done.code, done.err) == (0, "")
    assert "..." not in done.out.split("Commands:")[1]
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        assert f"\n  {name} " in done.out
    assert "75 another run holds the store" in " ".join(done.out.split())


def test_no_arguments_show_the_help(invoke: Invoke) -> None:
    done = invoke()
    assert "Commands:" in done.out + done.err


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_shows_every_option_whole(
    invoke: Invoke, name: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    done = invoke(*name.split()[1:], "--help")
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= columns
    assert not re.search(r"<\S+>", done.out)
    assert not CUT.search(done.out)
    assert "{" not in done.out.partition("\n\n")[0]
    for param in COMMANDS[name].params:
        if param.param_type_name == "option":
            assert all(option in done.out for option in param.opts)
        assert param.help
        assert param.help.endswith((".", "]")), f"{param.name} of {name}"


@pytest.mark.parametrize("columns", [40, 60, 120])
@pytest.mark.parametrize("group", [(), ("export",), ("schema",), ("config",)])
def test_help_of_a_group_cuts_neither_options_nor_sentences(
    invoke: Invoke, group: tuple[str, ...], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    done = invoke(*group, "--help")
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= columns
    assert not CUT.search(done.out)


def test_version(invoke: Invoke) -> None:
    assert invoke("--version")[:2] == (0, f"newsmill {version('newsmill')}\n")
