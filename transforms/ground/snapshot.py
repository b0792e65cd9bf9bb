"""The snapshot that a run builds upon, as workers see it: files by table and partition, and look-ups of known articles.

Workers get the path alone and read the manifest once per process, so the history never travels through Beam.
"""

import functools
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.schemas.manifest import MANIFEST, ManifestFile, read_manifest
from newsmill.schemas.state import KNOWN
from newsmill.schemas.table import Table
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.ground.buckets import bucket_name, buckets_wanted

STOOD_FOR = {"story_id": "article_id", "local_entity_id": "entity_id"}
"""What stood for columns of version 2.0 before."""

NOTHING_BEFORE = ("own_source", "shingle_count", "shingle_digest", "fingerprint_highs", "fingerprint_lows")
"""Columns that are false, zero or empty where an older version lacked them; signatures are made anew before use."""

MAPPED = 1024
"""Buckets of known articles that stay mapped, as a run asks for the same ones ten times: a bound on what removed files
still hold on disk."""

THREADS_FROM = 50_000
"""Rows of a Parquet file from which on its columns are read by threads. To hand out those of a bucket takes a third of
what it takes to read it."""


@dataclass(frozen=True)
class BaseSnapshot:
    """The snapshot under ``path``; an empty path is the empty store."""

    path: str

    def files(self, table: Table, partition: str) -> tuple[str, ...]:
        """Return the absolute paths of one partition's files, in manifest order."""
        return tuple(f"{self.path}/{file.path}" for file in self.entries(table, partition))

    def entries(self, table: Table, partition: str) -> tuple[ManifestFile, ...]:
        """Return what the manifest says of one partition's files."""
        return self._index().files.get((table.name, partition), ())

    def is_current(self) -> bool:
        """Tell whether the tables have the columns of today."""
        return self._index().version == SCHEMA_VERSION

    def partitions(self, table: Table) -> tuple[str, ...]:
        """Return the partitions that ``table`` has, sorted."""
        return tuple(sorted(partition for name, partition in self._index().files if name == table.name))

    def buckets(self, table: Table) -> int:
        """Return into how many buckets ``table`` is cut; a store of before may have in one what is cut today."""
        index = self._index()
        whole = (table.name, bucket_name(0, 1)) in index.files
        return 1 if whole else buckets_wanted(table, index.rows.get(table.name, 0))

    def _index(self) -> "_Index":
        return _index(self.path, _stamp(self.path))

    def read(self, table: Table, partition: str, columns: list[str] | None = None) -> pa.Table:
        """Return the rows of one partition in the table's schema; none when there is no such partition."""
        return self._read(table, self.files(table, partition), columns)

    def read_all(self, table: Table, columns: list[str] | None = None) -> pa.Table:
        """Return the rows of all partitions, in the order of these, in the table's schema."""
        return self._read(table, self.all_files(table), columns)

    def all_files(self, table: Table) -> list[str]:
        """Return the absolute paths of the files of all partitions, in the order of these."""
        return [path for partition in self.partitions(table) for path in self.files(table, partition)]

    def _read(self, table: Table, paths: Iterable[str], columns: list[str] | None) -> pa.Table:
        schema = table.schema if columns is None else pa.schema([table.schema.field(name) for name in columns])
        return pa.concat_tables([no_rows(schema), *(conformed(read_file(path, columns), schema) for path in paths)])

    def known(self, article_ids: pa.Array, columns: list[str] | None = None) -> pa.Table:
        """Return the ``known`` rows of ``article_ids`` (16-byte ids) in the same order, null where unknown."""
        schema = KNOWN.schema if columns is None else pa.schema([KNOWN.schema.field(name) for name in columns])
        index, count = self._index(), self.buckets(KNOWN)
        wanted = _ids(article_ids)
        numbers = wanted.view(">u8")[0::2].astype(np.uint64) >> np.uint64(64 - count.bit_length() + 1)
        positions = np.full(len(article_ids), -1, dtype=np.int64)
        parts, offset = [no_rows(schema)], 0
        for number, chosen in _groups(numbers):
            files = index.files.get((KNOWN.name, bucket_name(number, count)), ())
            bucket = _known(tuple(f"{self.path}/{file.path}" for file in files))
            at = np.searchsorted(bucket.ids, wanted[chosen])
            inside = np.flatnonzero(at < len(bucket.ids))
            hits = inside[bucket.ids[at[inside]] == wanted[chosen[inside]]]
            if len(hits):
                parts.append(bucket.rows.select(schema.names).take(pa.array(at[hits])))
                positions[chosen[hits]] = offset + np.arange(len(hits))
                offset += len(hits)
        nullable = pa.schema([field.with_nullable(True) for field in schema])
        return pa.concat_tables(parts).cast(nullable).take(pa.array(positions, mask=positions < 0))


def no_rows(schema: pa.Schema) -> pa.Table:
    """Return a table without rows. Arrow's own ``empty_table`` loads pandas where that is installed: 0.3 s."""
    return pa.Table.from_batches([], schema)


