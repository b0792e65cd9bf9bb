"""Tables whose rows ask for more buckets than they have, or fewer: rewritten by the commit that makes it so."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.rows.staged import MergedFile, MergedPartition
from newsmill.schemas.table import Table
from newsmill.transforms.ground.buckets import bucket_name, buckets_of_keys, buckets_wanted, is_cut
from newsmill.transforms.ground.snapshot import conformed, no_rows, read_file
from newsmill.transforms.sinks.files import write_partition


class Content(NamedTuple):
    """What a snapshot is made of."""

    kept: list[ManifestFile]
    """Files of the snapshot built upon."""
    merged: list[MergedPartition]
    """Rewritten partitions."""


def rebucketed(content: Content, former: Iterable[ManifestFile], snapshot: Path, staging: str) -> Content:
    """Return ``content`` with each table in as many buckets as its rows ask for.

    Args:
        content: in the buckets of the snapshot built upon.
        former: all files of that snapshot.
        snapshot: its folder.
        staging: folder for the rewritten files.
    """
    listed = list(former)
    files = [file for part in content.merged for file in part.files]
    after = _counts([*content.kept, *files])
    before = _counts(listed) | {file.table: 1 for file in listed if file.partition == bucket_name(0, 1)}
    crossing = {name for name in after if before[name] != after[name]}
    if not crossing:
        return content
    kept = [file for file in content.kept if file.table not in crossing]
    merged = [part for part in content.merged if part.table not in crossing]
    for name in sorted(crossing):
        paths = [(file.partition, str(snapshot / file.path)) for file in content.kept if file.table == name]
        paths += [(file.partition, file.path) for file in files if file.table == name]
        merged += _rewritten(BY_NAME[name], paths, before[name], after[name], staging)
    return Content(kept, merged)


def _counts(files: Iterable[ManifestFile | MergedFile]) -> dict[str, int]:
    """Return the buckets that the rows of each table ask for which is cut into buckets."""
    rows = {name: 0 for name, table in BY_NAME.items() if is_cut(table)}
    for file in files:
        if file.table in rows:
            rows[file.table] += file.rows
    return {name: buckets_wanted(BY_NAME[name], found) for name, found in rows.items()}


def _rewritten(
    table: Table, paths: Iterable[tuple[str, str]], before: int, after: int, staging: str
) -> Iterator[MergedPartition]:
    """Yield the new buckets; in memory are the rows that two powers of two share a beginning of."""
    together: dict[int, list[str]] = {}
    for partition, path in paths:
        together.setdefault(int(partition or 0) * min(before, after) // before, []).append(path)
    for _, group in sorted(together.items()):
        rows = pa.concat_tables([no_rows(table.schema), *(conformed(read_file(path), table.schema) for path in group)])
        here = buckets_of_keys(table, rows.column(table.key[0]), after)
        for name in sorted(pc.unique(here).to_pylist()):
            part = rows.filter(pc.equal(here, name))
            yield MergedPartition(table.name, name, write_partition(table, name, part, staging))
