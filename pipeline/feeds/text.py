"""The health of feeds in words, for terminals of 60 columns and more."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsmill.pipeline.terminal import columns, packed, plural, printable

if TYPE_CHECKING:  # whoever prints a status without feeds loads no Arrow for it
    from newsmill.pipeline.feeds.health import FeedHealth


def feeds_text(feeds: Sequence["FeedHealth"], now: dt.datetime) -> str:
    """Return a few lines for each feed, those in trouble marked, and first of all how many there are."""
    if not feeds:
        return "no feeds asked yet"
    troubled = sum(feed.in_trouble for feed in feeds)
    width = columns()
    lines = [f"{plural(len(feeds), 'feed')}, {troubled} in trouble"]
    for feed in feeds:
        # Addresses are never broken: they are there to be copied.
        lines += [
            f"{'✗' if feed.in_trouble else '✓'} {printable(feed.feed_url, 2000)}",
            *packed(_facts(feed, now), width),
        ]
        if feed.error:
            lines += packed([f"last answer: {printable(feed.error)}"], width)
    return "\n".join(lines)


def trouble_lines(feeds: Iterable["FeedHealth"]) -> list[str]:
    """Return one line for each feed in trouble, for ``status``."""
    return [f"  ✗ {printable(feed.feed_url, 2000)}: {_trouble(feed)}" for feed in feeds]


def ago(seconds: float) -> str:
    """Return a span of time in its largest unit.

    >>> ago(59), ago(7200), ago(200000)
    ('59 s', '2 h', '2 d')
    """
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return f"{int(seconds)} s"


def _trouble(feed: "FeedHealth") -> str:
    if feed.retired:
        return "gone for good (410)"
    return f"{plural(feed.failures, 'failure')} in a row; {printable(feed.error or '', 120)}".rstrip("; ")


def _facts(feed: "FeedHealth", now: dt.datetime) -> list[str]:
    success = f"last success {_past(feed.last_success, now)}" if feed.last_success else "never a success"
    answer = (
        f"asked {_past(feed.last_answer, now)}: {feed.status or 'no answer'}" if feed.last_answer else "never asked"
    )
    facts = [success, answer]
    facts += [f"{plural(feed.failures, 'failure')} in a row"] if feed.failures else []
    facts.append("retired" if feed.retired else _next_try(feed, now))
    facts += [f"{plural(feed.items, 'item')}"] if feed.items is not None else []
    facts += [f"{feed.new_items_a_day:g} new a day"] if feed.new_items_a_day is not None else []
    return facts + ([f"newest {feed.newest_item:%Y-%m-%d %H:%M} UTC"] if feed.newest_item else [])


def _past(when: dt.datetime, now: dt.datetime) -> str:
    return f"{ago(max(0.0, (now - when).total_seconds()))} ago"


def _next_try(feed: "FeedHealth", now: dt.datetime) -> str:
    wait = (feed.next_try - now).total_seconds() if feed.next_try else 0.0
    return f"next try in {ago(wait)}" if wait > 0 else "due"
