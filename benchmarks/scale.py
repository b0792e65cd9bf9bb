"""A store that grows to a large size: what an article costs then, beside what it costs in a small one.

``python -m benchmarks.scale --sizes 10000 100000``. Articles of two years come in the order of time, in files that a
run each reads, without entities. With ``--days 61`` 83,600 articles lie as close as a million of two years do, so that
a run finds as many around its own: what that costs is known in ten minutes. Texts are of their own vocabulary with
lengths as in news (the median is 400 words); one in five is a reprint with a twentieth of the words changed, and one in
ten a copy, at some source within three days.
Behind the last one follow runs with 100 articles of today, one with nothing new, and ``verify``. CPU seconds are those
of the runs alone; the peak is that of a process for each size, generator included.
"""

import argparse
import datetime as dt
import json
import logging
import multiprocessing
import resource
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from benchmarks.incremental import once
from benchmarks.word_salad import write_lines
from newsmill.pipeline import log
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import read_manifest

TODAY = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
DAYS = 730
ADDED = 100
SETTINGS = Settings(entities=False)
REPRINTED, COPIED = 0.2, 0.1
_SENTENCE = 14
_LINKS = ("der", "die", "und", "in", "den", "von", "zu", "das", "mit", "sich", "des", "auf", "für", "ist", "im", "dem")
_ONSETS = (*"bdfgklmnprstw", "sch", "br", "st")
_RHYMES = (*"aeiou", "au", "ei", "an", "er", "in")
_SYLLABLES = [onset + rhyme for onset in _ONSETS for rhyme in _RHYMES]


