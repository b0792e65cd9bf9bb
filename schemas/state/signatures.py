"""Signatures by day: what near-duplicate search and ``reprocess`` read of earlier articles."""

import pyarrow as pa

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.signature import Signature
from newsmill.schemas.table import Column, Table

_DOCS = {
    "article_id": "The article.",
    "day": "Data time in days since 1970-01-01 (UTC).",
    "published_at": "Publication time.",
    "source": "Source.",
    "title": "Title.",
    "exact_hash": "First 16 bytes of the exact hash.",
    "layout": "One byte for each non-empty line of the text: 1 an empty line follows, 2 heading, 4 link, 8 title.",
    "body_length": "Code points of the body.",
    "word_count": "Words of the body.",
    "shingles": "Distinct word 3-gram hashes, little-endian unsigned 64-bit, ascending.",
}


def _columns(schema: pa.Schema) -> tuple[Column, ...]:
    return tuple(
        Column(ix, field.name, field.type, _DOCS.get(field.name, field.name), required=not field.nullable)
        for ix, field in enumerate(schema, start=1)
    )


SIGNATURES = Table(
    name="signatures",
    doc="One row per article, in the file of its day. The manifest names the algorithm: ``duplicate_algorithm``.",
    key=("article_id",),
    sort=("article_id",),
    partitioning="day",
    format="arrow",
    columns=_columns(schema_of(Signature)),
)
