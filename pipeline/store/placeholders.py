"""Files without rows, so that every table of a snapshot can be queried from the first day on.

A pattern such as ``duplicates/*/*.parquet`` that matches nothing is an error in every reader. A table without a row
therefore has one file with its schema; it goes when the first row comes. Which partition it lies in follows from the
other tables alone, so that equal content still has equal bytes.
"""

from collections.abc import Iterable

from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.rows.staged import MergedFile
from newsmill.schemas.table import Table
from newsmill.schemas.tables import SNAPSHOT_TABLES
from newsmill.transforms.sinks.files import write_empty

UNDATED_MONTH = "1970-01"
"""Month of the empty files of a store in which nothing has a month yet."""
FIRST_BUCKET = "00"


def without_placeholders(files: Iterable[ManifestFile]) -> list[ManifestFile]:
    """Return ``files`` but for those of parquet tables that hold no row."""
    names = {table.name for table in SNAPSHOT_TABLES}
    return [file for file in files if file.rows or file.table not in names]


def placeholders(files: Iterable[ManifestFile], staging: str) -> list[MergedFile]:
    """Write a file into ``staging`` for each table that none of ``files`` belongs to, and return them."""
    listed = list(files)
    there = {file.table for file in listed}
    monthly = {table.name for table in SNAPSHOT_TABLES if table.partitioning == "month"}
    month = min((file.partition for file in listed if file.table in monthly), default=UNDATED_MONTH)
    missing = [table for table in SNAPSHOT_TABLES if table.name not in there]
    return [write_empty(table, _partition(table, month), staging) for table in missing]


def _partition(table: Table, month: str) -> str:
    return {"month": month, "bucket": FIRST_BUCKET}.get(table.partitioning, "")
