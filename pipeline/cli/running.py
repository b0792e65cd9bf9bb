"""``run`` and ``watch``: the commands that read news."""

from pathlib import Path
from typing import Annotated, Any

import typer

from newsmill.pipeline.cli.options import AsJson, ConfigFile, Output, Quiet, Runner, Workers, engine_flags, pairs

_INPUTS = (
    "File, folder (recursive), glob, s3://, gs:// or az:// address, http(s):// feed, OPML list, kafka://BROKER/TOPIC"
)
Inputs = Annotated[list[str], typer.Argument(help=f"{_INPUTS}, or - for standard input.", metavar="INPUT")]
Watched = Annotated[list[str], typer.Argument(help=f"{_INPUTS}.", metavar="INPUT")]
Source = Annotated[str | None, typer.Option("--source", help="Source of documents that name none.", metavar="NAME")]
Root = Annotated[
    list[str] | None,
    typer.Option("--root", help="Name files below PATH file://NAME/... in every table.", metavar="NAME=PATH"),
]
Model = Annotated[
    list[str] | None,
    typer.Option("--model", help="spaCy pipeline for a language: installed name or path.", metavar="LANG=NAME"),
]
Entities = Annotated[bool | None, typer.Option("--entities/--no-entities", help="Find entities.  [default: entities]")]
Stories = Annotated[bool | None, typer.Option("--stories/--no-stories", help="Tell stories.  [default: stories]")]
Quotes = Annotated[bool | None, typer.Option("--quotes/--no-quotes", help="Find quotes.  [default: quotes]")]
EntityList = Annotated[
    Path | None,
    typer.Option("--entity-list", help="CSV or Parquet: alias, label, name, id, wikidata_id.", metavar="FILE"),
]
KeepRevisions = Annotated[
    bool | None, typer.Option("--keep-revisions", help="Store title and body of every revision.", show_default=False)
]
FullText = Annotated[
    bool | None, typer.Option("--full-text", help="Fetch the page behind every feed item.", show_default=False)
]
Refetch = Annotated[
    bool | None, typer.Option("--refetch", help="Ask every feed now, whether due or not.", show_default=False)
]
PrivateHosts = Annotated[
    bool | None,
    typer.Option("--allow-private-hosts", help="Allow requests to private addresses.", show_default=False),
]
Since = Annotated[
    str | None, typer.Option("--since", help="Only articles published since DAY, and undated ones.", metavar="DAY")
]
Until = Annotated[
    str | None, typer.Option("--until", help="Only articles published before DAY, and undated ones.", metavar="DAY")
]
Limit = Annotated[int | None, typer.Option("--limit", help="Read at most N new inputs.", min=1, metavar="N")]
MaxRejects = Annotated[
    float | None,
    typer.Option("--max-reject-rate", help="Exit with 3 above this share of rejects.", min=0, max=1, metavar="SHARE"),
]
MaxFaults = Annotated[
    float | None,
    typer.Option(
        "--max-internal-errors",
        help="Publish nothing above this share of faults of newsmill.  [default: 0.01]",
        min=0,
        max=1,
        metavar="SHARE",
    ),
]
MaxFeedFailures = Annotated[
    float | None,
    typer.Option(
        "--max-feed-failures", help="Exit with 4 above this share of failed feeds.", min=0, max=1, metavar="SHARE"
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show the log of a run in a terminal.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("run", short_help="Read what is new and publish it: one incremental batch.")(run)
    app.command("watch", short_help="Run again and again until told to stop.")(watch)


def run(
    inputs: Inputs,
    output: Output,
    source: Source = None,
    root: Root = None,
    entities: Entities = None,
    stories: Stories = None,
    model: Model = None,
    entity_list: EntityList = None,
    quotes: Quotes = None,
    keep_revisions: KeepRevisions = None,
    full_text: FullText = None,
    refetch: Refetch = None,
    allow_private_hosts: PrivateHosts = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    max_reject_rate: MaxRejects = None,
    max_internal_errors: MaxFaults = None,
    max_feed_failures: MaxFeedFailures = None,
    workers: Workers = None,
    runner: Runner = None,
    config: ConfigFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read, read nothing.")] = False,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Read what is new in INPUT... and publish it to the store: one incremental batch.

    Arguments behind a lone -- go to Beam. For example:

    newsmill run inbox feeds.opml --output news
    """
    flags = _flags(locals())
    from newsmill.pipeline.cli.session import run_once

    how = {"dry_run": dry_run, "as_json": as_json, "verbose": verbose, "quiet": quiet}
    run_once(inputs, output, flags, config, **how)


def watch(
    inputs: Watched,
    output: Output,
    every: Annotated[
        str | None, typer.Option("--every", help="From cycle to cycle: 30s, 5m, 1h.  [default: 60s]", metavar="TIME")
    ] = None,
    source: Source = None,
    root: Root = None,
    entities: Entities = None,
    stories: Stories = None,
    model: Model = None,
    entity_list: EntityList = None,
    quotes: Quotes = None,
    keep_revisions: KeepRevisions = None,
    full_text: FullText = None,
    allow_private_hosts: PrivateHosts = None,
    max_internal_errors: MaxFaults = None,
    workers: Workers = None,
    runner: Runner = None,
    config: ConfigFile = None,
    cycles: Annotated[int | None, typer.Option("--cycles", help="Stop after N cycles.", min=1, metavar="N")] = None,
    verbose: Verbose = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Run again and again until told to stop (SIGTERM or Ctrl-C end the cycle in hand, then exit 0).

    Arguments behind a lone -- go to Beam. For example:

    newsmill watch inbox feeds.opml --output news --every 5m
    """
    flags = _flags(locals())
    from newsmill.pipeline.cli.session import watch_until_stopped

    watch_until_stopped(inputs, output, flags, config, every=every, cycles=cycles, verbose=verbose, quiet=quiet)


def _flags(given: dict[str, Any]) -> dict[str, Any]:
    names = [
        *("source", "entities", "stories", "quotes", "keep_revisions", "full_text", "refetch", "allow_private_hosts"),
        *("since", "until", "limit", "max_reject_rate", "max_internal_errors", "max_feed_failures"),
    ]
    flags = {name: given.get(name) for name in names} | engine_flags(given["workers"], given["runner"])
    flags["root"] = pairs(given["root"], "--root")
    flags["model"] = pairs(given["model"], "--model")
    flags["entity_list"] = str(given["entity_list"]) if given["entity_list"] else None
    return flags