def read_file(path: str, columns: list[str] | None = None) -> pa.Table:
    """Return a Parquet or Arrow IPC file of a snapshot; the latter memory-mapped.

    Raises:
        OSError: it is missing, damaged or cannot be read.
    """
    try:
        return _read_file(path, columns)
    except pa.ArrowInvalid as error:
        raise OSError(f"{path} is damaged ({error})") from error


def _read_file(path: str, columns: list[str] | None) -> pa.Table:
    if path.endswith(".parquet"):
        file = pq.ParquetFile(path)
        return file.read(columns=columns, use_threads=file.metadata.num_rows >= THREADS_FROM)
    with pa.memory_map(path) as source:
        table = pa.ipc.open_file(source).read_all()
    return table if columns is None else table.select([name for name in columns if name in table.column_names])


def conformed(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return ``rows`` in ``schema``: columns that an older version lacked are null, or what stood for them then.

    Raises:
        ValueError: a column that may not be null is missing, or one has another type.
    """
    if rows.schema.equals(schema) and not any(map(_lacks_values, schema, rows.columns)):
        # The same but for what the fields say of themselves, as in all files of today: a cast would take longer.
        return pa.Table.from_arrays(rows.columns, schema=schema)
    return pa.table([_column(rows, field) for field in schema], names=schema.names).cast(schema)


def _lacks_values(field: pa.Field, column: pa.ChunkedArray) -> bool:
    return not field.nullable and column.null_count > 0


def _column(rows: pa.Table, field: pa.Field) -> pa.Array | pa.ChunkedArray:
    if field.name in rows.column_names:
        return rows.column(field.name)
    if STOOD_FOR.get(field.name) in rows.column_names:
        return rows.column(STOOD_FOR[field.name])
    if field.name in NOTHING_BEFORE:
        nothing = b"" if pa.types.is_binary(field.type) else 0
        return pa.array([nothing] * rows.num_rows).cast(field.type)
    if not field.nullable:
        raise ValueError(f"the file lacks the column {field.name}, which may not be null")
    return pa.nulls(rows.num_rows, field.type)


def id_array(hex_ids: pa.Array) -> pa.Array:
    """Return 32-hex ids as 16-byte ids."""
    return pa.array([bytes.fromhex(value) for value in hex_ids.to_pylist()], pa.binary(16))


class _Index(NamedTuple):
    """What the manifest of a snapshot says of its files."""

    version: str
    """Of the tables."""
    files: dict[tuple[str, str], tuple[ManifestFile, ...]]
    """In manifest order, by table and partition."""
    rows: dict[str, int]
    """Rows of each table."""


@functools.lru_cache(maxsize=4)
def _index(path: str, stamp: tuple[int, int]) -> _Index:
    if not path:
        return _Index(SCHEMA_VERSION, {}, {})
    files: dict[tuple[str, str], list[ManifestFile]] = defaultdict(list)
    rows: dict[str, int] = defaultdict(int)
    try:
        manifest = read_manifest(Path(path))
    except ValueError as error:
        raise OSError(f"the manifest of {path} is damaged ({error})") from error
    for file in manifest.files:
        files[file.table, file.partition].append(file)
        rows[file.table] += file.rows
    return _Index(manifest.schema_version, {key: tuple(found) for key, found in files.items()}, dict(rows))


def _groups(numbers: npt.NDArray[np.uint64]) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """Yield each number with the places where it stands."""
    order = np.argsort(numbers, kind="stable")
    firsts = np.flatnonzero(np.diff(numbers[order])) + 1
    for places in np.split(order, firsts) if len(order) else ():
        yield int(numbers[places[0]]), places


class _Known(NamedTuple):
    """A bucket of ``known``, memory-mapped."""

    ids: npt.NDArray[np.bytes_]
    """Ids of 16 bytes, ascending."""
    rows: pa.Table
    """The rows in the table's schema."""


@functools.lru_cache(maxsize=MAPPED)
def _known(files: tuple[str, ...]) -> _Known:
    rows = pa.concat_tables([no_rows(KNOWN.schema), *(conformed(read_file(path), KNOWN.schema) for path in files)])
    return _Known(_ids(rows.column("article_id")), rows)


def close_known() -> None:
    """Let go of the known articles that this process looked up: they are those of a run, which may be over."""
    _known.cache_clear()


def _stamp(path: str) -> tuple[int, int]:
    """Return what tells a snapshot from another of the same number: a dropped one's number is used again."""
    if not path:
        return (0, 0)
    status = os.stat(f"{path}/{MANIFEST}")  # no Path: it is asked for a thousand times a run
    return (status.st_ino, status.st_mtime_ns)


def _ids(ids: pa.Array | pa.ChunkedArray) -> npt.NDArray[np.bytes_]:
    """Return ids of 16 bytes as NumPy compares them, byte by byte; where they lie in one piece, without copying."""
    chunks = [chunk for chunk in (ids.chunks if isinstance(ids, pa.ChunkedArray) else [ids]) if len(chunk)]
    parts = [np.frombuffer(chunk.buffers()[1], "S16", len(chunk), 16 * chunk.offset) for chunk in chunks]
    return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, "S16"), *parts])
