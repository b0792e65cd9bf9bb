"""Mutated inputs of every kind: none ends a run, none is lost from the counts, none costs more than its size allows.

Each input is measured by itself against the bound of ``benchmarks.blowup``; then runs read them all, many at a time.

    python -m benchmarks.mutations [--count 10000] [--seed 1] [--together 500] [--show 5]
"""

import argparse
import datetime as dt
import json
import logging
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.blowup.__main__ import TRIES, bound
from benchmarks.blowup.content import Content
from benchmarks.blowup.mutate import mutated
from benchmarks.blowup.stages import cost_of, warm_up
from newsmill.pipeline import log
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.rows.reject import Reason
from newsmill.schemas.tables import REJECTS
from newsmill.transforms.ground.guard import kind_of_fault
from newsmill.transforms.ground.snapshot import BaseSnapshot

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SETTINGS = Settings(max_internal_errors=1.0)
ACCOUNTED = ("new", "changed", "unchanged", "rejected")


class Over(NamedTuple):
    """An input that costs too much."""

    number: int
    share: float
    """Of the bound."""
    stage: str


def main() -> None:
    """Print what costs too much and what newsmill failed on, then one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--together", type=int, default=500, help="inputs of one run")
    parser.add_argument("--show", type=int, default=5, help="inputs to name of each kind of trouble")
    options = parser.parse_args()
    log.configure(logging.ERROR)
    numbers = range(options.count)
    with tempfile.TemporaryDirectory() as folder:
        over = costly(numbers, options.seed, Path(folder))
        read, faults, problems = read_all(numbers, options.seed, options.together, Path(folder))
    for found in sorted(over, key=lambda found: -found.share)[: options.show]:
        print(f"input {found.number} costs {found.share:.1f} of its bound, most of it in {found.stage}")
    for fault, times in faults.most_common(options.show):
        print(f"{times} x {fault}")
    figures = {
        "inputs": len(numbers),
        "over_bound": len(over),
        **read,
        "unaccounted": read["read"] - sum(read[name] for name in ACCOUNTED),
        "internal_errors": faults.total(),
        "verify_problems": problems,
    }
    print(json.dumps(figures))


def costly(numbers: Iterable[int], seed: int, folder: Path) -> list[Over]:
    """Return those inputs that cost more CPU time than the bound, best of three."""
    warm_up(folder)
    return [found for number in numbers if (found := _over(number, mutated(number, seed), folder)) is not None]


def read_all(numbers: range, seed: int, together: int, folder: Path) -> tuple[dict[str, int], Counter[str], int]:
    """Return the counts of runs over all inputs, the faults of newsmill by kind, and the problems of the store."""
    totals: Counter[str] = Counter(dict.fromkeys(("runs", "read", *ACCOUNTED), 0))
    store = Store(folder / "out")
    for start in range(0, len(numbers), together):
        part = folder / f"part{start}"
        part.mkdir()
        for number in numbers[start : start + together]:
            content = mutated(number, seed)
            (part / f"{number}.{content.ending}").write_bytes(content.data)
        outcome = run([str(part)], str(store.root), SETTINGS, NOW)
        totals.update({"runs": 1, **{name: outcome.counts[name] for name in ("read", *ACCOUNTED)}})
    current = store.current()
    if current is None:
        return dict(totals), Counter(), 0
    rejects = BaseSnapshot(str(store.snapshot(current))).read_all(REJECTS, ["reason", "detail"]).to_pylist()
    faults = [kind_of_fault(row["detail"]) for row in rejects if row["reason"] == Reason.INTERNAL_ERROR]
    return dict(totals), Counter(faults), len(verify(store))


def _over(number: int, content: Content, folder: Path) -> Over | None:
    allowed = bound(len(content.data + (content.page or b"")) / 1000)
    for _ in range(TRIES):
        cost = cost_of(content, folder)
        if cost.total <= allowed:
            return None
    return Over(number, cost.total / allowed, max(cost.seconds.items(), key=lambda item: item[1])[0])


if __name__ == "__main__":
    main()
