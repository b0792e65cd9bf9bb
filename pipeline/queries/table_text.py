"""An answer as a table that fits the terminal; what finds no room in a row stands below it, nothing of it is cut."""

import datetime as dt
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from newsmill.pipeline.terminal import bare, printable
from newsmill.schemas.stable_ids import is_stable_id

NARROWEST = 16
"""Cells that a column keeps at least, as far as it has them."""
ID_SHOWN = 10
"""Characters of an id that are shown: commands take its beginning."""
LONGEST = 200
"""Characters of a value that are shown where there is no terminal to say how wide it is."""
FEWEST = 2
"""Columns that a row keeps at least where others stand below it; with fewer each value has a line of its own."""
_GAP = 2
_BELOW = "    "
_LEAST = 0.00005
"""What four decimals would round to nothing."""
_NUMBER = re.compile(r"-?\d*\.?\d+(e-\d+)?")


def table_text(names: Sequence[str], rows: Iterable[tuple[Any, ...]], width: int | None) -> str:
    """Return the rows as a table, its names first.

    Args:
        names: of the columns.
        rows: the values.
        width: cells of the terminal; null when there is none.
    """
    heads = [printable(name) for name in names]
    cells = [[shown(value) for value in row] for row in rows]
    widths = [max(map(cell_width, column)) for column in zip(heads, *cells, strict=True)]
    if width is None or _needed(widths) <= width:
        return _table([heads], cells, widths)
    parts = [_parts(head, column) for head, *column in zip(heads, *cells, strict=True)]
    widths = [max(map(cell_width, [*part, *column])) for part, *column in zip(parts, *cells, strict=True)]
    fitted = _fitted(widths, width - _GAP * (len(widths) - 1))
    if fitted is not None:
        return _table(_stacked(parts), cells, fitted)
    whole = sum(_needed(widths[: count + 1]) <= width for count in range(len(widths)))
    if whole < FEWEST:
        return _records(heads, cells, width)
    table = _table(_stacked(parts[:whole]), [row[:whole] for row in cells], widths[:whole])
    return _with_rest(table.split("\n"), heads[whole:], [row[whole:] for row in cells], width)


def shown(value: Any) -> str:
    r"""Return a value in a few characters, safe to print; blanks and line ends of a text are one blank.

    >>> shown("Der Hafen \n\n bleibt  zu.")
    'Der Hafen bleibt zu.'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        # A small chance is not none.
        return f"{value:.1g}" if 0 < abs(value) < _LEAST else f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return printable(", ".join(map(shown, value)), LONGEST)
    text = str(value)
    return text[:ID_SHOWN] if is_stable_id(text) else printable(" ".join(bare(text).split()), LONGEST)


def cell_width(text: str) -> int:
    """Return the cells of a terminal that ``text`` takes.

    >>> cell_width("Köln"), cell_width("東京")
    (4, 4)
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def cut(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, with an ellipsis where something was cut off.

    >>> cut("Hafenbrücke", 6)
    'Hafen…'
    """
    if cell_width(text) <= width:
        return text
    kept, used = [], 1
    for sign in text:
        used += _cells(sign)
        if used > width:
            break
        kept.append(sign)
    return "".join(kept) + "…"


def _cells(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _fitted(widths: list[int], room: int) -> list[int] | None:
    """Return widths that fit, the widest columns made narrower; null when they would get too narrow."""
    for most in range(max(*widths, NARROWEST), NARROWEST - 1, -1):
        fitted = [min(width, most) for width in widths]
        if sum(fitted) <= room:
            return fitted
    return None


def _needed(widths: list[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _parts(head: str, column: Sequence[str]) -> list[str]:
    """Return the head in parts where it is wider than what stands below it, each to stand in a line of its own.

    >>> _parts("share_before", ["0.01"]), _parts("first_source", ["heideblatt.example"])
    (['share_', 'before'], ['first_source'])
    """
    wider = cell_width(head) > max(map(cell_width, column), default=0)
    return (re.findall("[^_]*_+|[^_]+", head) if wider else None) or [head]


def _stacked(parts: list[list[str]]) -> list[list[str]]:
    """Return the lines of the heads, the last part of each in the last of them.

    >>> _stacked([["p"], ["share_", "before"]])
    [['', 'share_'], ['p', 'before']]
    """
    deepest = max(map(len, parts))
    return [list(line) for line in zip(*([""] * (deepest - len(part)) + part for part in parts), strict=True)]


def _table(heads: list[list[str]], cells: list[list[str]], widths: list[int]) -> str:
    numbers = [all(map(_is_number, column)) for column in zip(*cells, strict=True)] or [False] * len(widths)
    lines = [*heads, ["─" * each for each in widths], *cells]
    return "\n".join(_line(line, widths, numbers) for line in lines)


def _with_rest(lines: list[str], heads: list[str], rest: list[list[str]], width: int) -> str:
    """Return the lines of a table, below each row the names and values that found no room in it."""
    top = len(lines) - len(rest)
    told = lines[:top]
    for line, row in zip(lines[top:], rest, strict=True):
        below = " · ".join(f"{head} {cell}" for head, cell in zip(heads, row, strict=True) if cell)
        told += [line, _wrapped(_BELOW, below, width)] if below else [line]
    return "\n".join(told)


def _records(heads: list[str], cells: list[list[str]], width: int) -> str:
    """Return one block a row: each value behind its name, in as many lines as it takes."""
    name = max(map(cell_width, heads)) + _GAP
    blocks = [
        "\n".join(_wrapped(_padded(head, name), cell, width) for head, cell in zip(heads, row, strict=True) if cell)
        for row in cells
    ]
    return "\n\n".join(blocks)


def _wrapped(head: str, cell: str, width: int) -> str:
    if cell_width(head) + cell_width(cell) <= width:
        return head + cell
    room = max(width - cell_width(head), 1)
    # Wide signs take two cells; a line of them is filled to the half.
    lines = textwrap.wrap(cell, room if cell_width(cell) == len(cell) else max(room // 2, 1))
    return "\n".join(f"{head if at == 0 else ' ' * cell_width(head)}{line}" for at, line in enumerate(lines))


def _line(cells: list[str], widths: list[int], numbers: list[bool]) -> str:
    told = [
        _padded(cut(cell, width), width, right=number)
        for cell, width, number in zip(cells, widths, numbers, strict=True)
    ]
    return (" " * _GAP).join(told).rstrip()


def _padded(text: str, width: int, *, right: bool = False) -> str:
    space = " " * (width - cell_width(text))
    return space + text if right else text + space


def _is_number(text: str) -> bool:
    return not text or _NUMBER.fullmatch(text) is not None
