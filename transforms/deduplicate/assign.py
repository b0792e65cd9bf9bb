"""From verified pairs to rows of the store: edges, clusters, and what they mean for each article, new or old."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.duplicate import DuplicateEdge, DuplicateStatus
from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.rows.work import Count
from newsmill.schemas.state import KNOWN
from newsmill.schemas.tables import ARTICLES, CLUSTERS, DUPLICATES
from newsmill.transforms.deduplicate.components import affected_edges, members_of_edges
from newsmill.transforms.deduplicate.edges import STALE
from newsmill.transforms.deduplicate.neighbours import read_columns, stored_edges
from newsmill.transforms.deduplicate.update import ClusterUpdate, Member, update
from newsmill.transforms.ground.buckets import buckets
from newsmill.transforms.ground.partitions import by_bucket, by_partition, month_of_day
from newsmill.transforms.ground.snapshot import BaseSnapshot, id_array, no_rows

_EDGE: pa.Schema = schema_of(DuplicateEdge)
_OWN = ["article_id", "day", "published_at", "body_length", "source"]


class Assigned(NamedTuple):
    """What clusters change in the store."""

    rows: list[TableRows]
    """Edges, clusters, and patches of articles and known articles."""
    counts: list[Count]
    """``duplicate``: articles of this run that are duplicates."""


class _Facts(NamedTuple):
    members: pa.RecordBatch
    """``Member`` rows."""
    days: pa.Array
    """Data time of each."""
    own: pa.Array
    """Which of them are written by this run."""


def assign(
    base: BaseSnapshot,
    snapshot: int,
    paths: Iterable[str],
    found: Iterable[pa.RecordBatch],
    stale: Iterable[pa.RecordBatch],
    forgotten: Iterable[str] = (),
) -> Assigned:
    """Return the changes that follow from a comparison.

    Args:
        base: the store.
        snapshot: number of the snapshot to be written.
        paths: staged signatures of this run's articles.
        found: batches of ``DuplicateEdge``.
        stale: batches of ``edges.STALE``.
        forgotten: ids of articles that leave the store.
    """
    own = read_columns(sorted(paths), _OWN)
    edges = pa.Table.from_batches(list(found), _EDGE).sort_by([("article_a", "ascending"), ("article_b", "ascending")])
    lost = pa.Table.from_batches(list(stale), STALE)
    gone = set(forgotten)
    void = set(own.column("article_id").to_pylist()) | gone
    stored = _affected(base, void | set(members_of_edges(edges)) | set(members_of_edges(lost)))
    ids = (void | set(members_of_edges(stored)) | set(members_of_edges(edges))) - gone
    facts = _facts(base, own, ids)
    labels = _labels(base, gone)
    after = update(facts.members, stored, edges, lost, void, labels)
    before = _before(base, facts, stored, gone)
    return Assigned(list(_rows(base, snapshot, facts, before, after)), [Count("duplicate", _duplicates(facts, after))])


def _affected(base: BaseSnapshot, seeds: set[str]) -> pa.Table:
    """Return the stored edges of the components that hold one of ``seeds``; of the others only the ends are read."""
    ends = affected_edges(stored_edges(base), seeds).column("article_a")
    names = pc.unique(buckets(ends, base.buckets(DUPLICATES))).to_pylist()
    rows = pa.concat_tables([no_rows(DUPLICATES.schema), *(base.read(DUPLICATES, name) for name in sorted(names))])
    # An edge of such a component has its first end there.
    return rows.filter(pc.is_in(rows.column("article_a"), value_set=ends.combine_chunks()))


def _facts(base: BaseSnapshot, own: pa.Table, ids: set[str]) -> _Facts:
    """Return what clusters have to know of ``ids``, from this run's signatures and from the store."""
    listed = pa.array(sorted(ids), pa.string())
    known = base.known(id_array(listed))
    at = pc.index_in(listed, value_set=own.column("article_id").combine_chunks())
    is_own = pc.is_valid(at)

    def chosen(name: str, kind: pa.DataType) -> pa.Array:
        mine = own.column(name).take(at).cast(kind).combine_chunks()
        return pc.if_else(is_own, mine, known.column(name).cast(kind).combine_chunks())

    label = pa.array([value.hex() if value else None for value in known.column("cluster_id").to_pylist()], pa.string())
    schema: pa.Schema = schema_of(Member)
    columns = {
        "article_id": listed,
        "published_at": chosen("published_at", schema.field("published_at").type),
        "body_length": chosen("body_length", pa.int64()),
        "source": chosen("source", pa.string()),
        "cluster_id": label,
        "labelled_since": known.column("cluster_since").cast(pa.int64()).combine_chunks(),
    }
    members = pa.RecordBatch.from_arrays([columns[field.name] for field in schema], schema=schema)
    return _Facts(members, chosen("day", pa.int32()), is_own)


