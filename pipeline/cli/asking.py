"""``query``, ``search``, ``diff`` and ``export``: ask a store, and open it to other tools."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsmill.pipeline.cli.options import AsJson, Stored, pairs
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.terminal import colours_wanted, printable, wrapped

if TYPE_CHECKING:
    from newsmill.pipeline.queries.values import Given

_Text = str | None


def add_to(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("query", short_help="Ask a store by the name of a query, or in SQL.")(query)
    app.command("search", short_help="Find articles by words in title and body.")(search)
    app.command("diff", short_help="Show what changed in an article, word by word.")(diff)
    export = typer.Typer(help="Open a store to other tools.", no_args_is_help=True)
    export.command("duckdb", short_help="Write a DuckDB database of views.")(export_duckdb)
    export.command("delta", short_help="Keep Delta tables beside the store.")(export_delta)
    app.add_typer(export, name="export", short_help="Open a store to other tools.")


def _names_of_queries(incomplete: str) -> list[tuple[str, str]]:
    """Return the named queries that begin so, each with its title, for the shell."""
    from newsmill.pipeline.queries.named import catalogue

    return [(name, each.title) for name, each in catalogue().items() if name.startswith(incomplete)]


def query(
    question: Annotated[
        _Text,
        typer.Argument(
            help="Name of a query (--list), SQL, or - for SQL on standard input.",
            metavar="NAME|SQL",
            autocompletion=_names_of_queries,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="The store; --list and --show need none.", metavar="DIR"),
    ] = None,
    from_day: Annotated[_Text, typer.Option("--from", help="First day of publication.", metavar="DAY")] = None,
    to_day: Annotated[_Text, typer.Option("--to", help="Last day of publication.", metavar="DAY")] = None,
    entity: Annotated[_Text, typer.Option("--entity", help="Name or id of an entity.", metavar="NAME")] = None,
    source: Annotated[_Text, typer.Option("--source", help="Only this source.", metavar="DOMAIN")] = None,
    article: Annotated[
        _Text, typer.Option("--article", help="An article_id, its beginning, or an address.", metavar="ARTICLE")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", help="Rows at most.", min=0, metavar="N")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", help="Another parameter of the query; may be repeated.", metavar="NAME=VALUE"),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.", metavar="FORMAT")] = "table",
    as_json: AsJson = False,
    file: Annotated[
        Path | None, typer.Option("--file", help="Write to FILE, - for standard output.", metavar="FILE")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Name all queries.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the SQL of the query.")] = False,
) -> None:
    """Ask a store by the name of a query, or in SQL over its tables; reads only, and nothing but the store.

    Needs the extra `analysis` (DuckDB). --list names the queries, --show with a name says what that one counts and what
    it takes. For example:

    newsmill query said --entity "Jana Petersen" --output news

    newsmill query "from articles select source, count(*) group by 1" -o news
    """
    from newsmill.pipeline.queries.named import named
    from newsmill.pipeline.queries.values import Given

    if listing:
        _list(as_json or form == "json")
    elif question is None:
        raise UsageError("say what to ask: `newsmill query --list` names the queries")
    elif show:
        typer.echo(named(question).text.rstrip())
    else:
        others = pairs(param, "--param") or {}
        given = Given(from_day, to_day, entity, source, article, limit, others)
        _ask(question, output, given, "json" if as_json else form, file)


def _list(as_json: bool) -> None:
    import json
    import shutil

    from newsmill.pipeline.queries.listing import listed_json, listed_text

    width = shutil.get_terminal_size().columns
    typer.echo(json.dumps(listed_json()) if as_json else listed_text(width))


def _ask(question: str, output: str | None, given: "Given", form: str, file: Path | None) -> None:
    import sys

    from newsmill.pipeline.named_file import STDOUT, check_outside
    from newsmill.pipeline.queries.answer import ask, write
    from newsmill.pipeline.queries.output import FORMATS
    from newsmill.pipeline.store.opening import open_store

    if form not in FORMATS:
        raise UsageError(f"--format {form!r}: give one of {', '.join(FORMATS)}")
    if output is None:
        raise UsageError("--output DIR is missing: the store to ask")
    store = open_store(output)
    file = None if file == STDOUT else file
    if file is not None:
        check_outside(store, file)
    try:
        asked = sys.stdin.read() if question == "-" else question
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input is no UTF-8: {error}") from error
    write(ask(store, asked, given), form, file)


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            help='What an article has to hold: words, "several beside each other", the beginning of one*.',
            metavar="WORDS",
        ),
    ],
    output: Stored,
    source: Annotated[_Text, typer.Option("--source", help="Only this source.", metavar="DOMAIN")] = None,
    from_day: Annotated[_Text, typer.Option("--from", help="First day of publication.", metavar="DAY")] = None,
    to_day: Annotated[_Text, typer.Option("--to", help="Last day of publication.", metavar="DAY")] = None,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first, not the best.")] = False,
    limit: Annotated[int, typer.Option("--limit", help="Articles at most.", min=1, metavar="N")] = 20,
    syntax: Annotated[
        bool, typer.Option("--syntax", help="WORDS are the syntax of SQLite FTS5: OR, NOT, NEAR(...), title:word.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find articles by words in title and body, upper and lower case alike, the best first.

    The index is made when it is first asked, in DIR/ops, and kept up by each search after that. For example:

    newsmill search 'brück*' "neue Elbe" --output news
    """
    import json

    from newsmill.pipeline.durations import parse_day
    from newsmill.pipeline.search.find import Wanted, begun
    from newsmill.pipeline.search.find import search as find
    from newsmill.pipeline.search.text import found_json, found_text, nothing_text
    from newsmill.pipeline.store.opening import open_store

    days = [parse_day(name, day) if day else None for name, day in (("--from", from_day), ("--to", to_day))]
    wanted = Wanted(" ".join(words), syntax, source and source.lower(), days[0], days[1], newest, limit)
    store = open_store(output)
    found = find(store, wanted)
    if as_json:
        typer.echo(json.dumps(found_json(found)))
    elif not found.total and (beginnings := begun(wanted)):
        typer.echo(wrapped(nothing_text(printable(beginnings.words), find(store, beginnings).total)))
    else:
        typer.echo(wrapped(found_text(found, colour=colours_wanted())))


