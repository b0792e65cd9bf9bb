"""A store in an object store: runs killed at every request, eight writers that race, a reader meanwhile.

An S3 server (moto) runs beside it. Runs are killed with SIGKILL at each of their requests in turn, before it is sent
or when it is answered; the pipeline's work is ready-made, so that a kill costs little. After each kill the object
store must hold the old snapshot or the new one, byte for byte that of a folder beside it whose runs are left alone;
every other kill is on a machine that has nothing yet. Then writers with inputs of their own, without leases, as if all
clocks went wrong, run until each has published each of its inputs: every article must be there once. Another process
opens and reads the store all the time. Last, the tables of ``--input`` are those of a folder.
"""

import argparse
import json
import logging
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import nullcontext
from dataclasses import asdict
from functools import partial
from pathlib import Path

import apache_beam as beam

from benchmarks.crash_stores import START, Bench, calm_run, finished, in_child, stubbed
from benchmarks.object_store_parts import Killing, Look, address_of, machine, place_of, read_all_the_time, run_there
from benchmarks.object_store_server import CREDENTIALS, s3_server
from benchmarks.word_salad import Salad, write_lines
from newsmill.pipeline import log
from newsmill.pipeline.build import build
from newsmill.pipeline.errors import LockHeldError
from newsmill.pipeline.intake import take_in
from newsmill.pipeline.objects import opening, remote
from newsmill.pipeline.request import Request
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.manifest import MANIFEST
from newsmill.transforms.language.tell import tell
from newsmill.transforms.sources.buckets.cloud import bucket_of

KILLS_A_RUN = 10
"""Kills before a run may finish."""


def kill_at(bench: Bench, number: int, kind: str = "", *, after: bool, fresh: bool) -> tuple[str, bool]:
    """Let a run be killed at its request ``number``, or at one of a kind; return which, and whether it was done."""
    told = bench.folder / "told"
    told.write_text("")

    def work() -> None:
        machine(bench.folder, f"fresh-{time.monotonic_ns()}" if fresh else "hurt")
        stubbed(bench)
        vars(opening).update(bucket_of=lambda scheme, name: Killing(bucket_of(scheme, name), number, after, told, kind))
        # What a killed run leaves would keep another machine waiting for two minutes.
        place_of("hurt").bucket.delete(["hurt/lease.json"])
        run_there(bench, "hurt", bench.folder / "in", bench.settings)

    code = finished(in_child(work))
    if code not in (0, -signal.SIGKILL):
        bench.wrong.append(f"run {bench.runs} ended with {code} before request {number}")
    shutil.rmtree(bench.folder / "caches" / "fresh", ignore_errors=True)
    return told.read_text(), code == 0


def look(bench: Bench, root: str, calm: Path | None = None) -> Look:
    """Look at the store in a child: this process must not hold a connection when it forks."""
    found = bench.folder / "look.json"

    def work() -> None:
        found.write_text(json.dumps(asdict(Look.at(root, calm, bench.folder / f"known-{root}.json"))))

    if finished(in_child(work)):
        raise SystemExit("the object store cannot be looked at")
    return Look(**json.loads(found.read_text()))


def kills(bench: Bench, wanted: int, only: str) -> None:
    """Kill runs at one request after the other, or at those of one kind, until ``wanted`` kills."""
    requests = 1
    while bench.kills.total() < wanted:
        bench.write_input()
        calm_run(bench)
        for count in range(KILLS_A_RUN):
            after, fresh = bool(count % 2), count % 4 > 1
            kind, done = kill_at(bench, requests, only, after=after, fresh=fresh)
            requests = 1 if done else requests + 1
            if not done:
                bench.kills[f"{'after' if after else 'before'} {kind}"] += 1
            if done or _check_left(bench, kind):
                break  # published: what is killed from here on would find nothing new
        kill_at(bench, 0, after=False, fresh=False)
        left = look(bench, "hurt", bench.calm.snapshots)
        if left.newest != bench.runs:
            bench.wrong.append(f"run {bench.runs} is not in snapshot {left.newest}")
        print(f"\r{bench.kills.total()} kills, {bench.runs} runs, {len(bench.wrong)} wrong", end="", flush=True)


def _check_left(bench: Bench, kind: str) -> bool:
    """Check that the current snapshot is the old or the new one, and whole; tell whether it is the new one."""
    left = look(bench, "hurt", bench.calm.snapshots)
    bench.left_old += left.newest == bench.runs - 1
    bench.left_new += left.newest == bench.runs
    bench.wrong += [f"killed at {kind} of run {bench.runs}: {what}" for what in left.wrong]
    if left.newest not in (bench.runs - 1, bench.runs):
        bench.wrong.append(f"killed at {kind} of run {bench.runs}, snapshot {left.newest} is current")
    return left.newest == bench.runs


def race(bench: Bench, writers: int, rounds: int, articles: int) -> Counter[str]:
    """Let writers publish an input each, all at once, ``rounds`` times; return how often they won and lost."""
    counts: Counter[str] = Counter()
    for number in range(rounds):
        children = [in_child(partial(_write, bench, writer, number, articles)) for writer in range(writers)]
        codes = [finished(child) for child in children]
        counts["won"] += codes.count(0)
        if any(codes):
            bench.wrong.append(f"writers ended with {codes}")
    for path in bench.folder.glob("lost-*"):
        counts["lost"] += int(path.read_text())
    found = look(bench, "race")
    bench.wrong += [f"after the race: {what}" for what in found.wrong]
    if found.newest != counts["won"]:
        bench.wrong.append(f"{counts['won']} writers published, but snapshot {found.newest} is current")
    expected = writers * rounds * articles
    there = _articles(bench)
    if there != (expected, expected):
        bench.wrong.append(f"{expected} articles were published, {there[0]} rows and {there[1]} ids are there")
    return counts


