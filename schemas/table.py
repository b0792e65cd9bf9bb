"""What a table is: columns with field ids and documentation, a key, a partitioning. Tables are listed in ``tables``."""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from schemas.version import SCHEMA_VERSION

Partitioning = Literal["month", "bucket", "none"]
"""``month``: folder ``month=2026-01``; ``bucket``: ``bucket=03``, the first hex digit of the first key; ``none``: flat."""


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

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with field ids, column documentation and the table's own metadata."""
        metadata = {
            "newsmill.table": self.name,
            "newsmill.schema_version": SCHEMA_VERSION,
            "newsmill.key": ",".join(self.key),
            "description": self.doc,
        }
        return pa.schema([column.arrow() for column in self.columns], metadata=metadata)
