"""The generated pages of ``docs/``, each made of what the code says itself.

``python -m newsmill.pipeline.docs`` writes them.

A test checks that the pages are current, so they cannot tell anything else than the code.
"""

import ast
import inspect
import itertools
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from newsmill.pipeline.cli.app import EXIT_CODES, app
from newsmill.pipeline.docs_picture import tables_svg
from newsmill.pipeline.queries.listing import queries_markdown
from newsmill.pipeline.schema_docs import schema_markdown
from newsmill.pipeline.settings import NO_EFFECT_ON_ROWS, SECRET, Settings, setting_docs
from newsmill.schemas.rows import reject
from newsmill.transforms.normalize.roles.catalogue import rules_markdown

NOTE = "Made by `python -m newsmill.pipeline.docs`; a test checks that it is current."


def write_pages(folder: Path) -> list[Path]:
    """Write all generated pages into ``folder`` and return their paths."""
    written = []
    for name, page in PAGES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(), "utf-8")
        written.append(path)
    return written


def cli_markdown() -> str:
    """Return docs/cli.md: every command with its arguments and options."""
    parts = ["# Command line", "", NOTE, "", "`newsmill COMMAND --help` says the same.", ""]
    for name, command in commands(get_command(app), "newsmill"):
        parts += _command(name, command)
    codes = ("```text", *EXIT_CODES.removeprefix("Exit codes: ").rstrip(".").split("; "), "```")
    return "\n".join([*parts, "## Exit codes", "", *codes]) + "\n"


def configuration_markdown() -> str:
    """Return docs/configuration.md: the layers, and every setting with default, variable and flag."""
    flags = {param.name: param.opts[0] for param in _run_parameters()}
    rows = ["| Setting | Type | Default | Flag | Meaning |", "|---|---|---|---|---|"]
    types = {item.name: item.type for item in fields(Settings)}
    for name, (default, doc) in setting_docs().items():
        flag = f"`{flags[name]}`" if name in flags else ""
        marks = " Secret." if name in SECRET else ""
        marks += " No part of the run key." if name in NO_EFFECT_ON_ROWS else ""
        cells = (f"`{name}`", f"`{_cell(_type_name(types[name]))}`", f"`{_toml(default)}`", flag, _cell(doc) + marks)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(["# Configuration", "", NOTE, "", _LAYERS, *rows, "", _VARIABLES])


def reject_reasons_markdown() -> str:
    """Return docs/reject-reasons.md: the closed list, each reason with its explanation."""
    rows = [f"| `{value}` | {_cell(doc)} |" for value, doc in reason_docs().items()]
    return (
        "\n".join(["# Reject reasons", "", NOTE, "", _REJECTS, "", "| Reason | Meaning |", "|---|---|", *rows]) + "\n"
    )


def reason_docs() -> dict[str, str]:
    """Return the docstring below each member of ``Reason``; read from the source, as Python keeps none."""
    tree = ast.parse(inspect.getsource(reject))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Reason")
    found = {}
    for member, text in itertools.pairwise(body):
        if isinstance(member, ast.Assign) and isinstance(text, ast.Expr):
            found[str(ast.literal_eval(member.value))] = " ".join(str(ast.literal_eval(text.value)).split())
    return found


PAGES: dict[str, Callable[[], str]] = {
    "tables.md": schema_markdown,
    "cli.md": cli_markdown,
    "configuration.md": configuration_markdown,
    "line-roles.md": rules_markdown,
    "reject-reasons.md": reject_reasons_markdown,
    "images/tables.svg": tables_svg,
    "queries.md": partial(queries_markdown, NOTE),
}
"""File name and maker of every generated page."""

_LAYERS = """\
Each setting is taken from the last of these that names it:

1. the default,
2. `newsmill.toml` in the working directory, or the file behind `--config`,
3. the environment: `NEWSMILL_` and the name in capitals; tables as JSON
   (`NEWSMILL_ROOT='{"a": "/news"}'`), yes and no as `1` and `0` too,
4. the flag.

Seconds may be written as `30s`, `5m` or `1h`. `newsmill config show` prints the settings in force and where each comes
from. An unknown name, or a value of the wrong type or out of bounds, is an error that names the place (exit code 2),
never a warning.

```toml
source = "example.org"
max_reject_rate = 0.05

[root]
archive = "/srv/news"

[fields]
text = "inhalt"
published = "datum"

[model]
de = "de_core_news_lg"
```

The run key is the hash of inputs, settings, code and schema version that every article row carries. A changed setting
never re-reads by itself: `newsmill reprocess` tells language and entities again, `newsmill replay` reads rejects again.
"""
_VARIABLES = """\
Besides the settings, `NEWSMILL_NOW` (RFC 3339) fixes the run's clock, so that equal inputs give equal bytes, and
`NEWSMILL_PYTHON` names the interpreter that `run_local.sh` uses. `NEWSMILL_CACHE` is a folder that may be deleted at
any time, by default `~/.cache/newsmill`: it holds the model that tells languages, unpacked (68 MB), and the copies of
stores that lie in object stores ([object-stores.md](object-stores.md)). When a model of another version is unpacked,
older ones go that nobody has used for a week, but for the last one used.
"""
_REJECTS = """\
What cannot be read, or only in part, becomes a row in the table `rejects`. The list is closed: these are all the values
that `reason` can have.
"""


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Yield every command below ``group`` by its whole name, ``newsmill config show``."""
    for child_name, child in group.commands.items():
        full = f"{name} {child_name}"
        if hasattr(child, "commands"):
            yield from commands(child, full)
        else:
            yield full, child


def _command(name: str, command: Any) -> list[str]:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option" and not param.hidden]
    usage = " ".join([name, *(_usage(argument) for argument in arguments), "[OPTIONS]" if options else ""]).strip()
    parts = [f"## {name}", "", f"    {usage}", "", _told(command.help or ""), ""]
    told = [(argument.metavar, argument.help) for argument in arguments] + [(_option(o), _help(o)) for o in options]
    rows = [f"| `{_cell(left)}` | {_cell(right)} |" for left, right in told]
    return [*parts, "| | |", "|---|---|", *rows, ""] if rows else parts


def _usage(argument: Any) -> str:
    shown = f"{argument.metavar}..." if argument.nargs != 1 else str(argument.metavar)
    return shown if argument.required else f"[{shown}]"


def _option(option: Any) -> str:
    names = " / ".join([", ".join([*option.opts][::-1]), *option.secondary_opts])
    return f"{names} {option.metavar}" if option.metavar else names


def _told(text: str) -> str:
    """Return the words of a help text; what is there to be typed stands as code."""
    return re.sub(r"(?m)^newsmill ", "    newsmill ", inspect.cleandoc(text))


def _help(option: Any) -> str:
    text = " ".join(option.help.split())
    text += "" if option.default in (None, False) or option.required else f" [default: {option.default}]"
    return text + (" Required." if option.required else "")


def _run_parameters() -> Iterator[Any]:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    seen: dict[str, Any] = {}
    for command in ("run", "watch"):
        seen |= {param.name: param for param in commands[command].params if param.param_type_name == "option"}
    return iter(seen.values())


def _type_name(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) and not hasattr(hint, "__args__") else str(hint)


def _toml(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for page_path in write_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "docs")):
        typer.echo(page_path)
