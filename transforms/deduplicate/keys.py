"""The keys of staged articles: what identity is decided from."""

import hashlib
from typing import Any

import pyarrow as pa

from newsmill.schemas.rows.staged import StagedBatch
from newsmill.transforms.deduplicate.novelty import KEY_SCHEMA


def read_keys(staged: StagedBatch) -> pa.Table:
    """Return the keys of a staged batch, in ``KEY_SCHEMA``."""
    return keys_of(read_staged(staged.path), staged.path)


def keys_of(batch: pa.RecordBatch, path: str) -> pa.Table:
    """Return the keys of a batch of ``Article`` that lies at ``path``, in ``KEY_SCHEMA``."""
    rows = batch.to_pylist()
    columns = {
        name: batch.column(name)
        for name in ("article_id", "updated_at", "published_at", "content_hash", "document_uri", "position")
    }
    columns |= {
        "row_digest": pa.array([_digest(sorted(row.items())) for row in rows], pa.binary(16)),
        "text_digest": pa.array([_digest((row["title"], row["body"])) for row in rows], pa.binary(16)),
        "path": pa.array([path] * len(rows), pa.string()),
        "row": pa.array(range(len(rows)), pa.int32()),
    }
    return pa.table({name: columns[name] for name in KEY_SCHEMA.names}, KEY_SCHEMA)


def read_staged(path: str) -> pa.RecordBatch:
    """Return the record batch of a staged file, memory-mapped."""
    with pa.memory_map(path) as source:
        return pa.ipc.open_file(source).get_batch(0)


def _digest(value: Any) -> bytes:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).digest()[:16]
