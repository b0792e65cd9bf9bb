"""What ``newsmill search`` costs: size and time of its index, and CPU of a question over the floor of a command.

A store of made-up articles over twelve months is written without a pipeline; words are drawn by rank as those of a
language are (Zipf), so that some are in nearly every article and most in a few. The floor is ``newsmill path``. Then
the last month gets a hundred articles more, and the index is brought up to date. ``rate``: articles a CPU second.
"""

import argparse
import datetime as dt
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from benchmarks.commands import WORKS, cpu_seconds
from newsmill.pipeline.search.find import Wanted, search
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.derived import SEARCH
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.tables import ARTICLES
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.sinks.files import write_partition

YEAR = 2025
SYLLABLES = [a + b + c for a in "bdfgklmnprstvw" for b in ("a", "e", "i", "o", "u", "ei", "au", "ü") for c in "lmnrst"]


class Words:
    """Texts whose words are drawn by rank: the one of rank r is met in proportion to 1 / (r + 2.7)."""

    def __init__(self, forms: int) -> None:
        picked = np.random.default_rng(1).integers(0, len(SYLLABLES), (forms, 3))
        self.forms = np.array(["".join(SYLLABLES[each] for each in row) for row in picked])
        weights = 1 / (np.arange(forms) + 2.7)
        self._bounds = np.cumsum(weights) / weights.sum()

    def text(self, seed: int, words: int) -> str:
        """Return so many words, always the same of a seed."""
        ranks: npt.NDArray[np.intp] = np.searchsorted(self._bounds, np.random.default_rng(seed).random(words))
        return " ".join(self.forms[ranks])


def month_of(words: Words, month: int, numbers: range, length: int) -> pa.Table:
    """Return the articles of one month."""
    rows = [_row(words, month, number, length) for number in numbers]
    return pa.Table.from_pylist(rows, ARTICLES.schema)


def _row(words: Words, month: int, number: int, length: int) -> dict[str, Any]:
    at = dt.datetime(YEAR, month, 1 + number % 28, number % 24, tzinfo=dt.UTC)
    nothing = {pa.string(): "", pa.int64(): 0, pa.timestamp("us", tz="UTC"): at}
    required = {column.name: nothing[column.type] for column in ARTICLES.columns if column.required}
    return required | {
        "article_id": f"{number:032x}",
        "source": f"blatt{number % 40}.example",
        "published_at": at,
        "published_date": at.date(),
        "title": words.text(2 * number, 8),
        "body": words.text(2 * number + 1, length),
    }


def publish(store: Store, number: int, parts: Iterator[tuple[str, pa.Table]], before: Manifest | None) -> Manifest:
    """Publish months of articles as snapshot ``number``."""
    store.staging.mkdir(exist_ok=True)
    folder = str(store.staging)
    merged = [MergedPartition("articles", name, write_partition(ARTICLES, name, rows, folder)) for name, rows in parts]
    files = before.files if before else ()
    return commit(store, Manifest(number, SCHEMA_VERSION, "0", "k", "a/1", (), files), merged, store.current())


def build(store: Store, words: Words, articles: int, length: int) -> Manifest:
    """Publish a year of articles and, as the second snapshot, a hundred more in its last month."""
    months = [range(articles * ix // 12, articles * (ix + 1) // 12) for ix in range(12)]
    parts = ((f"{YEAR}-{ix + 1:02d}", month_of(words, ix + 1, numbers, length)) for ix, numbers in enumerate(months))
    return publish(store, 1, parts, None)


def questions(words: Words) -> dict[str, list[str]]:
    """Return what is asked, by kind."""
    often, middle, rare = (str(words.forms[rank]) for rank in (0, 300, len(words.forms) // 2))
    return {
        "in nearly every article": [often],
        "in some": [middle],
        "in few": [rare],
        "several words": [often, middle],
        "beside each other": [f'"{words.forms[1]} {often}"'],
        "a beginning": [f"{often[:4]}*"],
        "newest first": [often, "--newest"],
    }


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, help="articles of the store")
    parser.add_argument("--words", type=int, default=350, help="words of a body")
    parser.add_argument("--forms", type=int, default=200_000, help="different words")
    parser.add_argument("--rounds", type=int, default=3, help="times that each question is asked")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsmill-search-") as name:
        _measure(Path(name), given)


def _measure(folder: Path, given: argparse.Namespace) -> None:
    words, store = Words(given.forms), create_store(folder / "out")
    first = build(store, words, given.articles, given.words)
    wall, cpu = _timed(store, str(words.forms[0]))
    size, text = (store.ops / SEARCH).stat().st_size, sum(file.size for file in first.files)
    print(f"{given.articles:,} articles, {text / 1e6:.0f} MB of Parquet: index {size / 1e6:.0f} MB in {wall:.1f} s")
    arguments = ["-c", WORKS]
    output = ["--output", str(store.root)]
    kinds = {"floor": ["path"]} | {kind: ["search", *asked] for kind, asked in questions(words).items()}
    took = {
        kind: [cpu_seconds([*arguments, *asked, *output]) for _ in range(given.rounds)] for kind, asked in kinds.items()
    }
    medians = {kind: statistics.median(seconds) for kind, seconds in took.items()}
    for kind, seconds in medians.items():
        print(f"  {kind:<26}{seconds:6.2f} CPU s, {seconds - medians['floor']:5.2f} over the floor")
    last = range(given.articles * 11 // 12, given.articles + 100)
    publish(store, 2, iter([(f"{YEAR}-12", month_of(words, 12, last, given.words))]), first)
    figures = {
        "articles": given.articles,
        "index_mb": round(size / 1e6, 2),
        "bytes_per_article": round(size / given.articles),
        "build_cpu_s": round(cpu, 2),
        "rate": round(given.articles / cpu),
        "most_over_floor_cpu_s": round(max(medians.values()) - medians["floor"], 3),
        "update_cpu_s": round(_timed(store, str(words.forms[0]))[1], 2),
    }
    print(f"  the last month written anew, 100 articles more: {figures['update_cpu_s']} CPU s")
    print(json.dumps(figures))


def _cpu(arguments: list[str], rounds: int) -> float:
    """Return the CPU seconds of a command, the median of its rounds."""
    return statistics.median(cpu_seconds(["-c", WORKS, *arguments]) for _ in range(rounds))


def _timed(store: Store, word: str) -> tuple[float, float]:
    """Ask once and return wall and CPU seconds: the index is made or brought up to date first."""
    wall, cpu = time.monotonic(), time.process_time()
    search(store, Wanted(word))
    return time.monotonic() - wall, time.process_time() - cpu


if __name__ == "__main__":
    main()
