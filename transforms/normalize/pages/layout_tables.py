"""Tables that lay a page out, as older content systems write them: their cells are containers, not data.

Extraction sets each row of a table on one line, and so all of an article that stands in a cell.
"""

from lxml import html

CELL_CHARS = 400
"""Characters of text and of paragraphs from which a cell is no datum."""
BREAKS = 3
"""Line breaks or paragraphs in such a cell."""
_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "colgroup"})


def unfold_layout_tables(tree: html.HtmlElement) -> None:
    """Make containers of the tables around a headline or around a cell with paragraphs.

    >>> tree = html.fromstring("<table><tr><td>Start</td><td><h1>Rain</h1></td></tr></table>")
    >>> unfold_layout_tables(tree)
    >>> [element.tag for element in tree.iter()]
    ['div', 'div', 'div', 'div', 'h1']
    """
    cells = [cell for cell in tree.iter("td") if _lays_out(cell)]
    tables = {table for cell in cells for table in cell.iterancestors("table")}
    for table in tables:
        _unfold(table)


def _lays_out(cell: html.HtmlElement) -> bool:
    if next(cell.iter("h1"), None) is not None:
        return True
    breaks = sum(1 for _ in cell.iter("br", "p"))
    return breaks >= BREAKS and len(cell.text_content()) >= CELL_CHARS


def _unfold(table: html.HtmlElement) -> None:
    """Rename a table and its own parts; tables of data within its cells stay."""
    waiting = [table]
    while waiting:
        element = waiting.pop()
        element.tag = "div"
        waiting += [child for child in element if child.tag in _PARTS and child.tag != "table"]
