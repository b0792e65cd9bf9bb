"""Crash safety: kill -9 at every named step of the commit and in whole runs, then compare bytes.

Two stores grow side by side over the same inputs, one uninterrupted. In the other every run is killed again and again
before it may finish: at each named step in turn (the commit over ready-made files, so that a kill costs little), or
at a random moment of a whole run. After each kill the current snapshot must be the old one or the new one, whole;
after each finished run manifest and files must be byte-identical to the uninterrupted store's. Meanwhile another
process reads all the time with DuckDB and Polars through ``current_path()``.
"""

import argparse
import datetime as dt
import functools
import hashlib
import json
import logging
import os
import pickle
import random as randomness
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import apache_beam as beam

import pipeline.run as running
from benchmarks.word_salad import Salad, write_lines
from pipeline import log
from pipeline.build import build
from pipeline.collect import Results
from pipeline.intake import take_in
from pipeline.plan import RunPlan
from pipeline.settings import Settings
from pipeline.store.checkpoints import STEPS, listen, reached
from pipeline.store.layout import Store, create_store
from pipeline.store.retention import drop_old_snapshots
from pipeline.verify import verify
from schemas.manifest import MANIFEST, read_manifest
from transforms.language import tell

FLIP = STEPS.index("latest-replaced")
"""From this step on the new snapshot is current."""
START = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)


@dataclass
class Bench:
    """The two stores, their input, and what has been found out."""

    folder: Path
    settings: Settings
    retain: float
    """Seconds for which a replaced snapshot is kept, so that retention takes part."""
    articles: int
    """New articles of each run."""
    runs: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    left_old: int = 0
    left_new: int = 0
    wrong: list[str] = field(default_factory=list)
    hashes: dict[tuple[int, int], str] = field(default_factory=dict)
    random: randomness.Random = field(default_factory=lambda: randomness.Random(7))
    salad: Salad = field(default_factory=lambda: Salad(7))

    @property
    def calm(self) -> Store:
        """The uninterrupted store."""
        return Store(self.folder / "calm")

    @property
    def hurt(self) -> Store:
        """The store whose runs are killed."""
        return Store(self.folder / "hurt")

    def write_input(self) -> None:
        """Add a file: new articles, a revision of an earlier one, a copy of another, and a line that is no article."""
        self.runs += 1
        now = self.now()
        articles = list(self.salad.articles(self.articles, now - dt.timedelta(days=20), now, self.runs * 1000))
        if self.runs > 1:
            revised = self.salad.article(self.random.randrange(1, self.runs) * 1000, now - dt.timedelta(days=3))
            copy = {**articles[0], "url": f"https://post.example/{self.runs}", "published": now.isoformat()}
            articles += [revised, copy, {"nothing": "of use"}]
        write_lines(self.folder / "in" / f"{self.runs:05d}.jsonl", iter(articles))

    def now(self) -> dt.datetime:
        """Return the fixed clock of the present run."""
        return START + dt.timedelta(hours=31 * self.runs)

    def attempt(self, store: Store) -> None:
        """Run once over the input folder."""
        keep = functools.partial(drop_old_snapshots, seconds=self.retain)
        running.drop_old_snapshots = keep  # type: ignore[assignment]
        running.run([str(self.folder / "in")], str(store.root), self.settings, self.now())


def in_child(work: Callable[[], None]) -> int:
    """Start ``work`` in a forked child and return its process id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def finished(child: int) -> int:
    """Wait for a child and return its exit code, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def calm_run(bench: Bench) -> float:
    """Run the uninterrupted store once, keep what its pipeline made, and return the seconds it took."""
    ready = bench.folder / "ready"
    shutil.rmtree(ready, ignore_errors=True)
    ready.mkdir()
    started = time.monotonic()
    code = finished(in_child(lambda: _calm(bench, ready)))
    if code:
        raise SystemExit(f"the uninterrupted run failed with {code}")
    return time.monotonic() - started


def _calm(bench: Bench, ready: Path) -> None:
    execute = running._execute

    def kept(plan: RunPlan, settings: Settings, options: list[str]) -> Results:
        results = execute(plan, settings, options)
        for part in results.partitions:
            for file in part.files:
                os.link(file.path, ready / Path(file.path).name)
        (ready / "results").write_bytes(pickle.dumps(results))
        return results

    running._execute = kept
    bench.attempt(bench.calm)


def _stubbed(bench: Bench) -> None:
    """Make runs in this process take the ready-made files instead of running the pipeline."""

    def stub(plan: RunPlan, settings: Settings, options: list[str]) -> Results:
        reached("pipeline-started")
        results: Results = pickle.loads((bench.folder / "ready" / "results").read_bytes())
        partitions = []
        for part in results.partitions:
            files = []
            for file in part.files:
                path = Path(plan.staging) / Path(file.path).name
                os.link(bench.folder / "ready" / path.name, path)
                files.append(file._replace(path=str(path)))
            partitions.append(part._replace(files=tuple(files)))
        reached("pipeline-finished")
        return replace(results, partitions=tuple(partitions))

    running._execute = stub


