"""Healthy feeds among servers that do harm: is every item there once, and in time, and does SIGTERM end a cycle?

Each misbehaviour (``benchmarks.newsroom.misbehaviour``) is one feed beside healthy ones on its host. In every cycle
healthy feeds publish up to two items with a page each, and ``newsmill run --full-text`` reads all feeds. Time is
simulated between the cycles, budgets are real. An item is in time when the run that begins after it appeared brings
it, one cycle late when the one after that does. Afterwards ``newsmill watch`` runs over the same newsroom and gets
SIGTERM at random moments.

Run: ``python -m benchmarks.misbehaving [--feeds 200] [--hosts 40] [--bad 26] [--cycles 50] [--stops 20]``
"""

import argparse
import contextlib
import datetime as dt
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from benchmarks.newsroom.misbehaviour import HTML, MISBEHAVIOURS
from benchmarks.word_salad import Salad
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.clock import VARIABLE
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

START = dt.datetime(2026, 4, 30, 6, 0, tzinfo=dt.UTC)
STEP = dt.timedelta(minutes=10)
FULL = "Der ganze Text: "
"""Begins the paragraph that only pages have."""


@dataclass
class Feed:
    """One healthy feed."""

    number: int
    room: Newsroom
    salad: Salad
    items: list[Item] = field(default_factory=list)
    appeared: dict[str, int] = field(default_factory=dict)
    """Cycle before which each title appeared."""

    @property
    def url(self) -> str:
        """Where it is."""
        return self.room.url(f"/feed/{self.number}")

    def publish(self, count: int, cycle: int) -> None:
        """Add ``count`` items; the feed shows its last thirty."""
        for _ in range(count):
            key = f"{self.number}-{len(self.items)}"
            text = " ".join(self.salad.sentence() for _ in range(3))
            page = f"<html><body><article><h1>Meldung {key}</h1><p>{text}</p><p>{FULL}{self.salad.sentence()}</p>"
            link = self.room.play(f"/artikel/{key}", Reply(f"{page}</article></body></html>".encode(), headers=HTML))
            self.items.append(Item(f"id-{key}", f"Meldung {key}", text, link))
            self.appeared[f"Meldung {key}"] = cycle
        self.room.play(f"/feed/{self.number}", Reply(rss_feed(self.items[-30:]), conditional=True))


@dataclass
class Tally:
    """What is counted over all cycles."""

    seconds: list[float] = field(default_factory=list)
    runs_failed: int = 0
    pages_left: int = 0
    put_off: int = 0
    found: dict[str, int] = field(default_factory=dict)
    """Cycle that brought each title."""
    stops: list[float] = field(default_factory=list)
    stop_codes: Counter[int] = field(default_factory=Counter)


@contextlib.contextmanager
def newsroom(options: argparse.Namespace) -> Iterator[tuple[list[Feed], list[str]]]:
    """Open a server for each host; give the healthy feeds, and the addresses of the others."""
    kinds = list(MISBEHAVIOURS.values())[: options.bad]
    with contextlib.ExitStack() as stack:
        rooms = [stack.enter_context(Newsroom(address=f"127.0.0.{number + 1}")) for number in range(options.hosts)]
        bad = [
            play(rooms[number % options.hosts], f"/feed/{number}", options.items) for number, play in enumerate(kinds)
        ]
        salad = Salad(options.seed)
        healthy = [Feed(number, rooms[number % options.hosts], salad) for number in range(len(kinds), options.feeds)]
        yield healthy, bad


def cycle(opml: Path, store: Path, now: dt.datetime, options: argparse.Namespace, tally: Tally) -> RunOutcome | None:
    """Run newsmill once over all feeds; null when it failed."""
    settings = Settings(
        entities=False,
        full_text=True,
        allow_private_hosts=True,
        host_pause=options.pause,
        host_seconds=options.host_seconds,
    )
    began = time.monotonic()
    try:
        outcome = run([str(opml)], str(store), settings, now)
    except Exception as error:  # counted, and the newsroom goes on
        print(f"the run failed: {error!r}", flush=True)
        tally.runs_failed += 1
        return None
    tally.seconds.append(time.monotonic() - began)
    tally.pages_left += outcome.feeds.pages_left
    tally.put_off += outcome.feeds.put_off
    return outcome


def titles(store: Path) -> Counter[str]:
    """Return how often each title stands in the store; nothing before the first snapshot."""
    if Store(store).current() is None:
        return Counter()
    table = BaseSnapshot(str(current_path(store))).read_all(ARTICLES, ["title"])
    return Counter(table.column("title").to_pylist())


def play_cycles(feeds: list[Feed], opml: Path, store: Path, options: argparse.Namespace, tally: Tally) -> dt.datetime:
    """Run all cycles; return the clock behind them."""
    rng = random.Random(options.seed)
    for number in range(options.cycles + 1):
        for feed in feeds if number < options.cycles else ():  # the last cycle brings what was late
            feed.publish(rng.choice((0, 1, 1, 2)) if number else 2, number)
        outcome = cycle(opml, store, START + STEP * number, options, tally)
        for title in titles(store):
            tally.found.setdefault(title, number)
        new = outcome.counts["new"] if outcome else 0
        print(f"cycle {number + 1}: {new} new, {tally.seconds[-1]:.1f} s", flush=True)
    cycles: int = options.cycles
    return START + STEP * (cycles + 1)


