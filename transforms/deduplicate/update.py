"""What a run changes: from the present state of the components it touches to the rows to write and to delete.

A pure function of its arguments. Run again with its own result as the present state and nothing new, it changes
nothing.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.duplicate import DuplicateStatus
from newsmill.transforms.deduplicate.clusters import CANONICAL_RULE, Edges, Standing, standing
from newsmill.transforms.deduplicate.edges import STALE
from newsmill.transforms.deduplicate.labels import assign_labels


@dataclass(frozen=True, slots=True)
class Member:
    """What clusters have to know of an article."""

    article_id: str
    """32 hex characters."""
    published_at: dt.datetime | None
    """Publication time in UTC."""
    body_length: int
    """Code points of the body."""
    source: str
    """For the number of sources."""
    cluster_id: str | None
    """Its present label; null for a new article."""
    labelled_since: int | None
    """Number of the snapshot that first committed that label; null for a new article."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One row of the clusters table: a cluster of two or more articles."""

    cluster_id: str
    """Stable label."""
    canonical_id: str
    """The canonical article."""
    size: int
    """Articles in the cluster, the canonical one too: two or more."""
    source_count: int
    """Different sources."""
    first_published_at: dt.datetime | None
    """Earliest publication; null when all are undated."""
    last_published_at: dt.datetime | None
    """Latest publication; null when all are undated."""
    first_source: str | None
    """Source of the article published first; null when all are undated."""
    agency_share: float | None
    """Share of its articles that name an agency, 0 to 1; null where agencies have not been told."""
    canonical_rule: str
    """Name and version of the rule that chose the canonical article."""


class ClusterUpdate(NamedTuple):
    """Rows to write over those of the same key, and keys to delete."""

    edges: pa.Table
    """Rows of ``DuplicateEdge`` to write: those found."""
    deleted_edges: pa.Table
    """``STALE`` keys of stored edges that no longer hold."""
    statuses: pa.RecordBatch
    """``DuplicateStatus`` of every member, in canonical order."""
    clusters: pa.RecordBatch
    """``Cluster`` of every cluster of two or more of the members."""
    retired: tuple[str, ...]
    """Labels of clusters that were, and are no more."""


def update(
    members: pa.RecordBatch,
    stored: pa.Table,
    found: pa.Table,
    stale: pa.Table,
    void: Collection[str] = (),
    forgotten: Mapping[str, str] | None = None,
) -> ClusterUpdate:
    """Return what changes for the affected components.

    Args:
        members: ``Member`` rows of the new articles and of all articles of the affected components (``affected_edges``
            with the new articles' neighbours, the ends of stale pairs, and ``void`` as seeds).
        stored: ``DuplicateEdge`` rows of these components, of any relation.
        found: ``DuplicateEdge`` rows found in this run.
        stale: ``STALE`` pairs of this run.
        void: articles revised or forgotten, whose stored edges no longer hold.
        forgotten: present label of every forgotten article; these are no members.

    Raises:
        ValueError: an edge leads to an article that is no member.
    """
    kept = _without(stored, found, stale, void)
    ordered = members.take(pa.array(_canonical_order(members)))
    edges = pa.concat_tables([kept.select(found.schema.names), found])
    where = standing(_column(ordered, "body_length"), _numbered(ordered, edges))
    ids = ordered.column("article_id").to_pylist()
    present = ordered.column("cluster_id").to_pylist()
    labels = assign_labels(where.canonical, ids, present, ordered.column("labelled_since").to_pylist())
    former = Counter(label for label in (*present, *(forgotten or {}).values()) if label is not None)
    clusters = _clusters(ordered, where, labels)
    return ClusterUpdate(
        found,
        _gone(stored, kept, found),
        _statuses(ids, where, labels),
        clusters,
        tuple(sorted({label for label, size in former.items() if size > 1} - set(clusters.column(0).to_pylist()))),
    )


def _canonical_order(members: pa.RecordBatch) -> npt.NDArray[np.int64]:
    """Earliest published (undated last), longest, smallest id."""
    published = members.column("published_at").cast(pa.int64()).fill_null(np.iinfo(np.int64).max)
    ids = np.array(members.column("article_id").to_pylist(), "U")
    return np.lexsort((ids, -_column(members, "body_length"), published.to_numpy(zero_copy_only=False)))


