"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from newsmill.pipeline.errors import UsageError

Output = Annotated[
    Path, typer.Option("--output", "-o", help="The store: a new folder, or one that newsmill wrote.", metavar="DIR")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors (and what --json asks for).")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="Configuration file. Default: newsmill.toml here.", metavar="FILE")
]


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
