"""Files and columns of a table as a Delta log has them: its actions, and the schema in its words."""

import json
import uuid
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsmill.pipeline.exports.delta_log import Action, TableState
from newsmill.schemas.manifest import ManifestFile
from newsmill.schemas.table import Table

_TYPES = {
    pa.string(): "string",
    pa.int64(): "long",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.binary(): "binary",
    pa.timestamp("us", tz="UTC"): "timestamp",
}


def add(file: Path, path: str, table: Table, entry: ManifestFile) -> Action:
    """Return the action that adds ``file``, which the log calls ``path``, to its table."""
    return {
        "path": path,
        "partitionValues": {table.partitioning: entry.partition},
        "size": entry.size,
        "modificationTime": int(file.stat().st_mtime * 1000),
        "dataChange": True,
        "stats": json.dumps({"numRecords": entry.rows}),
    }


def remove(path: str, millis: int) -> Action:
    """Return the action that takes a file out of its table, at so many milliseconds since 1970."""
    return {"path": path, "deletionTimestamp": millis, "dataChange": True}


def metadata(folder: Path, table: Table, state: TableState, millis: int) -> Action:
    """Return what the log says of a table; its id and birth stay what they were."""
    before = state.metadata or {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, folder.as_uri())), "createdTime": millis}
    return {
        "id": before["id"],
        "name": table.name,
        "description": table.doc,
        "format": {"provider": "parquet", "options": {}},
        "schemaString": json.dumps(_schema(table)),
        "partitionColumns": [table.partitioning],
        "createdTime": before["createdTime"],
        "configuration": {},
    }


def _schema(table: Table) -> dict[str, Any]:
    fields = [_field(column.name, _type(column.type), column.doc, not column.required) for column in table.columns]
    key = _field(table.partitioning, "string", "The folder of the file.", nullable=False)
    return {"type": "struct", "fields": [*fields, key]}


def _field(name: str, type_: Any, doc: str, nullable: bool) -> dict[str, Any]:
    return {"name": name, "type": type_, "nullable": nullable, "metadata": {"comment": doc}}


def _type(type_: pa.DataType) -> Any:
    if pa.types.is_list(type_):
        return {"type": "array", "elementType": _type(type_.value_type), "containsNull": True}
    return _TYPES[type_]