def _write(bench: Bench, writer: int, number: int, articles: int) -> None:
    machine(bench.folder, f"writer-{writer}")
    vars(remote).update(leased=lambda place, holder: nullcontext())
    inputs = bench.folder / f"in-{writer}"
    inputs.mkdir(exist_ok=True)
    first = (writer * 1000 + number + 1) * 1000
    rows = Salad(first).articles(articles, START, START.replace(month=3), first)
    write_lines(inputs / f"{number:05d}.jsonl", rows)
    lost = 0
    while True:
        try:
            run_there(bench, "race", inputs, bench.settings)
            break
        except LockHeldError:
            lost += 1
    told = bench.folder / f"lost-{writer}"
    told.write_text(str(lost + (int(told.read_text()) if told.exists() else 0)))


def _articles(bench: Bench) -> tuple[int, int]:
    """Return how many rows and how many ids the articles of the race have."""
    found = bench.folder / "articles.json"

    def work() -> None:
        import newsmill

        machine(bench.folder, "counting")
        ids = newsmill.open(address_of("race")).table("articles").to_table(["article_id"]).column(0).to_pylist()
        found.write_text(json.dumps([len(ids), len(set(ids))]))

    if finished(in_child(work)):
        return 0, 0
    rows, ids = json.loads(found.read_text())
    return rows, ids


def same_tables(bench: Bench, inputs: Path) -> None:
    """Run over ``inputs`` into a folder and into the object store, and compare every byte."""

    def work() -> None:
        machine(bench.folder, "same")
        run_there(bench, "same", inputs, Settings())
        from newsmill.pipeline.run import run

        run([str(inputs)], str(bench.folder / "folder"), Settings(), bench.now())

    if finished(in_child(work)):
        bench.wrong.append(f"the runs over {inputs} failed")
    found = look(bench, "same", bench.folder / "folder" / "snapshots")
    bench.wrong += [f"the same inputs: {what}" for what in found.wrong]
    if not (bench.folder / "folder" / "snapshots" / "000001" / MANIFEST).exists() or found.newest != 1:
        bench.wrong.append("the same inputs: nothing was published")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="runs that are killed")
    parser.add_argument("--at", default="", help="kind of the requests that kill, such as 'commit manifests': all")
    parser.add_argument("--writers", type=int, default=8, help="writers that race")
    parser.add_argument("--rounds", type=int, default=1, help="inputs that each writer publishes")
    parser.add_argument("--articles", type=int, default=3, help="articles of an input")
    parser.add_argument("--retain", type=float, default=60.0, help="seconds a replaced snapshot, and data, is kept")
    parser.add_argument("--input", type=Path, default=Path("samples/wire"), help="whose tables are compared")
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="newsmill-objects-") as folder, s3_server() as endpoint:
        os.environ |= {**CREDENTIALS, "AWS_ENDPOINT_URL": endpoint}
        _measure(Bench(Path(folder), Settings(entities=False), given.retain, given.articles), given)


def _measure(bench: Bench, given: argparse.Namespace) -> None:
    (bench.folder / "in").mkdir()
    _warm(bench)
    started = time.monotonic()
    readers = {root: _reader(bench, root) for root in ("hurt", "race")}
    kills(bench, given.kills, given.at)
    races = race(bench, given.writers, given.rounds, given.articles)
    reads = [_stop(bench, root, child) for root, child in readers.items()]
    same_tables(bench, given.input)
    _report(bench, races, reads, time.monotonic() - started)


def _warm(bench: Bench) -> None:
    """Do in this process, without threads, what every child would do first."""
    tell("Der Rat tagt am Montag und berät über die Brücke.", None)
    request = Request([str(bench.folder / "in")], bench.settings, START)
    intake = take_in(create_store(bench.folder / "warm"), request, "warm")
    build(beam.Pipeline(), intake.plan)


def _reader(bench: Bench, root: str) -> int:
    def work() -> None:
        machine(bench.folder, f"reader-{root}")
        read_all_the_time(root, bench.folder / f"reads-{root}.json")

    return in_child(work)


def _stop(bench: Bench, root: str, child: int) -> dict[str, int]:
    os.kill(child, signal.SIGTERM)
    if finished(child):
        bench.wrong.append(f"the reader of {root} failed")
    found = json.loads((bench.folder / f"reads-{root}.json").read_text())
    bench.wrong += [f"a read of {root}: {error}" for error in found.pop("errors")[:3]]
    counts: dict[str, int] = found
    return counts


def _report(bench: Bench, races: Counter[str], reads: list[dict[str, int]], seconds: float) -> None:
    print("\n\nkilled                        kills")
    for kind, count in sorted(bench.kills.items()):
        print(f"{kind:<30}{count:>5}")
    for line in bench.wrong:
        print("WRONG:", line)
    total = {name: sum(each[name] for each in reads) for name in ("reads", "failed", "torn", "backwards")}
    figures = {
        "kills": bench.kills.total(),
        "runs": bench.runs,
        "left_old": bench.left_old,
        "left_new": bench.left_new,
        "races_won": races["won"],
        "races_lost": races["lost"],
        "wrong": len(bench.wrong),
        "reads": total["reads"],
        "reads_failed": total["failed"],
        "reads_torn": total["torn"],
        "reads_backwards": total["backwards"],
        "seconds": round(seconds, 1),
    }
    print(json.dumps(figures))
    sys.exit(bool(bench.wrong or total["failed"] or total["torn"] or total["backwards"]))


if __name__ == "__main__":
    main()
