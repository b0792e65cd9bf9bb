"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.workers import parse_workers


def _workers(text: str) -> int:
    try:
        return parse_workers(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", help="The store: a folder, new or written by newsmill, or s3://, gs://, az://.", metavar="DIR"
    ),
]
Stored = Annotated[
    str, typer.Option("--output", "-o", help="The store: its folder, or s3://, gs://, az://.", metavar="DIR")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors (and what --json asks for).")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Configuration file. Default: newsmill.toml here.", metavar="FILE")
]

Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        help="Worker processes; auto: one for each core.  [default: 1]",
        parser=_workers,
        metavar="N|auto",
        show_default=False,
    ),
]
Runner = Annotated[
    str | None, typer.Option("--runner", help="Beam runner.  [default: DirectRunner, in this process]", metavar="NAME")
]

ON_AN_ENGINE = frozenset({"run", "watch", "reprocess", "forget", "doctor"})
"""Commands that run a pipeline or say where one could run: what stands behind a lone ``--`` is Beam's.

Elsewhere ``--`` ends the options, as it does for most programs."""

_behind: list[list[str]] = []
"""What stood behind ``--`` in the command line at hand: one list or none."""


def split_dashes(arguments: list[str]) -> list[str]:
    """Return the arguments that are newsmill's own; those behind ``--`` are kept for ``engine_flags``."""
    _behind.clear()
    command = next((argument for argument in arguments if not argument.startswith("-")), None)
    if command not in ON_AN_ENGINE or "--" not in arguments:
        return arguments
    at = arguments.index("--")
    _behind.append(arguments[at + 1 :])
    return arguments[:at]


def engine_flags(workers: int | None, runner: str | None) -> dict[str, Any]:
    """Return what the command line says of the engine, as the settings name it; null where it says nothing."""
    return {"workers": workers, "runner": runner, "beam": _behind[0] if _behind else None}


def pairs(given: list[str] | None, option: str) -> dict[str, str] | None:
    """Return ``NAME=VALUE`` arguments as a dictionary, null when none were given.

    Raises:
        UsageError: one has no ``=``.
    """
    if not given:
        return None
    split = [item.partition("=") for item in given]
    for item, (name, sign, value) in zip(given, split, strict=True):
        if not (name and sign and value):
            raise UsageError(f"{option} {item!r}: write it as NAME=VALUE")
    return {name: value for name, _, value in split}
