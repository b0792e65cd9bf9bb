"""Feed items met before: those that say what they said pass by, so that neither they nor their pages are read twice."""

import hashlib
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import Changes, TableRows
from newsmill.schemas.state import ITEMS
from newsmill.transforms.ground.buckets import buckets
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.snapshot import BaseSnapshot

ITEM_FIELDS: dict[int, tuple[str, ...]] = {
    1: (
        *("document_uri", "locator", "media_type", "content", "charset", "title", "url", "guid", "feed_url", "source"),
        *("source_name", "summary", "authors", "language", "published", "updated", "date_source", "categories"),
        *("image_url", "paywalled"),
    )
}
"""What an item says, by version: the fields of ``Document`` that its hash is over, in this order.

A field that ``Document`` gets later does not join by itself: every item of every feed would be another, and every page
be fetched again. Whoever wants it adds a version: items are remembered by the newest, and known by any.
"""


@dataclass(frozen=True)
class RememberItems:
    """``Document`` batches of feeds to rows of ``items`` for those that need no second look.

    A run over a period (``remember`` is False) leaves articles out, so it must not count its items as taken in.
    """

    base: BaseSnapshot
    full_text: bool
    remember: bool = True

    def __call__(self, batch: pa.RecordBatch) -> Changes:
        """Remember a batch."""
        return Changes(remembered(batch, self.base, self.full_text) if self.remember else [])


def item_ids(batch: pa.RecordBatch, full_text: bool, version: int) -> pa.Array:
    """Return the id of each item: 16 bytes of SHA-256 over ``full_text`` and its ``ITEM_FIELDS`` of ``version``."""
    rows = zip(*(batch.column(name).to_pylist() for name in ITEM_FIELDS[version]), strict=True)
    tag = () if version == 1 else (version,)  # ids of the first version say none, in stores of all releases
    digests = [_digest((*tag, full_text, *row)) for row in rows]
    return pa.array(digests, ITEMS.schema.field("item_id").type)


def _digest(said: tuple[Any, ...]) -> bytes:
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).digest()[:16]


def remembered(batch: pa.RecordBatch, base: BaseSnapshot, full_text: bool) -> list[TableRows]:
    """Return the rows of ``items``; an item whose page was wanted and not had is looked at again next time."""
    ids = item_ids(batch, full_text, max(ITEM_FIELDS))
    if full_text:
        ids = ids.filter(pc.is_valid(batch.column("page_content")))
    rows = pa.table([ids], schema=ITEMS.schema)
    return list(by_bucket(ITEMS, rows, base))


def unseen(batch: pa.RecordBatch, base: BaseSnapshot, full_text: bool) -> pa.RecordBatch:
    """Return those items of a batch that the store has not taken in as they are, by any version of their hash."""
    seen = pa.array([False] * batch.num_rows)
    for version in ITEM_FIELDS:
        seen = pc.or_(seen, _known(item_ids(batch, full_text, version), base))
    return batch.filter(pc.invert(seen))


def _known(ids: pa.Array, base: BaseSnapshot) -> pa.Array:
    known = pa.array([False] * len(ids))
    for bucket in set(buckets(ids, base.buckets(ITEMS)).to_pylist()):
        known = pc.or_(known, pc.is_in(ids, value_set=base.read(ITEMS, bucket).column(0)))
    return known
