"""Feed items met before: those that say what they said pass by, so that neither they nor their pages are read twice."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import Changes, TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.state import ITEMS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.partitions import buckets, by_partition

ITEM_FIELDS = (
    *("document_uri", "locator", "media_type", "content", "charset", "title", "url", "guid", "feed_url", "source"),
    *("source_name", "summary", "authors", "language", "published", "updated", "date_source", "categories"),
    *("image_url", "paywalled"),
)
"""What an item says, version 1: the fields of ``Document`` that its hash is over, in this order.

A field that ``Document`` gets later does not join by itself: every item of every feed would be another, and every page
be fetched again. Whoever adds one makes a version 2, and lets an item pass that the store knows by either.
"""


class NewItems(NamedTuple):
    """What ``SkipSeenItems`` gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """``Document`` batches: the items that are new or changed."""
    counts: beam.PCollection[Count]
    """``unchanged``: the others."""


@dataclass
class SkipSeenItems(beam.PTransform):
    """Take ``Document`` batches of feeds, give those items that the store has not taken in as they are."""

    base: BaseSnapshot
    full_text: bool

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> NewItems:
        """Wire it."""
        base, full_text = self.base, self.full_text
        split = batches | "Skip seen" >> beam.FlatMap(lambda batch: _unseen(batch, base, full_text)).with_outputs(
            "counts", main="rows"
        )
        return NewItems(split.rows, split.counts)


@dataclass(frozen=True)
class RememberItems:
    """``Document`` batches of feeds to rows of ``items`` for those that need no second look.

    A run over a period (``remember`` is False) leaves articles out, so it must not count its items as taken in.
    """

    full_text: bool
    remember: bool = True

    def __call__(self, batch: pa.RecordBatch) -> Changes:
        """Remember a batch."""
        return Changes(remembered(batch, self.full_text) if self.remember else [])


def item_ids(batch: pa.RecordBatch, full_text: bool) -> pa.Array:
    """Return the id of each item: 16 bytes of SHA-256 over ``full_text`` and its ``ITEM_FIELDS``."""
    rows = zip(*(batch.column(name).to_pylist() for name in ITEM_FIELDS), strict=True)
    digests = [hashlib.sha256(repr((full_text, *row)).encode("utf-8", "surrogatepass")).digest()[:16] for row in rows]
    return pa.array(digests, ITEMS.schema.field("item_id").type)


def remembered(batch: pa.RecordBatch, full_text: bool) -> list[TableRows]:
    """Return the rows of ``items``; an item whose page was wanted and not had is looked at again next time."""
    ids = item_ids(batch, full_text)
    if full_text:
        ids = ids.filter(pc.is_valid(batch.column("page_content")))
    rows = pa.table([ids], schema=ITEMS.schema)
    return list(by_partition(ITEMS, rows, buckets(ids)))


def _unseen(batch: pa.RecordBatch, base: BaseSnapshot, full_text: bool) -> Iterator[Any]:
    ids = item_ids(batch, full_text)
    seen = pa.array([False] * len(ids))
    for bucket in set(buckets(ids).to_pylist()):
        seen = pc.or_(seen, pc.is_in(ids, value_set=base.read(ITEMS, bucket).column(0)))
    known = pc.sum(seen).as_py() or 0
    if known:
        yield beam.pvalue.TaggedOutput("counts", Count("unchanged", known))
    if known < batch.num_rows:
        yield batch.filter(pc.invert(seen))
