"""Messages in a file of staging: the driver takes them from the broker, workers read them, as often as they like."""

import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT
from newsmill.transforms.ground.queue_uris import range_uri
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.queue.broker import Message
from newsmill.transforms.sources.source_settings import RECORD_LIMIT

FILE_MESSAGES = 512
"""Messages of one partition from which on a file is full: several workers can read a batch."""
FILE_BYTES = 4 * 2**20
"""Bytes from which on it is full (4 MB)."""
HELD_BYTES = 32 * 2**20
"""Bytes of all partitions that are held in memory before they are written (32 MB)."""

_SCHEMA = pa.schema(
    [
        ("offset", pa.int64()),
        ("value", pa.large_binary()),
        ("media_type", pa.string()),
        ("size", pa.int64()),
        ("sha256", pa.string()),
    ]
)


class Spooled(NamedTuple):
    """A message as it lies in the file."""

    offset: int
    """In its partition."""
    value: bytes | None
    """What it holds; of one above 16 MB only the beginning."""
    media_type: str
    """Its header ``content-type``."""
    size: int
    """Bytes of the whole value."""
    sha256: str
    """Hash of the whole value, 64 hex."""

    @property
    def is_whole(self) -> bool:
        """Tell whether ``value`` is all of it."""
        return self.size <= RECORD_LIMIT


class Spool:
    """Writes messages of one queue below ``folder``, a file for every few hundred of a partition."""

    def __init__(self, queue: str, folder: str) -> None:
        self._queue = queue
        self._folder = folder
        self._held: dict[int, list[Spooled]] = {}
        self._bytes: dict[int, int] = {}
        self.files: list[InputFile] = []
        """What was written."""

    def take(self, message: Message) -> None:
        """Take a message.

        Raises:
            OSError: the disk is full or read-only.
        """
        row = _spooled(message)
        held = self._held.setdefault(message.partition, [])
        held.append(row)
        self._bytes[message.partition] = self._bytes.get(message.partition, 0) + len(row.value or b"")
        if len(held) >= FILE_MESSAGES or self._bytes[message.partition] >= FILE_BYTES:
            self._write(message.partition)
        elif sum(self._bytes.values()) >= HELD_BYTES:
            self.finish()

    def finish(self) -> None:
        """Write what is held.

        Raises:
            OSError: the disk is full or read-only.
        """
        for partition in sorted(self._held):
            self._write(partition)

    def _write(self, partition: int) -> None:
        rows = self._held.pop(partition)
        size = self._bytes.pop(partition)
        path = Path(self._folder) / f"messages-{uuid.uuid4().hex}.arrow"
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, _SCHEMA) as writer:
            writer.write_batch(pa.RecordBatch.from_pylist([row._asdict() for row in rows], _SCHEMA))
        uri = range_uri(self._queue, partition, rows[0].offset, rows[-1].offset)
        self.files.append(InputFile(uri, os.fsencode(path), size, 0, _digest(rows)))


def read_spool(path: bytes) -> Iterator[Spooled]:
    """Yield the messages of a file.

    Raises:
        OSError: it is gone or cannot be read.
    """
    with pa.memory_map(os.fsdecode(path)) as source:
        rows = pa.ipc.open_file(source).get_batch(0)
        for ix in range(rows.num_rows):
            yield Spooled(*(rows.column(name)[ix].as_py() for name in Spooled._fields))


def _spooled(message: Message) -> Spooled:
    value = message.value
    size = len(value or b"")
    digest = hashlib.sha256(value or b"").hexdigest()
    kept = value if size <= RECORD_LIMIT or value is None else value[:PAYLOAD_LIMIT]
    return Spooled(message.offset, kept, message.media_type, size, digest)


def _digest(rows: list[Spooled]) -> str:
    """Return the hash (64 hex) of offsets and values: equal messages have an equal one, whatever file they lie in."""
    return hashlib.sha256("".join(f"{row.offset} {row.sha256}\n" for row in rows).encode()).hexdigest()
