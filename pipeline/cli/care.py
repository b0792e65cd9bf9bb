"""``rollback``, ``replay``, ``reprocess`` and ``forget``: look after a store.

Each takes the store's lock: a ``watch`` over the store has to be stopped first.
"""

from typing import Annotated

import typer

from newsmill.pipeline.cli.options import AsJson, ConfigFile, Runner, Stored, Workers, engine_flags, pairs
from newsmill.pipeline.cli.running import EntityList, Model
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.terminal import wrapped


def add_to(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("rollback", short_help="Publish the content of an earlier snapshot again.")(rollback)
    app.command("replay", short_help="Let the next run read rejected inputs again.")(replay)
    app.command("reprocess", short_help="Run the stages again over stored text.")(reprocess)
    app.command("forget", short_help="Take articles out of the store for good.")(forget)


def rollback(
    number: Annotated[
        int, typer.Argument(help="The snapshot to go back to; `newsmill status` lists them.", metavar="N")
    ],
    output: Stored,
    as_json: AsJson = False,
) -> None:
    """Publish a new snapshot with the content of snapshot N."""
    import json

    from newsmill.pipeline.care.rollback import rollback as go_back
    from newsmill.pipeline.store.opening import open_store

    new = go_back(open_store(output), number)
    if as_json:
        typer.echo(json.dumps({"snapshot": new, "content_of": number}))
        return
    told = f"✓ snapshot {new:06d} has the content of {number:06d}; what was read since is read again by the next run"
    typer.echo(wrapped(told))


def replay(
    output: Stored,
    reason: Annotated[
        list[str] | None,
        typer.Option("--reason", help="Only rejects of this reason; may be repeated.", metavar="REASON"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Drop rejects and let the next run read their inputs again, after a fix of newsmill or of its configuration.

    Articles of those inputs that are in the tables already count as unchanged.
    """
    import json
    from dataclasses import asdict

    from newsmill.pipeline.care.replay import replay as prepare
    from newsmill.pipeline.care.text import replayed_text
    from newsmill.pipeline.clock import run_clock
    from newsmill.pipeline.store.opening import open_store

    done = prepare(open_store(output), reason or [], run_clock())
    typer.echo(json.dumps(asdict(done)) if as_json else wrapped(replayed_text(done)))


def reprocess(
    output: Stored,
    model: Model = None,
    entity_list: EntityList = None,
    workers: Workers = None,
    runner: Runner = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """Run the stages again over the text of all stored articles: after an upgrade, with another model or entity list.

    Line roles, language, entities, quotes, stories and duplicates are told anew, from the stored title, body and
    removed lines; nothing is read again. Identity, dates and revisions stay as they are. Arguments behind a lone -- go
    to Beam.
    """
    import json
    import sys
    from dataclasses import asdict

    from newsmill.pipeline.care.reprocess import reprocess as go_through
    from newsmill.pipeline.care.text import reprocessed_text
    from newsmill.pipeline.clock import run_clock
    from newsmill.pipeline.config import load_config
    from newsmill.pipeline.store.opening import open_store
    from newsmill.pipeline.ticker import ticking

    flags = {
        "model": pairs(model, "--model"),
        "entity_list": str(entity_list) if entity_list else None,
        **engine_flags(workers, runner),
    }
    with ticking(sys.stderr):
        done = go_through(open_store(output), load_config(flags, config).settings, run_clock())
    typer.echo(json.dumps(asdict(done)) if as_json else wrapped(reprocessed_text(done)))


def forget(
    output: Stored,
    names: Annotated[
        list[str] | None, typer.Argument(help="Address or article_id; several may be given.", metavar="URL|ARTICLE_ID")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", help="All articles of a source.", metavar="DOMAIN")] = None,
    before: Annotated[
        str | None, typer.Option("--before", help="All articles published before DAY.", metavar="DAY")
    ] = None,
    matching: Annotated[
        str | None,
        typer.Option("--matching", help="All articles, and rejects, that hold TEXT anywhere.", metavar="TEXT"),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without it the options above only list.")] = False,
    workers: Workers = None,
    runner: Runner = None,
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """Take articles out of every table for good, and remove all earlier snapshots at once.

    Rows, revisions, mentions, lines, dead letters and signatures go; entity counts and clusters are made anew.
    A tombstone (the bare id) stays, so that the next run does not bring the article back. Copies at other addresses
    are listed, not removed. Readers that hold an earlier snapshot lose it. The inputs themselves are yours to clean.

    Articles that are named go at once. --source, --before and --matching mean the articles that meet all of them: they
    are listed, and go with --yes. Arguments behind a lone -- go to Beam.
    """
    import json
    from dataclasses import asdict

    from newsmill.pipeline.care.forget import forget as take_down
    from newsmill.pipeline.care.forget import selected
    from newsmill.pipeline.care.selection import Criteria
    from newsmill.pipeline.care.text import forgotten_text, selected_text
    from newsmill.pipeline.clock import run_clock
    from newsmill.pipeline.config import load_config
    from newsmill.pipeline.durations import parse_day
    from newsmill.pipeline.store.opening import open_store

    criteria = Criteria(source, parse_day("--before", before) if before else None, matching)
    if not names and criteria.is_empty:
        raise UsageError("say what to forget: an address, an article_id, --source, --before or --matching")
    store = open_store(output)
    if not criteria.is_empty and not yes:
        found = selected(store, names or [], criteria)
        typer.echo(json.dumps(asdict(found)) if as_json else wrapped(selected_text(store, found)))
        return
    settings = load_config(engine_flags(workers, runner), config).settings
    done = take_down(store, names or [], run_clock(), criteria, settings)
    typer.echo(json.dumps(asdict(done)) if as_json else wrapped(forgotten_text(done)))
