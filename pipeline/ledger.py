"""The input ledger: which files still have to be read.

Equal stat skips a file unseen; a file with another stat is hashed, and an equal hash at the same URI is unchanged.
A large file of which slices were read goes on behind them, as long as its hash is the same.
"""

import time
from collections.abc import Iterable
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.state import LEDGER
from newsmill.transforms.ground.buckets import buckets_of_keys
from newsmill.transforms.ground.snapshot import BaseSnapshot, no_rows
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted, is_large


class Unread(NamedTuple):
    """What remains after the ledger."""

    files: tuple[InputFile, ...]
    """New and changed files, hashed (but those that cannot be now), in the given order."""
    known: int
    """Files that have been read before and are as they were."""
    unsettled: int
    """Files left for the next run because they changed a moment ago."""
    waiting: tuple[InputFile, ...] = ()
    """Large files but the first, not hashed yet: a run reads one, of which it commits a slice."""


class _Entry(NamedTuple):
    """What the ledger holds of a file."""

    sha256: str | None = None
    """64 hex characters; null when the file was never read."""
    next_offset: int | None = None
    """Where the next slice begins; null when there is none."""


def unread(files: Iterable[InputFile], base: BaseSnapshot, limit: int | None = None, settle: float = 0.0) -> Unread:
    """Return which of ``files`` have to be read, at most ``limit`` of them.

    Args:
        files: what the inputs stand for.
        base: the store.
        limit: how many at most; the others are left for the next run.
        settle: files changed less than so many seconds ago are left for the next run.
    """
    listed = list(files)
    fresh: list[InputFile] = []
    changed = _changed(listed, base)
    settled = [pair for pair in changed if not _is_moving(pair[0], settle)]
    known = len(listed) - len(changed)
    waiting: list[InputFile] = []
    for file, entry in settled:
        if limit is not None and len(fresh) >= limit:
            break
        if is_large(file) and any(map(is_large, fresh)):
            waiting.append(file)
            continue
        hashed = file if file.sha256 else fingerprinted(file)
        if isinstance(hashed, Reject):
            fresh.append(file)
        elif hashed.sha256 != entry.sha256:
            fresh.append(hashed._replace(offset=0))
        elif entry.next_offset is not None:
            fresh.append(hashed._replace(offset=entry.next_offset))
        else:
            known += 1
    return Unread(tuple(fresh), known, len(changed) - len(settled), tuple(waiting))


def _is_moving(file: InputFile, settle: float) -> bool:
    # A time in the future comes from another machine's clock, or ours went back: it says nothing.
    return 0 <= time.time_ns() - file.mtime_ns < settle * 1e9


def _changed(files: list[InputFile], base: BaseSnapshot) -> list[tuple[InputFile, _Entry]]:
    """Return the files whose stat the ledger does not hold, or which have slices left, each with its entry.

    Those with slices left and the same stat have the hash that the ledger holds.
    """
    uris = pa.array([file.uri for file in files], pa.string())
    entries = _entries(uris, base)
    found = pc.index_in(uris, value_set=entries.column("uri").combine_chunks())
    met = entries.select(["size", "mtime_ns", "next_offset"]).take(found)
    rows = list(zip(*(column.to_pylist() for column in met.columns), strict=True))
    changed = [
        ix
        for ix, (file, (size, mtime_ns, next_offset)) in enumerate(zip(files, rows, strict=True))
        if (file.size, file.mtime_ns) != (size, mtime_ns) or next_offset is not None
    ]
    digests = entries.column("sha256").take(found.take(pa.array(changed, pa.int64()))).to_pylist()
    return [_with_entry(files[ix], rows[ix], digest) for ix, digest in zip(changed, digests, strict=True)]


def _entries(uris: pa.Array, base: BaseSnapshot) -> pa.Table:
    """Return the buckets of the ledger that ``uris`` would be in."""
    names = pc.unique(buckets_of_keys(LEDGER, uris, base.buckets(LEDGER))).to_pylist()
    return pa.concat_tables([no_rows(LEDGER.schema), *(base.read(LEDGER, name) for name in sorted(names))])


def _with_entry(file: InputFile, row: tuple[Any, ...], digest: bytes | None) -> tuple[InputFile, _Entry]:
    size, mtime_ns, next_offset = row
    if digest is None:
        return file, _Entry()
    same = (file.size, file.mtime_ns) == (size, mtime_ns)
    return file._replace(sha256=digest.hex()) if same else file, _Entry(digest.hex(), next_offset)
