"""A month of day files: which of them a run has to read and write again, and which stay as they are.

A file is concerned when it holds a row that a change is for, or rows of a day that rows are put into. The others are
linked into staging, so that the month's files are those of a merge of all rows; a test holds that.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.rows.staged import MergedFile, Operation
from newsmill.schemas.table import Table
from newsmill.transforms.ground.snapshot import read_file

MergeChanges = Mapping[Operation, Sequence[pa.Table]]


class DayFile(NamedTuple):
    """A file of the month as it is."""

    entry: ManifestFile
    """What the manifest says of it."""
    path: str
    """Where it lies."""


class Split(NamedTuple):
    """The files of a month."""

    kept: list[DayFile]
    """Those that no change concerns."""
    touched: list[DayFile]
    """The others."""
    articles: int
    """Articles in those that are kept."""


def _day_column(table: Table) -> str | None:
    """Return the column whose day tells the file of a row; null for a table that has none."""
    names = {column.name for column in table.columns}
    return next((name for name in ("published_at", "published_date") if name in names), None)


def split_by_touch(table: Table, files: Iterable[DayFile], changes: MergeChanges) -> Split | None:
    """Return which day files ``changes`` concern; null when only a merge of the whole month will do."""
    listed, day = list(files), _day_column(table)
    if table.partitioning != "month" or table.format != "parquet" or day is None or len(listed) < 2:
        return None
    if "replace" in changes:
        return None
    put = [*changes.get("put", ()), *changes.get("offer", ())]
    wanted = [(table.key[0], rows.column(table.key[0])) for rows in put]
    wanted += [(rows.column_names[0], rows.column(0)) for name in ("drop", "patch") for rows in changes.get(name, ())]
    held = [_held(file.path, day, table.key[0], {name for name, _ in wanted}) for file in listed]
    days = {value for rows in put for value in _days(rows.column(day))}
    days |= {each for rows in held for each in _days(rows.column(day)) if _concerned(rows, wanted)}
    kept, touched, articles = [], [], 0
    for file, rows in zip(listed, held, strict=True):
        if days.isdisjoint(_days(rows.column(day))):
            kept.append(file)
            articles += pc.count_distinct(rows.column(table.key[0])).as_py()
        else:
            touched.append(file)
    return Split(kept, touched, articles)


def link(file: DayFile, folder: str) -> MergedFile:
    """Link a file of the snapshot built upon into ``folder``, as if it had been written there; copy it if need be."""
    entry = file.entry
    path = Path(folder) / f"{entry.table}-{entry.partition}-{Path(entry.path).name}"
    path.unlink(missing_ok=True)
    try:
        os.link(file.path, path)
    except OSError:
        shutil.copy(file.path, path)
    return MergedFile(
        entry.table, entry.partition, Path(entry.path).name, str(path), entry.sha256, entry.size, entry.rows
    )


def _held(path: str, day: str, key: str, names: set[str]) -> pa.Table:
    return read_file(path, sorted({day, key, *names}))


def _concerned(rows: pa.Table, wanted: Iterable[tuple[str, pa.ChunkedArray]]) -> bool:
    return any(pc.any(pc.is_in(rows.column(name), value_set=values)).as_py() for name, values in wanted)


def _days(times: pa.ChunkedArray) -> set[object]:
    """Return the days in UTC, with null for an undated row."""
    return set(pc.unique(pc.cast(times, pa.date32())).to_pylist())