def killed_at(bench: Bench, step: str) -> None:
    """Run the other store with stubbed stages until ``step``, where it is killed."""

    def work() -> None:
        _stubbed(bench)
        listen(lambda name: os.kill(os.getpid(), signal.SIGKILL) if name == step else None)
        bench.attempt(bench.hurt)

    code = finished(in_child(work))
    if code == 0 and bench.runs == 1 and bench.hurt.current() == 1:
        # The very first snapshot lacked only its link: the next run published it as it was and had nothing to do.
        return
    bench.kills[step] += 1
    if code != -signal.SIGKILL:
        bench.wrong.append(f"run {bench.runs} ended with {code} before {step}")
    _check_left(bench, step)


def killed_after(bench: Bench, seconds: float) -> bool:
    """Start a whole run of the other store and kill it after ``seconds``; false when it was done before."""
    child = in_child(lambda: bench.attempt(bench.hurt))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    code = finished(child)
    if code == 0:
        return False
    if code != -signal.SIGKILL:
        bench.wrong.append(f"run {bench.runs} ended with {code}")
    bench.kills["whole run"] += 1
    _check_left(bench, "a random moment")
    return True


def _check_left(bench: Bench, where: str) -> None:
    """Check that the current snapshot is the old or the new one, and whole."""
    current = bench.hurt.current() or 0
    before = bench.runs - 1
    bench.left_old += current == before
    bench.left_new += current == bench.runs
    expected = STEPS.index(where) >= FLIP if where in STEPS else current == bench.runs
    if current != (bench.runs if expected else before):
        bench.wrong.append(f"killed at {where} of run {bench.runs}, snapshot {current} is current")
    _check_same(bench, current, f"killed at {where} of run {bench.runs}")


def _check_same(bench: Bench, number: int, when: str) -> None:
    """Check that snapshot ``number`` has the same bytes in both stores."""
    if not number:
        return
    calm, hurt = bench.calm.snapshot(number), bench.hurt.snapshot(number)
    if (calm / MANIFEST).read_bytes() != (hurt / MANIFEST).read_bytes():
        bench.wrong.append(f"{when}: the manifest of snapshot {number} differs")
        return
    listed = {file.path: file.sha256 for file in read_manifest(hurt).files}
    there = {path.relative_to(hurt).as_posix() for path in hurt.rglob("*") if path.is_file()}
    if there != {*listed, MANIFEST}:
        bench.wrong.append(f"{when}: files differ: {sorted(there ^ {*listed, MANIFEST})[:3]}")
    for path, digest in listed.items():
        if path in there and _digest(bench, hurt / path) != digest:
            bench.wrong.append(f"{when}: {path} has other bytes")


def _digest(bench: Bench, path: Path) -> str:
    status = path.stat()
    key = (status.st_ino, status.st_mtime_ns)
    if key not in bench.hashes:
        bench.hashes[key] = hashlib.sha256(path.read_bytes()).hexdigest()
    return bench.hashes[key]


def finish_run(bench: Bench, *, stubbed: bool) -> None:
    """Let the run of the other store come to its end and compare."""

    def work() -> None:
        if stubbed:
            _stubbed(bench)
        bench.attempt(bench.hurt)

    code = finished(in_child(work))
    if code:
        bench.wrong.append(f"run {bench.runs} failed with {code} after its kills")
    if bench.hurt.current() != bench.runs:
        bench.wrong.append(f"run {bench.runs} is not in snapshot {bench.hurt.current()}")
        return
    _check_same(bench, bench.runs, f"after run {bench.runs}")


def step_kills(bench: Bench, wanted: int) -> None:
    """Kill runs at every named step until ``wanted`` kills: each before the flip in turn, then one behind it."""
    after = STEPS[FLIP:]
    while sum(bench.kills.values()) < wanted:
        bench.write_input()
        calm_run(bench)
        for step in STEPS[:FLIP]:
            killed_at(bench, step)
        killed_at(bench, after[bench.runs % len(after)])
        finish_run(bench, stubbed=True)
        _tell(bench)


def run_kills(bench: Bench, wanted: int) -> None:
    """Kill whole runs at random moments until ``wanted`` kills, up to five times a run."""
    while bench.kills["whole run"] < wanted:
        bench.write_input()
        seconds = calm_run(bench)
        for _ in range(5):
            if not killed_after(bench, bench.random.uniform(0, seconds)):
                break
        finish_run(bench, stubbed=False)
        _tell(bench)


def _tell(bench: Bench) -> None:
    print(f"\r{sum(bench.kills.values())} kills, {bench.runs} runs, {len(bench.wrong)} wrong", end="", flush=True)