class Press:
    """A source of articles that depends on its seed alone."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        parts = np.random.default_rng(20260310).integers(0, len(_SYLLABLES), (30_000, 3))
        words = ["".join(_SYLLABLES[part] for part in row) for row in parts]
        self._words = np.array([*(_LINKS * 600), *words, *(word.capitalize() for word in words)], object)
        self._recent: list[tuple[dt.datetime, str, list[str]]] = []

    def articles(self, count: int, first: dt.datetime, last: dt.datetime, start: int) -> Iterator[dict[str, str]]:
        """Yield ``count`` articles numbered from ``start``, published evenly between ``first`` and ``last``."""
        for ix in range(count):
            published = first + (last - first) * ix / max(1, count - 1)
            title, body = self._text(published)
            yield {
                "url": f"https://blatt{self._rng.integers(40)}.example/artikel/{start + ix}.html",
                "title": title,
                "text": " ".join(body),
                "published": published.isoformat(),
            }

    def _text(self, published: dt.datetime) -> tuple[str, list[str]]:
        self._recent = [held for held in self._recent[-2000:] if held[0] > published - dt.timedelta(days=3)]
        chance = self._rng.random()
        if self._recent and chance < REPRINTED + COPIED:
            _, title, words = self._recent[self._rng.integers(len(self._recent))]
            return (title, words) if chance < COPIED else (title, self._changed(words))
        words = self._sentences(int(np.clip(self._rng.lognormal(6.0, 0.6), 40, 3000)))
        self._recent.append((published, " ".join(words[3:10]), words))
        return self._recent[-1][1], words

    def _sentences(self, count: int) -> list[str]:
        words: list[str] = self._words[self._rng.integers(0, len(self._words), count)].tolist()
        for at in range(_SENTENCE - 1, count, _SENTENCE):
            words[at] += "."
        return words

    def _changed(self, words: list[str]) -> list[str]:
        places = self._rng.integers(0, len(words), max(1, len(words) // 20))
        strangers = self._words[self._rng.integers(0, len(self._words), len(places))]
        changed = list(words)
        for place, stranger in zip(places.tolist(), strangers.tolist(), strict=True):
            changed[place] = stranger
        return changed


def measure(articles: int, days: int, slice_: int, rounds: int, folder: str) -> dict[str, float]:
    """Build a store of ``articles`` over ``days`` in ``folder`` and return what its runs cost."""
    _be_quiet()
    path, press = Path(folder), Press(7)
    (path / "in").mkdir(parents=True)
    slices = list(_build(path, press, articles, days, slice_))
    added = [_add(path, press, articles, number) for number in range(1 + rounds)][1:]
    wall, nothing, _ = once(path, TODAY, SETTINGS)
    store = Store(path / "out")
    return {
        "articles": articles,
        "cpu_ms_an_article": 1000 * sum(slices) / articles,
        "cpu_ms_an_article_last": 1000 * statistics.mean(slices[-3:]) / min(slice_, articles),
        "add_cpu_s": statistics.median(added),
        "nothing_new_s": wall,
        "nothing_new_cpu_s": nothing,
        "problems": _problems(store),
        "state_bytes_an_article": _state(store) / (articles + ADDED * (1 + rounds)),
        "files": len(read_manifest(current_path(path / "out")).files),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _problems(store: Store) -> int:
    found = verify(store)
    for problem in found[:5]:
        print(f"verify: {problem}", flush=True)
    return len(found)


def _be_quiet() -> None:
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.ERROR)


def _build(folder: Path, press: Press, articles: int, days: int, slice_: int) -> Iterator[float]:
    """Yield the CPU seconds of a run for each slice; its file goes when it has been read."""
    step = dt.timedelta(days=days) / articles
    for start in range(0, articles, slice_):
        count = min(slice_, articles - start)
        first = TODAY - dt.timedelta(days=days + 1) + step * start
        file = write_lines(folder / "in" / "new.jsonl", press.articles(count, first, first + step * count, start))
        _, cpu, outcome = once(folder, TODAY, SETTINGS)
        assert outcome.counts["new"] == count, outcome
        file.unlink()
        _drop_former(folder / "out")
        print(f"{start + count:>9,} articles  {1000 * cpu / count:6.2f} ms each  {outcome.timings}", flush=True)
        yield cpu


def _drop_former(store: Path) -> None:
    """Remove the snapshots that retention would keep for an hour: a run of this benchmark has hundreds."""
    current = current_path(store)
    for folder in (store / "snapshots").iterdir():
        if folder != current:
            shutil.rmtree(folder)


def _add(folder: Path, press: Press, articles: int, number: int) -> float:
    now = TODAY + dt.timedelta(hours=number)
    rows = press.articles(ADDED, now - dt.timedelta(hours=1), now, articles + number * ADDED)
    write_lines(folder / "in" / f"added-{number}.jsonl", rows)
    return once(folder, now, SETTINGS)[1]


def _state(store: Store) -> int:
    manifest = read_manifest(current_path(store.root))
    return sum(file.size for file in manifest.files if file.path.startswith("_state/"))


def main() -> None:
    """Measure a store of each size and print them, the last one also over the first."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="articles of each store")
    parser.add_argument("--days", type=int, default=DAYS, help="days over which they are published")
    parser.add_argument("--slice", type=int, default=10_000, help="articles that a run reads")
    parser.add_argument("--rounds", type=int, default=3, help=f"runs with {ADDED} more")
    given = parser.parse_args()
    found = [_apart(size, given.days, given.slice, given.rounds) for size in given.sizes]
    print()
    for name in found[0]:
        values = [figures[name] for figures in found]
        over = values[-1] / values[0] if values[0] else 1.0
        print(f"{name:<26}{''.join(f'{value:>14,.2f}' for value in values)}{over:>8.2f}")
    print(json.dumps({"sizes": found, "last": found[-1]}))


def _apart(articles: int, days: int, slice_: int, rounds: int) -> dict[str, float]:
    with (
        tempfile.TemporaryDirectory(prefix="newsmill-scale-") as folder,
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
    ):
        return pool.submit(measure, articles, days, slice_, rounds, folder).result()


if __name__ == "__main__":
    main()
