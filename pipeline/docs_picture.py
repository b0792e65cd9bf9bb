"""``docs/images/tables.svg``: the tables, their keys, and which column points to which table.

Made of ``schemas``; only where a table stands is told here.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from newsmill.schemas.table import Table
from newsmill.schemas.tables import SNAPSHOT_TABLES

_PLACES = {
    "entity_links": (0, 0), "entities": (0, 170), "stories": (0, 320), "clusters": (0, 490),
    "mentions": (1, 0), "quotes": (1, 190),
    "articles": (2, 270),
    "revisions": (3, 0), "removed_lines": (3, 170), "duplicates": (3, 340), "rejects": (3, 510),
}  # fmt: skip
"""Column and height (pixels) at which each table stands."""
_POINTERS = {
    "article_id": "articles", "lead_article_id": "articles", "canonical_id": "articles", "duplicate_of": "articles",
    "contained_in": "articles", "article_a": "articles", "article_b": "articles",
    "entity_id": "entities", "entity_ids": "entities", "speaker_entity_id": "entities",
    "local_entity_id": "entity_links", "speaker_local_entity_id": "entity_links",
    "story_id": "stories", "cluster_id": "clusters",
}  # fmt: skip
"""Columns that hold the key of a table."""
_WIDTH, _GAP, _MARGIN, _LINE, _HEAD = 190, 70, 36, 20, 30
_STYLE = (
    "text{font:13px ui-sans-serif,system-ui,sans-serif;fill:#1f2933}.n{font-weight:600}.k{font-weight:600}"
    ".m{fill:#66788a}rect{fill:#fff;stroke:#9aa5b1}.h{fill:#eef2f6}path{fill:none;stroke:#2f6f9f;stroke-width:1.3}"
)


class _Line(NamedTuple):
    name: str
    is_key: bool
    target: str | None


def tables_svg() -> str:
    """Return the picture as SVG: a box a table with its key, its pointers, and how many columns it has besides."""
    tables = {table.name: table for table in SNAPSHOT_TABLES}
    width = 2 * _MARGIN + 4 * _WIDTH + 3 * _GAP
    height = 2 * _MARGIN + max(_PLACES[name][1] + _height(table) for name, table in tables.items())
    parts = [*_arrows(tables), *(part for table in tables.values() for part in _box(table))]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"><title>The tables</title>'
    )
    ground = f'<rect width="{width}" height="{height}" style="stroke:none"/>'
    return "\n".join([head, f"<style>{_STYLE}</style>", ground, *parts, "</svg>"]) + "\n"


def _lines(table: Table) -> list[_Line]:
    """Return the columns that are shown: the key, and what points to another table."""
    names = [column.name for column in table.columns]
    shown = [*table.key, *(name for name in names if name in _POINTERS and name not in table.key)]
    return [_Line(name, name in table.key, _target(table, name)) for name in shown]


def _target(table: Table, name: str) -> str | None:
    target = _POINTERS.get(name)
    return None if target == table.name and name in table.key else target


def _height(table: Table) -> int:
    return _HEAD + _LINE * (len(_lines(table)) + 1) + 6


def _corner(name: str) -> tuple[int, int]:
    column, top = _PLACES[name]
    return _MARGIN + column * (_WIDTH + _GAP), _MARGIN + top


def _box(table: Table) -> Iterator[str]:
    x, y = _corner(table.name)
    lines = _lines(table)
    yield f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_height(table)}" rx="4"/>'
    yield f'<rect class="h" x="{x}" y="{y}" width="{_WIDTH}" height="{_HEAD - 4}" rx="4"/>'
    yield f'<text class="n" x="{x + 10}" y="{y + 18}">{escape(table.name)}</text>'
    for number, line in enumerate(lines):
        kind = "k" if line.is_key else "c"
        yield f'<text class="{kind}" x="{x + 10}" y="{_middle(y, number) + 4}">{escape(line.name)}</text>'
    rest = len(table.columns) - len(lines)
    yield f'<text class="m" x="{x + 10}" y="{_middle(y, len(lines)) + 4}">{rest} more columns</text>'


def _arrows(tables: dict[str, Table]) -> Iterator[str]:
    for name, table in tables.items():
        x, y = _corner(name)
        for number, line in enumerate(_lines(table)):
            if line.target and line.target != name:
                yield _arrow(x, _middle(y, number), *_corner(line.target))


def _arrow(x: int, y: int, target_x: int, target_y: int) -> str:
    """Return a curve from a line of one box to the head of another; boxes of one column are joined at their left."""
    end = target_y + (_HEAD - 4) // 2
    if x == target_x:
        return f'<path d="M{x} {y}C{x - 30} {y} {x - 30} {end} {x} {end}"/>'
    start, stop = (x + _WIDTH, target_x) if target_x > x else (x, target_x + _WIDTH)
    bend = (stop - start) // 2
    return f'<path d="M{start} {y}C{start + bend} {y} {stop - bend} {end} {stop} {end}"/>'


def _middle(top: int, number: int) -> int:
    return top + _HEAD + _LINE * number + _LINE // 2
