"""A reader that scans a store all the time with DuckDB and Polars while ``benchmarks.crash`` kills its writers.

    python -m benchmarks.crash_reader STORE REPORT

SIGTERM ends it; then the counts stand in REPORT as JSON. ``REPORT.ready`` appears when it begins to read.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import duckdb
import polars

from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import read_manifest


def read_all_the_time(store: str, report: str) -> None:
    """Read the store until told to stop (SIGTERM), counting reads that fail or see half a run."""
    stopping: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopping.append(number))
    Path(f"{report}.ready").touch()
    found, errors = Counter(reads=0, failed=0, torn=0), list[str]()
    while not stopping:
        if not os.path.lexists(f"{store}/latest"):
            time.sleep(0.01)
            continue
        try:
            path = current_path(store)
            rows = sum(file.rows for file in read_manifest(path).files if file.table == "articles")
            seen = duckdb.execute(
                f"select count(*), count(distinct article_id), sum(mention_count) from '{path}/articles/*/*.parquet'"
            ).fetchall()[0]
            mentions = duckdb.execute(f"select count(*) from '{path}/mentions/*/*.parquet'").fetchall()[0][0]
            lazy = polars.scan_parquet(f"{path}/articles/*/*.parquet").select(polars.len()).collect().item()
            if not (seen[0] == seen[1] == lazy == rows and (seen[2] or 0) == mentions):
                found["torn"] += 1
        except Exception as error:
            found["failed"] += 1
            errors.append(repr(error)[:300])
        found["reads"] += 1
    Path(report).write_text(json.dumps({**found, "errors": errors}))


def main() -> None:
    """Read the store named on the command line."""
    read_all_the_time(*sys.argv[1:3])


if __name__ == "__main__":
    main()
