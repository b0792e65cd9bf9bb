"""The table contract as text, JSON and Markdown, made of ``schemas`` alone."""

import difflib
import json
from collections.abc import Iterator

from newsmill.pipeline.errors import UsageError
from newsmill.schemas.table import Column, Table
from newsmill.schemas.tables import OPS_TABLES, SNAPSHOT_TABLES, TABLES
from newsmill.schemas.tables.articles import NEEDS_DOCUMENT
from newsmill.schemas.version import SCHEMA_VERSION


def schema_text(name: str | None) -> str:
    """Return the columns of one table or of all for a terminal.

    Raises:
        UsageError: there is no such table.
    """
    return "\n\n".join(_table_text(table) for table in _chosen(name))


def schema_json(name: str | None) -> str:
    """Return the same as one JSON object.

    Raises:
        UsageError: there is no such table.
    """
    tables = {table.name: _table_dict(table) for table in _chosen(name)}
    return json.dumps({"schema_version": SCHEMA_VERSION, "tables": tables}, ensure_ascii=False, indent=2)


def schema_markdown() -> str:
    """Return docs/tables.md."""
    return "\n".join(_markdown()) + "\n"


def _chosen(name: str | None) -> tuple[Table, ...]:
    if name is None:
        return tuple(TABLES.values())
    if name not in TABLES:
        near = difflib.get_close_matches(name, TABLES, n=1)
        hint = f": did you mean {near[0]}?" if near else f"; there are {', '.join(TABLES)}"
        raise UsageError(f"no table {name!r}{hint}")
    return (TABLES[name],)


def _table_text(table: Table) -> str:
    width = max(len(column.name) for column in table.columns)
    lines = [f"{table.name}  key {', '.join(table.key)}", f"  {table.doc}"]
    lines += [f"  {column.name:<{width}}  {_type(column):<22} {column.doc}" for column in table.columns]
    return "\n".join(lines)


def _table_dict(table: Table) -> dict[str, object]:
    columns = [
        {"id": c.field_id, "name": c.name, "type": str(c.type), "required": c.required, "doc": c.doc}
        for c in table.columns
    ]
    return {"doc": table.doc, "key": table.key, "partitioning": table.partitioning, "columns": columns}


def _markdown() -> Iterator[str]:
    yield f"# Tables, version {SCHEMA_VERSION}"
    yield ""
    yield "Made by `newsmill schema docs`; a test checks that it is current. `!` means never null. Ids are 32 hex"
    yield "characters of SHA-256 over a versioned key. Times are UTC, microseconds."
    yield ""
    unknown = ", ".join(f"`{name}`" for name in NEEDS_DOCUMENT)
    yield "`newsmill reprocess` brings a store of version 1.0 up to date. What only the source document"
    yield f"tells stays null in the articles it had: {unknown}, and agencies that a feed or a wire named."
    for heading, tables, note in (
        ("In every snapshot", SNAPSHOT_TABLES, "Below `DIR/latest/`, as Parquet."),
        ("Operational", OPS_TABLES, "Below `DIR/ops/`, outside the snapshots, harmless to lose."),
    ):
        yield f"\n## {heading}\n\n{note}"
        for table in tables:
            yield from _table_markdown(table)


def _table_markdown(table: Table) -> Iterator[str]:
    place = {"month": f"`{table.name}/month=2026-01/`", "bucket": f"`{table.name}/bucket=03/`"}
    yield f"\n### {table.name}\n\n{table.doc}\n"
    key = ", ".join(f"`{name}`" for name in table.key)
    yield f"Key: {key}. Folder: {place.get(table.partitioning, f'`ops/{table.name}/`')}.\n"
    yield "| Id | Column | Type | Meaning |"
    yield "|---|---|---|---|"
    for column in table.columns:
        yield f"| {column.field_id} | `{column.name}` | {_type(column)} | {column.doc} |"


def _type(column: Column) -> str:
    names = {
        "timestamp[us, tz=UTC]": "timestamp",
        "date32[day]": "date",
        "double": "double",
        "list<item: string>": "list of string",
        "list<item: struct<stage: string not null, seconds: double>>": "list of struct",
    }
    return names.get(str(column.type), str(column.type)) + ("!" if column.required else "")
