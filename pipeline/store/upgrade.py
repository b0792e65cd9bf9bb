"""Rewriting the files of an older minor version of the tables: with the columns of today, null where they were not."""

from collections.abc import Iterable
from pathlib import Path

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.files import write_partition


def upgraded(snapshot: Path, kept: Iterable[ManifestFile], staging: str) -> list[MergedPartition]:
    """Rewrite the partitions of ``snapshot`` that ``kept`` files belong to into ``staging``."""
    base = BaseSnapshot(str(snapshot))
    partitions = sorted({(file.table, file.partition) for file in kept})
    return [
        MergedPartition(name, part, write_partition(BY_NAME[name], part, base.read(BY_NAME[name], part), staging))
        for name, part in partitions
    ]
