"""What a run costs on a store that has a history: nothing new, and a few articles of today.

Two stores are built from synthetic articles, a small one and a large one over many months (entities off meanwhile).
Then the same new articles of one day are added to both, alternating; ``ratio`` is the large store's cost over the small
one's. Imports and models are warm: costs of a process, not of a run, are left out.
"""

import argparse
import datetime as dt
import json
import logging
import resource
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.word_salad import Salad, write_lines
from newsmill.pipeline import log
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings

TODAY = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


def build(folder: Path, articles: int, months: int, per_file: int, seed: int) -> float:
    """Build a store of ``articles`` over ``months`` in ``folder`` and return the seconds it took."""
    (folder / "in").mkdir(parents=True)
    salad, first = Salad(seed), TODAY - dt.timedelta(days=30 * months)
    for start in range(0, articles, per_file):
        count = min(per_file, articles - start)
        step = (TODAY - first) / max(1, articles)
        rows = salad.articles(count, first + step * start, first + step * (start + count - 1), start)
        write_lines(folder / "in" / f"{start:08d}.jsonl", rows)
    return once(folder, TODAY, Settings(entities=False))[0]


def once(folder: Path, now: dt.datetime, settings: Settings) -> tuple[float, float, RunOutcome]:
    """Run once over the folder's input; return wall and CPU seconds and the outcome."""
    wall, cpu = time.monotonic(), time.process_time()
    outcome = run([str(folder / "in")], str(folder / "out"), settings, now)
    return time.monotonic() - wall, time.process_time() - cpu, outcome


def add(folder: Path, count: int, day: int, settings: Settings) -> tuple[float, float, RunOutcome]:
    """Add ``count`` articles of one day and run."""
    now = TODAY + dt.timedelta(hours=1 + day)
    rows = Salad(1000 + day).articles(count, now - dt.timedelta(hours=5), now, 10_000_000 + day * count)
    write_lines(folder / "in" / f"new-{day:04d}.jsonl", rows)
    return once(folder, now, settings)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=3000, help="articles of the large store")
    parser.add_argument("--small", type=int, default=300, help="articles of the small store")
    parser.add_argument("--months", type=int, default=24, help="months of both")
    parser.add_argument("--added", type=int, default=100, help="articles added a run")
    parser.add_argument("--rounds", type=int, default=3, help="additions to each store, alternating")
    parser.add_argument("--per-file", type=int, default=2000, help="articles of one input file")
    parser.add_argument("--no-entities", action="store_true", help="leave entities out of the additions too")
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="newsmill-incremental-") as name:
        _measure(Path(name), given)


def _measure(folder: Path, given: argparse.Namespace) -> None:
    settings = Settings(entities=not given.no_entities)
    stores = {"small": folder / "small", "large": folder / "large"}
    figures: dict[str, float] = {"articles_large": given.large, "articles_small": given.small}
    for which, path in stores.items():
        figures[f"build_{which}_s"] = build(path, getattr(given, which), given.months, given.per_file, seed=11)
        print(f"built {which}: {getattr(given, which)} articles in {figures[f'build_{which}_s']:.1f} s", flush=True)
    for path in stores.values():
        add(path, given.added, 0, settings)  # warms models
    print("\nrun                     wall s    CPU s   stages")
    costs: dict[str, list[tuple[float, float]]] = {name: [] for name in ("small", "large")}
    for day in range(1, given.rounds + 1):
        for which, path in stores.items():
            wall, cpu, outcome = add(path, given.added, day, settings)
            costs[which].append((wall, cpu))
            print(f"add to {which:<14} {wall:>8.2f} {cpu:>8.2f}   {outcome.timings}", flush=True)
    for which, path in stores.items():
        wall, cpu, outcome = min((once(path, TODAY, settings) for _ in range(3)), key=lambda found: found[0])
        print(f"nothing new, {which:<8} {wall:>8.3f} {cpu:>8.3f}   {outcome.timings}")
        figures[f"nothing_new_{which}_s"] = round(wall, 3)
    _report(figures, costs)


def _report(figures: dict[str, float], costs: dict[str, list[tuple[float, float]]]) -> None:
    def middle(which: str, ix: int) -> float:
        return statistics.median(cost[ix] for cost in costs[which])

    for ix, kind in enumerate(("wall", "cpu")):
        for which in ("small", "large"):
            figures[f"add_{which}_{kind}_s"] = round(middle(which, ix), 3)
        figures[f"ratio_{kind}"] = round(middle("large", ix) / middle("small", ix), 3)
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(f"\nadding costs {figures['ratio_cpu']} times the CPU and {figures['ratio_wall']} times the time\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
