"""What one new article costs: a cold run by its parts, and a warm cycle as ``watch`` has them; CPU seconds.

``imports`` is what a run loads, ``models`` the German pipeline, ``first`` the first run in the process, with all that
it reads once; ``warm`` is the median of the runs behind it, each with one more article. ``work`` is what the straight
loop takes for one article, commit included; the rest of a warm run is Beam's.
"""

import argparse
import datetime as dt
import json
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.cpu import cpu_seconds

NOW = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
T = TypeVar("T")


def main() -> None:
    """Run the benchmark and print its table and figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--cycles", type=int, default=9, help="warm runs")
    options = parser.parse_args()
    figures = {name: round(seconds, 3) for name, seconds in measure(options.cycles).items()}
    for name, seconds in figures.items():
        print(f"{name:<10}{seconds:>8.2f} CPU s")
    print(json.dumps(figures))


def measure(cycles: int) -> dict[str, float]:
    """Return the figures, each in CPU seconds."""
    imports, _ = _costs(_load)
    models, _ = _costs(_load_models)
    with tempfile.TemporaryDirectory() as folder:
        runs = _runs(Path(folder) / "runs", 1 + cycles)
        loops = _loops(Path(folder) / "loops", 3)
    warm, work = statistics.median(runs[1:]), min(loops)
    cold = imports + models + runs[0]
    return {
        **{"imports": imports, "models": models, "first": runs[0], "cold": cold},
        **{"warm": warm, "work": work, "beam": warm - work},
    }


def _load() -> None:
    import newsmill.pipeline.build
    import newsmill.pipeline.engines.running
    import newsmill.pipeline.run
    import newsmill.transforms.entities.resolution  # noqa: F401


def _load_models() -> None:
    from newsmill.transforms.entities import EntitySettings
    from newsmill.transforms.entities.pipelines import pipeline_for

    pipeline_for("de", EntitySettings.of())


def _runs(folder: Path, count: int) -> list[float]:
    from newsmill.pipeline import log
    from newsmill.pipeline.run import run
    from newsmill.pipeline.settings import Settings

    log.configure(40)
    costs = []
    for number in range(count):
        _write_article(folder, number)
        clock = NOW + dt.timedelta(minutes=number)
        seconds, outcome = _costs(lambda: run([str(folder)], str(folder / "store"), Settings(), clock))  # noqa: B023
        assert outcome.counts["new"] == 1
        costs.append(seconds)
    return costs


def _loops(folder: Path, count: int) -> list[float]:
    from benchmarks.straight_loop import run_straight
    from newsmill.pipeline.intake import take_in
    from newsmill.pipeline.request import Request
    from newsmill.pipeline.settings import Settings
    from newsmill.pipeline.store.opening import create_store
    from newsmill.transforms.entities import EntitySettings

    costs = []
    for number in range(count):
        _write_article(folder / str(number), number)
        store = create_store(str(folder / str(number) / "store"))
        plan = take_in(store, Request([str(folder / str(number))], Settings(), NOW), "loop").plan
        costs.append(_costs(lambda: run_straight(store, plan, EntitySettings.of()))[0])  # noqa: B023
    return costs


def _write_article(folder: Path, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    article = {
        "url": f"https://blatt.example/{number}",
        "title": f"Haushalt {number} in Musterstadt",
        "text": f"Der Gemeinderat von Musterstadt hat am Montag zum {number}. Mal über den Haushalt beraten. "
        "Bürgermeisterin Petra Lindner sagte: „Wir brauchen mehr Geld für Schulen.“ Kämmerer Jonas Weber widersprach.",
        "published": f"2026-01-{1 + number % 28:02d}T10:00:00Z",
    }
    (folder / f"{number}.jsonl").write_text(json.dumps(article) + "\n", "utf-8")


def _costs(work: Callable[[], T]) -> tuple[float, T]:
    before = cpu_seconds()
    result = work()
    return cpu_seconds() - before, result


if __name__ == "__main__":
    main()
