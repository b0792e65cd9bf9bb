"""The input ledger: which files still have to be read.

Equal stat skips a file unseen; a file with another stat is hashed, and an equal hash at the same URI is unchanged.
"""

import time
from collections.abc import Iterable
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.state import LEDGER
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted


class Unread(NamedTuple):
    """What remains after the ledger."""

    files: tuple[InputFile, ...]
    """New and changed files, hashed (but those that cannot be now), in the given order."""
    known: int
    """Files that have been read before and are as they were."""
    unsettled: int
    """Files left for the next run because they changed a moment ago."""


def unread(files: Iterable[InputFile], base: BaseSnapshot, limit: int | None = None, settle: float = 0.0) -> Unread:
    """Return which of ``files`` have to be read, at most ``limit`` of them.

    Args:
        files: what the inputs stand for.
        base: the store.
        limit: how many at most; the others are left for the next run.
        settle: files changed less than so many seconds ago are left for the next run.
    """
    listed = list(files)
    entries = base.read(LEDGER, "")
    fresh: list[InputFile] = []
    changed = _changed(listed, entries)
    settled = [pair for pair in changed if not _is_moving(pair[0], settle)]
    known = len(listed) - len(changed)
    for file, digest in settled:
        if limit is not None and len(fresh) >= limit:
            break
        hashed = file if file.sha256 else fingerprinted(file)
        if isinstance(hashed, Reject):
            fresh.append(file)
        elif hashed.sha256 != digest:
            fresh.append(hashed)
        else:
            known += 1
    return Unread(tuple(fresh), known, len(changed) - len(settled))


def _is_moving(file: InputFile, settle: float) -> bool:
    # A time in the future comes from another machine's clock, or ours went back: it says nothing.
    return 0 <= time.time_ns() - file.mtime_ns < settle * 1e9


def _changed(files: list[InputFile], entries: pa.Table) -> list[tuple[InputFile, str | None]]:
    """Return the files whose stat the ledger does not hold, each with the hash it holds for the URI, if any."""
    uris = pa.array([file.uri for file in files], pa.string())
    found = pc.index_in(uris, value_set=entries.column("uri").combine_chunks())
    met = entries.select(["size", "mtime_ns"]).take(found)
    stats = zip(met.column("size").to_pylist(), met.column("mtime_ns").to_pylist(), strict=True)
    changed = [
        ix for ix, (file, stat) in enumerate(zip(files, stats, strict=True)) if (file.size, file.mtime_ns) != stat
    ]
    digests = entries.column("sha256").take(found.take(pa.array(changed, pa.int64()))).to_pylist()
    return [(files[ix], digest.hex() if digest else None) for ix, digest in zip(changed, digests, strict=True)]
