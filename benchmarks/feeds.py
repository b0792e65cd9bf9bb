"""Months of feed reading in minutes: a loopback newsroom of many feeds that fail at random, read by ``newsmill run``.

Every cycle each feed publishes up to two items, and some answer with an error, an overload, a closed connection, half a
body, a login page, packed noise or a redirect loop instead. Time is simulated (each cycle is told its own clock), so
waits of hours cost nothing; the pause between two requests to a host is real. After the last cycle the newsroom behaves
for two runs: one a day later, which has to catch up, and one more, which must ask conditionally only and publish
nothing.

Run: ``python -m benchmarks.feeds [--feeds 50] [--cycles 20] [--hosts 10] [--faults 0.2] [--pause 0.05] [--seed 1]``
"""

import argparse
import contextlib
import datetime as dt
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds

from benchmarks.newsroom import Item, Newsroom, Reply, Seen, atom_feed, gaps, rss_feed
from benchmarks.newsroom.misbehaviour import BOMB
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings

START = dt.datetime(2026, 4, 30, 6, 0, tzinfo=dt.UTC)
STEP = dt.timedelta(minutes=10)
TTL = 5
"""Minutes that every fifth feed asks to be left alone."""


WORDS = (
    "Rat",
    "Haushalt",
    "Brücke",
    "Schule",
    "Bahnhof",
    "Wald",
    "Hafen",
    "Theater",
    "Klinik",
    "Markt",
    "Straße",
    "See",
)


@dataclass
class Feed:
    """One feed of the newsroom."""

    number: int
    room: Newsroom
    items: list[Item] = field(default_factory=list)
    moved: bool = False

    @property
    def path(self) -> str:
        """Where the feed is now."""
        return f"/{'neu' if self.moved else 'feed'}/{self.number}"

    @property
    def url(self) -> str:
        """Where its reader was told to look."""
        return self.room.url(f"/feed/{self.number}")

    def publish(self, rng: random.Random) -> None:
        """Add up to two items."""
        for _ in range(rng.choice((0, 0, 1, 2))):
            key = f"{self.number}-{len(self.items)}"
            text = " ".join(rng.choice(WORDS) for _ in range(40))
            self.items.append(Item(f"id-{key}", f"Meldung {key}", f"Nachricht {key}: {text}.", f"/artikel/{key}"))

    def healthy(self) -> Reply:
        """Return the feed as it should be answered."""
        if self.number % 2:
            return Reply(atom_feed(self.items), conditional=True)
        return Reply(rss_feed(self.items, ttl=TTL if self.number % 5 == 0 else None), conditional=True)


