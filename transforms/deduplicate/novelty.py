"""Which of the articles read are new, changed or unchanged: identity, told before any costly stage.

The same identity several times in one run: the latest ``updated_at`` stands, then the latest ``published_at``, then the
last in the input. The others become revisions, unless the store has had their text already. Which file was
staged first never decides.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.period import ALL_TIME, Period
from newsmill.schemas.rows.work import RowPointer, WorkRow
from newsmill.schemas.tables import REVISIONS
from newsmill.transforms.ground.partitions import month_of_day
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array

KEY_SCHEMA = pa.schema(
    [
        ("article_id", pa.string()),
        ("updated_at", pa.timestamp("us", tz="UTC")),
        ("published_at", pa.timestamp("us", tz="UTC")),
        ("content_hash", pa.string()),
        ("document_uri", pa.string()),
        ("position", pa.int64()),
        ("row_digest", pa.binary(16)),
        ("text_digest", pa.binary(16)),
        ("path", pa.string()),
        ("row", pa.int32()),
    ]
)
"""What is shuffled of an article: ids and hashes, never its text."""

WORK_SCHEMA = KEY_SCHEMA.append(pa.field("earlier", pa.list_(pa.struct([("path", pa.string()), ("row", pa.int32())]))))
"""The same of an article to work on, with the places of its earlier versions."""

_ORDER = [
    ("article_id", "ascending", "at_end"),
    ("updated_at", "descending", "at_end"),
    ("published_at", "descending", "at_end"),
    ("document_uri", "descending", "at_end"),
    ("position", "descending", "at_end"),
    ("content_hash", "descending", "at_end"),
    ("row_digest", "ascending", "at_end"),
]
"""The version that stands comes first."""


@dataclass(frozen=True)
class Novelty:
    """What identity says of a set of articles."""

    work: pa.Table
    """The keys of the articles that are new or changed, ``WORK_SCHEMA``."""
    new: int
    """Articles that the store does not have."""
    changed: int
    """Articles that the store has with another text, and earlier versions that become revisions."""
    unchanged: int
    """The rest: text that the store, or another version of this run, has."""
    outside: int
    """Left out because they were published outside the period."""


def tell_novelty(keys: pa.Table, base: BaseSnapshot, period: Period = ALL_TIME) -> Novelty:
    """Return which of ``keys`` (all keys of their ids, in any order) are work, given the store.

    Articles published outside ``period`` are left out; undated ones never are.
    """
    outside = _outside(keys.column("published_at"), period)
    left_out = pc.sum(outside).as_py() or 0
    keys = keys.filter(pc.invert(outside))
    ordered = keys.take(pc.sort_indices(keys, sort_keys=_ORDER)).combine_chunks()
    winners = _first_of_each(ordered)
    stored = base.known(id_array(winners.column("article_id")), ["content_hash", "revision"])
    known = stored.column("content_hash")
    hashes = pa.chunked_array(
        [pa.array([bytes.fromhex(h) for h in winners.column("content_hash").to_pylist()], known.type)]
    )
    # Revision 0 is the tombstone of a forgotten article: whatever its text is now, it stays out.
    forgotten = pc.equal(stored.column("revision"), 0)
    same = pc.fill_null(pc.or_(pc.equal(hashes, known), forgotten), False)
    earlier = _earlier(ordered, winners, base)
    several = pa.chunked_array([pa.array([bool(versions) for versions in earlier], pa.bool_())])
    work = pc.or_(pc.invert(same), several)
    new = winners.num_rows - known.length() + known.null_count
    changed = (pc.sum(work).as_py() or 0) - new + sum(map(len, earlier))
    told = winners.append_column(WORK_SCHEMA.field("earlier"), pa.array(earlier, WORK_SCHEMA.field("earlier").type))
    return Novelty(told.filter(work), new, changed, keys.num_rows - new - changed, left_out)


def _earlier(ordered: pa.Table, winners: pa.Table, base: BaseSnapshot) -> list[list[dict[str, Any]]]:
    """Return for each of ``winners`` its other versions whose text is new, oldest first."""
    ids = ordered.column("article_id").to_pylist()
    versions: dict[str, list[dict[str, Any]]] = {}
    if len(ids) > winners.num_rows:
        times = Counter(ids)
        several = pc.is_in(ordered.column("article_id"), value_set=pa.array([i for i in times if times[i] > 1]))
        for row in ordered.filter(several).select(["article_id", "content_hash", "path", "row"]).to_pylist():
            versions.setdefault(row["article_id"], []).append(row)
    seen = _stored_hashes(sorted(versions), base)
    return [
        _unseen(versions.get(article, []), seen.get(article, set()))
        for article in winners.column("article_id").to_pylist()
    ]


def _unseen(versions: list[dict[str, Any]], seen: set[str] | None) -> list[dict[str, Any]]:
    if seen is None or not versions:
        return []
    found, told = [], seen | {versions[0]["content_hash"]}
    for version in reversed(versions[1:]):
        if version["content_hash"] not in told:
            told.add(version["content_hash"])
            found.append({"path": version["path"], "row": version["row"]})
    return found


def _stored_hashes(article_ids: list[str], base: BaseSnapshot) -> dict[str, set[str] | None]:
    """Return the texts the store has had of each article, by content hash; null for one that was taken down."""
    wanted = pa.array(article_ids, pa.string())
    known = base.known(id_array(wanted), ["revision", "day"]).combine_chunks()
    found: dict[str, set[str] | None] = {article: set() for article in article_ids}
    for article, revision in zip(article_ids, known.column("revision").to_pylist(), strict=True):
        if revision == 0:
            found[article] = None
    for month in sorted(pc.drop_null(month_of_day(known.column("day"))).unique().to_pylist()):
        rows = base.read(REVISIONS, month, ["article_id", "content_hash"])
        for row in rows.filter(pc.is_in(rows.column("article_id"), value_set=wanted)).to_pylist():
            hashes = found[row["article_id"]]
            if hashes is not None:
                hashes.add(row["content_hash"])
    return found


def plan(work: pa.Table, unit_rows: int) -> list[list[WorkRow]]:
    """Return ``work`` cut into units of at most ``unit_rows`` rows, articles with equal text side by side.

    Equal title and body fall into one unit (as far as it holds them), so that the text is tagged once and the result
    copied; a run of work keeps the order of the staged files, so that reading is sequential.
    """
    ordered = work.sort_by([("path", "ascending"), ("row", "ascending")])
    digests = ordered.column("text_digest").combine_chunks()
    first_with_text = pc.index_in(digests, value_set=digests.unique())
    order = pc.sort_indices(first_with_text)
    rows = [_work_row(row) for row in ordered.select(["path", "row", "earlier"]).take(order).to_pylist()]
    return [rows[start : start + unit_rows] for start in range(0, len(rows), unit_rows)]


def _work_row(row: dict[str, Any]) -> WorkRow:
    return WorkRow(RowPointer(row["path"], row["row"]), tuple(RowPointer(**version) for version in row["earlier"]))


def _outside(published_at: pa.ChunkedArray, period: Period) -> pa.ChunkedArray:
    outside = pa.chunked_array([pa.repeat(pa.scalar(False), len(published_at))])
    if period.since:
        outside = pc.or_(outside, pc.less(published_at, pa.scalar(period.since, published_at.type)))
    if period.until:
        outside = pc.or_(outside, pc.greater_equal(published_at, pa.scalar(period.until, published_at.type)))
    return pc.fill_null(outside, False)


def _first_of_each(ordered: pa.Table) -> pa.Table:
    if ordered.num_rows < 2:
        return ordered
    ids = ordered.column("article_id").combine_chunks()
    differs = pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1))
    return ordered.filter(pa.concat_arrays([pa.array([True]), differs]))