def _column(batch: pa.RecordBatch, name: str) -> npt.NDArray[np.int64]:
    column: npt.NDArray[np.int64] = batch.column(name).to_numpy(zero_copy_only=False)
    return column


def _keys(edges: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(edges.column("article_a"), edges.column("article_b"), "-")


def _without(stored: pa.Table, found: pa.Table, stale: pa.Table, void: Iterable[str]) -> pa.Table:
    """The stored edges that still hold and were not found anew."""
    if not len(stored):
        return stored
    replaced = pa.chunked_array([*_keys(found).chunks, *_keys(stale).chunks], pa.string()).combine_chunks()
    gone = pc.is_in(_keys(stored), value_set=replaced)
    voided = pa.array(sorted(set(void)), pa.string())
    for name in ("article_a", "article_b"):
        gone = pc.or_(gone, pc.is_in(stored.column(name), value_set=voided))
    return stored.filter(pc.invert(gone))


def _gone(stored: pa.Table, kept: pa.Table, found: pa.Table) -> pa.Table:
    holding = pa.chunked_array([*_keys(kept).chunks, *_keys(found).chunks], pa.string()).combine_chunks()
    lost = stored.filter(pc.invert(pc.is_in(_keys(stored), value_set=holding)))
    return lost.select(STALE.names).cast(STALE)


def _numbered(ordered: pa.RecordBatch, edges: pa.Table) -> Edges:
    ids = ordered.column("article_id")
    ends = [pc.index_in(edges.column(name), value_set=ids) for name in ("article_a", "article_b")]
    if any(end.null_count for end in ends):
        raise ValueError("an edge leads to an article whose facts were not given")
    a, b = (end.to_numpy().astype(np.int64) for end in ends)
    containments = [edges.column(name).to_numpy() for name in ("containment_a", "containment_b")]
    return Edges(a, b, np.array(edges.column("relation").to_pylist(), object), *containments)


def _statuses(ids: list[str], where: Standing, labels: dict[int, str]) -> pa.RecordBatch:
    names = [labels[cluster] for cluster in where.canonical.tolist()]
    above = [None if of == at else ids[of] for at, of in enumerate(where.canonical.tolist())]
    within = [None if of < 0 else ids[of] for of in where.contained_in.tolist()]
    columns = [pa.array(values, pa.string()) for values in (ids, names, above, where.kind.tolist(), within)]
    return pa.RecordBatch.from_arrays(columns, schema=schema_of(DuplicateStatus))


def _clusters(ordered: pa.RecordBatch, where: Standing, labels: dict[int, str]) -> pa.RecordBatch:
    table = pa.table({
        "cluster": where.canonical,
        "source": ordered.column("source"),
        "published_at": ordered.column("published_at"),
    })  # fmt: skip
    grouped = table.group_by("cluster").aggregate([
        ("source", "count"), ("source", "count_distinct"), ("published_at", "min"), ("published_at", "max"),
    ]).filter(pc.field("source_count") > 1).sort_by("cluster")  # fmt: skip
    numbers = grouped.column("cluster").to_pylist()
    first = ordered.take(pa.array(numbers, pa.int64()))  # the canonical article is the one published first
    columns: dict[str, Any] = {
        "cluster_id": [labels[number] for number in numbers],
        "canonical_id": first.column("article_id"),
        "size": grouped.column("source_count").combine_chunks(),
        "source_count": grouped.column("source_count_distinct").combine_chunks(),
        "first_published_at": grouped.column("published_at_min").combine_chunks(),
        "last_published_at": grouped.column("published_at_max").combine_chunks(),
        "first_source": pc.if_else(pc.is_valid(first.column("published_at")), first.column("source"), None),
        "agency_share": [None] * len(numbers),
        "canonical_rule": [CANONICAL_RULE] * len(numbers),
    }
    schema: pa.Schema = schema_of(Cluster)
    return pa.RecordBatch.from_arrays([pa.array(columns[f.name], f.type) for f in schema], schema=schema)
