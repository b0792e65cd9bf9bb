"""A month of several files: which of them a run has to read and write again, and which stay as they are.

A file is concerned when its stretch of days holds a row that a change is for, or gets one. The others are linked into
staging, so that the month's files are those of a merge of all rows; a test holds that.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.rows.staged import MergedFile, Operation
from newsmill.schemas.table import Table
from newsmill.transforms.ground.snapshot import read_file
from newsmill.transforms.sinks.stretches import articles_by_day, day_column, days_of_month, stretches

MergeChanges = Mapping[Operation, Sequence[pa.Table]]


class DayFile(NamedTuple):
    """A file of the month as it is."""

    entry: ManifestFile
    """What the manifest says of it."""
    path: str
    """Where it lies."""


class Split(NamedTuple):
    """The files of a month."""

    kept: dict[DayFile, Counter[int]]
    """Those that no change concerns, with their articles by day of the month."""
    touched: list[DayFile]
    """The others."""


def split_by_touch(table: Table, files: Iterable[DayFile], changes: MergeChanges) -> Split | None:
    """Return which files of a month ``changes`` concern; null when only a merge of the whole month will do."""
    listed, day = list(files), day_column(table)
    if table.partitioning != "month" or table.format != "parquet" or day is None or len(listed) < 2:
        return None
    if "replace" in changes:
        return None
    put = [*changes.get("put", ()), *changes.get("offer", ())]
    wanted = [(table.key[0], rows.column(table.key[0])) for rows in put]
    wanted += [(rows.column_names[0], rows.column(0)) for name in ("drop", "patch") for rows in changes.get(name, ())]
    held = [_held(file.path, day, table.key[0], {name for name, _ in wanted}) for file in listed]
    days = [_articles(rows, table.key[0], day) for rows in held]
    concerned = {each for rows in put for each in _days(rows.column(day))}
    concerned |= {each for rows, mine in zip(held, days, strict=True) if _concerned(rows, wanted) for each in mine}
    touched = _stretched(concerned, sum(days, Counter()))
    split = Split({}, [])
    for file, mine in zip(listed, days, strict=True):
        if touched.isdisjoint(mine):
            split.kept[file] = mine
        else:
            split.touched.append(file)
    return split


def cut_beside(table: Table, kept: Mapping[DayFile, Counter[int]], rows: pa.Table) -> list[range] | None:
    """Return into which stretches a month of the files ``kept`` and of ``rows`` beside them is cut.

    Null where these files are not what a merge of the whole month would write.
    """
    day = day_column(table)
    beside = _articles(rows, table.key[0], day) if day else Counter[int]()
    cut = stretches(sum(kept.values(), beside))
    files = [[mine for mine in kept.values() if not mine.keys().isdisjoint(stretch)] for stretch in cut]
    for stretch, held in zip(cut, files, strict=True):
        days = {each for mine in held for each in mine}
        whole = days <= set(stretch) and beside.keys().isdisjoint(stretch)
        if held and not (whole and (len(held) == 1 or len(stretch) == 1)):
            return None
    return cut


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


def _stretched(days: set[int], articles: Mapping[int, int]) -> set[int]:
    """Return ``days`` and those that share a stretch with one of them, in a month of ``articles`` by day."""
    return days.union(*(stretch for stretch in stretches(articles) if not days.isdisjoint(stretch)))


def _held(path: str, day: str, key: str, names: set[str]) -> pa.Table:
    return read_file(path, sorted({day, key, *names}))


def _concerned(rows: pa.Table, wanted: Iterable[tuple[str, pa.ChunkedArray]]) -> bool:
    return any(pc.any(pc.is_in(rows.column(name), value_set=values)).as_py() for name, values in wanted)


def _days(times: pa.ChunkedArray) -> set[int]:
    """Return the days of the month in UTC, with that of an undated row."""
    return set(np.unique(days_of_month(times)).tolist())


def _articles(rows: pa.Table, key: str, day: str) -> Counter[int]:
    return Counter(articles_by_day(rows.column(key), days_of_month(rows.column(day))))