def diff(
    article: Annotated[
        str, typer.Argument(help="An article_id, its beginning if that is unique, or an address.", metavar="ARTICLE")
    ],
    output: Stored,
    revision: Annotated[
        int | None, typer.Option("--revision", help="Only what this revision changed.", min=2, metavar="N")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed in an article from one revision to the next, word by word: `[-before-]`, `{+after+}`.

    Words are known of revisions that `run --keep-revisions` has kept, and of the last one.
    """
    import json

    from newsmill.pipeline.changes.revisions import changes
    from newsmill.pipeline.changes.text import changes_json, changes_text
    from newsmill.pipeline.store.opening import open_store

    found = changes(open_store(output), article, revision)
    text = json.dumps(changes_json(found)) if as_json else wrapped(changes_text(found, colour=colours_wanted()))
    typer.echo(text)


def export_duckdb(
    file: Annotated[Path, typer.Argument(help="The database: a new file, or an earlier export.", metavar="FILE")],
    output: Stored,
    as_json: AsJson = False,
) -> None:
    """Write a DuckDB database of commented views, for DuckDB and what reads it; it holds no row, and follows new runs.

    Needs the extra `analysis` (DuckDB).
    """
    import json
    from dataclasses import asdict

    from newsmill.pipeline.exports.duckdb_views import export_views
    from newsmill.pipeline.exports.text import views_text
    from newsmill.pipeline.store.opening import open_store

    done = export_views(open_store(output), file)
    typer.echo(json.dumps(asdict(done)) if as_json else wrapped(views_text(done)))


def export_delta(
    folder: Annotated[
        Path, typer.Argument(help="A new or empty folder, or that of an earlier export.", metavar="FOLDER")
    ],
    output: Stored,
    as_json: AsJson = False,
) -> None:
    """Bring Delta tables, a folder each, to the current snapshot: files are linked, a log says which are the table.

    Run it again after each run. A takedown (`newsmill forget`) cleans the folder by itself.
    """
    import json
    import time
    from dataclasses import asdict

    from newsmill.pipeline.exports.delta import export_delta as export
    from newsmill.pipeline.exports.text import delta_text
    from newsmill.pipeline.store.opening import open_store

    done = export(open_store(output), folder, time.time())
    typer.echo(json.dumps(asdict(done)) if as_json else wrapped(delta_text(done)))
