"""A Kafka topic read by ``watch``: every message exactly once whatever is killed, messages a second, and the lag.

The broker is a real one (``benchmarks.kafka_broker``). ``watch`` runs in forked children that are killed at random,
while the broker is stopped or killed and started again; what the tables hold in the end is held against what was
written. The rate is that of another store that nobody disturbs. The lag of a message is from when it was written to
when the snapshot that holds it was current.
"""

import argparse
import contextlib
import importlib
import json
import logging
import os
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.crash_stores import in_child
from benchmarks.kafka_broker import Broker
from benchmarks.kafka_topic import make_topic, write
from benchmarks.word_salad import Salad
from newsmill.pipeline import log
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.queues.positions import known_queues
from newsmill.pipeline.queues.session import Queues
from newsmill.pipeline.runs import recorded_rows
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.watch import watch
from newsmill.schemas.tables import ARTICLES, REJECTS, RUNS
from newsmill.transforms.ground.queue_uris import message_uri
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.queue.address import queue_address

SHORTEST_LIFE = 0.2
"""Seconds after which a child is killed, at least; drawn evenly on a scale of ratios."""
LOADED = ("newsmill.pipeline.build", "newsmill.pipeline.engines.running")
"""Loaded before the first child is forked: what a child is about is the cycle, not the imports."""
BROKER_AWAY = 3.0
"""Seconds for which the broker is away when it is restarted."""


