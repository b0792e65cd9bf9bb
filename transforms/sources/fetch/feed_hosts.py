"""Feeds of several hosts: one after the other at each, several hosts at the same time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from newsmill.schemas.rows.fetch import FeedRequest
from newsmill.transforms.ground import progress
from newsmill.transforms.sources.fetch.decide import is_due
from newsmill.transforms.sources.fetch.exchange import Fetcher
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.gate import host_of
from newsmill.transforms.sources.fetch.manners import Origins
from newsmill.transforms.sources.fetch.one_feed import FetchOutcome, fair_order, fetch_feed, left_over, postponed
from newsmill.transforms.sources.fetch.parallel import in_parallel


def fetch_feeds(requests: Iterable[FeedRequest], settings: FetchSettings) -> Iterator[FetchOutcome]:
    """Fetch feeds of several hosts, the hosts at the same time."""
    hosts: dict[str, list[FeedRequest]] = defaultdict(list)
    for request in sorted(requests, key=fair_order):  # hosts that failed come last, as their feeds do
        hosts[host_of(request.feed_url)].append(request)
    for outcome in in_parallel(list(hosts.values()), partial(fetch_host, settings=settings), settings.threads):
        progress.advance(progress.FEEDS, 1)
        yield outcome


def fetch_host(requests: Sequence[FeedRequest], settings: FetchSettings) -> Iterator[FetchOutcome]:
    """Fetch the feeds of one host, one after the other; once it asks to be left alone the rest waits unasked.

    A feed that failed comes last, so that no feed keeps the others of its host out for ever; what the host's budget
    leaves over comes first in the next run.
    """
    overloaded: FetchOutcome | None = None
    with Fetcher(settings) as fetcher:
        origins = Origins(fetcher)
        for request in sorted(requests, key=fair_order):
            if overloaded and is_due(request, settings.now):
                yield postponed(request, overloaded)
                continue
            if (why := fetcher.budget.spent()) and is_due(request, settings.now):
                yield left_over(request, why)
                continue
            outcome = fetch_feed(request, fetcher, origins)
            overloaded = outcome if outcome.host_until else overloaded
            yield outcome
