"""What a table is: columns with field ids and documentation, a key, a partitioning. Tables are listed in ``tables``."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pyarrow as pa

from newsmill.schemas.version import SCHEMA_VERSION

Partitioning = Literal["month", "day", "bucket", "hash", "none"]
"""``month``: folder ``month=2026-01``; ``day``: ``day=2026-01-31``; ``bucket``: ``bucket=03``, by the first bits
of the first key, an id; ``hash``: ``hash=03``, by those of its CRC-32, and no folder while one file holds all;
``none``: no folder."""

Format = Literal["parquet", "arrow"]
"""``parquet`` for the tables people read; ``arrow`` (IPC, memory-mapped) for state."""


@dataclass(frozen=True)
class Column:
    """One column: ``field_id`` is for ever (never reused), ``doc`` says unit, encoding and what null means."""

    field_id: int
    name: str
    type: pa.DataType
    doc: str
    required: bool = False

    def arrow(self) -> pa.Field:
        """Return the Arrow field with the Parquet field id and the documentation in its metadata."""
        metadata = {"PARQUET:field_id": str(self.field_id), "description": self.doc}
        return pa.field(self.name, self.type, nullable=not self.required, metadata=metadata)


@dataclass(frozen=True)
class Table:
    """One output table or state file of the store."""

    name: str
    doc: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    partitioning: Partitioning
    columns: tuple[Column, ...]
    format: Format = "parquet"
    packed: bool = False
    """Whether the columns of an ``arrow`` file are compressed: where a run reads all it maps, and it pays."""

    @property
    def folder(self) -> str:
        """Folder of the table inside a snapshot."""
        return self.name if self.format == "parquet" else f"_state/{self.name}"

    def partition_folder(self, partition: str) -> str:
        """Folder of one partition inside a snapshot: ``articles/month=2026-01``, or the table's own folder."""
        return f"{self.folder}/{self.partitioning}={partition}" if partition else self.folder

    def place(self, partition: str, name: str) -> str:
        """Path inside a snapshot of the file ``name`` of a partition; state files bear it in their name.

        Folders are for readers of tables: those of state by day would be 1,500 in two years, made anew by each commit.
        """
        if self.format == "parquet" or not partition:
            return f"{self.partition_folder(partition)}/{name}"
        return f"{self.folder}/{partition}-{name}"

    def is_place(self, path: str, partition: str) -> bool:
        """Tell whether ``path`` may be that of a file of the partition; state of before lies in folders, as tables."""
        folder = path.rpartition("/")[0]
        beside = folder == self.folder and path.startswith(self.place(partition, ""))
        return beside or folder == self.partition_folder(partition)

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with field ids, column documentation and the table's own metadata."""
        metadata = {
            "newsmill.table": self.name,
            "newsmill.schema_version": SCHEMA_VERSION,
            "newsmill.key": ",".join(self.key),
            "description": self.doc,
        }
        return pa.schema([column.arrow() for column in self.columns], metadata=metadata)

    @cached_property
    def bare_schema(self) -> pa.Schema:
        """The schema as state files bear it: without documentation, as a store has thousands of them."""
        return pa.schema([pa.field(column.name, column.type, not column.required) for column in self.columns])
