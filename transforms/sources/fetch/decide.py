"""Whether a feed is asked, and what follows from an answer: pure decisions about data, no network and no clock.

A feed is never given up: failures double the wait up to a day. Only 410 from the feed's own address retires it.
"""

import datetime as dt
import enum
import hashlib
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from newsmill.schemas.rows.fetch import FeedRequest

_SECONDS = re.compile(r"\d{1,10}")
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)
_NO_CACHE = re.compile(r"(?:^|,)\s*no-(?:cache|store)\b", re.IGNORECASE)
_JITTER_SHARE = 0.1
"""Share of a wait that may be added, so that the feeds of a host do not come back at one moment."""
_OVERLOAD = frozenset({429, 503})
_DOUBLINGS = 20
"""Failures from which on the wait does not grow: 2**20 seconds are past every limit."""


def is_due(request: FeedRequest, now: dt.datetime) -> bool:
    """Tell whether a feed may be asked: it is not retired, and its time has come. Driver and workers decide alike."""
    retired = request.state is not None and request.state.retired
    waits = request.pace is not None and request.pace.next_fetch_at is not None and request.pace.next_fetch_at > now
    return not retired and not waits


class Action(enum.StrEnum):
    """What to do with an answer."""

    READ = "read"
    """A feed came: read it, keep its validators."""
    UNCHANGED = "unchanged"
    """Nothing new; validators stay."""
    RETIRE = "retire"
    """Gone for good."""
    FORGET_MOVE = "forget_move"
    """The place a permanent redirect led to is gone: ask the feed's own address next time."""
    WAIT = "wait"
    """The server asked to be left alone; its other feeds wait, too."""
    RETRY = "retry"
    """It failed; ask again later."""


_PATIENCE = 3
"""Failures in a row after which the place that a permanent redirect led to is no longer trusted."""
_GOOD: dict[int | None, Action] = {200: Action.READ, 304: Action.UNCHANGED}


class Pacing(NamedTuple):
    """Limits of waiting, in seconds."""

    default: float = 0.0
    """For a feed that says nothing."""
    limit: float = 86400.0
    base: float = 60.0
    """After the first failure."""


class Answer(NamedTuple):
    """What is known after a request."""

    status: int | None
    """HTTP status; null when there was no answer."""
    headers: Mapping[str, str]
    """Names in lower case."""
    moved: bool = False
    """The request went to where an earlier permanent redirect had led."""
    fault: str | None = None
    """Why there was no answer, or why its body is worth nothing."""
    refused: bool = False
    """It was newsmill that refused to go on: a private address, another scheme."""


class Decision(NamedTuple):
    """What follows."""

    action: Action
    wait: float | None
    """Seconds until the next request; null for never."""
    failures: int
    error: str | None
    host_wait: float | None = None
    """Seconds for which the other feeds of the host are left alone too; null when they may be asked."""


def decide(answer: Answer, failures: int, jitter: float, now: dt.datetime, pacing: Pacing) -> Decision:
    """Return what follows from ``answer`` after ``failures`` failures in a row; ``jitter`` is from [0, 1)."""
    if answer.refused:
        # A matter of configuration: once that is changed, the feed is asked at once.
        action = Action.FORGET_MOVE if answer.moved else Action.RETRY
        return Decision(action, pacing.default, failures, answer.fault)
    decision = _first_thought(answer, failures, jitter, now, pacing)
    if answer.moved and decision.action is Action.RETRY and decision.failures >= _PATIENCE:
        return decision._replace(action=Action.FORGET_MOVE)
    return decision


def _first_thought(answer: Answer, failures: int, jitter: float, now: dt.datetime, pacing: Pacing) -> Decision:
    if answer.fault:
        return _failed(Action.RETRY, answer.fault, failures, jitter, pacing)
    status = answer.status
    if status in _GOOD:
        return Decision(_GOOD[status], pause_of(answer.headers, None, pacing), 0, None)
    if status == 410 and not answer.moved:
        return Decision(Action.RETIRE, None, failures, "410: the feed is gone for good and retired")
    if status in (404, 410) and answer.moved:
        return _failed(Action.FORGET_MOVE, f"{status} where a redirect had led", failures, jitter, pacing)
    if status in _OVERLOAD:
        return _overloaded(answer, failures, jitter, now, pacing)
    return _failed(Action.RETRY, _meaning(status), failures, jitter, pacing)


def pause_of(headers: Mapping[str, str], ttl: int | None, pacing: Pacing) -> float:
    """Return the seconds a feed asks to be left alone: the longer of ``ttl`` and ``max-age``, within the limits.

    >>> pause_of({"cache-control": "public, max-age=600", "age": "60"}, None, Pacing())
    540.0
    """
    control = headers.get("cache-control", "")
    match = _MAX_AGE.search(control)
    age = headers.get("age", "").strip()
    fresh = float(match[1]) if match and not _NO_CACHE.search(control) else 0.0
    fresh -= float(age) if _SECONDS.fullmatch(age) else 0.0
    return min(max(fresh, float(ttl or 0), pacing.default), max(pacing.limit, pacing.default))


def retry_after(value: str | None, now: dt.datetime) -> float | None:
    """Return ``Retry-After`` in seconds: a number or an HTTP date; null when it is neither.

    >>> retry_after("Thu, 30 Apr 2026 08:02:00 GMT", dt.datetime(2026, 4, 30, 8, tzinfo=dt.UTC))
    120.0
    """
    text = (value or "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, IndexError):
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - now).total_seconds())


def jitter_of(seed: str, feed_url: str, failures: int) -> float:
    """Return a number from [0, 1) that depends on nothing else.

    >>> jitter_of("a", "https://e.example/f", 1) == jitter_of("a", "https://e.example/f", 1)
    True
    """
    digest = hashlib.sha256(f"{seed}\x1f{feed_url}\x1f{failures}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def _overloaded(answer: Answer, failures: int, jitter: float, now: dt.datetime, pacing: Pacing) -> Decision:
    """The first time the server's word counts; from then on it is doubled, so that a short one keeps nobody busy.

    The rest of the host waits as long as was asked and no longer: it may be this feed alone that is overloaded.
    """
    asked = retry_after(answer.headers.get("retry-after"), now)
    error = _meaning(answer.status) + ("" if asked is None else f", asked to wait {asked:.0f} s")
    host_wait = min(pacing.base if asked is None else max(asked, 1.0), pacing.limit)
    first = max(host_wait, pacing.base) if failures else host_wait
    decision = _failed(Action.WAIT, error, failures, jitter, pacing._replace(base=first))
    return decision._replace(host_wait=host_wait)


def _failed(action: Action, error: str, failures: int, jitter: float, pacing: Pacing) -> Decision:
    wait = min(pacing.base * 2 ** min(failures, _DOUBLINGS), pacing.limit)
    return Decision(action, wait * (1 + _JITTER_SHARE * jitter), failures + 1, error)


def _meaning(status: int | None) -> str:
    words = {
        401: "401: credentials are needed",
        403: "403: access is denied",
        404: "404: not found",
        407: "407: the proxy wants credentials",
        429: "429: too many requests",
        503: "503: the service is not available",
    }
    return words.get(status or 0, f"unexpected status {status}")
