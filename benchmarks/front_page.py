"""How long the front page takes, how large it is, and what memory it needs, on a synthetic store.

    python -m benchmarks.front_page [--articles 100000] [--keep DIR]

Seconds are CPU of one process that reads the store and writes the page; memory is its peak.
"""

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.synthetic_store import make_store

_MAKE = """
import resource, sys
from newsmill.pipeline.cli import main
try:
    main(["report", "--output", sys.argv[1], "--file", sys.argv[2]])
except SystemExit as done:
    assert not done.code, done.code
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


def measure(store: Path, page: Path) -> dict[str, float]:
    """Return seconds, megabytes of the page and of memory."""
    done = subprocess.run(
        [sys.executable, "-c", _MAKE, str(store), str(page)], check=True, capture_output=True, text=True
    )
    seconds, kilobytes = done.stdout.splitlines()[-1].split()
    return {
        "cpu_seconds": round(float(seconds), 2),
        "page_mb": round(page.stat().st_size / 1e6, 3),
        "peak_mb": round(float(kilobytes) / 1024),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where to make the store, and leave it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = options.keep or Path(scratch) / "store"
        if not root.exists():
            # In a process of its own: a child inherits the peak of its parent, and would report it as its own.
            maker = multiprocessing.get_context("spawn").Process(target=make_store, args=(root, options.articles))
            maker.start()
            maker.join()
        figures = measure(root, Path(scratch) / "page.html")
    told = f"{figures['cpu_seconds']} CPU s, page of {figures['page_mb']} MB, {figures['peak_mb']} MB of memory"
    print(f"{options.articles:,} articles: {told}")
    print(json.dumps({"articles": options.articles, **figures}))


if __name__ == "__main__":
    main()
