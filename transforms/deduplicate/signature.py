"""From articles to signatures: one row each, computed for a whole batch at once.

An article on which newsmill fails has a signature without shingles: only exact copies of it are found then, and a dead
letter says so.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import partial

import numpy as np
import pyarrow as pa

from newsmill.schemas.row import schema_of, to_batch
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.rows.signature import Signature
from newsmill.transforms.deduplicate.packing import pack
from newsmill.transforms.deduplicate.shingles import ShingleSet, shingle_sets
from newsmill.transforms.ground.guard import Handled, attempt, handled_article

STAGE = "deduplicate"
"""Name of this stage in rejects."""

_COPIED = ("article_id", "published_at", "source", "title")
_ARTICLE = ("document_uri", "locator", "title", "body")
_NO_SHINGLES = ShingleSet(np.zeros(0, np.uint64), np.zeros(0, np.uint32), 0)
_EPOCH = dt.date(1970, 1, 1)


def signatures(articles: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of ``Signature``, row by row, of a batch of ``Article`` or any row that extends it."""
    return sign_batch(articles)[0]


def sign_batch(articles: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """Return a batch of ``Signature``, row by row, of a batch of ``Article``, and one of ``Reject``."""
    bodies = articles.column("body").to_pylist()
    found = _sets(articles, bodies)
    sets = [_NO_SHINGLES if isinstance(each, Reject) else each for each in found]
    rejects = to_batch([each for each in found if isinstance(each, Reject)], Reject)
    return _rows(articles, bodies, sets), rejects


def _sets(articles: pa.RecordBatch, bodies: list[str]) -> Sequence[ShingleSet | Reject]:
    whole = attempt(STAGE, Handled(""), lambda: shingle_sets(bodies))
    if not isinstance(whole, Reject):
        return whole
    # One of them makes it raise: each is tried alone.
    records = map(handled_article, *(articles.column(name).to_pylist() for name in _ARTICLE))
    return [attempt(STAGE, record, partial(_alone, body)) for record, body in zip(records, bodies, strict=True)]


def _alone(body: str) -> ShingleSet:
    return shingle_sets([body])[0]


def _rows(articles: pa.RecordBatch, bodies: list[str], sets: Sequence[ShingleSet]) -> pa.RecordBatch:
    stored = [_bytes(found) for found in sets]
    packed = [pack(found.fingerprints) for found in sets]
    columns = {name: articles.column(name) for name in _COPIED} | {
        "day": _days(articles),
        "exact_hash": pa.array([bytes.fromhex(value[:32]) for value in articles.column("exact_hash").to_pylist()]),
        "body_length": pa.array([len(body) for body in bodies]),
        "word_count": pa.array([found.words for found in sets]),
        "shingle_count": pa.array([len(found.shingles) for found in sets]),
        "shingle_digest": pa.array([_digest(shingles) for shingles, _ in stored]),
        "fingerprint_highs": pa.array([each.highs for each in packed]),
        "fingerprint_lows": pa.array([each.lows for each in packed]),
        "shingles": pa.array([shingles for shingles, _ in stored]),
        "fingerprints": pa.array([fingerprints for _, fingerprints in stored]),
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


def _digest(shingles: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(shingles, digest_size=8).digest(), "little", signed=True)
