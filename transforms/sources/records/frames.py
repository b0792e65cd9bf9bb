"""Data frames as JSON has them by column: what pandas writes with ``orient="columns"`` and ``orient="split"``."""

from collections.abc import Mapping
from typing import Any


def rows_of_frame(value: Mapping[Any, Any]) -> list[dict[Any, Any]] | None:
    """Return the rows of a data frame; null where an object is none.

    >>> rows_of_frame({"columns": ["title", "text"], "index": [0], "data": [["Rain", "It rained."]]})
    [{'title': 'Rain', 'text': 'It rained.'}]
    >>> rows_of_frame({"title": {"0": "Rain"}, "text": {"0": "It rained."}})
    [{'title': 'Rain', 'text': 'It rained.'}]
    """
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, names), row, strict=False)) for row in data]
    columns = list(value.values())
    first = columns[0] if columns else None
    if len(columns) < 2 or not isinstance(first, dict) or not first:
        return None
    if not all(isinstance(column, dict) and column.keys() == first.keys() for column in columns):
        return None
    if not all(str(key).isdigit() for key in first):
        return None
    return [{name: column[key] for name, column in value.items()} for key in first]
