"""``rollback``, ``replay``, ``reprocess``, ``forget`` and ``train-ner``: look after a store and its models."""

from typing import Annotated

import typer

from pipeline.cli.options import Output


def add_to(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("rollback")(rollback)


def rollback(
    number: Annotated[
        int, typer.Argument(help="The snapshot to go back to; `newsmill status` lists them.", metavar="N")
    ],
    output: Output,
) -> None:
    """Publish a new snapshot with the content of snapshot N."""
    from pipeline.store.layout import open_store
    from pipeline.upkeep import rollback as go_back

    new = go_back(open_store(output), number)
    typer.echo(
        f"✓ snapshot {new:06d} has the content of {number:06d}; what was read since is read again by the next run"
    )