def stop_watches(
    feeds: list[Feed], opml: Path, store: Path, now: dt.datetime, options: argparse.Namespace, tally: Tally
) -> None:
    """Start ``watch`` again and again with the budget that is the default, and stop it at random moments."""
    rng = random.Random(options.seed)
    config = store.parent / "newsmill.toml"
    config.write_text(f"host_pause = {options.pause}\n")
    command = [sys.executable, "-m", "newsmill", "watch", str(opml), "--output", str(store), "--config", str(config)]
    command += ["--no-entities", "--full-text", "--allow-private-hosts", "--every", "1s"]
    for number in range(options.stops):
        for feed in feeds:
            feed.publish(1, options.cycles + number)
        environment = os.environ | {VARIABLE: (now + STEP * number).isoformat()}
        log = store.parent / "watch.log"
        with log.open("w") as out, subprocess.Popen(command, stderr=out, env=environment) as watch:
            _wait_for("inputs.found", log, watch)
            time.sleep(rng.uniform(0, options.stop_after))
            began = time.monotonic()
            watch.send_signal(signal.SIGTERM)
            tally.stop_codes[watch.wait(600)] += 1
            tally.stops.append(time.monotonic() - began)
        print(f"stop {number + 1}: {tally.stops[-1]:.2f} s", flush=True)


def _wait_for(event: str, log: Path, watch: subprocess.Popen[bytes]) -> None:
    """Wait until ``watch`` has logged ``event``: its first cycle is at work."""
    while event not in log.read_text() and watch.poll() is None:
        time.sleep(0.02)


def measure(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Play all cycles and stops; return the figures."""
    tally, opml, store = Tally(), folder / "feeds.opml", folder / "store"
    with newsroom(options) as (feeds, bad):
        outlines = "".join(f'<outline type="rss" xmlUrl="{url}"/>' for url in [*(feed.url for feed in feeds), *bad])
        opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        now = play_cycles(feeds, opml, store, options, tally)
        stop_watches(feeds, opml, store, now, options, tally)
        for later in (1, 2):  # the second brings what the first put off
            cycle(opml, store, now + STEP * (options.stops + later), options, tally)
    found, lags = titles(store), lags_of(feeds, tally, options.cycles)
    published = [title for feed in feeds for title in feed.appeared]
    return {
        "feeds": len(feeds) + len(bad),
        "hosts": options.hosts,
        "misbehaviours": len(bad),
        "cycles": options.cycles,
        "items": len(published),
        "items_missing": sum(title not in found for title in published),
        "items_twice": sum(found[title] > 1 for title in published),
        "items_in_time": lags[0],
        "items_one_cycle_late": lags[1],
        "items_later": lags.total() - lags[0] - lags[1],
        "full_texts": _full_texts(store),
        "runs_failed": tally.runs_failed,
        "pages_left": tally.pages_left,
        "feeds_put_off": tally.put_off,
        "seconds_per_cycle_median": round(statistics.median(tally.seconds), 2),
        "seconds_per_cycle_most": round(max(tally.seconds), 2),
        "stops": len(tally.stops),
        "stop_codes_other_than_0": sum(count for code, count in tally.stop_codes.items() if code),
        "stop_seconds_median": round(statistics.median(tally.stops), 2),
        "stop_seconds_most": round(max(tally.stops), 2),
        "verify_problems": len(verify(Store(store))),
    }


def lags_of(feeds: list[Feed], tally: Tally, cycles: int) -> Counter[int]:
    """Return how many items of the cycles came so many cycles after they could have; never is one more than all."""
    appeared = [(title, cycle) for feed in feeds for title, cycle in feed.appeared.items() if cycle < cycles]
    return Counter(tally.found.get(title, cycle + cycles + 1) - cycle for title, cycle in appeared)


def _full_texts(store: Path) -> int:
    bodies = BaseSnapshot(str(current_path(store))).read_all(ARTICLES, ["body"]).column("body").to_pylist()
    return sum(FULL.strip() in body for body in bodies)


def main() -> None:
    """Print each cycle and stop, the figures, and the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200, help="all together")
    parser.add_argument("--hosts", type=int, default=40, help="addresses of 127.0.0.0/8")
    parser.add_argument("--bad", type=int, default=len(MISBEHAVIOURS), help="how many of the misbehaviours")
    parser.add_argument("--cycles", type=int, default=50)
    parser.add_argument("--stops", type=int, default=20, help="how often watch is started and stopped")
    parser.add_argument("--stop-after", type=float, default=5.0, help="seconds of a cycle after which at the latest")
    parser.add_argument("--items", type=int, default=10_000, help="items of the feed of many; 1,000 also make 5 MB")
    parser.add_argument("--pause", type=float, default=0.01, help="seconds between two requests to a host")
    parser.add_argument("--host-seconds", type=float, default=4.0, help="budget of a host in the cycles")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(options, Path(folder))
    for name, value in found.items():
        print(f"{name:28} {value}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
