"""Feeds on the driver's side: which are due, what is known of them, and what to remember of having asked."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.feeds.counts import FeedCounts, counted
from newsmill.pipeline.feeds.paces import keep_paces, paces_of
from newsmill.pipeline.runs import record
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.terminal import plural, printable
from newsmill.schemas.rows.fetch import FeedRequest, FeedState, FetchReport, PagesLeft
from newsmill.schemas.state import FEEDS
from newsmill.schemas.tables import FETCHES
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.fetch.credentials import Credential, split_credentials
from newsmill.transforms.sources.fetch.decide import is_due
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.listing.inputs import Discovery

FAULTS_SHOWN = 10
"""Feeds with a fault that a summary names; all of them are in ``ops/fetches``."""


class Feeds(NamedTuple):
    """The feeds of a run."""

    due: tuple[FeedRequest, ...]
    """To be asked now, by address."""
    waiting: int
    """Not due yet."""
    retired: tuple[str, ...]
    """Gone for good: the server said 410."""
    credentials: tuple[Credential, ...]
    """Taken out of the addresses."""

    def without(self, urls: Collection[str]) -> "Feeds":
        """Return the same with the feeds of ``urls`` not due."""
        due = tuple(request for request in self.due if request.feed_url not in urls)
        return self._replace(due=due, waiting=self.waiting + len(self.due) - len(due))


def feeds_of(store: Store, base: BaseSnapshot, found: Discovery, now: dt.datetime, refetch: bool = False) -> Feeds:
    """Return the feeds that the inputs name, themselves or in OPML lists; all of them are due under ``refetch``.

    Raises:
        UsageError: a list cannot be read.
    """
    split = [split_credentials(url) for url in [*found.feeds, *_listed(found.opml)]]
    states = {row["feed_url"]: FeedState(**row) for row in base.read(FEEDS, "").to_pylist()}
    paces = paces_of(store)
    requests = [FeedRequest(url, states.get(url), paces.get(url)) for url in sorted({url for url, _ in split})]
    if refetch:
        requests = [_as_due(request) for request in requests]
    due = tuple(request for request in requests if is_due(request, now))
    retired = tuple(request.feed_url for request in requests if request.state and request.state.retired)
    credentials = tuple(credential for _, credential in split if credential)
    return Feeds(due, len(requests) - len(due) - len(retired), retired, credentials)


def _as_due(request: FeedRequest) -> FeedRequest:
    state, pace = request.state, request.pace
    return request._replace(
        state=state and state._replace(retired=False), pace=pace and pace._replace(next_fetch_at=None)
    )


def fetch_settings(
    settings: Settings, feeds: Feeds, now: dt.datetime, run_id: str, memory: str, stop_file: str
) -> FetchSettings:
    """Return how to fetch; ``memory`` is a name that no other store has."""
    configured = tuple(
        Credential(f"https://{host}/", tuple(sorted(headers.items())))
        for host, headers in sorted(settings.headers.items())
    )
    return FetchSettings(
        now=now,
        run_id=run_id,
        seed=now.isoformat(),
        allow_private_hosts=settings.allow_private_hosts,
        proxy_from_environment=settings.use_proxy,
        credentials=(*configured, *feeds.credentials),
        host_pause=settings.host_pause,
        host_seconds=settings.host_seconds,
        host_pages=settings.host_pages,
        memory=memory,
        stop_file=stop_file,
    )


def remember_feeds(store: Store, run_id: str, reports: Iterable[FetchReport], counts: Mapping[str, int]) -> None:
    """Write when each feed may be asked again, and one row for each request.

    Raises:
        OSError: the disk is full or read-only.
    """
    reports = list(reports)
    if not reports:
        return
    paces = paces_of(store) | {report.pace.feed_url: report.pace for report in reports}
    keep_paces(store, paces)
    fetches = [report.fetch for report in reports if report.fetch]
    rows = [asdict(fetch) | {"new_items": counts.get(f"feed:{fetch.feed_url}", 0)} for fetch in fetches]
    record(store, FETCHES, run_id, rows)


def feed_counts(feeds: Feeds, reports: Iterable[FetchReport] = (), left: Iterable[PagesLeft] = ()) -> FeedCounts:
    """Return what became of ``feeds`` and of the pages behind their items."""
    reports = list(reports)
    fetches = [report.fetch for report in reports if report.fetch]
    return counted(fetches, feeds.waiting + len(reports) - len(fetches), sum(one.pages for one in left))


def feed_notes(feeds: Feeds, reports: Iterable[FetchReport], left: Iterable[PagesLeft] = ()) -> list[str]:
    """Return a line on the feeds asked, one for each that needs a person, and what was put off and why."""
    reports = list(reports)
    fetches = [report.fetch for report in reports if report.fetch]
    put_off = _put_off_notes(reports) + _left_notes(left)
    if not fetches and not feeds.retired and not put_off:
        return []
    found = counted(fetches)
    ends = {"failed": found.failed, "read": found.read, "unchanged": found.unchanged}
    told = ", ".join(f"{count} {end}" for end, count in ends.items() if count)
    lines = [f"  feeds: {told or 'none asked'}" + (f", {feeds.waiting} not due yet" if feeds.waiting else "")]
    lines += [f"  {printable(f.feed_url)}: {printable(f.error)}" for f in fetches if f.error][:FAULTS_SHOWN]
    lines += put_off
    return lines + [f"  retired: {url} is gone for good (410); take it out of the inputs" for url in feeds.retired]


def _put_off_notes(reports: Iterable[FetchReport]) -> list[str]:
    """Return one line for each reason why feeds were put off, with the feeds."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if report.put_off:
            by_reason[report.put_off].append(printable(report.state.feed_url))
    return [f"  put off: {_some(sorted(urls))} ({printable(why)})" for why, urls in sorted(by_reason.items())]


def _left_notes(left: Iterable[PagesLeft]) -> list[str]:
    """Return one line for each reason why pages were left, with how many and behind which feeds."""
    by_reason: dict[str, list[PagesLeft]] = defaultdict(list)
    for one in left:
        by_reason[one.why].append(one)
    return [
        f"  {plural(sum(one.pages for one in found), 'page')} left for the next run: "
        f"{_some(sorted({printable(one.feed_url) for one in found}))} ({why})"
        for why, found in sorted(by_reason.items())
    ]


def _some(urls: list[str]) -> str:
    hidden = len(urls) - FAULTS_SHOWN
    return ", ".join(urls[:FAULTS_SHOWN]) + (f" and {hidden} more" if hidden > 0 else "")


def _listed(paths: Iterable[str]) -> list[str]:
    urls: list[str] = []
    for path in paths:
        from newsmill.transforms.sources.feeds.opml import feeds_in  # loads lxml and feedparser

        listed = feeds_in(Path(path).read_bytes())
        if listed.reason:
            raise UsageError(f"the list of feeds {path!r} cannot be read: {listed.fault}")
        urls += [feed.url for feed in listed.feeds]
    return urls
