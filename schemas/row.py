"""Row types and the Arrow batches that carry them between stages.

A row type is a frozen dataclass; its Arrow schema follows from its annotations, so a row is described in one place.
Between stages an element is a ``RecordBatch`` of that schema; inside a stage plain functions take and return rows.
"""

import dataclasses
import datetime as dt
import functools
import itertools
import types
import typing
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, TypeVar

import pyarrow as pa

Row = TypeVar("Row")

TIMESTAMP = pa.timestamp("us", tz="UTC")
"""Microseconds since 1970 in UTC: the only timestamp type in any batch or table."""

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    bytes: pa.binary(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.datetime: TIMESTAMP,
    dt.date: pa.date32(),
}


def schema_of(row_type: type[Any]) -> pa.Schema:
    """Return the Arrow schema of a row type: one field per dataclass field, nullable where the hint allows ``None``.

    Raises:
        TypeError: a field's type has no Arrow counterpart here.
    """
    return _schema_of(row_type)  # type: ignore[arg-type]  # mypy takes a class for unhashable here


@functools.cache
def _schema_of(row_type: Any) -> pa.Schema:
    hints = typing.get_type_hints(row_type)
    return pa.schema([_field(f.name, hints[f.name]) for f in dataclasses.fields(row_type)])


def to_batch(rows: Iterable[Row], row_type: type[Row]) -> pa.RecordBatch:
    """Return ``rows`` as one record batch of ``schema_of(row_type)``; no rows give an empty batch."""
    schema: pa.Schema = schema_of(row_type)
    listed = list(rows)
    columns = [column_of(list(map(attrgetter(field.name), listed)), field.type) for field in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def from_batch(batch: pa.RecordBatch, row_type: type[Row]) -> list[Row]:
    """Return the rows of ``batch``, which has at least the columns of ``schema_of(row_type)``; others are left out."""
    builders = _builders(row_type)  # type: ignore[arg-type]  # as above
    columns = [_values(batch.column(name), nested) for name, nested in builders]
    return [row_type(*values) for values in zip(*columns, strict=True)]


def column_of(values: Sequence[Any], arrow_type: pa.DataType) -> pa.Array:
    """Return the values of one field as an array; rows within rows go column by column."""
    if not (pa.types.is_list(arrow_type) and pa.types.is_struct(arrow_type.value_type)):
        return pa.array(values, arrow_type)
    flat = list(itertools.chain.from_iterable(values))
    fields = list(arrow_type.value_type)
    columns = [column_of(list(map(attrgetter(field.name), flat)), field.type) for field in fields]
    offsets = pa.array([0, *itertools.accumulate(map(len, values))], pa.int32())
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(columns, fields=fields), type=arrow_type)


def _values(column: pa.Array, nested: type[Any] | None) -> Sequence[Any]:
    if nested is None:
        values = column.to_pylist()
        return [tuple(value) for value in values] if values and isinstance(values[0], list) else values
    rows = column.flatten()
    names = [field.name for field in dataclasses.fields(nested)]
    parts = [rows.field(name).to_pylist() for name in names]
    items = map(nested, *parts)
    return [tuple(itertools.islice(items, length or 0)) for length in column.value_lengths().to_pylist()]


@functools.cache
def _builders(row_type: Any) -> list[tuple[str, type[Any] | None]]:
    hints = typing.get_type_hints(row_type)
    return [(f.name, _nested(hints[f.name])) for f in dataclasses.fields(row_type)]


def _nested(hint: Any) -> type[Any] | None:
    inner = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
    return inner if dataclasses.is_dataclass(inner) and isinstance(inner, type) else None


def _field(name: str, hint: Any) -> pa.Field:
    inner, nullable = _strip_none(hint)
    return pa.field(name, _arrow_type(inner), nullable=nullable)


def _strip_none(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint, False
    rest = [arg for arg in typing.get_args(hint) if arg is not type(None)]
    if len(rest) != 1:
        raise TypeError(f"a row field is one type or that type and None, not {hint}")
    return rest[0], True


def _arrow_type(hint: Any) -> pa.DataType:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if typing.get_origin(hint) is tuple:
        return pa.list_(_arrow_type(typing.get_args(hint)[0]))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(list(schema_of(hint)))
    raise TypeError(f"no Arrow type for the row field type {hint}")
