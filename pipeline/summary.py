"""What a person sees at the end of a run."""

import datetime as dt
import shlex
from dataclasses import asdict
from importlib.util import find_spec
from typing import Any

from newsmill.pipeline.notes import mostly_undated
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.terminal import own_command, plural, wrapped

_MARKS = {"published": "✓", "unchanged": "=", "failed": "✗"}


def outcome_json(outcome: RunOutcome) -> dict[str, Any]:
    """Return the outcome as one JSON object."""
    told = {name: value for name, value in asdict(outcome).items() if name != "tallies"}
    return {**told, "reject_rate": round(outcome.reject_rate, 6)}


def outcome_text(outcome: RunOutcome, output: str) -> str:
    """Return the outcome in a few lines, with what to do next."""
    if outcome.status == "unchanged":
        return wrapped("\n".join([_unchanged(outcome), *outcome.notes]))
    told = [_headline(outcome), _equation(outcome.counts), *_rejects(outcome), *outcome.notes]
    # What is there to be copied is never broken.
    return "\n".join([wrapped("\n".join(told)), *_next(outcome, output)])


def cycle_text(outcome: RunOutcome, now: dt.datetime) -> str | None:
    """Return a line on one cycle of ``watch``, null for one that published nothing."""
    if outcome.status != "published":
        return None
    return wrapped("\n".join([f"{now:%H:%M:%S} UTC {_headline(outcome)}", *_rejects(outcome), *outcome.notes]))


def _unchanged(outcome: RunOutcome) -> str:
    feeds = outcome.feeds
    seen = outcome.known_inputs or outcome.unsettled or outcome.counts["read"] or outcome.queues
    if not (seen or feeds.asked or feeds.put_off):
        return "= no files found: nothing there can be read as news"
    held = f"snapshot {outcome.snapshot:06d} stays" if outcome.snapshot else "no snapshot yet"
    again = f"{plural(outcome.counts['read'], 'record')} read again · " if outcome.counts["read"] else ""
    return f"= nothing new · {again}{plural(outcome.known_inputs, 'input')} read before · {held}"


def _headline(outcome: RunOutcome) -> str:
    counts = outcome.counts
    seconds = sum(outcome.timings.values())
    told = counts["new"] + counts["changed"]
    parts = [
        f"{_MARKS[outcome.status]} run {outcome.snapshot:06d}",
        plural(told, "article"),
        plural(counts["duplicate"], "copy", "copies"),
        plural(counts["mentions"], "mention"),
        plural(counts["rejected"], "reject"),
        f"{seconds:.1f} s",
    ]
    rate = f" ({told / seconds:,.0f} articles/s)" if told >= 100 and seconds else ""
    return " · ".join(parts) + rate


def _equation(counts: dict[str, int]) -> str:
    names = ["new", "changed", "unchanged", "rejected", *(["outside"] if counts.get("outside") else [])]
    terms = " + ".join(f"{counts[name]:,} {name}" for name in names)
    return f"  {counts['read']:,} read = {terms}"


def _rejects(outcome: RunOutcome) -> list[str]:
    if not outcome.reasons:
        return []
    told = ", ".join(f"{value:,} {reason}" for reason, value in outcome.reasons.items())
    # A page that could not be fetched or a failed model is told, but the article is there.
    kept = sum(outcome.reasons.values()) - outcome.counts["rejected"]
    return [f"  rejects: {told}" + (f" ({kept:,} of them beside an article that was kept)" if kept > 0 else "")]


def _next(outcome: RunOutcome, output: str) -> list[str]:
    counts = outcome.counts
    if not counts["read"]:
        return []
    query = "sources"
    if counts["mentions"]:
        query = "entities" if mostly_undated(outcome.tallies) else "who-with-whom"
    elif counts["rejected"] == counts["read"]:
        query = "rejects-by-reason"
    # Without DuckDB that would end with a hint only.
    told = f"query {query}" if find_spec("duckdb") else "report"
    return [f"  next: {own_command()} {told} --output {shlex.quote(output)}"]
