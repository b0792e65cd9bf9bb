"""Which of the articles read are new, changed or unchanged: identity, told before any costly stage.

The same identity twice in one run: the latest ``updated_at`` wins, then the larger content hash (DESIGN 6); the others
count as unchanged. Which file was staged first never decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.period import ALL_TIME, Period
from newsmill.schemas.rows.work import RowPointer
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array

KEY_SCHEMA = pa.schema(
    [
        ("article_id", pa.string()),
        ("updated_at", pa.timestamp("us", tz="UTC")),
        ("published_at", pa.timestamp("us", tz="UTC")),
        ("content_hash", pa.string()),
        ("document_uri", pa.string()),
        ("row_digest", pa.binary(16)),
        ("text_digest", pa.binary(16)),
        ("path", pa.string()),
        ("row", pa.int32()),
    ]
)
"""What is shuffled of an article: ids and hashes, never its text."""

_ORDER = [
    ("article_id", "ascending", "at_end"),
    ("updated_at", "descending", "at_end"),
    ("content_hash", "descending", "at_end"),
    ("document_uri", "ascending", "at_end"),
    ("row_digest", "ascending", "at_end"),
]


@dataclass(frozen=True)
class Novelty:
    """What identity says of a set of articles."""

    work: pa.Table
    """The keys of the articles that are new or changed."""
    new: int
    """Articles that the store does not have."""
    changed: int
    """Articles that the store has with another text."""
    unchanged: int
    """The rest: known with the same text, or a lesser version within this run."""
    outside: int
    """Left out because they were published outside the period."""


def tell_novelty(keys: pa.Table, base: BaseSnapshot, period: Period = ALL_TIME) -> Novelty:
    """Return which of ``keys`` (all keys of their ids, in any order) are work, given the store.

    Articles published outside ``period`` are left out; undated ones never are.
    """
    outside = _outside(keys.column("published_at"), period)
    left_out = pc.sum(outside).as_py() or 0
    keys = keys.filter(pc.invert(outside))
    winners = _first_of_each(keys.take(pc.sort_indices(keys, sort_keys=_ORDER)))
    stored = base.known(id_array(winners.column("article_id")), ["content_hash", "revision"])
    known = stored.column("content_hash")
    hashes = pa.chunked_array(
        [pa.array([bytes.fromhex(h) for h in winners.column("content_hash").to_pylist()], known.type)]
    )
    # Revision 0 is the tombstone of a forgotten article: whatever its text is now, it stays out.
    forgotten = pc.equal(stored.column("revision"), 0)
    same = pc.fill_null(pc.or_(pc.equal(hashes, known), forgotten), False)
    changed = pc.and_(pc.is_valid(known), pc.invert(same))
    new = winners.num_rows - known.length() + known.null_count
    changed_count = pc.sum(changed).as_py() or 0
    unchanged = keys.num_rows - new - changed_count
    return Novelty(winners.filter(pc.invert(same)), new, changed_count, unchanged, left_out)


def plan(work: pa.Table, unit_rows: int) -> list[list[RowPointer]]:
    """Return ``work`` cut into units of at most ``unit_rows`` rows, articles with equal text side by side.

    Equal title and body fall into one unit (as far as it holds them), so that the text is tagged once and the result
    copied; a run of work keeps the order of the staged files, so that reading is sequential.
    """
    ordered = work.sort_by([("path", "ascending"), ("row", "ascending")])
    digests = ordered.column("text_digest").combine_chunks()
    first_with_text = pc.index_in(digests, value_set=digests.unique())
    order = pc.sort_indices(first_with_text)
    pointers = [RowPointer(*pair) for pair in _pairs(ordered.select(["path", "row"]).take(order))]
    return [pointers[start : start + unit_rows] for start in range(0, len(pointers), unit_rows)]


def _outside(published_at: pa.ChunkedArray, period: Period) -> pa.ChunkedArray:
    outside = pa.chunked_array([pa.repeat(pa.scalar(False), len(published_at))])
    if period.since:
        outside = pc.or_(outside, pc.less(published_at, pa.scalar(period.since, published_at.type)))
    if period.until:
        outside = pc.or_(outside, pc.greater_equal(published_at, pa.scalar(period.until, published_at.type)))
    return pc.fill_null(outside, False)


def _pairs(table: pa.Table) -> Sequence[tuple[str, int]]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _first_of_each(ordered: pa.Table) -> pa.Table:
    if ordered.num_rows < 2:
        return ordered
    ids = ordered.column("article_id").combine_chunks()
    differs = pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1))
    return ordered.filter(pa.concat_arrays([pa.array([True]), differs]))
