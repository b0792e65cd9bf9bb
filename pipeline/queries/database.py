"""A DuckDB in memory over one snapshot, locked: it reads that folder and nothing else, and writes nowhere.

Statements other than a query are refused as well, because the folder that may be read could be written to.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from newsmill.pipeline.errors import NewsmillError, UsageError
from newsmill.pipeline.queries.macros import MACROS, is_common
from newsmill.pipeline.queries.views import glob_literal, sql_text, views
from newsmill.pipeline.runs import recorded
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import OPS_TABLES
from newsmill.transforms.ground.installing import extra_command

if TYPE_CHECKING:
    import duckdb

BATCH_ROWS = 10_000
"""Rows of an answer in memory at once."""
_HEARING = 0.1
"""Seconds between two looks whether a signal came, or whether an interrupted question has ended."""

_T = TypeVar("_T")


class Database:
    """The tables of one snapshot, and the operational ones, by their names.

    Raises:
        NewsmillError: DuckDB is not installed, or the snapshot is damaged.
    """

    def __init__(self, store: Store, snapshot: Path) -> None:
        self._store = store
        self._duckdb = connected()
        _show(self._duckdb, snapshot)
        for macro in MACROS:
            self._duckdb.execute(macro)
        self._duckdb.create_function("is_common", is_common, ["VARCHAR"], "BOOLEAN")
        _lock(self._duckdb, snapshot)

    def parameters(self, sql: str) -> frozenset[str]:
        """Return the names of the parameters of ``sql``.

        Raises:
            UsageError: it is no single query.
        UnicodeEncodeError: it was not typed in UTF-8.
        """
        import duckdb

        sql.encode()  # DuckDB would tell of its own signatures
        try:
            statements = self._duckdb.extract_statements(sql)
        except duckdb.Error as error:
            raise UsageError(str(error)) from error
        # A PIVOT is several statements to DuckDB.
        allowed = (duckdb.StatementType.SELECT, duckdb.StatementType.MULTI)
        if len(statements) != 1 or statements[0].type not in allowed:
            raise UsageError("one query is asked at a time, and nothing but a query: select, from, with, describe ...")
        return frozenset(statements[0].named_parameters)

    def batches(self, sql: str, values: dict[str, Any]) -> pa.RecordBatchReader:
        """Return the answer to ``sql``, its parameters being ``values``; what fails later fails as ``told`` tells it.

        Raises:
            UsageError: DuckDB finds something wrong with it; the message says where.
        """
        import duckdb

        for table in OPS_TABLES:
            if re.search(rf"\b{table.name}\b", sql):
                self._duckdb.register(table.name, recorded(self._store, table))
        try:
            return self._aside(lambda: self._reader(sql, values))
        except duckdb.Error as error:
            raise _told(self._with_place(sql, values, error)) from error

    def _reader(self, sql: str, values: dict[str, Any]) -> pa.RecordBatchReader:
        import duckdb

        answer = self._duckdb.sql(sql, params=values or None)
        # The name that DuckDB before 1.5 has.
        new = hasattr(duckdb.DuckDBPyRelation, "to_arrow_reader")
        reader = answer.to_arrow_reader(BATCH_ROWS) if new else answer.fetch_arrow_reader(BATCH_ROWS)
        return pa.RecordBatchReader.from_batches(reader.schema, self._batches(reader))

    def _batches(self, reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        while (batch := self._aside(lambda: next(reader, None))) is not None:
            yield batch

    def _aside(self, work: Callable[[], _T]) -> _T:
        """Return what ``work`` gives, done in another thread: DuckDB holds up signals as long as it computes."""
        with ThreadPoolExecutor(1) as thread:
            future = thread.submit(work)
            try:
                # A signal that the system gives to another thread does not wake this one.
                while not wait([future], _HEARING).done:
                    pass
                return future.result()
            except BaseException:
                while not future.done():  # a question that has not begun yet does not hear it
                    self._duckdb.interrupt()
                    wait([future], _HEARING)
                raise

    def _with_place(self, sql: str, values: dict[str, Any], error: Exception) -> Exception:
        """Return the error that DuckDB tells with line and column: it does so on another road."""
        import duckdb

        try:
            self._duckdb.execute(sql, values or None)
        except duckdb.Error as placed:
            return placed
        return error

    def rows(self, sql: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        """Return a small answer whole."""
        found: list[dict[str, Any]] = [row for batch in told(self.batches(sql, values)) for row in batch.to_pylist()]
        return found


def told(reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    """Yield the batches of an answer.

    Raises:
        UsageError: a row could not be computed.
    """
    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        except (OSError, pa.ArrowException) as error:
            raise UsageError(str(error)) from error
        yield batch


def _told(error: Exception) -> NewsmillError:
    import duckdb

    # The files of a snapshot do not change: what fails to be read is damaged, or was removed with its snapshot.
    kind = NewsmillError if isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException)) else UsageError
    return kind(str(error))


def connected() -> "duckdb.DuckDBPyConnection":
    """Return a DuckDB in memory.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(f"this needs DuckDB: {extra_command('analysis')}") from error
    return duckdb.connect(":memory:")


def _show(connection: "duckdb.DuckDBPyConnection", snapshot: Path) -> None:
    import duckdb

    try:
        for _, view in views(snapshot):
            connection.execute(view)
    except duckdb.Error as error:
        what = str(error).partition("\n")[0]
        raise NewsmillError(f"{snapshot} is damaged ({what}): `newsmill verify` says more") from error


def _lock(connection: "duckdb.DuckDBPyConnection", snapshot: Path) -> None:
    folders = ", ".join(sql_text(folder) for folder in sorted({str(snapshot), glob_literal(snapshot)}))
    spill = Path(tempfile.gettempdir()) / "newsmill-query"
    for setting in (
        "TimeZone = 'UTC'",
        "python_enable_replacements = false",
        f"temp_directory = {sql_text(str(spill))}",
        f"allowed_directories = [{folders}]",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"set {setting}")
