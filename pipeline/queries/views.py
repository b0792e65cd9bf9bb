"""Views of DuckDB over the tables of a snapshot, each with the columns of today's tables whatever version wrote it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.pipeline.errors import UsageError
from newsmill.schemas.manifest import Manifest, read_manifest
from newsmill.schemas.table import Column, Table
from newsmill.schemas.tables import SNAPSHOT_TABLES
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.ground.snapshot import STOOD_FOR

_SCALARS = {
    pa.string(): "VARCHAR",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.binary(): "BLOB",
    pa.timestamp("us", tz="UTC"): "TIMESTAMP WITH TIME ZONE",
}
_PARTITION_TYPES = {"month": "VARCHAR", "bucket": "BIGINT"}


def views(snapshot: Path, root: Path | None = None) -> Iterator[tuple[Table, str]]:
    """Yield each table with the statement that makes a view of it, under its name.

    Args:
        snapshot: what tells which columns the files have.
        root: where the views read; null means the snapshot itself.

    Raises:
        UsageError: the snapshot is damaged.
    """
    try:
        manifest = read_manifest(snapshot)
        held = {table.name: _held(table, snapshot, manifest) for table in SNAPSHOT_TABLES}
    except (OSError, ValueError) as error:
        raise UsageError(f"{snapshot} is damaged ({error}): `newsmill verify` says more") from error
    for table in SNAPSHOT_TABLES:
        yield table, f"create view {table.name} as {_select(table, held[table.name], root or snapshot)}"


def sql_text(text: str) -> str:
    """Return ``text`` as a literal of SQL.

    >>> sql_text("Sam's")
    "'Sam''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def glob_literal(path: Path) -> str:
    """Return ``path`` as DuckDB's patterns of files have to write it.

    >>> glob_literal(Path("/a[1]/b"))
    '/a[[]1]/b'
    """
    return re.sub(r"([\[*?])", r"[\1]", str(path))


def _duckdb_type(type_: pa.DataType) -> str:
    """Return DuckDB's name of the type of a column."""
    return f"{_SCALARS[type_.value_type]}[]" if pa.types.is_list(type_) else _SCALARS[type_]


def _held(table: Table, snapshot: Path, manifest: Manifest) -> frozenset[str]:
    """Return the columns that the files of a table have; none where there is no file."""
    if manifest.schema_version == SCHEMA_VERSION:
        return frozenset(column.name for column in table.columns)
    first = next((file.path for file in manifest.files if file.table == table.name), None)
    return frozenset() if first is None else frozenset(pq.read_schema(snapshot / first).names)


def _select(table: Table, held: frozenset[str], root: Path) -> str:
    key, kind = table.partitioning, _PARTITION_TYPES[table.partitioning]
    if not held:
        nulls = [f"null::{_duckdb_type(column.type)} as {column.name}" for column in table.columns]
        return f"select {', '.join([*nulls, f'null::{kind} as {key}'])} where false"
    chosen = ", ".join([*(_column(column, held) for column in table.columns), key])
    pattern = sql_text(f"{glob_literal(root)}/{table.name}/*/*.parquet")
    read = f"read_parquet({pattern}, hive_partitioning = true, hive_types = {{'{key}': {kind}}})"
    return f"select {chosen} from {read}"  # noqa: S608  # names of our own tables, and a path as a literal


def _column(column: Column, held: frozenset[str]) -> str:
    if column.name in held:
        return f'"{column.name}"'
    if column.name == "own_source":
        return "false as own_source"
    instead = STOOD_FOR.get(column.name)
    return f"{instead if instead in held else f'null::{_duckdb_type(column.type)}'} as {column.name}"
