"""The application: its commands, and what every one of them shares."""

import logging
import sys
from collections.abc import Sequence

import typer

from pipeline.cli import inspection, running, tables, upkeep
from pipeline.errors import NewsmillError

app = typer.Typer(
    name="newsmill",
    help="News in, analysis-ready Parquet out: files and feeds, normalized, deduplicated, with entities.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
running.add_to(app)
tables.add_to(app)
inspection.add_to(app)
upkeep.add_to(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code: 0 done, 1 failed, 2 usage, 3 too many rejects, 75 locked."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Beam warns at import of what is not installed; nobody asked for it.
    logging.getLogger().setLevel(logging.ERROR)
    own, running.BEAM_OPTIONS[:] = _split(given)
    try:
        app(own)
    except NewsmillError as error:
        typer.secho(f"newsmill: {error}", fg="red", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.secho("newsmill: interrupted; nothing of this run was published", fg="red", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        sys.stderr.close()
        sys.exit(0)


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Return newsmill's own arguments and those behind ``--``, which are Beam's."""
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]