def _before(base: BaseSnapshot, facts: _Facts, stored: pa.Table, gone: set[str]) -> pa.Table:
    """Return the present statuses of the old members, worked out from the stored edges and facts as they were."""
    old = _as_stored(base, facts.members.filter(pc.is_valid(facts.members.column("cluster_id"))))
    ids = old.column("article_id")
    within = stored.filter(
        pc.and_(
            pc.is_in(stored.column("article_a"), value_set=ids), pc.is_in(stored.column("article_b"), value_set=ids)
        )
    )
    nothing = pa.Table.from_batches([], STALE)
    if not old.num_rows or gone:
        # After a takedown the edges of the forgotten are gone too: every member is written anew.
        return pa.Table.from_batches([], schema_of(DuplicateStatus))
    return pa.Table.from_batches([update(old, within, within.slice(0, 0).cast(_EDGE), nothing).statuses])


def _as_stored(base: BaseSnapshot, members: pa.RecordBatch) -> pa.RecordBatch:
    """Return ``members`` with the facts that the store has of them: a revision may have changed date and length."""
    known = base.known(id_array(members.column("article_id")), ["published_at", "body_length", "source"])
    for name in known.column_names:
        ix = members.schema.get_field_index(name)
        field = members.schema.field(ix)
        members = members.set_column(ix, field, known.column(name).combine_chunks().cast(field.type))
    return members


def _rows(
    base: BaseSnapshot, snapshot: int, facts: _Facts, before: pa.Table, after: ClusterUpdate
) -> Iterator[TableRows]:
    edges = after.edges.cast(DUPLICATES.schema)
    yield from by_bucket(DUPLICATES, edges, base)
    deleted = after.deleted_edges
    yield from by_bucket(DUPLICATES, deleted, base, "drop")
    clusters = pa.Table.from_batches([after.clusters]).cast(CLUSTERS.schema)
    yield from by_bucket(CLUSTERS, clusters, base)
    retired = pa.table({"cluster_id": pa.array(after.retired, pa.string())})
    yield from by_bucket(CLUSTERS, retired, base, "drop")
    yield from _patches(base, snapshot, facts, before, pa.Table.from_batches([after.statuses]))


def _patches(
    base: BaseSnapshot, snapshot: int, facts: _Facts, before: pa.Table, statuses: pa.Table
) -> Iterator[TableRows]:
    """Yield the changed statuses for the articles' months, and the labels for the known articles."""
    at = pc.index_in(statuses.column("article_id"), value_set=facts.members.column("article_id"))
    own, days = facts.own.take(at.combine_chunks()), facts.days.take(at.combine_chunks())
    changed = pc.or_(_differ(statuses, before), own)
    yield from by_partition(
        ARTICLES, statuses.filter(changed), month_of_day(days.filter(changed.combine_chunks())), "patch"
    )
    labels = _labelled(snapshot, facts, statuses).filter(changed)
    yield from by_bucket(KNOWN, labels, base, "patch")


def _differ(statuses: pa.Table, before: pa.Table) -> pa.ChunkedArray:
    found = pc.index_in(statuses.column("article_id"), value_set=before.column("article_id").combine_chunks())
    differs = pc.is_null(found)
    for name in ("cluster_id", "duplicate_of", "duplicate_kind", "contained_in"):
        now, then = pc.fill_null(statuses.column(name), ""), pc.fill_null(before.column(name).take(found), "")
        differs = pc.or_(differs, pc.not_equal(now, then))
    return differs


def _labelled(snapshot: int, facts: _Facts, statuses: pa.Table) -> pa.Table:
    """Return for each article its label and the snapshot that first committed the label."""
    members = pa.Table.from_batches([facts.members]).select(["cluster_id", "labelled_since"])
    since = members.group_by("cluster_id").aggregate([("labelled_since", "min")])
    since = since.filter(pc.is_valid(since.column("cluster_id")))
    known = pc.index_in(statuses.column("cluster_id"), value_set=since.column("cluster_id").combine_chunks())
    return pa.table(
        {
            "article_id": id_array(statuses.column("article_id")),
            "cluster_id": id_array(statuses.column("cluster_id")),
            "cluster_since": pc.fill_null(since.column("labelled_since_min").take(known), snapshot).cast(pa.int32()),
        }
    )


def _labels(base: BaseSnapshot, ids: set[str]) -> dict[str, str]:
    listed = sorted(ids)
    known = base.known(id_array(pa.array(listed, pa.string())), ["cluster_id"]).column(0).to_pylist()
    return {article: label.hex() for article, label in zip(listed, known, strict=True) if label}


def _duplicates(facts: _Facts, after: ClusterUpdate) -> int:
    own = facts.members.column("article_id").filter(facts.own)
    copies = after.statuses.filter(pc.is_valid(after.statuses.column("duplicate_of"))).column("article_id")
    return pc.sum(pc.is_in(own, value_set=copies)).as_py() or 0
