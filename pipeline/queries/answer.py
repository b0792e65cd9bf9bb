"""One question to a store, from what was typed to what is printed."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.named_file import into_file
from newsmill.pipeline.queries.database import Database, told
from newsmill.pipeline.queries.named import is_name, named
from newsmill.pipeline.queries.output import csv_lines, json_lines, rows_of, write_parquet
from newsmill.pipeline.queries.table_text import table_text
from newsmill.pipeline.queries.values import Given, values_of, values_of_sql
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.pipeline.terminal import plural, printable, wrapped


@dataclass(frozen=True)
class Answer:
    """What a store says to a question."""

    heading: str
    """What was asked, for which days and whom."""
    schema: pa.Schema
    """Names and types of its columns."""
    reader: pa.RecordBatchReader
    """Its rows, read once; ``told`` raises what goes wrong with one."""
    why_empty: Callable[[], str] = str
    """What a person should know of an answer without a row; empty where there is nothing to say."""


def ask(store: Store, question: str, given: Given, snapshot: Path | None = None) -> Answer:
    """Return the answer to a named query or to SQL; from ``snapshot``, which is the current one by default.

    Raises:
        UsageError: there is no such query, it is no SQL, or its parameters are not as they should be.
    """
    snapshot = snapshot or current_path(store.root)
    database = Database(store, snapshot)
    if is_name(question):
        query = named(question)
        sql, values, title = query.text, values_of(query, given, database, snapshot), [query.title]
        # A period by days of publication leaves out what has none.
        bounded = given.from_day or given.to_day
        why_empty = partial(_of_period, database, bounded=bool(bounded)) if values.values.get("from_day") else str
    else:
        sql, title, why_empty = question, [], str
        values = values_of_sql(database.parameters(sql), given, database, snapshot)
    reader = database.batches(sql, values.values)
    return Answer(" · ".join([*title, *values.told]), reader.schema, reader, why_empty)


def _of_period(database: Database, *, bounded: bool) -> str:
    """Return why a period may be empty; ``bounded``: its days were given."""
    counts = database.rows("select count(*) as articles, count(published_at) as dated from articles", {})[0]
    undated = counts["articles"] - counts["dated"]
    if undated <= counts["dated"]:
        return "" if bounded or not counts["dated"] else "--from DAY takes in earlier days"
    return (
        f"{undated:,} of {plural(counts['articles'], 'article')} have no date, and stand in no period; `newsmill query "
        "entities` counts them"
    )


def write(answer: Answer, form: str, file: Path | None) -> None:
    """Write an answer in one of ``FORMATS`` to a file, or to standard output.

    Raises:
        UsageError: Parquet on a terminal.
        RunFailedError: the file cannot be written.
    """
    if file is None:
        _print(answer, form)
        return
    try:
        into_file(file, partial(_put, answer, form))
    except OSError as error:
        raise RunFailedError(f"{file} cannot be written: {error.strerror or error}") from error


def _print(answer: Answer, form: str) -> None:
    terminal = sys.stdout.isatty()
    if form != "parquet":
        for line in _lines(answer, form, terminal=terminal):
            sys.stdout.write(f"{line}\n")
    elif terminal:
        raise UsageError("Parquet is nothing for a terminal: give --file FILE")
    else:
        _put(answer, form, sys.stdout.buffer)


def _put(answer: Answer, form: str, target: BinaryIO) -> None:
    if form == "parquet":
        write_parquet(target, answer.schema, told(answer.reader))
        return
    for line in _lines(answer, form):
        target.write(f"{line}\n".encode())


def _lines(answer: Answer, form: str, *, terminal: bool = False) -> Iterator[str]:
    names, batches = answer.schema.names, told(answer.reader)
    if form == "csv":
        return csv_lines(names, batches, terminal=terminal)
    if form == "json":
        return json_lines(names, batches)
    width = shutil.get_terminal_size().columns if terminal else None
    return _table(answer, list(rows_of(batches)), width)


def _table(answer: Answer, rows: list[tuple[Any, ...]], width: int | None) -> Iterator[str]:
    if answer.heading:
        heading = printable(answer.heading)
        yield from (heading if width is None else wrapped(heading), "")
    if rows:
        yield table_text(answer.schema.names, rows, width)
    else:
        told = ": ".join(filter(None, ["no rows", answer.why_empty()]))
        yield told if width is None else wrapped(told)
