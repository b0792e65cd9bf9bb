"""The ops/runs records: one row file per attempt, failed ones too, merged when they are many. Harmless to lose."""

import datetime as dt
import secrets
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.layout import Store
from schemas.table import Table
from schemas.tables import RUNS

MERGE_FROM = 100
"""Row files from which they are merged into one."""


def new_run_id(now: dt.datetime) -> str:
    """Return an id that sorts by time: ``20260131T120000Z-1a2b3c``."""
    return f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def record(store: Store, table: Table, name: str, rows: list[dict[str, Any]]) -> None:
    """Write ``rows`` as one operational row file of ``table``, atomically, and merge when there are many.

    Raises:
        OSError: the disk is full or read-only.
    """
    if not rows:
        return
    folder = store.ops / table.name
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"{name}.parquet", pa.Table.from_pylist(rows, table.schema))
    files = sorted(folder.glob("*.parquet"))
    if len(files) >= MERGE_FROM:
        merged = pa.concat_tables([pq.ParquetFile(file).read() for file in files]).sort_by(
            [(name, "ascending") for name in table.sort]
        )
        _write(folder / f"{name}.parquet", merged)
        for file in files:
            if file.stem != name:
                file.unlink()


def recorded(store: Store, table: Table) -> pa.Table:
    """Return all rows of an operational table, in its order."""
    files = sorted((store.ops / table.name).glob("*.parquet"))
    tables = [table.schema.empty_table(), *(pq.ParquetFile(file).read().cast(table.schema) for file in files)]
    return pa.concat_tables(tables).sort_by([(name, "ascending") for name in table.sort])


def last_run(store: Store) -> dict[str, Any] | None:
    """Return the latest recorded run, null when there is none."""
    rows = recorded(store, RUNS)
    return rows.slice(rows.num_rows - 1).to_pylist()[0] if rows.num_rows else None


def _write(path: Path, rows: pa.Table) -> None:
    temporary = path.with_suffix(".tmp")
    pq.write_table(rows, str(temporary), compression="zstd")
    temporary.replace(path)
