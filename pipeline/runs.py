"""The ops records: one row file per attempt, failed ones too, merged when they are many. Harmless to lose."""

import datetime as dt
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.pipeline import log
from newsmill.pipeline.events import Event
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.table import Table
from newsmill.schemas.tables import RUNS
from newsmill.transforms.ground.snapshot import no_rows

MERGE_FROM = 100
"""Row files from which they are merged into one; and so many merged ones into one again, so that a record costs the
same after a year of cycles."""

_LEVELS = 4
"""How often rows may be merged again."""
_MERGED = re.compile(r"merged([1-9])-")


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
    for level in range(_LEVELS):
        _merge(table, [file for file in sorted(folder.glob("*.parquet")) if _level(file) == level], level + 1)


def recorded(store: Store, table: Table) -> pa.Table:
    """Return all rows of an operational table, in its order; a file that cannot be read is left out and logged."""
    return _gathered(table, sorted((store.ops / table.name).glob("*.parquet")))


def recorded_rows(store: Store, table: Table) -> list[dict[str, Any]]:
    """Return all rows of an operational table, in its order; times are in UTC."""
    return _as_dicts(recorded(store, table))


def last_run(store: Store) -> dict[str, Any] | None:
    """Return the latest recorded run, null when there is none."""
    return next(iter(last_runs(store, 1)), None)


def last_runs(store: Store, count: int) -> list[dict[str, Any]]:
    """Return the latest recorded runs, at most ``count``, the last one last; times are in UTC."""
    rows = recorded(store, RUNS)
    return _as_dicts(rows.slice(max(0, rows.num_rows - count)))


def runs_since(store: Store, when: dt.datetime) -> tuple[int, int]:
    """Return how many runs began after ``when``, and how many articles these found new."""
    rows = recorded(store, RUNS)
    # Filtering in Arrow would load its engine, and comparing with a time of Python's pandas.
    began, new = rows.column("started_at").cast(pa.int64()).to_pylist(), rows.column("new").to_pylist()
    later = [count for time, count in zip(began, new, strict=True) if time > when.timestamp() * 1e6]
    return len(later), sum(later)


def _as_dicts(rows: pa.Table) -> list[dict[str, Any]]:
    """Return ``rows`` as ``to_pylist`` does, which loads pandas, where it is installed, for times that have a zone."""
    times = [field.name for field in rows.schema if pa.types.is_timestamp(field.type)]
    bare = [field.with_type(pa.timestamp("us")) if field.name in times else field for field in rows.schema]
    found: list[dict[str, Any]] = rows.cast(pa.schema(bare)).to_pylist()
    return [row | {name: row[name] and row[name].replace(tzinfo=dt.UTC) for name in times} for row in found]


def _level(file: Path) -> int:
    found = _MERGED.match(file.name)
    return int(found[1]) if found else 0


def _merge(table: Table, files: list[Path], level: int) -> None:
    if len(files) < MERGE_FROM:
        return
    # Named by the first and the last: machines that share a store may merge the same beginning with another end.
    first, last = (_MERGED.sub("", file.stem).split("_") for file in (files[0], files[-1]))
    _write(files[0].with_name(f"merged{level}-{first[0]}_{last[-1]}.parquet"), _gathered(table, files))
    # Stopped here, the rows stand twice on the disk; ``_gathered`` gives each once.
    for file in files:
        file.unlink()


def _gathered(table: Table, files: list[Path]) -> pa.Table:
    rows = pa.concat_tables([no_rows(table.schema), *_readable(table, files)])
    ordered = rows.sort_by([(name, "ascending") for name in (*table.sort, *table.key)])
    keys = list(zip(*(ordered.column(name).to_pylist() for name in table.key), strict=True))
    first = {key: place for place, key in reversed(list(enumerate(keys)))}
    # A merge that was stopped has left rows twice; else nothing need be taken out.
    return ordered if len(first) == len(keys) else ordered.take(pa.array(sorted(first.values())))


def _readable(table: Table, files: list[Path]) -> Iterator[pa.Table]:
    for file in files:
        try:
            yield pq.ParquetFile(file).read().cast(table.schema)
        except (OSError, pa.ArrowException) as error:
            log.warn(Event.RECORD_NOT_READ, file=str(file), error=str(error))


def _write(path: Path, rows: pa.Table) -> None:
    temporary = path.with_suffix(".tmp")
    pq.write_table(rows, str(temporary), compression="zstd")
    temporary.replace(path)