def main() -> None:
    """Run what the options ask for, and print the figures."""
    given = _options()
    log.configure(logging.CRITICAL)
    for module in LOADED:
        importlib.import_module(module)
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder) / "broker") as broker:
        figures = _figures(Bench(Path(folder), broker, given.batch), given)
    for name, value in figures.items():
        print(f"{name:<32} {value:>12,.3f}".rstrip("0").rstrip("."))
    print(json.dumps(figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=100_000, help="messages read under kills")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--life", type=float, default=20, help="seconds after which watch is killed at the latest")
    parser.add_argument("--restarts", type=int, default=2, help="of the broker; every second one is a crash")
    parser.add_argument("--batch", type=int, default=2_000, help="messages of one cycle")
    parser.add_argument("--taken", type=int, default=10_000, help="messages taken from the broker and no more")
    parser.add_argument("--undisturbed", type=int, default=10_000, help="messages read for the rate")
    parser.add_argument("--seconds", type=float, default=120, help="for which each lag is measured")
    parser.add_argument("--slow", type=float, default=10, help="messages a second, with entities")
    parser.add_argument("--fast", type=float, default=50, help="messages a second, without")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _figures(bench: "Bench", given: argparse.Namespace) -> dict[str, float]:
    """Run what the options ask for; the figures before the kills are printed before these begin."""
    figures: dict[str, float] = {}
    if given.taken:
        figures |= bench.taken(given.taken)
    if given.undisturbed:
        figures |= bench.undisturbed(given.undisturbed)
    for rate, entities in ((given.slow, True), (given.fast, False)):
        if rate and given.seconds:
            figures |= bench.lag(rate, given.seconds, entities)
    print(json.dumps(figures), file=sys.stderr)
    if given.messages:
        figures |= bench.killed(given.messages, given.kills, given.life, given.restarts, random.Random(given.seed))
    return figures


class Bench:
    """One broker and the stores that read it."""

    def __init__(self, folder: Path, broker: Broker, batch: int) -> None:
        self._folder = folder
        self._broker = broker
        self._settings = Settings(
            entities=False, every=0.2, batch_messages=batch, batch_seconds=60.0, stop_grace=60.0, settle=0.0
        )

    def killed(self, messages: int, kills: int, life: float, restarts: int, chance: random.Random) -> dict[str, float]:
        """Read a topic while ``watch`` is killed and the broker restarted."""
        queue, store = self._topic("killed"), Store(self._folder / "killed")
        _joined(_forked(lambda: write(self._broker.address, "killed", Salad(1), messages)))
        due = [round(kills * (ix + 1) / (restarts + 1)) for ix in range(restarts)]
        began, dead = time.monotonic(), 0
        while dead < kills and _read(store) < messages:
            child = _forked(lambda: watch([queue], str(store.root), self._settings))
            if dead in due:
                self._restart(self._broker.kill if due.index(dead) % 2 else self._broker.stop)
            time.sleep(SHORTEST_LIFE * (life / SHORTEST_LIFE) ** chance.random())
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            dead += 1
            print(f"\r{dead} kills, {_read(store):,} of {messages:,} messages", end="", file=sys.stderr, flush=True)
        child = _forked(lambda: watch([queue], str(store.root), self._settings))
        while _read(store) < messages:
            _check(child)
            time.sleep(0.5)
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        print(file=sys.stderr)
        figures = {"messages": messages, "kills": dead, "broker_restarts": restarts}
        return figures | held_against(store, queue, messages) | {"seconds_under_kills": time.monotonic() - began}

    def taken(self, messages: int) -> dict[str, float]:
        """Take messages into files as the driver does, and tell what that costs before any pipeline."""
        queue = self._topic("taken")
        _joined(_forked(lambda: write(self._broker.address, "taken", Salad(5), messages)))
        notes = self._folder / "taken.json"
        _joined(_forked(lambda: _take(queue, self._folder, notes)))
        seconds, used, size = json.loads(notes.read_text())
        return {
            "taken_a_second": messages / seconds,
            "taken_a_cpu_second": messages / used,
            "taken_mb_a_second": size / 1e6 / seconds,
        }

    def undisturbed(self, messages: int) -> dict[str, float]:
        """Read a topic in peace."""
        queue, store = self._topic("undisturbed"), Store(self._folder / "undisturbed")
        _joined(_forked(lambda: write(self._broker.address, "undisturbed", Salad(2), messages)))
        began = time.monotonic()
        child = _forked(
            lambda: watch([queue], str(store.root), self._settings, -(-messages // self._settings.batch_messages))
        )
        _, _, used = os.wait4(child, 0)
        seconds = time.monotonic() - began
        if _read(store) != messages:
            raise SystemExit(f"{_read(store)} of {messages} messages were read")
        return {
            "messages_a_second": messages / seconds,
            "messages_a_cpu_second": messages / (used.ru_utime + used.ru_stime),
            "peak_mb": used.ru_maxrss / 1024,
        }

    def lag(self, rate: float, seconds: float, entities: bool) -> dict[str, float]:
        """Write ``rate`` messages a second, and tell when each was in the tables."""
        name = f"lag-{rate:g}"
        queue, store = self._topic(name), Store(self._folder / name)
        count = round(rate * seconds)
        notes = self._folder / f"{name}.jsonl"
        settings = replace(self._settings, entities=entities, batch_messages=Settings().batch_messages)
        reader = _forked(
            lambda: watch([queue], str(store.root), settings, told=lambda outcome: _note(notes, store, outcome))
        )
        log_of = self._folder / f"{name}.written"
        _joined(_forked(lambda: write(self._broker.address, name, Salad(3), 1)))
        while _read(store) < 1:
            _check(reader)
            time.sleep(0.1)  # models are loaded by now
        writer = _forked(lambda: write(self._broker.address, name, Salad(4), count, 1 / rate, log_of))
        _joined(writer)
        while _noted(notes) < count + 1:
            _check(reader)
            time.sleep(0.1)
        os.kill(reader, signal.SIGTERM)
        os.waitpid(reader, 0)
        lags = lags_of(log_of, notes)
        kind = "with_entities" if entities else "without_entities"
        return {
            f"lag_median_{rate:g}_{kind}": statistics.median(lags),
            f"lag_p99_{rate:g}_{kind}": statistics.quantiles(lags, n=100)[98],
            f"cycles_{rate:g}_{kind}": len(notes.read_text().splitlines()),
        }

    def _topic(self, name: str) -> str:
        _joined(_forked(lambda: make_topic(self._broker.address, name)))
        return f"kafka://{self._broker.address}/{name}"

    def _restart(self, end: Callable[[], None]) -> None:
        time.sleep(1)
        end()
        time.sleep(BROKER_AWAY)
        self._broker.start()


def held_against(store: Store, queue: str, messages: int) -> dict[str, float]:
    """Return how the tables differ from the topic: its offsets are numbered without gaps."""
    positions = known_queues(base_of(store))
    written = {message_uri(queue, at.partition, offset) for at in positions for offset in range(at.next_offset)}
    rows = base_of(store).read_all(ARTICLES, ["document_uri", "title"])
    uris = rows.column("document_uri").to_pylist()
    numbers = [int(title.split()[-1]) for title in rows.column("title").to_pylist()]
    return {
        "missing": len(written - set(uris)) + len(set(range(messages)) - set(numbers)),
        "twice": len(uris) - len(set(uris)) + len(numbers) - len(set(numbers)),
        "foreign": len(set(uris) - written) + len(set(numbers) - set(range(messages))),
        "read_again": sum(row["unchanged"] for row in recorded_rows(store, RUNS)),
        "rejects": base_of(store).read_all(REJECTS, ["reject_id"]).num_rows,
        "verify_problems": len(verify(store)),
    }


def lags_of(written: Path, notes: Path) -> list[float]:
    """Return the seconds from writing to reading of each message."""
    seen = [json.loads(line) for line in notes.read_text().splitlines()]
    lags = []
    for line in written.read_text().splitlines():
        partition, offset, when = json.loads(line)
        lags.append(next(at for at, positions in seen if positions.get(str(partition), 0) > offset) - when)
    return lags


def _note(notes: Path, store: Store, outcome: RunOutcome) -> None:
    if outcome.status == "published":
        positions = {at.partition: at.next_offset for at in known_queues(base_of(store))}
        with notes.open("a") as file:
            file.write(json.dumps([time.time(), positions]) + "\n")


def _take(queue: str, folder: Path, notes: Path) -> None:
    began, used = time.monotonic(), time.process_time()
    with contextlib.closing(Queues({})) as queues:
        found = queues.take([queue_address(queue)], BaseSnapshot(""), str(folder), None)
    size = sum(file.size for file in found.files)
    notes.write_text(json.dumps([time.monotonic() - began, time.process_time() - used, size]))


def _noted(notes: Path) -> int:
    lines = notes.read_text().splitlines()
    return sum(json.loads(lines[-1])[1].values()) if lines else 0


def _read(store: Store) -> int:
    return sum(at.next_offset for at in known_queues(base_of(store)))


def _forked(work: Callable[[], None]) -> int:
    """Start ``work`` in a forked child, which ends with it and on SIGTERM, and return its process id."""

    def until_told() -> None:
        signal.signal(signal.SIGTERM, lambda number, frame: os._exit(0))
        work()

    return in_child(until_told)


def _check(child: int) -> None:
    if os.waitpid(child, os.WNOHANG)[0]:
        raise SystemExit("watch ended by itself")


def _joined(child: int) -> None:
    if os.waitpid(child, 0)[1]:
        raise SystemExit("what was to be done before failed")


if __name__ == "__main__":
    if threading.active_count() > 1:
        raise SystemExit("threads would not survive the forks")
    main()
