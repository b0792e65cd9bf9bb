"""A DuckDB database of commented views, a few kilobytes: it holds no row, and reads the store whenever it is asked.

The views read through the link ``latest``, so that they show what the last run published. A query that runs while a
commit replaces the link may fail once with a missing file; asked again it answers. Where the file system has no
symbolic links the views read the snapshot of this day, and go with it when it is removed.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.named_file import check_outside, replacing
from newsmill.pipeline.queries.database import connected
from newsmill.pipeline.queries.views import sql_text, views
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.table import Table

ABOUT = "newsmill_store"
"""The view that tells what the others read; a file that has it may be replaced."""
OLDEST_READER = "v1.2.0"
"""DuckDB that can still open the file."""


@dataclass(frozen=True)
class ExportedViews:
    """What was written."""

    file: str
    """The database."""
    reads: str
    """The folder that its views read."""
    follows: bool
    """They follow new runs; otherwise the export has to be made anew."""
    views: int
    """How many tables it shows."""


def export_views(store: Store, file: Path) -> ExportedViews:
    """Write a database of views over ``store`` to ``file``, in place of one that was written before.

    Raises:
        UsageError: the file lies in the store, or is something else; DuckDB is not installed.
        RunFailedError: it cannot be written.
    """
    snapshot = current_path(store.root)
    follows = store.latest.is_symlink()
    reads = store.latest if follows else snapshot
    _check(store, file)
    try:
        with replacing(file) as made:
            _make(made, _statements(store, snapshot, reads, follows))
    except OSError as error:
        raise RunFailedError(f"{file} cannot be written: {error.strerror or error}") from error
    return ExportedViews(str(file), str(reads), follows, len(list(views(snapshot))))


def _make(made: Path, statements: Iterable[str]) -> None:
    import duckdb

    journal = made.with_name(f"{made.name}.wal")
    try:
        with closing(connected()) as connection:
            connection.execute(f"attach {sql_text(str(made))} as made (storage_version {sql_text(OLDEST_READER)})")
            connection.execute("use made")
            for statement in statements:
                connection.execute(statement)
            connection.execute("use memory")
            connection.execute("detach made")
    except duckdb.Error as error:
        raise RunFailedError(f"the views cannot be made: {str(error).partition(chr(10))[0]}") from error
    finally:
        journal.unlink(missing_ok=True)


def _check(store: Store, file: Path) -> None:
    check_outside(store, file)
    if not file.parent.is_dir():
        raise UsageError(f"{file.parent} is no folder: make it first")
    if os.path.lexists(file) and not _is_ours(file):
        raise UsageError(f"{file} is there, and no export of newsmill: give another name, so that nothing is lost")


def _is_ours(file: Path) -> bool:
    import duckdb

    connection = connected()
    try:
        connection.execute(f"attach {sql_text(str(file))} as found (read_only)")
        found = connection.execute(
            "select 1 from duckdb_views() where database_name = 'found' and view_name = $name", {"name": ABOUT}
        ).fetchall()
    except duckdb.Error:
        return False
    return bool(found)


def _statements(store: Store, snapshot: Path, reads: Path, follows: bool) -> Iterator[str]:
    for table, view in views(snapshot, reads):
        yield view
        yield f"comment on view {table.name} is {sql_text(_doc(table))}"
        for column in table.columns:
            yield f"comment on column {table.name}.{column.name} is {sql_text(column.doc)}"
    told = {
        "store": str(store.root),
        "reads": str(reads),
        "refresh": "not needed: the views follow new runs; after an upgrade of the tables export again"
        if follows
        else "export again after a run: the views read one snapshot, and the fifth that follows removes it",
    }
    rows = ", ".join(f"({sql_text(name)}, {sql_text(text)})" for name, text in told.items())
    yield f"create view {ABOUT} as from (values {rows}) as told(what, told)"
    yield f"comment on view {ABOUT} is 'What the other views read, and whether they follow new runs.'"


def _doc(table: Table) -> str:
    return f"{table.doc} Key: {', '.join(table.key)}."
