"""Values that a string holds as a program printed them: lists, objects and bytes in the cells of CSV and Parquet.

JSON, Python's ``['a', 'b']``, ``('a', 'b')``, ``{'a', 'b'}``, ``{'name': 'a'}`` and ``b'a'``, numpy's ``['a' 'b']`` and
``array(['a'], dtype=object)``, PostgreSQL's ``{"a b",c}``. A text that is none of these whole stays text.
"""

import ast
import csv
import json
import re
from typing import Any

LIMIT = 100_000
"""Characters above which a string is not looked into for a list or an object."""
_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_QUOTED = r"""(?:'[^'\\]*'|"[^"\\]*")"""
_NUMPY = re.compile(rf"\[\s*{_QUOTED}(?:\s+{_QUOTED})+\s*\]")
_NUMPY_ITEM = re.compile(_QUOTED)
_ARRAY = re.compile(r"array\((\[.*\])(?:,\s*dtype=[^()]{1,40})?\)", re.DOTALL)
_POSTGRES = re.compile(r'\{(?:"(?:[^"\\]|\\.)*"|[^"{},:\\]+)(?:,(?:"(?:[^"\\]|\\.)*"|[^"{},:\\]+))*\}')
_BYTES = re.compile(r"""b(?:'.*'|".*")""", re.DOTALL)


def literal_of(text: str) -> Any:
    r"""Return the list, the object or the bytes that a string holds; null when it holds none.

    >>> literal_of("['Jana Muster' 'Kai Probe']"), literal_of('{"Jana Muster",dpa}'), literal_of(r"b'K\xc3\xb6ln'")
    (['Jana Muster', 'Kai Probe'], ['Jana Muster', 'dpa'], b'K\xc3\xb6ln')
    >>> literal_of("[Anzeige] Der Rat tagt"), literal_of("(dpa)")
    (None, None)
    """
    cell = text.strip()
    if cell[:1] == "b":
        return _python(cell) if _BYTES.fullmatch(cell) else None
    if len(cell) > LIMIT:
        return None
    array = _ARRAY.fullmatch(cell) if cell.startswith("array(") else None
    cell = array[1] if array else cell
    if _BRACKETS.get(cell[:1]) != cell[-1:]:
        return None
    if _NUMPY.fullmatch(cell):
        return [item[1:-1] for item in _NUMPY_ITEM.findall(cell)]
    parsed = _json(cell)
    if parsed is None:
        parsed = _python(cell)
    if parsed is None and _POSTGRES.fullmatch(cell):
        parsed = next(csv.reader([cell[1:-1]], escapechar="\\"))
    return parsed


def list_of(text: str) -> list[Any] | None:
    """Return the list that a string holds; null when it holds none."""
    found = literal_of(text) if text.lstrip()[:1] in ("[", "(", "{", "a") else None
    return found if isinstance(found, list) else None


def _json(cell: str) -> Any:
    try:
        parsed = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, (list, dict)) else None


def _python(cell: str) -> Any:
    """Return a list, an object or bytes as Python prints them; tuples and sets are lists, in the order printed."""
    try:
        node = ast.parse(cell, mode="eval").body
        if isinstance(node, (ast.Tuple, ast.Set)):
            return [ast.literal_eval(item) for item in node.elts]
        parsed = ast.literal_eval(node)
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None
    return parsed if isinstance(parsed, (list, dict, bytes)) else None
