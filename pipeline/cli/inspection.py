"""``status``, ``runs``, ``feeds``, ``verify``, ``explain`` and ``report``: look at a store."""

from pathlib import Path
from typing import Annotated

import typer

from newsmill.pipeline.cli.options import AsJson, Stored
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.terminal import printable, wrapped


def add_to(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("status", short_help="Say what the store holds and how the last run ended.")(status)
    app.command("runs", short_help="List the last runs, failed ones too.")(runs)
    app.command("feeds", short_help="Say how each feed is doing.")(feeds)
    app.command("verify", short_help="Check every hash, count and invariant of the store.")(verify)
    app.command("explain", short_help="Say why an article is, or is not, a duplicate, or two one story.")(explain)
    app.command("report", short_help="Write the front page of the store: one self-contained HTML file.")(report)


def status(output: Stored, as_json: AsJson = False) -> None:
    """Say what the store holds and how the last run ended."""
    import json
    from dataclasses import asdict

    from newsmill.pipeline.care.dashboard import dashboard
    from newsmill.pipeline.care.status import status as look
    from newsmill.pipeline.feeds.health import feeds_in_trouble
    from newsmill.pipeline.store.opening import open_store

    store = open_store(output)
    found, troubled = look(store), feeds_in_trouble(store)
    if as_json:
        typer.echo(json.dumps(asdict(found) | {"feeds_in_trouble": [f.feed_url for f in troubled]}, default=str))
        return
    typer.echo(dashboard(found, troubled))


def runs(
    output: Stored,
    last: Annotated[int, typer.Option("--last", help="How many.", min=1, metavar="N")] = 20,
    as_json: AsJson = False,
) -> None:
    """List the last runs, failed ones too."""
    import json

    from newsmill.pipeline.care.text import runs_text
    from newsmill.pipeline.runs import last_runs
    from newsmill.pipeline.store.opening import open_store

    rows = last_runs(open_store(output), last)
    typer.echo("\n".join(json.dumps(row, default=str) for row in rows) if as_json else wrapped(runs_text(rows)))


def feeds(output: Stored, as_json: AsJson = False) -> None:
    """Say how each feed is doing: last success, last answer, failures in a row, next try, items."""
    import json
    from dataclasses import asdict

    from newsmill.pipeline.clock import run_clock
    from newsmill.pipeline.feeds.health import feed_health
    from newsmill.pipeline.feeds.text import feeds_text
    from newsmill.pipeline.store.opening import open_store

    found = feed_health(open_store(output))
    rows = [asdict(feed) | {"in_trouble": feed.in_trouble} for feed in found]
    typer.echo(json.dumps(rows, default=str) if as_json else feeds_text(found, run_clock()))


def verify(output: Stored, as_json: AsJson = False) -> None:
    """Check every hash, row count and invariant of the current snapshot; exit with 1 when something is wrong."""
    import json
    import sys
    from dataclasses import asdict

    from newsmill.pipeline.care.text import problems_text
    from newsmill.pipeline.care.verify import verify as check
    from newsmill.pipeline.store.opening import open_store

    store = open_store(output)
    problems = check(store)
    told = json.dumps([asdict(problem) for problem in problems]) if as_json else wrapped(problems_text(store, problems))
    typer.echo(told)
    sys.exit(1 if problems else 0)


def explain(
    article: Annotated[
        str, typer.Argument(help="An article_id, its beginning if that is unique, or an address.", metavar="ARTICLE")
    ],
    output: Stored,
    other: Annotated[
        str | None, typer.Argument(help="A second one: why the two are, or are not, one story.", metavar="OTHER")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say why an article is, or is not, a duplicate, with the figures of every pair; of two, why they are one story."""
    import json

    from newsmill.pipeline.explain.duplicates import explanation, explanation_json
    from newsmill.pipeline.explain.one_story import story_explanation
    from newsmill.pipeline.store.opening import open_store

    store = open_store(output)
    if as_json and other is None:
        typer.echo(json.dumps(explanation_json(store, article)))
        return
    told = explanation(store, article) if other is None else story_explanation(store, article, other)
    if as_json:
        typer.echo(json.dumps({"text": told}))
        return
    typer.echo(wrapped("\n".join(printable(line, 2000) for line in told.split("\n"))))


def report(
    output: Stored,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="Where to, - for standard output. Default: DIR/ops/report.html.", metavar="FILE"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the front page of the store: one self-contained HTML file."""
    import json

    from newsmill.pipeline.clock import run_clock
    from newsmill.pipeline.named_file import STDOUT, check_outside, into_file
    from newsmill.pipeline.report import gather, render
    from newsmill.pipeline.store.derived import REPORT
    from newsmill.pipeline.store.opening import open_store
    from newsmill.pipeline.store.versions import current_manifest

    store = open_store(output)
    current_manifest(store)  # a damaged one ends it with what to do
    if file == STDOUT:
        typer.echo(render(gather(store, run_clock())))
        return
    path = store.ops / REPORT
    if file is not None and file.resolve() != path.resolve():
        check_outside(store, path := file)
    page = render(gather(store, run_clock())).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever looks at the page of yesterday finds it whole until that of today is.
        into_file(path, lambda target: target.write(page))
    except OSError as error:
        raise RunFailedError(f"{path} cannot be written: {error.strerror or error}") from error
    typer.echo(json.dumps({"path": str(path), "bytes": len(page)}) if as_json else path)
