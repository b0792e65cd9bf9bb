"""The Python interface: ``newsmill.run``, ``newsmill.watch`` and ``newsmill.open``."""

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmill.pipeline.clock import run_clock
from newsmill.pipeline.config import settings_of
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.store.opening import current_path

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import pyarrow.dataset as ds

    from newsmill.pipeline.outcome import RunOutcome

PathLike = str | os.PathLike[str]


def run(inputs: PathLike | Sequence[PathLike], output: PathLike, **settings: Any) -> "RunOutcome":
    """Read what is new in ``inputs`` and publish it to the store ``output``: one incremental batch.

    >>> outcome = newsmill.run("samples/wire", "news", entities=False)
    >>> outcome.status, outcome.counts["new"] > 0
    ('published', True)

    Args:
        inputs: one or several of what ``newsmill run`` takes: files, folders, globs, feeds.
        output: folder of the store, made if there is none.
        settings: by the names of docs/configuration.md; neither ``newsmill.toml`` nor the environment has a say.

    Raises:
        NewsmillError: it failed or could not start; nothing was published.
    """
    from newsmill.pipeline.run import run as run_once

    return run_once(_texts(inputs), os.fspath(output), settings_of(settings), run_clock())


def watch(
    inputs: PathLike | Sequence[PathLike],
    output: PathLike,
    *,
    cycles: int | None = None,
    told: "Callable[[RunOutcome], None] | None" = None,
    stopping: threading.Event | None = None,
    **settings: Any,
) -> None:
    """Run again and again, every ``every`` seconds; signals are left alone.

    Args:
        inputs: as for ``run``.
        output: folder of the store.
        cycles: how many; null goes on until ``stopping`` is set.
        told: called after each cycle that did not fail.
        stopping: set it from another thread to end after the cycle in hand.
        settings: as for ``run``.

    Raises:
        UsageError, LockHeldError: it could not start.
    """
    from newsmill.pipeline.watch import watch as watch_on

    watch_on(_texts(inputs), os.fspath(output), settings_of(settings), cycles, told, stopping)


class Store:
    """One snapshot of a store, the one that is current when it is opened: it stays whole while it is read.

    A snapshot is kept for an hour after the next one, and the newest five are kept; open the store again for news.
    """

    def __init__(self, output: PathLike) -> None:
        self.path: Path = current_path(output)
        """Folder of the snapshot."""

    def __repr__(self) -> str:
        return f"newsmill.open({str(self.path.parents[1])!r})  # snapshot {self.snapshot}"

    @property
    def snapshot(self) -> int:
        """Number of the snapshot."""
        return int(self.path.name)

    def table(self, name: str) -> "ds.Dataset":
        """Return a table, its partition key (``month`` or ``bucket``) as a column.

        >>> newsmill.open("news").table("articles").count_rows() > 0
        True

        Raises:
            UsageError: there is no such table.
        """
        import pyarrow.dataset as ds

        return ds.dataset(self._folder(name), format="parquet", partitioning="hive")

    def schema(self, name: str) -> "pa.Schema":
        """Return the columns of a table with their documentation.

        >>> newsmill.open("news").schema("articles").names[:2]
        ['article_id', 'url']

        Raises:
            UsageError: there is no such table.
        """
        from newsmill.schemas.tables import TABLES

        self._folder(name)
        return TABLES[name].schema

    def sql(self, query: str) -> "duckdb.DuckDBPyRelation":
        """Return what DuckDB answers; the tables stand by their names. Needs the extra ``analysis``.

        >>> newsmill.open("news").sql("select count(*) > 0 from articles where duplicate_of is null").fetchall()
        [(True,)]
        """
        import duckdb

        from newsmill.pipeline.queries.views import views

        connection = duckdb.connect()
        for _, view in views(self.path):
            connection.execute(view)
        return connection.sql(query)

    def query(self, question: str, **given: Any) -> "pa.Table":
        """Return the answer to a named query (docs/queries.md) or to SQL. Needs the extra ``analysis``.

        >>> newsmill.open("news").query("sources", limit=1).column_names[:2]
        ['source', 'articles']

        Args:
            question: name of a query, or SQL.
            given: its parameters by name: ``from_day``, ``to_day``, ``entity``, ``source``, ``article``, ``limit`` ...

        Raises:
            UsageError: there is no such query, or its parameters are not as they should be.
        """
        from newsmill.pipeline.queries.answer import ask
        from newsmill.pipeline.queries.values import Given
        from newsmill.pipeline.store.layout import Store as Layout

        return ask(Layout(self.path.parents[1]), question, Given.by_name(given), self.path).reader.read_all()

    def polars(self, name: str) -> "pl.LazyFrame":
        """Return a table as a lazy frame. Needs the extra ``analysis``.

        Raises:
            UsageError: there is no such table.
        """
        import polars as pl

        return pl.scan_parquet(f"{self._folder(name)}/", hive_partitioning=True)

    def pandas(self, name: str) -> "pd.DataFrame":
        """Return a table as a data frame. Needs the extra ``analysis``.

        Raises:
            UsageError: there is no such table.
        """
        return self.table(name).to_table().to_pandas()

    def _folder(self, name: str) -> Path:
        from newsmill.schemas.tables import SNAPSHOT_TABLES

        names = [table.name for table in SNAPSHOT_TABLES]
        if name not in names:
            raise UsageError(f"there is no table {name!r}; there are {', '.join(names)}")
        return self.path / name


def open(output: PathLike) -> Store:  # noqa: A001  # read as newsmill.open
    """Return the store ``output`` as it is now.

    >>> newsmill.open("news").snapshot
    1

    Raises:
        NotAStoreError: there is no store, or nothing has been published yet.
    """
    return Store(output)


def _texts(inputs: PathLike | Sequence[PathLike]) -> list[str]:
    return [os.fspath(each) for each in ([inputs] if isinstance(inputs, (str, os.PathLike)) else inputs)]
