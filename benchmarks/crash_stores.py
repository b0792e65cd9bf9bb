"""The two stores of ``benchmarks.crash``: their input, their runs in forked children, and whether they are the same."""

import datetime as dt
import functools
import hashlib
import os
import pickle
import random as randomness
import shutil
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import newsmill.pipeline.run as running
from benchmarks.word_salad import Salad, write_lines
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.plan import RunPlan
from newsmill.pipeline.results import Results
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store import publication
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.retention import drop_old_snapshots
from newsmill.schemas.manifest import MANIFEST, read_manifest

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
        vars(publication).update(drop_old_snapshots=keep)
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

    def kept(plan: RunPlan, engine: Engine, stopping: threading.Event | None = None) -> Results:
        results = execute(plan, engine, stopping)
        for part in results.partitions:
            for file in part.files:
                os.link(file.path, ready / Path(file.path).name)
        (ready / "results").write_bytes(pickle.dumps(results))
        return results

    running._execute = kept
    bench.attempt(bench.calm)


def stubbed(bench: Bench) -> None:
    """Make runs in this process take the ready-made files instead of running the pipeline."""

    def stub(plan: RunPlan, engine: Engine, stopping: threading.Event | None = None) -> Results:
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


def check_same(bench: Bench, number: int, when: str) -> None:
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