def warm(bench: Bench) -> None:
    """Do in this process, without threads, what every child would do first."""
    tell("Der Rat tagt am Montag und berät über die Brücke.", None)
    store = create_store(bench.folder / "warm")
    intake = take_in(store, [str(bench.folder / "in")], bench.settings, START, "warm")
    build(beam.Pipeline(), intake.plan)


def read_all_the_time(store: str, report: str) -> None:
    """Read the store until told to stop (SIGTERM), counting reads that fail or see half a run."""
    import duckdb
    import polars

    from pipeline.store.layout import current_path

    stopping: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopping.append(number))
    Path(f"{report}.ready").touch()
    found = {"reads": 0, "failed": 0, "torn": 0, "errors": []}
    while not stopping:
        if not os.path.lexists(f"{store}/latest"):
            time.sleep(0.01)
            continue
        try:
            path = current_path(store)
            rows = sum(file.rows for file in read_manifest(path).files if file.table == "articles")
            seen = duckdb.sql(
                f"select count(*), count(distinct article_id), sum(mention_count) from '{path}/articles/*/*.parquet'"
            ).fetchall()[0]
            mentions = duckdb.sql(f"select count(*) from '{path}/mentions/*/*.parquet'").fetchall()[0][0]
            lazy = polars.scan_parquet(f"{path}/articles/*/*.parquet").select(polars.len()).collect().item()
            if not (seen[0] == seen[1] == lazy == rows and (seen[2] or 0) == mentions):
                found["torn"] += 1
        except Exception as error:
            found["failed"] += 1
            found["errors"].append(repr(error)[:300])
        found["reads"] += 1
    Path(report).write_text(json.dumps(found))


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps-kills", type=int, default=24, help="kills at named steps, stages stubbed")
    parser.add_argument("--run-kills", type=int, default=4, help="kills of whole runs at random moments")
    parser.add_argument("--articles", type=int, default=6, help="new articles of each run")
    parser.add_argument("--retain", type=float, default=20.0, help="seconds a replaced snapshot is kept")
    parser.add_argument("--no-entities", action="store_true", help="leave entities out: faster")
    parser.add_argument("--reader", nargs=2, metavar=("STORE", "REPORT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.ERROR)
    if given.reader:
        read_all_the_time(*given.reader)
        return
    with tempfile.TemporaryDirectory(prefix="newsmill-crash-") as folder:
        settings = Settings(entities=not given.no_entities)
        bench = Bench(Path(folder), settings, given.retain, given.articles)
        _measure(bench, given.steps_kills, given.run_kills)


def _measure(bench: Bench, steps: int, runs: int) -> None:
    (bench.folder / "in").mkdir()
    warm(bench)
    report = bench.folder / "reader.json"
    command = [sys.executable, "-m", "benchmarks.crash", "--reader", str(bench.hurt.root), str(report)]
    started = time.monotonic()
    reader = subprocess.Popen(command)
    try:
        _wait_for(reader, Path(f"{report}.ready"))
        step_kills(bench, steps)
        run_kills(bench, runs)
    finally:
        reader.terminate()
        reader.wait()
    _report(bench, json.loads(report.read_text()), time.monotonic() - started)


def _wait_for(reader: subprocess.Popen[bytes], ready: Path) -> None:
    """Wait until the reader reads: its imports take seconds, and a signal before them would end it without a report."""
    while not ready.exists():
        if reader.poll() is not None:
            raise RuntimeError(f"the reader ended with {reader.returncode} before it began to read")
        time.sleep(0.01)


def _report(bench: Bench, reads: dict[str, object], seconds: float) -> None:
    problems = verify(bench.hurt)
    print("\n\nkilled at               kills")
    for step in (*STEPS, "whole run"):
        print(f"{step:<22} {bench.kills[step]:>6}")
    print(f"\n{reads['reads']} reads meanwhile, {reads['failed']} failed, {reads['torn']} saw half a run")
    for line in (*bench.wrong, *map(str, problems), *reads["errors"][:3]):  # type: ignore[index]
        print("WRONG:", line)
    figures = {
        "kills": sum(bench.kills.values()),
        "kills_at_steps": sum(bench.kills[step] for step in STEPS),
        "kills_of_runs": bench.kills["whole run"],
        "runs": bench.runs,
        "left_old": bench.left_old,
        "left_new": bench.left_new,
        "wrong": len(bench.wrong),
        "verify_problems": len(problems),
        "reads": reads["reads"],
        "reads_failed": reads["failed"],
        "reads_torn": reads["torn"],
        "seconds": round(seconds, 1),
    }
    print(json.dumps(figures))
    sys.exit(bool(bench.wrong or problems or reads["failed"] or reads["torn"]))


if __name__ == "__main__":
    main()
