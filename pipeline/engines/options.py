"""What Beam's options may be: Beam itself only warns of one that it does not know. Loads Beam."""

import argparse
import difflib
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from apache_beam.options.pipeline_options import PipelineOptions

from newsmill.pipeline.errors import UsageError


def check_beam_options(arguments: Sequence[str]) -> None:
    """Raise ``UsageError`` for arguments that no option of Beam takes, or with a value that it does not."""
    parser = _known_options()
    _, unknown = parser.parse_known_args(list(arguments))
    if unknown:
        raise UsageError(_unknown(unknown[0], parser))
    if any(argument.partition("=")[0] == "--runner" for argument in arguments):
        raise UsageError("--runner is an option of newsmill: give it before the --, or as `runner` in newsmill.toml")


class _Parser(argparse.ArgumentParser):
    """Raises ``UsageError`` where Python would print a page of usage and exit."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"options for Beam: {message}")


def _unknown(argument: str, parser: argparse.ArgumentParser) -> str:
    if not argument.startswith("-"):
        return f"Beam takes no argument {argument!r}: behind the -- stand its options, --NAME=VALUE"
    name = argument.partition("=")[0]
    near = difflib.get_close_matches(name, _names(parser), n=1, cutoff=0.7)
    return f"Beam has no option {name}" + (f": did you mean {near[0]}?" if near else "")


def _names(parser: argparse.ArgumentParser) -> list[str]:
    return [name for action in parser._actions for name in action.option_strings]


def _known_options() -> argparse.ArgumentParser:
    parser = _Parser(add_help=False, conflict_handler="resolve", allow_abbrev=False)
    for subclass in _subclasses(PipelineOptions):
        add = getattr(subclass, "_add_argparse_args", None)
        if add:
            add(parser)
    return parser


def _subclasses(top: type[Any]) -> Iterator[type[Any]]:
    for subclass in top.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)
