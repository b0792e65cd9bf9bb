"""The application: its commands, and what every one of them shares."""

import errno
import logging
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from typing import Annotated

import typer

from newsmill.pipeline import log
from newsmill.pipeline.cli import asking, care, inspection, running, tables, training
from newsmill.pipeline.cli.hints import HintingGroup
from newsmill.pipeline.cli.layout import lay_out
from newsmill.pipeline.cli.options import split_dashes
from newsmill.pipeline.collector import collect_seldom
from newsmill.pipeline.errors import NewsmillError, UsageError
from newsmill.pipeline.stopping import Interrupted, interruptible
from newsmill.pipeline.terminal import printable
from newsmill.transforms.ground.credentials import masked


def _show_version(asked: bool) -> None:
    if asked:
        from newsmill.pipeline.version import code_version

        typer.echo(f"newsmill {code_version()}")
        raise typer.Exit


def shared(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """News in, analysis-ready Parquet out: files and feeds, normalized, deduplicated, with entities.

    To begin: newsmill run FOLDER --output news
    """


EXIT_CODES = (
    "Exit codes: 0 done or nothing new; 1 failed, nothing published (`verify`: something is wrong); 2 usage or "
    "configuration; 3 published, but more rejects than --max-reject-rate allows; 4 what was read is published, but all "
    "of two or more feeds failed, or a greater share than --max-feed-failures allows; 75 another run holds the store; "
    "130 and 143 interrupted by Ctrl-C and SIGTERM."
)
"""Told below the list of commands."""

app = typer.Typer(
    name="newsmill",
    cls=HintingGroup,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Boxes cut long options at 80 columns; plain help wraps them.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
lay_out()
app.callback()(shared)
running.add_to(app)
inspection.add_to(app)
asking.add_to(app)
tables.add_to(app)
care.add_to(app)
training.add_to(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code (``EXIT_CODES``).

    ``arguments`` are null for those of this process, which then is the command's own.
    """
    if arguments is None:
        sys.meta_path.insert(0, _WithoutUnused())
        collect_seldom()
    given = list(sys.argv[1:] if arguments is None else arguments)
    _open_streams()
    _keep_quiet(logging.getLogger())
    # Warnings go to standard error, never into what a command prints; `run` and `watch` say more.
    log.configure(logging.WARNING)
    own = split_dashes(given)
    try:
        with interruptible():
            _go(own)
    except NewsmillError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except SystemExit as done:
        stopped = _interrupt_behind(done)
        if stopped is None:
            raise
        _complain("; ".join(["interrupted", *getattr(stopped, "__notes__", ())]))
        sys.exit(stopped.exit_code)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        # Commands that write say what stands; one that only reads met a disk that fails, or a store that lost a part.
        lost = "" if error.errno == errno.ENOSPC else ": `newsmill verify` says what the store lacks"
        _complain(f"{error}{lost}")
        sys.exit(NewsmillError.exit_code)


def _open_streams() -> None:
    """Give a process that was started without standard input, output or error (``2>&-``, some daemons) an empty one.

    Otherwise the next file that is opened, one of the store's, gets its number, and with it what a library prints.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # The lowest number that is free is its own. Left open: it serves the whole process.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _keep_quiet(root: logging.Logger) -> None:
    """Keep the plain lines of libraries away: Beam warns at import, and says what it raises once more."""
    root.setLevel(logging.ERROR)
    if not root.handlers:
        root.addHandler(logging.NullHandler())


def _go(own: list[str]) -> None:
    try:
        app(own)
    except UnicodeEncodeError as error:
        odd = next((word for word in own if word != word.encode("utf-8", "ignore").decode()), None)
        if odd is None:
            raise
        raise UsageError(f"{os.fsencode(odd)!r} is no UTF-8: type it in a terminal that writes UTF-8") from error


_UNUSED = frozenset({"pandas", "bson"})
"""What no command needs, and others load where it is: Arrow pandas for the first Python object that it is given (0.25
CPU seconds and 45 MB in every process), Beam the client of MongoDB with its ``bson`` (0.04 s)."""


class _WithoutUnused(MetaPathFinder):
    """Tells whoever imports what no command needs that it is not installed."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if fullname in _UNUSED:
            raise ModuleNotFoundError(f"newsmill leaves {fullname} out", name=fullname)


def _interrupt_behind(done: SystemExit) -> Interrupted | None:
    """Return the interrupt that Typer made an exit of."""
    cause = done.__context__.__cause__ if done.__context__ else None
    return cause if isinstance(cause, Interrupted) else None


def _complain(message: str) -> None:
    """Print an error; it may quote an input."""
    told = "\n".join(_bare(line) for line in masked(message).splitlines())
    colour = False if os.environ.get("NO_COLOR") else None
    typer.secho(f"newsmill: {told}", fg="red", err=True, color=colour)


def _bare(line: str) -> str:
    """Return a line safe to print, its indentation kept: a mark below a word points at it."""
    return " " * (len(line) - len(line.lstrip(" "))) + printable(line, 2000)
