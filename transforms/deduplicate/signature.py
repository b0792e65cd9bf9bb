"""From articles to signatures: one row each, computed for a whole batch at once."""

import datetime as dt

import pyarrow as pa

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.signature import Signature
from newsmill.transforms.deduplicate.shingles import ShingleSet, shingle_sets

_COPIED = ("article_id", "published_at", "source", "title")
_EPOCH = dt.date(1970, 1, 1)


def signatures(articles: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of ``Signature``, row by row, of a batch of ``Article`` or any row that extends it."""
    bodies = articles.column("body").to_pylist()
    sets = shingle_sets(bodies)
    columns = {name: articles.column(name) for name in _COPIED} | {
        "day": _days(articles),
        "exact_hash": pa.array([bytes.fromhex(value[:32]) for value in articles.column("exact_hash").to_pylist()]),
        "body_length": pa.array([len(body) for body in bodies]),
        "word_count": pa.array([found.words for found in sets]),
        "shingles": pa.array([_bytes(found)[0] for found in sets]),
        "fingerprints": pa.array([_bytes(found)[1] for found in sets]),
    }
    schema: pa.Schema = schema_of(Signature)
    return pa.RecordBatch.from_arrays([columns[field.name].cast(field.type) for field in schema], schema=schema)


def _days(articles: pa.RecordBatch) -> pa.Array:
    """Day of publication, else of first sight, since 1970-01-01."""
    published, seen = articles.column("published_at").to_pylist(), articles.column("first_seen_at").to_pylist()
    moments = [first or second for first, second in zip(published, seen, strict=True)]
    return pa.array([(moment.date() - _EPOCH).days for moment in moments], pa.int64())


def _bytes(found: ShingleSet) -> tuple[bytes, bytes]:
    """Little-endian on every platform."""
    return found.shingles.astype("<u8", copy=False).tobytes(), found.fingerprints.astype("<u4", copy=False).tobytes()
