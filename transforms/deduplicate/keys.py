"""The keys of staged articles: what identity is decided from."""

import hashlib

import pyarrow as pa

from newsmill.schemas.rows.staged import StagedBatch
from newsmill.transforms.deduplicate.novelty import KEY_SCHEMA


def read_keys(staged: StagedBatch) -> pa.Table:
    """Return the keys of a staged batch, in ``KEY_SCHEMA``."""
    return keys_of(read_staged(staged.path), staged.path)


def keys_of(batch: pa.RecordBatch, path: str) -> pa.Table:
    """Return the keys of a batch of ``Article`` that lies at ``path``, in ``KEY_SCHEMA``."""
    texts = [
        _digest(f"{title!r}\n{body}")
        for title, body in zip(batch.column("title").to_pylist(), batch.column("body").to_pylist(), strict=True)
    ]
    rows = zip(texts, batch.drop_columns(["title", "body"]).to_pylist(), strict=True)
    columns = {
        name: batch.column(name)
        for name in ("article_id", "updated_at", "published_at", "content_hash", "document_uri", "position")
    }
    columns |= {
        "row_digest": pa.array([_digest(f"{text!r}{row!r}") for text, row in rows], pa.binary(16)),
        "text_digest": pa.array(texts, pa.binary(16)),
        "path": pa.repeat(path, len(texts)),
        "row": pa.array(range(len(texts)), pa.int32()),
    }
    return pa.table({name: columns[name] for name in KEY_SCHEMA.names}, KEY_SCHEMA)


def read_staged(path: str) -> pa.RecordBatch:
    """Return the record batch of a staged file, memory-mapped."""
    with pa.memory_map(path) as source:
        return pa.ipc.open_file(source).get_batch(0)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
