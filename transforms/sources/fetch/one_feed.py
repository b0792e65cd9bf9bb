"""Fetching one feed: request, decision, items, and what to remember."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.fetch import FeedPace, FeedRequest, FeedState, Fetch
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.stable_ids import stable_id
from newsmill.transforms.ground.rights import in_headers, rights_of, with_rights
from newsmill.transforms.sources.feeds.parse import documents_of
from newsmill.transforms.sources.feeds.parsed import ParsedFeed
from newsmill.transforms.sources.fetch.body import Body, BodyFault
from newsmill.transforms.sources.fetch.decide import (
    Action,
    Answer,
    Decision,
    Pacing,
    decide,
    is_due,
    jitter_of,
    pause_of,
)
from newsmill.transforms.sources.fetch.exchange import Exchange, Fetcher
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.manners import Origins, robot_name

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
_WORTHLESS = frozenset({BodyFault.BOMB, BodyFault.UNREADABLE})
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
_VALIDATOR_LIMIT = 512
"""Characters of an ETag or a Last-Modified above which it is not kept: no sound server sends one so long."""
_PARTIAL = "the body is not whole"


class FetchOutcome(NamedTuple):
    """What became of one feed in one run."""

    documents: tuple[Document, ...]
    rejects: tuple[Reject, ...]
    state: FeedState
    """To be committed; equal to the one given when nothing was learnt."""
    pace: FeedPace
    fetch: Fetch | None
    """Null when the feed was not asked: it is retired, not due, or put off."""
    put_off: str | None = None
    """Why a feed that was due was not asked."""
    host_until: dt.datetime | None = None
    """Until when the host of this feed wants to be left alone altogether."""


def fetch_feed(request: FeedRequest, fetcher: Fetcher, origins: Origins) -> FetchOutcome:
    """Fetch and read one feed. Never raises for what a server says or does.

    ``fetcher`` keeps connections for several feeds of a host, ``origins`` what these said to robots.
    """
    state, pace = known(request)
    if not is_due(request, fetcher.settings.now):
        return FetchOutcome((), (), state, pace, None)
    return _fetched(state, pace, fetcher, origins)


def left_over(request: FeedRequest, why: str) -> FetchOutcome:
    """Return the outcome of a feed that is due and whose host has no more time in this run."""
    state, pace = known(request)
    return FetchOutcome((), (), state, pace, None, why)


def postponed(request: FeedRequest, after: FetchOutcome) -> FetchOutcome:
    """Return the outcome of a feed whose host asked to be left alone, in its answer for the feed ``after``."""
    state, pace = known(request)
    why = f"{after.pace.feed_url}: {after.fetch.error}" if after.fetch else None
    return FetchOutcome((), (), state, pace._replace(next_fetch_at=after.host_until), None, why)


def fair_order(request: FeedRequest) -> tuple[int, dt.datetime, str]:
    """Return by what the feeds of a host are sorted: those that failed last, and who has waited longest first."""
    _, pace = known(request)
    return pace.failures, pace.next_fetch_at or _LONG_AGO, request.feed_url


def known(request: FeedRequest) -> tuple[FeedState, FeedPace]:
    """Return what is known of a feed, as good as nothing the first time."""
    return request.state or FeedState(request.feed_url), request.pace or FeedPace(request.feed_url)


def _fetched(state: FeedState, pace: FeedPace, fetcher: Fetcher, origins: Origins) -> FetchOutcome:
    settings = fetcher.settings
    url = state.resolved_url or state.feed_url
    exchange = fetcher.get(url, {"Accept": _ACCEPT, **_conditions(state)}, settings.feed_limit)
    if exchange.left:
        # It had its turn: next time those that had none come first.
        return FetchOutcome((), (), state, pace._replace(next_fetch_at=settings.now), None, exchange.left)
    parsed, fault = _parsed(exchange, state, settings)
    pacing = Pacing(settings.pause_default, settings.pause_limit, settings.backoff_base)
    jitter = jitter_of(settings.seed, state.feed_url, pace.failures)
    answer = Answer(
        exchange.status,
        exchange.headers,
        moved=url != state.feed_url,
        fault=exchange.fault or fault,
        refused=exchange.forbidden,
    )
    decision = decide(answer, pace.failures, jitter, settings.now, pacing)
    wait = decision.wait
    if decision.action is Action.READ and parsed:
        wait = pause_of(exchange.headers, parsed.facts.ttl, pacing)
    due = _after(wait, settings)
    return FetchOutcome(
        documents=_declared(parsed.documents, exchange, origins, settings) if parsed else (),
        rejects=parsed.rejects if parsed else (),
        state=_next_state(state, exchange, decision),
        pace=FeedPace(state.feed_url, due, decision.failures),
        fetch=_row(state.feed_url, exchange, parsed, due, decision.error, settings),
        host_until=_after(decision.host_wait, settings),
    )


def _after(wait: float | None, settings: FetchSettings) -> dt.datetime | None:
    return None if wait is None else settings.now + dt.timedelta(seconds=wait)


def _conditions(state: FeedState) -> dict[str, str]:
    pairs = (("If-None-Match", state.etag), ("If-Modified-Since", state.last_modified))
    return {name: value for name, value in pairs if value and len(value) <= _VALIDATOR_LIMIT}


def _parsed(exchange: Exchange, state: FeedState, settings: FetchSettings) -> tuple[ParsedFeed | None, str | None]:
    """Return the feed of an answer, and why the answer counts as a failure."""
    if exchange.status != 200 or exchange.fault:
        return None, None
    data, fault, detail = exchange.body
    if fault in _WORTHLESS or (fault and not data):
        return None, f"{_PARTIAL}: {detail}"
    parsed = documents_of(
        data,
        state.feed_url,
        feed_url=state.feed_url,
        base_url=exchange.url,
        headers=exchange.headers,
    )
    documents = tuple(replace(row, fetched_at=settings.now) for row in parsed.documents)
    parsed = parsed._replace(documents=documents)
    if fault:
        return _without_letters(parsed), f"{_PARTIAL}: {detail}"
    return parsed, None if parsed.facts.kind else f"no feed: {parsed.facts.fault}"


def _declared(
    documents: tuple[Document, ...], exchange: Exchange, origins: Origins, settings: FetchSettings
) -> tuple[Document, ...]:
    """Return the items with what was declared of their feed; a feed without items leaves its server in peace."""
    if not documents:
        return ()
    server = origins.at(exchange.url).statements(exchange.url)
    rights = rights_of(server, in_headers(exchange.headers, robot_name(settings)))
    return tuple(with_rights(document, rights) for document in documents)


def _without_letters(parsed: ParsedFeed) -> ParsedFeed:
    """Drop dead letters of a body that is not whole: it is fetched again."""
    return parsed._replace(rejects=())


def _next_state(state: FeedState, exchange: Exchange, decision: Decision) -> FeedState:
    if decision.action is Action.RETIRE:
        return state._replace(retired=True)
    if decision.action is Action.FORGET_MOVE:
        return FeedState(state.feed_url)
    resolved = exchange.moved_to or state.resolved_url
    if decision.action is Action.UNCHANGED:
        return state._replace(resolved_url=resolved)
    if decision.action is not Action.READ:
        return state
    headers = exchange.headers
    return state._replace(
        etag=_validator(headers, "etag"),
        last_modified=_validator(headers, "last-modified"),
        resolved_url=resolved if resolved != state.feed_url else None,
    )


def _validator(headers: Mapping[str, str], name: str) -> str | None:
    value = headers.get(name) or None
    return value if value and len(value) <= _VALIDATOR_LIMIT else None


def _row(
    feed_url: str,
    exchange: Exchange,
    parsed: ParsedFeed | None,
    due: dt.datetime | None,
    error: str | None,
    settings: FetchSettings,
) -> Fetch:
    body: Body | None = exchange.body if exchange.status == 200 else None
    return Fetch(
        fetch_id=stable_id("fetch", settings.run_id, feed_url, settings.now.isoformat()),
        run_id=settings.run_id,
        feed_url=feed_url,
        fetched_at=settings.now,
        status=exchange.status,
        etag=_validator(exchange.headers, "etag"),
        last_modified=_validator(exchange.headers, "last-modified"),
        bytes=len(body.data) if body else None,
        items=len(parsed.documents) + len(parsed.rejects) if parsed and parsed.facts.kind else None,
        new_items=None,
        next_fetch_at=due,
        error=error or (parsed.facts.fault if parsed else None),
    )
