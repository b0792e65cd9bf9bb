"""Parquet: a record a row, read in small batches of the columns that an article needs; row groups fail alone."""

import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.containers.bombs import Allowance, allowed
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.fields import document_of, lacks_text, names_text
from newsmill.transforms.sources.records.names import PREFERENCES, normal
from newsmill.transforms.sources.records.record import NOTES, WRAPPERS
from newsmill.transforms.sources.source_settings import CHUNK, Origin

ROWS = 32
"""Rows decoded at a time: at 16 MB a row no more than half a gigabyte."""

Rows = Iterator[Document | Reject]

_NEEDED = frozenset(name for names in PREFERENCES.values() for name in names) | {*WRAPPERS, *NOTES}


def read_parquet_stream(stream: ByteStream, origin: Origin) -> Rows:
    """Yield the records of a Parquet file that cannot be sought in: it is unpacked to a temporary file first."""
    with tempfile.TemporaryFile(prefix="newsmill-") as spool:
        while chunk := stream.read(CHUNK):
            spool.write(chunk)
        spool.seek(0)
        yield from read_parquet(spool, origin)


def read_parquet(handle: BinaryIO, origin: Origin) -> Rows:
    """Yield a document or reject for every row of a Parquet file."""
    size = handle.seek(0, 2)
    handle.seek(0)
    try:
        file = pq.ParquetFile(handle, buffer_size=CHUNK, pre_buffer=False)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:  # the last: names of columns
        yield reject(origin.document_uri, Reason.MALFORMED, f"the Parquet file is damaged: {_told(error)}")
        return
    names = list(file.schema_arrow.names)
    if not names_text(names, origin.settings.field_map):
        yield reject(origin.document_uri, Reason.WRONG_SHAPE, lacks_text(names, origin.settings.field_map))
        return
    yield from _row_groups(file, _columns(names, origin), size, origin)


def _row_groups(file: Any, columns: list[str], size: int, origin: Origin) -> Rows:
    first, whole = 1, Allowance(size)
    for group in range(file.num_row_groups):
        metadata = file.metadata.row_group(group)
        place = f"row group {group + 1}"
        try:
            if metadata.total_byte_size > allowed(size):
                yield reject(
                    origin.document_uri,
                    Reason.BOMB,
                    f"{place} unpacks to {metadata.total_byte_size} bytes",
                    None,
                    place,
                )
            else:
                yield from _rows(file, group, columns, first, whole, origin)
        except (pa.ArrowException, OSError) as error:
            yield reject(origin.document_uri, Reason.MALFORMED, f"{place} is damaged: {_told(error)}", None, place)
        first += metadata.num_rows


def _rows(file: Any, group: int, columns: list[str], first: int, whole: Allowance, origin: Origin) -> Rows:
    """Yield the rows of a group.

    Raises:
        StreamFault: they are more than the file may unpack to: a dictionary holds a value once that every row has.
    """
    number = first
    for batch in file.iter_batches(ROWS, row_groups=[group], columns=columns, use_threads=False):
        names = batch.schema.names
        plain = [_plain(column) for column in batch.columns]
        whole.spend(sum(column.nbytes for column in plain))
        for index in range(batch.num_rows):
            yield _row(names, plain, index, f"row {number}", origin)
            number += 1


def _row(names: list[str], columns: list[Any], index: int, place: str, origin: Origin) -> Document | Reject:
    try:
        raw = {name: column[index].as_py() for name, column in zip(reversed(names), reversed(columns), strict=True)}
    except (ValueError, OverflowError) as error:
        return reject(origin.document_uri, Reason.MALFORMED, f"a value cannot be read: {error}", None, place)
    return document_of({name: raw[name] for name in dict.fromkeys(names)}, origin, place)


def _plain(column: Any) -> Any:
    """Return a column whose values Python can take: text as bytes (it may be no UTF-8), times to the microsecond."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_string(kind):
        return column.cast(pa.binary())
    if pa.types.is_large_string(kind):
        return column.cast(pa.large_binary())
    if pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("us", None if kind.tz is None else "UTC"), safe=False)
    return column


def _columns(names: list[str], origin: Origin) -> list[str]:
    """Return the columns that can fill a document; the others are not decoded."""
    mapped = {path for name in origin.settings.field_map.values() for path in (name, name.split(".")[0])}
    return [name for name in names if normal(name) in _NEEDED or name in mapped]


def _told(error: Exception) -> str:
    """Return the first line of a message.

    Raises:
        OSError: it is one of the operating system, which Parquet's own errors only look like.
    """
    if isinstance(error, OSError) and error.errno is not None:
        raise error
    return (str(error).splitlines() or [type(error).__name__])[0]
