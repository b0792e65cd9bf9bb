"""Where the CPU goes: milliseconds an article and share of each stage, and beside them the floor.

The main job as the straight loop (``benchmarks.straight_loop``), with a clock around each stage; models are loaded
before. The floor is what no program is spared: reading the lines as JSON and writing titles and texts as Parquet.
``--no-quotes``, ``--no-stories`` and ``--no-entities`` leave those out. Times are CPU seconds of the process, which a
loaded machine lengthens: compare the shares, or runs that alternate. The last line is one JSON object.

    python -m benchmarks.stages --input articles.jsonl.gz --articles 3000
"""

import argparse
import datetime as dt
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import straight_loop
from benchmarks.overhead import sample
from newsmill.pipeline import log
from newsmill.pipeline.collector import collect_seldom
from newsmill.pipeline.intake import take_in
from newsmill.pipeline.request import Request
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.opening import create_store
from newsmill.transforms.entities import EntitySettings
from newsmill.transforms.entities.pipelines import pipeline_for

STAGES = {
    "normalize": ("normalize_batch",),
    "novelty": ("keys_of", "tell_novelty"),
    "language": ("tell_batch",),
    "entities": ("tag",),
    "entity_resolution": ("update_links",),
    "quotes": ("quote_batch",),
    "stories": ("story_vectors", "story_rows", "total_stories"),
    "duplicates": ("signatures", "read_signatures", "compare", "assign"),
    "tables": ("place", "flatten", "revisions", "month_counts", "total_entities"),
    "merge_and_write": ("merge", "write_partition"),
}
"""The functions of the straight loop by stage."""


class Clocks:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``function`` with its time counted for ``stage``."""

        def timed(*values: Any, **named: Any) -> Any:
            start = time.process_time()
            result = function(*values, **named)
            self.seconds[stage] += time.process_time() - start
            return result

        return timed

    def along(self, stage: str, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """Return the generator ``function`` with the time of its steps counted for ``stage``."""

        def timed(*values: Any) -> Iterator[Any]:
            rows = function(*values)
            step = self.around(stage, lambda: next(rows, None))
            while (row := step()) is not None:
                yield row

        return timed


def measure(path: Path, settings: Settings, folder: Path) -> tuple[int, dict[str, float]]:
    """Run the job over ``path`` once; return the number of articles and the CPU seconds by stage, the rest last."""
    clocks = Clocks()
    kept = dict(vars(straight_loop))
    clocked = {name: clocks.around(stage, kept[name]) for stage, names in STAGES.items() for name in names}
    vars(straight_loop).update(clocked, read=clocks.along("read", kept["read"]))
    entities = EntitySettings.of() if settings.entities else None
    if entities:
        pipeline_for("de", entities)
    store = create_store(str(folder / "store"))
    start = time.process_time()
    try:
        plan = take_in(store, Request([str(path)], settings, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)), "stages").plan
        articles = straight_loop.run_straight(store, plan, entities)
    finally:
        vars(straight_loop).update(kept)
    total = time.process_time() - start
    return articles, {**clocks.seconds, "rest": total - sum(clocks.seconds.values())}


def floor(path: Path, folder: Path) -> float:
    """Return the CPU seconds of reading the lines as JSON and writing titles and texts as Parquet."""
    start = time.process_time()
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    table = pa.table({name: [str(row.get(name) or "") for row in rows] for name in ("title", "text")})
    pq.write_table(table, folder / "floor.parquet", compression="zstd")
    return time.process_time() - start


def main() -> None:
    """Run the benchmark and print its table and figures."""
    options = _options()
    log.configure(40)
    collect_seldom()  # as a run does
    settings = Settings(entities=options.entities, quotes=options.quotes, stories=options.stories)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = sample(options.input, options.articles, folder)
        articles, seconds = measure(path, settings, folder)
        least = floor(path, folder)
    total = sum(seconds.values())
    each = {stage: 1000 * spent / articles for stage, spent in seconds.items()}
    for stage, spent in sorted(each.items(), key=lambda pair: -pair[1]):
        print(f"{stage:<20}{spent:>10.3f} ms{seconds[stage] / total:>8.1%}")
    print(f"{'all':<20}{1000 * total / articles:>10.3f} ms")
    print(f"{'floor':<20}{1000 * least / articles:>10.3f} ms")
    figures = {"articles": articles, "ms_per_article": round(1000 * total / articles, 3)}
    shares = {stage: round(spent / total, 4) for stage, spent in seconds.items()}
    print(json.dumps({**figures, "times_floor": round(total / least, 1), "share": shares}))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--input", required=True, help="gzipped JSON Lines of articles")
    parser.add_argument("--articles", type=int, default=3000)
    for part in ("entities", "quotes", "stories"):
        parser.add_argument(f"--{part}", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
