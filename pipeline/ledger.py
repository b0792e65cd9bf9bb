"""The input ledger: which files still have to be read.

Equal stat skips a file unseen; a file with another stat is hashed, and an equal hash at the same URI is unchanged.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from schemas.rows.reject import Reject
from schemas.state import LEDGER
from transforms.base import BaseSnapshot
from transforms.sources.inputs import InputFile, fingerprinted


class Unread(NamedTuple):
    """What remains after the ledger."""

    files: tuple[InputFile, ...]
    """New and changed files, hashed (but those that cannot be now), in the given order."""
    known: int
    """Files that have been read before and are as they were."""


def unread(files: Iterable[InputFile], base: BaseSnapshot, limit: int | None = None) -> Unread:
    """Return which of ``files`` have to be read, at most ``limit`` of them."""
    listed = list(files)
    entries = base.read(LEDGER, "")
    fresh: list[InputFile] = []
    for file, digest in _changed(listed, entries):
        if limit is not None and len(fresh) >= limit:
            break
        hashed = file if file.sha256 else fingerprinted(file)
        if isinstance(hashed, Reject):
            fresh.append(file)
        elif hashed.sha256 != digest:
            fresh.append(hashed)
    return Unread(tuple(fresh), len(listed) - len(fresh))


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
