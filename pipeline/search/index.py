"""The full-text index: SQLite FTS5 in ``ops/search.sqlite``, made when it is first asked and then kept up.

It knows which files of the articles it has taken in. Of new files it takes in the articles whose text it does not have
yet, and drops those that are nowhere any more; so a run of a hundred articles costs a hundred, and the reading of the
month they lie in. Texts are kept compressed in it, because a snippet needs them and a column of Parquet cannot be read
by row. A takedown removes the file. Who may read the store and not write it asks the index that is there; where that is
not the current snapshot's, one is made for the question alone.

Words are what Unicode calls letters and digits, upper and lower case alike, with their accents: ``schon`` is not
``schön``.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import zstandard

from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.store.derived import SEARCH, drop_index
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import read_manifest

VERSION = 1
"""Of the index, as ``_TABLES`` writes it; one of another version is made anew."""
_LEVEL = 3
"""Of the compression: 9 saves a twentieth of the space and takes three times as long."""
_COLUMNS = ["article_id", "source", "published_at", "url", "duplicate_of", "title", "body"]
_BATCH = 1000
"""Articles read at a time."""
_WAIT = 60.0
"""Seconds that one search waits for another that brings the index up to date."""

_TABLES = """
create table files (number integer primary key, path text not null unique);
create table docs (
  id integer primary key, article_id text not null unique, file integer not null, fingerprint blob not null,
  source text not null, published_at text, url text, copy integer not null, title text not null, body blob not null
);
create index docs_of_file on docs (file);
create view plain as select id, title, unpacked(body) as body from docs;
create virtual table texts using fts5(
  title, body, content = 'plain', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
pragma user_version = 1;
"""

Row = dict[str, Any]


def opened(store: Store) -> sqlite3.Connection:
    """Return the index of the current snapshot, brought up to date; close it.

    Raises:
        NotAStoreError: nothing has been published yet.
        UsageError: the snapshot is damaged.
        RunFailedError: it cannot be written.
    """
    while True:
        snapshot = current_path(store.root)
        try:
            index = _up_to_date(store, snapshot)
        except FileNotFoundError:
            if snapshot.is_dir():
                raise
            continue
        except ValueError as error:
            raise UsageError(f"{snapshot} is damaged ({error}): `newsmill verify` says more") from error
        except (sqlite3.OperationalError, OSError) as error:
            raise RunFailedError(f"the index {store.ops / SEARCH} cannot be written: {error}") from error
        # A takedown that was published meanwhile has removed the snapshot, and its text must not stay here.
        if snapshot.is_dir():
            return index
        index.close()
        if _writable(store):
            drop_index(store)


def _up_to_date(store: Store, snapshot: Path) -> sqlite3.Connection:
    path = store.ops / SEARCH
    if not _writable(store):
        return _as_it_is(path, snapshot) or _with_files_of(_connected(""), snapshot)
    path.parent.mkdir(exist_ok=True)
    try:
        return _with_files_of(_connected(path), snapshot)
    except sqlite3.OperationalError:  # locked, read-only, a full disk: the index is sound
        raise
    except sqlite3.DatabaseError:
        drop_index(store)
        return _with_files_of(_connected(path), snapshot)


def _writable(store: Store) -> bool:
    return os.access(store.ops if store.ops.exists() else store.root, os.W_OK)


def _as_it_is(path: Path, snapshot: Path) -> sqlite3.Connection | None:
    """Return the index that somebody else has made, if it is sound and that of the snapshot."""
    if not path.exists():
        return None
    index = _connected(f"{path.resolve().as_uri()}?mode=ro")
    with suppress(sqlite3.Error):
        if _version(index) == VERSION and _paths(index) == _wanted(snapshot):
            return index
    index.close()
    return None


def _connected(path: Path | str) -> sqlite3.Connection:
    """Return the index at a path or address; of none, one in a temporary file that goes with the connection."""
    index = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, uri=isinstance(path, str) and bool(path))
    unpacker = zstandard.ZstdDecompressor()
    index.create_function("unpacked", 1, lambda packed: unpacker.decompress(packed).decode(), deterministic=True)
    return index


def _with_files_of(index: sqlite3.Connection, snapshot: Path) -> sqlite3.Connection:
    """Bring the index to the files of a snapshot; on an error it stays as it was, and is closed."""
    try:
        if _version(index) not in (0, VERSION):
            raise sqlite3.DatabaseError("an index of another version")
        wanted = _wanted(snapshot)
        if _version(index) != VERSION or _paths(index) != wanted:
            index.execute("begin immediate")
            if _version(index) == 0:
                for statement in _TABLES.split(";"):
                    index.execute(statement)
            _take_in(index, snapshot, wanted)
            index.execute("commit")
    except BaseException:
        with suppress(sqlite3.Error):
            index.execute("rollback")
        index.close()
        raise
    return index


def _wanted(snapshot: Path) -> set[str]:
    return {file.path for file in read_manifest(snapshot).files if file.table == "articles" and file.rows}


def _version(index: sqlite3.Connection) -> int:
    found: int = index.execute("pragma user_version").fetchone()[0]
    return found


def _paths(index: sqlite3.Connection) -> set[str]:
    return {path for (path,) in index.execute("select path from files")}


def _take_in(index: sqlite3.Connection, snapshot: Path, wanted: set[str]) -> None:
    indexed = _paths(index)
    gone = {id_: (number, mark) for path in sorted(indexed - wanted) for id_, number, mark in _held(index, path)}
    packer = zstandard.ZstdCompressor(level=_LEVEL)
    for path in sorted(wanted - indexed):
        file = index.execute("insert into files (path) values (?)", (path,)).lastrowid
        for row in _rows(snapshot / path):
            number, mark = gone.pop(row["article_id"], (None, None))
            if number is not None and mark == row["fingerprint"]:
                _refresh(index, number, file, row)
            else:
                _drop(index, number)
                _add(index, file, row, packer)
    for number, _ in gone.values():
        _drop(index, number)
    index.executemany("delete from files where path = ?", [(path,) for path in indexed - wanted])


def _held(index: sqlite3.Connection, path: str) -> list[tuple[str, int, bytes]]:
    query = "select article_id, id, fingerprint from docs where file = (select number from files where path = ?)"
    return index.execute(query, (path,)).fetchall()


def _rows(file: Path) -> Iterator[Row]:
    # A question to an index that is up to date needs no Arrow, which takes longer to load than the question.
    import pyarrow.parquet as pq

    with closing(pq.ParquetFile(file)) as parquet:
        for batch in parquet.iter_batches(_BATCH, columns=_COLUMNS):
            times = batch.column("published_at").cast("string").to_pylist()
            columns = [times if name == "published_at" else batch.column(name).to_pylist() for name in _COLUMNS]
            for values in zip(*columns, strict=True):
                row = dict(zip(_COLUMNS, values, strict=True))
                row["title"] = row["title"] or ""
                text = f"{row['title']}\0{row['body']}".encode()
                yield row | {"fingerprint": hashlib.blake2b(text, digest_size=12).digest()}


def _refresh(index: sqlite3.Connection, number: int, file: int | None, row: Row) -> None:
    index.execute(
        "update docs set file = ?, source = ?, published_at = ?, url = ?, copy = ? where id = ?",
        (file, row["source"], row["published_at"], row["url"], row["duplicate_of"] is not None, number),
    )


def _add(index: sqlite3.Connection, file: int | None, row: Row, packer: zstandard.ZstdCompressor) -> None:
    told = (row["source"], row["published_at"], row["url"], row["duplicate_of"] is not None, row["title"])
    number = index.execute(
        "insert into docs (article_id, file, fingerprint, source, published_at, url, copy, title, body) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (row["article_id"], file, row["fingerprint"], *told, packer.compress(row["body"].encode())),
    ).lastrowid
    index.execute("insert into texts (rowid, title, body) values (?, ?, ?)", (number, row["title"], row["body"]))


def _drop(index: sqlite3.Connection, number: int | None) -> None:
    if number is None:
        return
    index.execute(
        "insert into texts (texts, rowid, title, body) select 'delete', id, title, body from plain where id = ?",
        (number,),
    )
    index.execute("delete from docs where id = ?", (number,))
