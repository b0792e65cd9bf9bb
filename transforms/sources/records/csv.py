"""CSV and its kin: header, delimiter ``, ; TAB |``, quoted newlines, any charset; a bad row costs itself only.

A quote that never closes would swallow the rows behind it. So rows are read strictly first; where that fails, the line
on which the row began is tried alone, and reading goes on at the next line.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.surrogates import decoded, repaired
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.kinds.tabular import declared_delimiter, delimiter_of
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.fields import document_of, lacks_text, names_text
from newsmill.transforms.sources.records.lines import Line, lines_of
from newsmill.transforms.sources.source_settings import ABOVE_LIMIT, RECORD_LIMIT, Origin


@dataclass(frozen=True)
class Row:
    """One row, or why it is none."""

    cells: list[str]
    line: Line
    """The line on which it begins."""
    content: bytes
    """The row as it was read."""
    fault: tuple[Reason, str] | None = None


def read_csv(stream: ByteStream, origin: Origin) -> Iterator[Document | Reject]:
    """Yield a document or reject for every row behind the header."""
    lines = _Lines(lines_of(stream))
    rows = _rows(lines, _delimiter(lines))
    header = next((row for row in rows if row.fault or any(cell.strip() for cell in row.cells)), None)
    if header is None:
        yield reject(origin.document_uri, Reason.EMPTY, "the table has no header", b"")
        return
    names = [repaired(cell).strip() for cell in header.cells]
    if header.fault or not names_text(names, origin.settings.field_map):
        detail = header.fault[1] if header.fault else lacks_text(names, origin.settings.field_map)
        yield reject(
            origin.document_uri, Reason.WRONG_SHAPE, detail, header.content, _place(header), sha256=header.line.sha256
        )
        return
    for row in rows:
        if row.fault or any(row.cells):
            yield _record(row, names, origin)


def _record(row: Row, names: list[str], origin: Origin) -> Document | Reject:
    uri, place = origin.document_uri, _place(row)
    if row.fault:
        return reject(uri, row.fault[0], row.fault[1], row.content, place, sha256=row.line.sha256)
    surplus = row.cells[len(names) :]
    if any(surplus) or len(row.cells) < min(2, len(names)):
        detail = f"{len(row.cells)} cells under {len(names)} columns"
        return reject(uri, Reason.MALFORMED, detail, row.content, place)
    return document_of(dict(zip(names, row.cells, strict=False)), origin, place, row.content)


def _delimiter(lines: "_Lines") -> str:
    first = lines.first()
    if first is None:
        return ","
    text = decoded(first.content)
    declared = declared_delimiter(text)
    if declared is not None:
        lines.drop()
    return declared or delimiter_of(text)


def _rows(lines: "_Lines", delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(RECORD_LIMIT)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong):
            yield _alone(lines, delimiter)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            continue
        yield Row(cells, lines.taken[0], lines.content())


def _alone(lines: "_Lines", delimiter: str) -> Row:
    """Return the row of the line that could not be read strictly; the lines behind it are read again."""
    line = lines.retreat()
    if line.sha256 is not None:
        return Row([], line, line.content, (Reason.TOO_LARGE, f"a line {ABOVE_LIMIT}"))
    try:
        cells = next(csv.reader([decoded(line.content)], delimiter=delimiter), [])
    except csv.Error as error:
        return Row([], line, line.content, (Reason.MALFORMED, str(error)))
    if "\n" in "".join(cells):
        return Row([], line, line.content, (Reason.MALFORMED, "a quote is opened and not closed"))
    return Row(cells, line, line.content)


class _TooLong(Exception):  # noqa: N818  (a signal to the loop above, never seen outside)
    """A row went over the record limit."""


@dataclass
class _Lines:
    """Lines as the csv module takes them, remembered until their row is complete."""

    source: Iterator[Line]
    taken: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    size: int = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.pop() if self.waiting else next(self.source)
        self.taken.append(line)
        self.size += len(line.content)
        if line.sha256 is not None or self.size > RECORD_LIMIT:
            raise _TooLong
        return decoded(line.content)

    def first(self) -> Line | None:
        line = next(self.source, None)
        if line is not None:
            self.waiting.append(line)
        return line

    def drop(self) -> None:
        self.waiting.pop()

    def begin(self) -> None:
        self.taken, self.size = [], 0

    def content(self) -> bytes:
        return b"".join(line.content for line in self.taken)

    def retreat(self) -> Line:
        """Give back all lines of the row but the first, which is returned."""
        self.waiting.extend(reversed(self.taken[1:]))
        return self.taken[0]


def _place(row: Row) -> str:
    return f"line {row.line.number}"