def faulty(feed: Feed, rng: random.Random) -> Reply:
    """Return one of the ways in which a feed goes wrong."""
    good = feed.healthy().body
    return rng.choice(
        (
            Reply(b"", 500),
            Reply(b"", 404),
            Reply(b"", 403),
            Reply(b"", 429, (("Retry-After", "1200"),)),
            Reply(b"", 503),
            Reply(drop=True),
            Reply(good[: len(good) // 2], claimed_length=len(good)),
            Reply(b"<!DOCTYPE html><html><body><form action='/login'></form></body></html>"),
            Reply(b"not packed at all", headers=(("Content-Encoding", "gzip"),)),
            Reply(BOMB, headers=(("Content-Encoding", "gzip"),)),
            Reply(status=302, headers=(("Location", feed.path),)),
            Reply(b""),
        )
    )


@dataclass
class Tally:
    """What is counted over all cycles."""

    requests: int = 0
    smallest_gap: float = float("inf")
    seconds: list[float] = field(default_factory=list)

    def take(self, seen: list[Seen], seconds: float) -> None:
        """Add the requests of one cycle."""
        self.requests += len(seen)
        self.smallest_gap = min([self.smallest_gap, *gaps(seen)])
        self.seconds.append(seconds)


def play(feeds: list[Feed], rng: random.Random, faults: float) -> None:
    """Let every feed answer well or badly for the next cycle."""
    for feed in feeds:
        bad = rng.random() < faults
        feed.room.play(feed.path, faulty(feed, rng) if bad else feed.healthy())
        if feed.moved:
            feed.room.play(f"/feed/{feed.number}", Reply(status=301, headers=(("Location", feed.path),)))


def cycle(
    feeds: list[Feed], folder: Path, now: dt.datetime, pause: float, tally: Tally
) -> tuple[RunOutcome, list[Seen]]:
    """Run newsmill once over all feeds and return its outcome with the requests it made."""
    rooms = {id(feed.room): feed.room for feed in feeds}.values()
    for room in rooms:
        room.seen.clear()
    began = time.monotonic()
    settings = Settings(entities=False, allow_private_hosts=True, host_pause=pause)
    outcome = run([str(folder / "feeds.opml")], str(folder / "store"), settings, now)
    seen = [request for room in rooms for request in room.seen]
    tally.take(seen, time.monotonic() - began)
    return outcome, seen


def figures(feeds: list[Feed], folder: Path, tally: Tally, last: RunOutcome, last_seen: list[Seen]) -> dict[str, Any]:
    """Compare what was published by the newsroom with what stands in the store."""
    published = Counter(item.title for feed in feeds for item in feed.items)
    articles = ds.dataset(folder / "store/latest/articles", partitioning=None).to_table(columns=["title", "body"])
    found = Counter(articles.column("title").to_pylist())
    texts = {item.title: item.text for feed in feeds for item in feed.items}
    wrong = sum(texts.get(row["title"]) != row["body"].strip() for row in articles.to_pylist())
    fetches = ds.dataset(folder / "store/ops/fetches").to_table().to_pylist()
    return {
        "feeds": len(feeds),
        "items_published": published.total(),
        "articles": found.total(),
        "items_missing": (published - found).total(),
        "items_twice": sum(count - 1 for count in found.values()),
        "texts_wrong": wrong,
        "feeds_lost": len(feeds) - len({row["feed_url"] for row in fetches if row["fetched_at"] > START + STEP * 50}),
        "fetches": len(fetches),
        "fetches_failed": sum(row["error"] is not None for row in fetches),
        "not_modified": sum(row["status"] == 304 for row in fetches),
        "statuses": dict(sorted(Counter(str(row["status"]) for row in fetches).items())),
        "asked_too_early": too_early(fetches),
        "requests": tally.requests,
        "smallest_gap_seconds": round(tally.smallest_gap, 4),
        "last_run_conditional": sum("if-none-match" in seen.headers for seen in last_seen),
        "last_run_requests": len(last_seen),
        "last_run_status": last.status,
        "seconds_per_cycle_median": round(sorted(tally.seconds)[len(tally.seconds) // 2], 2),
    }


def too_early(fetches: list[dict[str, Any]]) -> int:
    """Return how many requests were made before the feed was due."""
    due: dict[str, dt.datetime] = {}
    early = 0
    for row in sorted(fetches, key=lambda found: found["fetched_at"]):
        early += row["fetched_at"] < due.get(row["feed_url"], row["fetched_at"])
        if row["next_fetch_at"]:
            due[row["feed_url"]] = row["next_fetch_at"]
    return early


@contextlib.contextmanager
def newsroom(feeds: int, hosts: int) -> Iterator[list[Feed]]:
    """Open a server for each host and spread the feeds over them."""
    with contextlib.ExitStack() as stack:
        rooms = [stack.enter_context(Newsroom(address=f"127.0.0.{number + 1}")) for number in range(hosts)]
        yield [Feed(number, rooms[number % hosts]) for number in range(feeds)]


def measure(feeds: list[Feed], options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Run all cycles and the two after them."""
    rng, tally = random.Random(options.seed), Tally()
    outlines = "".join(f'<outline type="rss" xmlUrl="{feed.url}"/>' for feed in feeds)
    (folder / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    for number in range(options.cycles):
        for feed in feeds:
            feed.publish(rng)
            feed.moved = feed.moved or (feed.number % 7 == 3 and number > options.cycles // 3)
        play(feeds, rng, options.faults)
        outcome, _ = cycle(feeds, folder, START + STEP * number, options.pause, tally)
        print(
            f"cycle {number + 1}: {outcome.counts['new']} new, {outcome.status}, {tally.seconds[-1]:.1f} s", flush=True
        )
    play(feeds, rng, 0.0)
    cycle(feeds, folder, START + STEP * options.cycles + dt.timedelta(days=2), options.pause, tally)
    last, seen = cycle(feeds, folder, START + STEP * options.cycles + dt.timedelta(days=4), options.pause, tally)
    return {"cycles": options.cycles, **figures(feeds, folder, tally, last, seen)}


def main() -> None:
    """Print each cycle, the figures, and the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--cycles", type=int, default=20)
    parser.add_argument(
        "--hosts", type=int, default=10, help="addresses of 127.0.0.0/8 (1 where there is only 127.0.0.1)"
    )
    parser.add_argument("--faults", type=float, default=0.2, help="share of answers that go wrong")
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two requests to a host")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with newsroom(options.feeds, options.hosts) as feeds, tempfile.TemporaryDirectory() as folder:
        found = measure(feeds, options, Path(folder))
    for name, value in found.items():
        print(f"{name:28} {value}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
