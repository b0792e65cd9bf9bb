"""What Beam costs: newsmill against a straight loop over the same functions, both committing a store.

Each run is a fresh process that imports everything first and measures from there; the two sides alternate. The figure
is the median of the ratios of neighbouring runs, so drifting speed does not tilt it.

    python -m benchmarks.overhead --input articles.jsonl.gz --articles 3000 --runs 5
"""

import argparse
import gzip
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.cpu import cpu_seconds

SIDES = ("newsmill", "loop")


def main() -> None:
    """Run the benchmark and print its table and figures."""
    options = _options()
    if options.side:
        print(json.dumps(measure(options.side, options.input, options.output, options.entities)))
        return
    with tempfile.TemporaryDirectory() as folder:
        articles = sample(options.input, options.articles, Path(folder))
        pairs = [_pair(articles, Path(folder), number, options.entities) for number in range(options.runs)]
    _print(pairs)


def measure(side: str, path: str, output: str, entities: bool) -> dict[str, float]:
    """Do one run of one side in this process and return its CPU and wall seconds, its articles and peak memory."""
    import datetime as dt

    from benchmarks.straight_loop import run_straight
    from newsmill.pipeline import log
    from newsmill.pipeline.intake import take_in
    from newsmill.pipeline.request import Request
    from newsmill.pipeline.run import run
    from newsmill.pipeline.settings import Settings
    from newsmill.pipeline.store.opening import create_store
    from newsmill.transforms.entities import EntitySettings
    from newsmill.transforms.entities.pipelines import pipeline_for

    log.configure(40)
    settings = Settings(entities=entities)
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    if entities:
        pipeline_for("de", EntitySettings.of())
    cpu, wall = cpu_seconds(), time.monotonic()
    if side == "newsmill":
        articles = run([path], output, settings, now).counts["new"]
    else:
        store = create_store(output)
        plan = take_in(store, Request([path], settings, now), "loop").plan
        articles = run_straight(store, plan, EntitySettings.of() if entities else None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": cpu_seconds() - cpu, "wall": time.monotonic() - wall, "articles": articles, "peak_mb": peak}


def _pair(sample: Path, folder: Path, number: int, entities: bool) -> dict[str, dict[str, Any]]:
    results = {}
    for side in SIDES if number % 2 else reversed(SIDES):
        command = [sys.executable, "-m", "benchmarks.overhead", "--side", side, "--input", str(sample)]
        command += ["--output", str(folder / f"{side}-{number}"), "--entities" if entities else "--no-entities"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        results[side] = json.loads(done.stdout.splitlines()[-1])
    return results


def _print(pairs: list[dict[str, dict[str, Any]]]) -> None:
    print(f"{'side':<10}{'articles':>9}{'CPU s':>9}{'wall s':>9}{'articles/s':>12}{'peak MB':>9}")
    for pair in pairs:
        for side, found in pair.items():
            rate = found["articles"] / found["wall"]
            print(
                f"{side:<10}{found['articles']:>9}{found['cpu']:>9.2f}{found['wall']:>9.2f}{rate:>12.0f}"
                f"{found['peak_mb']:>9.0f}"
            )
    ratios = {kind: [pair["newsmill"][kind] / pair["loop"][kind] for pair in pairs] for kind in ("cpu", "wall")}
    figures = {f"{kind}_ratio_median": round(statistics.median(values), 3) for kind, values in ratios.items()}
    figures |= {f"{kind}_ratio_max": round(max(values), 3) for kind, values in ratios.items()}
    figures["peak_mb"] = round(max(pair["newsmill"]["peak_mb"] for pair in pairs))
    print(json.dumps(figures))


def sample(path: str, articles: int, folder: Path) -> Path:
    """Write the first ``articles`` lines of the gzipped file ``path`` to ``folder`` and return the file."""
    with gzip.open(path, "rt") as file:
        lines = [line for _, line in zip(range(articles), file, strict=False)]
    written = folder / "articles.jsonl"
    written.write_text("".join(lines))
    return written


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--input", required=True, help="gzipped JSON Lines of articles")
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=5, help="runs of each side")
    parser.add_argument("--entities", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--output", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
