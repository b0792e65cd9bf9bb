"""An answer written as CSV, JSON or Parquet, batch by batch."""

import base64
import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.terminal import UNSAFE, printable

FORMATS = ("table", "csv", "json", "parquet")
"""Names of ``--format``."""

Batches = Iterable[pa.RecordBatch]


def csv_lines(names: list[str], batches: Batches, *, terminal: bool = False) -> Iterator[str]:
    """Yield CSV, the names first; lists are JSON, and nothing reaches a terminal that it would act upon."""
    yield _csv_line(names)
    for row in rows_of(batches):
        cells = map(_cell, row)
        yield _csv_line(printable(cell, len(cell) + 1) for cell in cells) if terminal else _csv_line(cells)


def json_lines(names: list[str], batches: Batches) -> Iterator[str]:
    """Yield a JSON array, one object a line; what a terminal would act upon stands as escapes."""
    before = "["
    for row in rows_of(batches):
        text = json.dumps(dict(zip(names, map(plain, row), strict=True)), ensure_ascii=False)
        yield before + UNSAFE.sub(_escaped, text)
        before = ","
    yield "[]" if before == "[" else "]"


def write_parquet(target: BinaryIO, schema: pa.Schema, batches: Batches) -> None:
    """Write a Parquet file."""
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def rows_of(batches: Batches) -> Iterator[tuple[Any, ...]]:
    """Yield the rows, each a tuple: two columns may have one name.

    Raises:
        UsageError: a value is one that Python has no name for, such as the year 99999.
    """
    for batch in batches:
        try:
            columns = [column.to_pylist() for column in batch.columns]
        except (OverflowError, ValueError) as error:
            raise UsageError(f"the answer holds a value that cannot be told ({error}): cast it to text") from error
        yield from zip(*columns, strict=True)


def plain(value: Any) -> Any:
    """Return a value as JSON can have it: times in ISO 8601, bytes in Base64."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, float) and value - value != 0:  # infinite, or no number
        return None
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _cell(value: Any) -> str:
    value = plain(value)
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _escaped(found: Any) -> str:
    return "".join(f"\\u{ord(sign):04x}" for sign in found[0])
