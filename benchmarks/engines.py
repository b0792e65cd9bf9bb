"""What the engines cost that can be had on one machine, and whether they write the same bytes.

Each side is a run of its own over the same articles into a store of its own: wall and CPU seconds of the whole command,
the engine's servers and workers included, and whether every file of the snapshot has the bytes that the engine in this
process wrote. Prism is taken where it is on the PATH or named.
"""

import argparse
import datetime as dt
import hashlib
import itertools
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.engine_servers import job_service, prism, worker_pool
from benchmarks.template_families import FAMILIES, issues

NOW = "2026-03-10T12:00:00Z"
Serve = Callable[[Path], AbstractContextManager[str]]


class Side(NamedTuple):
    """An engine and where its stages run."""

    runner: str
    own: tuple[str, ...] = ()
    """Options of newsmill."""
    beam: tuple[str, ...] = ()
    """Options for Beam."""
    engine: Serve | None = None
    """Starts its job server."""
    pooled: bool = False
    """Its stages run in processes of a pool; else, with a job server, in this process."""


class Cost(NamedTuple):
    """What a run took, and what it wrote."""

    wall: float
    cpu: float
    digest: str
    """SHA-256 over names and bytes of all files of the snapshot."""


def sides(prism_program: str | None) -> dict[str, Side]:
    """Return the engines that can be had here, by name; the first one is what the others are compared with."""
    found = {
        "in-process": Side("DirectRunner"),
        "two-processes": Side("DirectRunner", ("--workers", "2")),
        "two-threads": Side("DirectRunner", (), ("--direct_running_mode=multi_threading", "--direct_num_workers=2")),
        "job-service-loopback": Side("PortableRunner", engine=job_service),
        "job-service-pool": Side("PortableRunner", engine=job_service, pooled=True),
    }
    if prism_program:
        serve: Serve = lambda folder: prism(prism_program, folder)  # noqa: E731
        found["prism-loopback"] = Side("PrismRunner", engine=serve)
        found["prism-pool"] = Side("PrismRunner", engine=serve, pooled=True)
    return found


def cost(side: Side, inputs: Path, folder: Path, more: tuple[str, ...] = ()) -> Cost:
    """Run newsmill over ``inputs`` on an engine, in the new ``folder``.

    Raises:
        CalledProcessError: it failed.
    """
    folder.mkdir()
    wall, cpu = time.monotonic(), _cpu()
    with ExitStack() as servers:
        beam = [*side.beam, *_elsewhere(side, folder, servers)]
        arguments = ["run", str(inputs), "--output", str(folder / "out"), "--root", f"in={inputs.parent}", "--quiet"]
        arguments += ["--runner", side.runner, *side.own, *more, *(("--", *beam) if beam else ())]
        command = [sys.executable, "-m", "newsmill", *arguments]
        subprocess.run(command, env={**os.environ, "NEWSMILL_NOW": NOW}, check=True)
    return Cost(time.monotonic() - wall, _cpu() - cpu, digest(folder / "out"))


def digest(store: Path) -> str:
    """Return SHA-256 (64 hex) over names and bytes of all files of a store's snapshot."""
    snapshot, found = (store / "latest").resolve(), hashlib.sha256()
    for path in sorted(path for path in snapshot.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(snapshot)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def write_articles(path: Path, count: int) -> None:
    """Write ``count`` articles of the template families, copies of one another among them."""
    rng, first = random.Random(19), dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    each = [issues(name, count // len(FAMILIES) + 1, 19) for name in FAMILIES]
    texts = list(itertools.chain.from_iterable(zip(*each, strict=True)))[:count]
    texts = [texts[rng.randrange(ix)] if ix % 10 == 9 else text for ix, text in enumerate(texts)]
    with path.open("w", encoding="utf-8") as out:
        for number, (title, text) in enumerate(texts):
            published = (first + dt.timedelta(minutes=7 * number)).isoformat()
            url = f"https://{'abc'[number % 3]}.example/{number}"
            out.write(json.dumps({"url": url, "title": title, "text": text, "published": published}) + "\n")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", type=Path, help="JSON Lines of articles; without it articles are made")
    parser.add_argument("--articles", type=int, default=300, help="how many of them")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side; the sides take turns")
    parser.add_argument("--prism", default=shutil.which("prism"), help="the program, where it is not on the PATH")
    parser.add_argument("--only", action="append", help="a side; may be repeated")
    parser.add_argument("--no-entities", action="store_true", help="leave entities out")
    given = parser.parse_args()
    chosen = {name: side for name, side in sides(given.prism).items() if name in (given.only or sides(given.prism))}
    with tempfile.TemporaryDirectory(prefix="newsmill-engines-") as temporary:
        folder = Path(temporary)
        inputs = folder / "articles.jsonl"
        if given.input:
            inputs.write_text("".join(itertools.islice(_lines(given.input), given.articles)), "utf-8")
        else:
            write_articles(inputs, given.articles)
        more = ("--no-entities",) if given.no_entities else ()
        costs: dict[str, list[Cost]] = {name: [] for name in chosen}
        for number in range(given.rounds):
            for ix, (name, side) in enumerate(chosen.items()):
                costs[name].append(cost(side, inputs, folder / f"{number}-{ix}", more))
    _print(costs, given.articles)


def _print(costs: dict[str, list[Cost]], articles: int) -> None:
    wanted = next(iter(costs.values()))[0].digest
    figures: dict[str, Any] = {"articles": articles, "cpu": {}, "wall": {}, "same": {}}
    print(f"{articles} articles, medians\n{'':24}{'CPU s':>8}{'wall s':>8}  bytes")
    for name, found in costs.items():
        cpu, wall = (statistics.median(getattr(each, part) for each in found) for part in ("cpu", "wall"))
        same = all(each.digest == wanted for each in found)
        print(f"{name:24}{cpu:8.1f}{wall:8.1f}  {'the same' if same else 'OTHERS'}")
        for part, value in (("cpu", round(cpu, 2)), ("wall", round(wall, 2)), ("same", same)):
            figures[part][name] = value
    print(json.dumps(figures))


def _elsewhere(side: Side, folder: Path, servers: ExitStack) -> Iterator[str]:
    if side.engine:
        yield f"--job_endpoint={servers.enter_context(side.engine(folder))}"
        if side.pooled:
            yield "--environment_type=EXTERNAL"
            yield f"--environment_config={servers.enter_context(worker_pool(folder))}"
        else:
            yield "--environment_type=LOOPBACK"


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from file


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
