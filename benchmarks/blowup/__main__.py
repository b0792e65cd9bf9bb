"""Cost by size: CPU time of every shape of input at growing sizes, against a bound that grows with the size alone.

Every carrier (a field of a record, a place in a page or feed) is filled with everything that may stand in it, and read,
normalized, told its language, signed and tagged by the functions that a run uses. The bound is 100 ms and 30 ms a KB
of CPU time, best of three, and a growth of 2.3 at most for each doubling between the two largest sizes, where the
largest costs more than 50 ms. A word of 2 MB in each carrier is held to the same bound.

    python -m benchmarks.blowup [--sizes 10,40,160] [--only TEXT] [--every 1] [--first 0] [--word 0]
"""

import argparse
import json
import math
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.blowup.carriers import Shape, shapes
from benchmarks.blowup.stages import Cost, cost_of, warm_up

FIXED_SECONDS = 0.1
SECONDS_A_KB = 0.03
GROWTH = 2.3
"""Times the cost that twice the size may have."""
MEASURABLE = 0.05
"""CPU seconds below which growth is noise."""
TRIES = 3


class Verdict(NamedTuple):
    """What a shape costs at each size, and whether that is too much."""

    shape: Shape
    sizes: tuple[int, ...]
    """KB; those behind the first that broke the bound were not tried."""
    costs: tuple[Cost, ...]

    @property
    def over(self) -> float:
        """Largest share of the bound at any size; above 1 it is broken."""
        return max(cost.total / bound(size) for size, cost in zip(self.sizes, self.costs, strict=True))

    @property
    def growth(self) -> float | None:
        """Growth a doubling between the two largest sizes; null where it is noise."""
        if len(self.costs) < 2 or self.costs[-1].total < MEASURABLE:
            return None
        doublings = math.log2(self.sizes[-1] / self.sizes[-2])
        return float((self.costs[-1].total / self.costs[-2].total) ** (1 / doublings))

    @property
    def broken(self) -> bool:
        """Whether the bound is broken."""
        return self.over > 1 or (self.growth or 0) > GROWTH


def bound(size: float) -> float:
    """Return the CPU seconds that ``size`` KB may cost."""
    return FIXED_SECONDS + SECONDS_A_KB * size


def judged(shape: Shape, sizes: Sequence[int], folder: Path) -> Verdict:
    """Measure a shape: once, and where that breaks the bound, the best of three."""
    costs: list[Cost] = []
    for size in sizes:
        content = shape.of(size * 1000)
        costs.append(cost_of(content, folder))
        verdict = Verdict(shape, tuple(sizes[: len(costs)]), tuple(costs))
        tries = 1
        while verdict.broken and tries < TRIES and costs[-1].total < 10 * bound(size):
            costs[-1] = min(costs[-1], cost_of(content, folder), key=lambda cost: cost.total)
            verdict = Verdict(shape, verdict.sizes, tuple(costs))
            tries += 1
        if verdict.over > 1:
            break
    return verdict


def main() -> None:
    """Print a line for each shape that breaks the bound and the costliest others, then one JSON object."""
    options = _options()
    chosen = [shape for shape in shapes() if options.only in f"{shape.carrier}/{shape.filling}"][
        options.first :: options.every
    ]
    sizes = [int(size) for size in options.sizes.split(",")]
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        warm_up(Path(folder))
        verdicts = [_told(judged(shape, sizes, Path(folder))) for shape in chosen]
        words = [shape for shape in chosen if shape.filling == "one word"] if options.word else []
        verdicts += [_told(judged(shape, [options.word], Path(folder))) for shape in words]
    broken = [verdict for verdict in verdicts if verdict.broken]
    print("costliest within the bound:")
    for verdict in sorted((verdict for verdict in verdicts if not verdict.broken), key=lambda verdict: verdict.over)[
        -options.costliest :
    ]:
        print(_line(verdict))
    figures = {
        "shapes": len(verdicts),
        "broken": len(broken),
        "worst_share_of_bound": round(max(verdict.over for verdict in verdicts), 3),
        "worst_growth": round(max(verdict.growth or 0 for verdict in verdicts), 3),
        "cpu_seconds": round(time.process_time() - started, 1),
    }
    print(json.dumps(figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,40,160", help="sizes in KB, rising")
    parser.add_argument("--only", default="", help="only shapes whose CARRIER/FILLING holds this text")
    parser.add_argument("--every", type=int, default=1, help="only every so many shapes")
    parser.add_argument("--first", type=int, default=0, help="shapes to leave out before the first")
    parser.add_argument("--word", type=int, default=0, help="KB of one word to try in each carrier as well")
    parser.add_argument("--costliest", type=int, default=10, help="shapes within the bound to show")
    return parser.parse_args()


def _told(verdict: Verdict) -> Verdict:
    if verdict.broken:
        print(_line(verdict), flush=True)
    return verdict


def _line(verdict: Verdict) -> str:
    costs = "  ".join(f"{size} KB {cost.total:6.2f} s" for size, cost in zip(verdict.sizes, verdict.costs, strict=True))
    stage = max(verdict.costs[-1].seconds.items(), key=lambda item: item[1])[0]
    growth = f"x{verdict.growth:.2f}" if verdict.growth else ""
    mark = "BROKEN" if verdict.broken else ""
    return f"{verdict.shape.carrier:28} {verdict.shape.filling:24} {costs}  {growth:6} {stage:10} {mark}"


if __name__ == "__main__":
    main()
