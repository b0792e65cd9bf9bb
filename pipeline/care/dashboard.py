"""``status`` in words: a dozen lines that fit the terminal, with what to do at their end."""

import shlex
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsmill.pipeline.feeds.text import trouble_lines
from newsmill.pipeline.queues.text import queue_lines
from newsmill.pipeline.terminal import columns, own_command, packed, plural, printable, wrapped
from newsmill.schemas.tables import SNAPSHOT_TABLES
from newsmill.schemas.version import SCHEMA_VERSION

if TYPE_CHECKING:  # whoever prints a status loads no Arrow for it
    from newsmill.pipeline.care.status import Status
    from newsmill.pipeline.feeds.health import FeedHealth

SHOWN = 5
"""Inputs set aside and feeds in trouble that a status names."""

_NAMED = {"duplicates": "pairs that share text"}
"""Tables with another name for people: a pair is no copy when one text merely holds the other."""
_MARKS = {"published": "✓", "unchanged": "=", "failed": "✗", "interrupted": "✗"}


def dashboard(found: "Status", troubled: Sequence["FeedHealth"]) -> str:
    """Return what a store holds, how it grows, how its last runs went, and what needs a person."""
    root = printable(found.root)
    if found.snapshot is None:
        return "\n".join([f"{root}: no snapshot yet", *_runs(found), *_to_do(found, troubled)])
    kept = f"{len(found.snapshots)} kept, from {min(found.snapshots):06d}" if found.snapshots[1:] else "the only one"
    head = [f"snapshot {found.snapshot:06d} ({kept})", f"tables {found.schema_version}", _sizes(found)]
    growth = f"{found.new_in_week:,} new in 7 days, by {plural(found.runs_in_week, 'run')}"
    return "\n".join(
        [
            root,
            *packed(head, columns(), 2),
            *packed([*_rows(found.rows), growth], columns(), 2),
            *_runs(found),
            *map(wrapped, [*_feeds(troubled), *_queues(found), *_aside(found.set_aside)]),
            *_to_do(found, troubled),
        ]
    )


def _sizes(found: "Status") -> str:
    tables = {table.name for table in SNAPSHOT_TABLES}
    state = sum(size for name, size in found.sizes.items() if name not in tables)
    whole = sum(found.sizes.values())
    return f"{_megabytes(whole)}, {_megabytes(state)} of it state"


def _rows(rows: Mapping[str, int]) -> list[str]:
    named = ((_NAMED.get(table.name, table.name), rows.get(table.name, 0)) for table in SNAPSHOT_TABLES)
    return [f"{name.replace('_', ' ')} {count:,}" for name, count in named]


def _runs(found: "Status") -> list[str]:
    if not found.last_runs:
        return ["no runs recorded"]
    return ["last runs", *(line for row in reversed(found.last_runs) for line in packed(_run(row), columns(), 2))]


def _run(row: Mapping[str, Any]) -> list[str]:
    took = f", {(row['finished_at'] - row['started_at']).total_seconds():.1f} s" if row["finished_at"] else ""
    facts = [f"{_MARKS.get(row['status'], '?')} {row['started_at']:%Y-%m-%d %H:%M} UTC{took}"]
    facts += [f"{row[name]:,} {name}" for name in ("new", "changed", "rejected") if row[name]] or [row["status"]]
    return facts + ([printable(row["error"], 120)] if row["error"] else [])


def _feeds(troubled: Sequence["FeedHealth"]) -> list[str]:
    if not troubled:
        return []
    more = [f"  and {len(troubled) - SHOWN:,} more"] if len(troubled) > SHOWN else []
    return [f"{plural(len(troubled), 'feed')} in trouble", *trouble_lines(troubled[:SHOWN]), *more]


def _queues(found: "Status") -> list[str]:
    return ["queues", *queue_lines(found.queues)] if found.queues else []


def _aside(aside: Mapping[str, str]) -> list[str]:
    if not aside:
        return []
    shown = [f"  {printable(uri)}: {printable(fault)}" for uri, fault in list(aside.items())[:SHOWN]]
    more = [f"  and {len(aside) - SHOWN} more"] if len(aside) > SHOWN else []
    return [f"{plural(len(aside), 'input')} set aside by watch, after faults of newsmill:", *shown, *more]


def _to_do(found: "Status", troubled: Sequence["FeedHealth"]) -> list[str]:
    """Return commands that tell more, or mend what is wrong; those that are always there to be used are not told."""
    store = f"--output {shlex.quote(printable(found.root, 2000))}"
    last, call = found.last_run, own_command()
    steps = [
        (bool(found.damaged), f"{call} verify {store}", f"{plural(found.damaged, 'file')} missing or torn"),
        (found.snapshot is None, f"{call} run INPUT {store}", "read the first news"),
        (
            found.schema_version not in {None, SCHEMA_VERSION},
            f"{call} reprocess {store}",
            "bring tables up to date",
        ),
        (bool(last and last["error"]), f"{call} runs {store}", "why the last run failed"),
        (bool(last and last["rejected"]), f"{call} query rejects-by-reason {store}", "what could not be read"),
        (bool(troubled), f"{call} feeds {store}", "what is wrong with the feeds"),
    ]
    told = [line for needed, command, why in steps if needed for line in _step(command, why)]
    well = not any(queue.fault for queue in found.queues)
    return ["what to do", *told] if told else ["all is well"] * well


def _step(command: str, why: str) -> list[str]:
    """Return a command with its reason; it is never broken: it is there to be copied."""
    line = f"  {command}  # {why}"
    return [line] if len(line) <= columns() else [f"  # {why}", f"  {command}"]


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
