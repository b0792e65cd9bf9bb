"""``schema``, ``config``, ``path`` and ``doctor``: what there is, without reading any news."""

from typing import Annotated

import typer

from newsmill.pipeline.cli.options import AsJson, ConfigFile, Stored, engine_flags
from newsmill.pipeline.terminal import wrapped


def add_to(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    schema = typer.Typer(help="The table contract.", no_args_is_help=True)
    schema.command("show", short_help="Print the columns of the tables.")(schema_show)
    schema.command("docs", short_help="Print docs/tables.md.")(schema_docs)
    app.add_typer(schema, name="schema", short_help="The table contract.")
    config = typer.Typer(help="The configuration in force.", no_args_is_help=True)
    config.command("show", short_help="Print every setting and its origin.")(config_show)
    app.add_typer(config, name="config", short_help="The configuration in force.")
    app.command("path", short_help="Print the folder of the current snapshot, for readers.")(path)
    app.command("doctor", short_help="Say what is installed and what would be missing.")(doctor)


def schema_show(
    table: Annotated[str | None, typer.Argument(help="One table; all of them by default.", metavar="TABLE")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the columns of the tables."""
    from newsmill.pipeline.schema_docs import schema_json, schema_text

    typer.echo(schema_json(table) if as_json else wrapped(schema_text(table)))


def schema_docs() -> None:
    """Print the documentation of all tables as Markdown (docs/tables.md)."""
    from newsmill.pipeline.schema_docs import schema_markdown

    typer.echo(schema_markdown(), nl=False)


def config_show(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """Print every setting, its value and where the value comes from."""
    import json

    from newsmill.pipeline.config import load_config, shown

    rows = shown(load_config({}, config))
    if as_json:
        typer.echo(json.dumps({name: {"value": json.loads(value), "origin": origin} for name, value, origin in rows}))
        return
    width = max(len(name) for name, _, _ in rows)
    for name, value, origin in rows:
        typer.echo(f"{name:<{width}} = {value}  # {origin}")


def path(
    output: Stored,
    files: Annotated[
        bool, typer.Option("--files", help="Print the files of all tables instead, for readers that take a list.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print the folder of the current snapshot, resolved: it stays whole while you read it.

    Of a store in an object store that is its copy on this machine; --files prints addresses and brings nothing here.
    """
    import json

    if files:
        from newsmill.pipeline.file_list import current_files

        number, tables = current_files(output)
        listed = "\n".join(file for of_table in tables.values() for file in of_table)
        typer.echo(json.dumps({"snapshot": number, "files": tables}) if as_json else listed)
        return
    from newsmill.pipeline.store.opening import current_path

    found = current_path(output)
    typer.echo(json.dumps({"path": str(found), "snapshot": int(found.name)}) if as_json else found)


def doctor(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """Say what is installed, which models, which engines, and what would be missing.

    Engines are told of for the options behind a lone --, as a run would have them.
    """
    import json

    from newsmill.pipeline.config import load_config
    from newsmill.pipeline.doctor import examine, examined_text
    from newsmill.pipeline.engines.needs import check_options

    options = load_config(engine_flags(None, None), config).settings.beam
    check_options(options)
    found = examine(options)
    typer.echo(json.dumps(found) if as_json else examined_text(found))
