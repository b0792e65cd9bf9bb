"""Crash safety: kill -9 at every named step of the commit and in whole runs, then compare bytes.

Two stores grow side by side over the same inputs, one uninterrupted. In the other every run is killed again and again
before it may finish: at each named step in turn (the commit over ready-made files, so that a kill costs little), or
at a random moment of a whole run. After each kill the current snapshot must be the old one or the new one, whole;
after each finished run manifest and files must be byte-identical to the uninterrupted store's. Meanwhile another
process reads all the time with DuckDB and Polars through ``current_path()``.
"""

import argparse
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import apache_beam as beam

from benchmarks.crash_stores import START, Bench, calm_run, check_same, finished, in_child, stubbed
from newsmill.pipeline import log
from newsmill.pipeline.build import build
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.intake import take_in
from newsmill.pipeline.request import Request
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.checkpoints import STEPS, listen
from newsmill.pipeline.store.opening import create_store
from newsmill.transforms.language.tell import tell

FLIP = STEPS.index("latest-replaced")
"""From this step on the new snapshot is current."""


def killed_at(bench: Bench, step: str) -> None:
    """Run the other store with stubbed stages until ``step``, where it is killed."""

    def work() -> None:
        stubbed(bench)
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
    check_same(bench, current, f"killed at {where} of run {bench.runs}")


def finish_run(bench: Bench, *, ready_made: bool) -> None:
    """Let the run of the other store come to its end and compare."""

    def work() -> None:
        if ready_made:
            stubbed(bench)
        bench.attempt(bench.hurt)

    code = finished(in_child(work))
    if code:
        bench.wrong.append(f"run {bench.runs} failed with {code} after its kills")
    if bench.hurt.current() != bench.runs:
        bench.wrong.append(f"run {bench.runs} is not in snapshot {bench.hurt.current()}")
        return
    check_same(bench, bench.runs, f"after run {bench.runs}")


def step_kills(bench: Bench, wanted: int) -> None:
    """Kill runs at every named step until ``wanted`` kills: each before the flip in turn, then one behind it."""
    after = STEPS[FLIP:]
    while sum(bench.kills.values()) < wanted:
        bench.write_input()
        calm_run(bench)
        for step in STEPS[:FLIP]:
            killed_at(bench, step)
        killed_at(bench, after[bench.runs % len(after)])
        finish_run(bench, ready_made=True)
        _tell(bench)


def run_kills(bench: Bench, wanted: int) -> None:
    """Kill whole runs at random moments until ``wanted`` kills, up to five times a run."""
    while bench.kills["whole run"] < wanted:
        bench.write_input()
        seconds = calm_run(bench)
        for _ in range(5):
            if not killed_after(bench, bench.random.uniform(0, seconds)):
                break
        finish_run(bench, ready_made=False)
        _tell(bench)


def _tell(bench: Bench) -> None:
    print(f"\r{sum(bench.kills.values())} kills, {bench.runs} runs, {len(bench.wrong)} wrong", end="", flush=True)


def warm(bench: Bench) -> None:
    """Do in this process, without threads, what every child would do first."""
    tell("Der Rat tagt am Montag und berät über die Brücke.", None)
    store = create_store(bench.folder / "warm")
    intake = take_in(store, Request([str(bench.folder / "in")], bench.settings, START), "warm")
    build(beam.Pipeline(), intake.plan)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps-kills", type=int, default=24, help="kills at named steps, stages stubbed")
    parser.add_argument("--run-kills", type=int, default=4, help="kills of whole runs at random moments")
    parser.add_argument("--articles", type=int, default=6, help="new articles of each run")
    parser.add_argument("--retain", type=float, default=20.0, help="seconds a replaced snapshot is kept")
    parser.add_argument("--no-entities", action="store_true", help="leave entities out: faster")
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="newsmill-crash-") as folder:
        settings = Settings(entities=not given.no_entities)
        bench = Bench(Path(folder), settings, given.retain, given.articles)
        _measure(bench, given.steps_kills, given.run_kills)


def _measure(bench: Bench, steps: int, runs: int) -> None:
    (bench.folder / "in").mkdir()
    warm(bench)
    report = bench.folder / "reader.json"
    command = [sys.executable, "-m", "benchmarks.crash_reader", str(bench.hurt.root), str(report)]
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
