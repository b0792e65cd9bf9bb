"""Rewriting the files of an older minor version of the tables: with the columns of today, null where they were not."""

from collections.abc import Iterable
from pathlib import Path

from schemas.manifest import ManifestFile
from schemas.rows.staged import MergedPartition
from schemas.state import STATE_TABLES
from schemas.tables import SNAPSHOT_TABLES
from transforms.base import BaseSnapshot
from transforms.sinks import write_partition

_TABLES = {table.name: table for table in (*SNAPSHOT_TABLES, *STATE_TABLES)}


def upgraded(snapshot: Path, kept: Iterable[ManifestFile], staging: str) -> list[MergedPartition]:
    """Rewrite the partitions of ``snapshot`` that ``kept`` files belong to into ``staging``."""
    base = BaseSnapshot(str(snapshot))
    partitions = sorted({(file.table, file.partition) for file in kept})
    return [
        MergedPartition(name, part, write_partition(_TABLES[name], part, base.read(_TABLES[name], part), staging))
        for name, part in partitions
    ]
