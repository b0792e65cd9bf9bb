"""``watch`` for a long time over a churning folder and loopback feeds: memory, lag, and every article exactly once.

The cycles run in this process as ``newsmill watch`` runs them. Between cycles files come and go and feeds get new
items; most cycles find nothing new and no feed due. The run's clock goes a minute a cycle (``--every``: as much as the
cycles are apart), and a feed may be asked every ten minutes of it (``--max-age``). The lag of a feed's item counts from
when the server has it: the cycles until the feed is due are part of it. CPU is that of this process, in which the
servers of the feeds live too.
"""

import argparse
import contextlib
import datetime as dt
import email.utils
import json
import logging
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from benchmarks.word_salad import Salad, write_lines
from newsmill.pipeline import log
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.clock import VARIABLE
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.pipeline.watch import watch
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

START = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)


@dataclass
class Churn:
    """What happens between the cycles, and what was seen of them."""

    folder: Path
    feeds: int
    busy_every: int
    settled: int
    cycle_time: dt.timedelta
    """The run's clock from cycle to cycle."""
    max_age: int
    """Seconds that feeds ask to wait."""
    newsroom: Newsroom | None = None
    salad: Salad = field(default_factory=lambda: Salad(5))
    cycle: int = 0
    numbers: int = 0
    written: set[str] = field(default_factory=set)
    waiting: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    started: float = 0.0
    begun: tuple[float, float] = field(default_factory=lambda: (time.monotonic(), time.process_time()))
    """Wall and CPU seconds when the first cycle began."""

    def between(self, outcome: RunOutcome | None) -> None:
        """Note how the cycle went, and change the world for the next one."""
        now = time.monotonic()
        if outcome:
            (self.busy if "pipeline" in outcome.timings else self.idle).append(now - self.started)
            self.memory.append(_memory_mb())
            if outcome.status == "published":
                self.lags += [now - moment for moment in self.waiting]
                self.waiting.clear()
        if self.newsroom:
            self.newsroom.seen.clear()  # the server lives in this process: its notes are not watch's memory
        self.cycle += 1
        os.environ[VARIABLE] = (START + self.cycle_time * self.cycle).isoformat()
        if self.cycle % self.busy_every == 1 or self.busy_every == 1:
            self._new_file()
        if self.newsroom and self.cycle % (2 * self.busy_every) == 1:
            self._new_item()
        if self.cycle % 50 == 0:
            print(f"\r{self.cycle} cycles, {self.memory[-1]:.0f} MB", end="", flush=True)
        self.started = time.monotonic()

    def _new_file(self) -> None:
        """Write a file of two articles, remove an old one, and touch another without a change."""
        clock = START + self.cycle_time * self.cycle
        rows = [self._article(clock) for _ in range(2)]
        write_lines(self.folder / f"{self.cycle:06d}.jsonl", iter(rows))
        files = sorted(self.folder.glob("*.jsonl"))
        if len(files) > 20:
            files[0].unlink()
            os.utime(files[1])
        self.waiting += [time.monotonic()] * 2

    def _new_item(self) -> None:
        """Give one feed a new item, and another feed the article of a file."""
        assert self.newsroom is not None
        which = self.cycle % self.feeds
        article = self._article(START + self.cycle_time * self.cycle)
        self.play(which, [article])
        self.waiting.append(time.monotonic())

    def play(self, which: int, articles: list[dict[str, str]]) -> str:
        """Let feed ``which`` carry ``articles``; return its address."""
        assert self.newsroom is not None
        items = [Item(a["url"], a["title"], a["text"], a["url"], _rfc822(a["published"])) for a in articles]
        max_age = ("Cache-Control", f"max-age={self.max_age}")
        return self.newsroom.play(f"/feed{which}", Reply(rss_feed(items), conditional=True).having(max_age))

    def _article(self, published: dt.datetime) -> dict[str, str]:
        self.numbers += 1
        article = self.salad.article(self.numbers, published)
        self.written.add(article["url"])
        return article


def _rfc822(time_: str) -> str:
    return email.utils.format_datetime(dt.datetime.fromisoformat(time_))


def _memory_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=40, help="cycles of watch")
    parser.add_argument("--settled", type=int, default=100, help="cycles after which memory is first taken")
    parser.add_argument("--busy-every", type=int, default=5, help="a new file every so many cycles")
    parser.add_argument("--feeds", type=int, default=0, help="loopback feeds")
    parser.add_argument("--entities", action="store_true", help="find entities")
    parser.add_argument("--every", type=float, default=0.0, help="seconds from cycle to cycle; 0: one after another")
    parser.add_argument("--max-age", type=int, default=600, help="seconds that feeds ask to wait")
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="newsmill-watch-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        (folder / "in").mkdir()
        settled = min(given.settled, given.cycles // 2)
        cycle_time = dt.timedelta(seconds=given.every or 60)
        churn = Churn(folder / "in", given.feeds, given.busy_every, settled, cycle_time, given.max_age)
        inputs = [str(folder / "in")]
        if given.feeds:
            churn.newsroom = stack.enter_context(Newsroom())
            inputs += [churn.play(which, []) for which in range(given.feeds)]
        settings = Settings(
            entities=given.entities, every=given.every, settle=0.0, allow_private_hosts=True, host_pause=0.0
        )
        stack.callback(os.environ.pop, VARIABLE)
        churn.between(None)
        watch(inputs, str(folder / "out"), settings, given.cycles, churn.between)
        _report(churn, Store(folder / "out"))


def _report(churn: Churn, store: Store) -> None:
    base = BaseSnapshot(str(current_path(store.root)))
    urls = [
        url for month in base.partitions(ARTICLES) for url in base.read(ARTICLES, month, ["url"])["url"].to_pylist()
    ]
    missing = churn.written - set(urls)
    # What came behind the last cycle that found something has not been seen yet.
    unseen = len(churn.waiting)
    lags = sorted(churn.lags)
    figures = {
        "cycles": len(churn.memory),
        "busy_cycles": len(churn.busy),
        "articles": len(urls),
        "doubled": len(urls) - len(set(urls)),
        "missing": max(0, len(missing) - unseen),
        "verify_problems": len(verify(store)),
        "cpu_share": round((time.process_time() - churn.begun[1]) / (time.monotonic() - churn.begun[0]), 3),
        "memory_settled_mb": round(churn.memory[churn.settled - 1], 1),
        "memory_end_mb": round(churn.memory[-1], 1),
        "memory_ratio": round(churn.memory[-1] / churn.memory[churn.settled - 1], 3),
        "lag_median_s": round(statistics.median(lags), 3),
        "lag_p99_s": round(lags[int(0.99 * (len(lags) - 1))], 3),
        "idle_median_s": round(statistics.median(churn.idle or [0.0]), 4),
        "idle_max_s": round(max(churn.idle, default=0.0), 4),
        "idle_cycles": len(churn.idle),
        "busy_median_s": round(statistics.median(churn.busy), 3),
    }
    print("\n")
    for name, value in figures.items():
        print(f"{name:<20} {value:>12}")
    print(json.dumps(figures))
    sys.exit(bool(figures["doubled"] or figures["missing"] or figures["verify_problems"]))


if __name__ == "__main__":
    main()
