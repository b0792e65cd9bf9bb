"""What comes back from the workers: one file with every descriptor, written whole or not at all."""

import datetime as dt
import json
import os
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsmill.pipeline.errors import RunFailedError
from newsmill.schemas.rows.fetch import FeedPace, FeedState, Fetch, FetchReport, PagesLeft
from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.staged import MergedFile, MergedPartition
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.attempt import Attempt

_KINDS = {MergedPartition: "partitions", Count: "counts", FetchReport: "reports", PagesLeft: "left"}


@dataclass(frozen=True)
class Results:
    """What a finished pipeline returned."""

    partitions: tuple[MergedPartition, ...]
    """Every rewritten partition, sorted."""
    counts: dict[str, int]
    """Counts by name, added up."""
    reports: tuple[FetchReport, ...]
    """One for each feed asked."""
    left: tuple[PagesLeft, ...]
    """Pages that were not asked for, sorted."""


def write_results(attempt: Attempt, items: list[Any]) -> str:
    """Write ``items`` atomically to the file that ``attempt`` has for them, and return its path.

    The last writer of a retry wins whole.
    """
    content: dict[str, list[Any]] = {name: [] for name in _KINDS.values()}
    for item in items:
        if isinstance(item, InputOutcome):
            continue  # it is in the ledger
        kind = _KINDS[type(item)]
        content[kind].append(_plain(item) if kind == "reports" else item)
    temporary = Path(f"{attempt.result}.{uuid.uuid4().hex}")
    temporary.write_text(json.dumps({"run_id": attempt.run_id, **content}))
    os.replace(temporary, attempt.result)
    return attempt.result


def read_results(attempt: Attempt) -> Results:
    """Return what ``write_results`` wrote.

    Raises:
        OSError: the pipeline did not come to its end.
        RunFailedError: it is what another attempt returned.
    """
    content = json.loads(Path(attempt.result).read_text())
    if content["run_id"] != attempt.run_id:
        raise RunFailedError(f"the result of attempt {content['run_id']} lies where that of {attempt.run_id} should be")
    counts: dict[str, int] = {}
    for name, value in content["counts"]:
        counts[name] = counts.get(name, 0) + value
    partitions = [
        MergedPartition(table, partition, tuple(MergedFile(*file) for file in files))
        for table, partition, files in content["partitions"]
    ]
    reports = tuple(_report(*parts) for parts in content["reports"])
    left = tuple(sorted(PagesLeft(*parts) for parts in content["left"]))
    return Results(tuple(sorted(partitions)), counts, reports, left)


def _plain(report: FetchReport) -> list[Any]:
    """Return a report as JSON takes it: times as ISO 8601."""
    fetch = {name: _stamp(value) for name, value in asdict(report.fetch).items()} if report.fetch else None
    return [list(report.state), [_stamp(value) for value in report.pace], fetch, report.put_off]


def _report(state: list[Any], pace: list[Any], fetch: dict[str, Any] | None, put_off: str | None) -> FetchReport:
    feed_url, due, failures = pace
    asked = _fetch(fetch) if fetch else None
    return FetchReport(FeedState(*state), FeedPace(feed_url, _time(due), failures), asked, put_off)


def _fetch(values: dict[str, Any]) -> Fetch:
    times = {name: _time(values[name]) for name in ("fetched_at", "next_fetch_at")}
    return Fetch(**(values | times))


def _stamp(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _time(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
