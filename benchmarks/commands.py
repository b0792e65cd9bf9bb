"""What commands cost that read one small file: CPU seconds of each, over the floor of what every command imports.

The floor is a Python that imports typer, structlog and pyarrow.parquet, and nothing else. All commands take turns, so
that a busy machine is busy for all; the median counts. ``--files`` empty inputs show what looking through a large
folder costs a run that finds nothing new.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.word_salad import Salad, write_lines
from newsmill.pipeline.clock import run_clock
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

FLOOR = "import typer, structlog, pyarrow.parquet"
WORKS = "from newsmill.pipeline.cli import main; main()"


def commands_of(store: Path, inputs: Path, many: Path | None) -> dict[str, list[str]]:
    """Return the arguments of a Python for each command measured, by name."""
    base = BaseSnapshot(str((store / "latest").resolve()))
    article = base.read_all(ARTICLES, ["article_id"]).column(0)[0].as_py()
    output = ["--output", str(store)]
    told = {
        "status": ["status", *output],
        "runs": ["runs", *output],
        "doctor": ["doctor"],
        "path": ["path", *output],
        "explain": ["explain", article, *output],
        "verify": ["verify", *output],
        "nothing new": ["run", str(inputs), "--no-entities", *output],
    }
    if many is not None:
        told["nothing new, many files"] = ["run", str(many), "--no-entities", *output]
    return {
        "floor": ["-c", FLOOR],
        "import newsmill": ["-c", "import newsmill"],
        **{name: ["-c", WORKS, *arguments] for name, arguments in told.items()},
    }


def cpu_seconds(arguments: list[str]) -> float:
    """Run Python with ``arguments`` and return the CPU seconds it took.

    Raises:
        CalledProcessError: it failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="articles of the store")
    parser.add_argument("--files", type=int, default=0, help="files of a large folder, all read before")
    parser.add_argument("--rounds", type=int, default=5, help="times that each command runs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, now = Path(name), run_clock()
        inputs, store = folder / "in", folder / "out"
        inputs.mkdir()
        write_lines(inputs / "a.jsonl", Salad(1).articles(options.articles, now, now, 0))
        run([str(inputs)], str(store), Settings(entities=False), now)
        many = _many(folder, options.files) if options.files else None
        if many is not None:
            run([str(many)], str(store), Settings(entities=False, max_internal_errors=1.0), now)
        commands = commands_of(store, inputs, many)
        took: dict[str, list[float]] = {command: [] for command in commands}
        for _ in range(options.rounds):
            for command, arguments in commands.items():
                took[command].append(cpu_seconds(arguments))
    medians = {command: statistics.median(seconds) for command, seconds in took.items()}
    print(f"{options.articles} articles, median of {options.rounds} rounds\n{'':26}{'CPU s':>8}{'over the floor':>16}")
    for command, seconds in medians.items():
        print(f"{command:26}{seconds:8.2f}{seconds - medians['floor']:16.2f}")
    print(json.dumps({command.replace(" ", "_").replace(",", ""): round(s, 3) for command, s in medians.items()}))


def _many(folder: Path, count: int) -> Path:
    """Make a folder of ``count`` empty files, a thousand a folder."""
    top = folder / "many"
    for number in range(count):
        if number % 1000 == 0:
            (top / f"{number // 1000:05d}").mkdir(parents=True)
        os.close(os.open(top / f"{number // 1000:05d}" / f"{number:08d}.txt", os.O_CREAT | os.O_WRONLY))
    return top


if __name__ == "__main__":
    main()
