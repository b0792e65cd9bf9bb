import datetime as dt

import pyarrow as pa
import pytest

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.duplicate import DuplicateEdge
from newsmill.schemas.state import KNOWN
from newsmill.schemas.tables import CLUSTERS, DUPLICATES
from newsmill.transforms.deduplicate.assign import assign
from newsmill.transforms.deduplicate.edges import STALE
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.ground.buckets import bucket_of
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.staging import stage_batch

EMPTY = BaseSnapshot("")
MARCH, APRIL = dt.datetime(2026, 3, 10, tzinfo=dt.UTC), dt.datetime(2026, 4, 10, tzinfo=dt.UTC)
BODY = "Der Rat hat am Montag den Neubau der alten Brücke beschlossen und die Kosten genannt"


@pytest.fixture
def made(article):
    """Return an article by name, published at the hour of that name's number: ``a1`` at 1 o'clock."""

    def go(name, body=BODY):
        return article(name, body, hours=int(name[1:]), source=f"{name}.example")

    return go


@pytest.fixture
def sign(tmp_path):
    def go(*articles):
        return [stage_batch(str(tmp_path), signatures(to_batch(articles, Article))).path] if articles else []

    return go


def edge(one, two, relation="exact"):
    a, b = sorted((one.article_id, two.article_id))
    return DuplicateEdge(a, b, relation, 1.0, 1.0, 1.0, 1.0, 1.0, same_source=False, algorithm="x/1")


def found(*edges):
    return [to_batch(edges, DuplicateEdge)]


def lost(one, two):
    a, b = sorted((one.article_id, two.article_id))
    return [pa.RecordBatch.from_pylist([{"article_a": a, "article_b": b}], STALE)]


@pytest.fixture
def store(snapshot_of):
    """Return a store of clusters, each a list of articles with the canonical one first, linked by exact edges."""

    def go(*clusters):
        rows = {}
        for articles in clusters:
            label = articles[0].article_id
            for each in articles:
                known = {
                    "article_id": bytes.fromhex(each.article_id), "revision": 1, "day": 20_000,
                    "published_at": each.published_at, "first_seen_at": each.first_seen_at,
                    "body_length": len(each.body), "source": each.source, "cluster_id": bytes.fromhex(label),
                    "cluster_since": 3,
                }  # fmt: skip
                rows.setdefault((KNOWN, bucket_of(each.article_id)), []).append(known)
            if len(articles) > 1:
                size = len(articles)
                cluster = {"cluster_id": label, "canonical_id": label, "size": size, "source_count": size}
                rows.setdefault((CLUSTERS, bucket_of(label)), []).append(cluster)
            for copy in articles[1:]:
                pair = vars_of(edge(articles[0], copy))
                rows.setdefault((DUPLICATES, bucket_of(pair["article_a"])), []).append(pair)
        return snapshot_of(rows)

    return go


def vars_of(row):
    return {name: getattr(row, name) for name in row.__slots__}


def rows_of(assigned, table, operation="put"):
    found = [change for change in assigned.rows if (change.table, change.operation) == (table, operation)]
    return [row for change in found for row in change.rows.to_pylist()]


def statuses(assigned):
    """Return what is written over the articles: id to canonical article and kind."""
    return {
        row["article_id"]: (row["duplicate_of"], row["duplicate_kind"])
        for row in rows_of(assigned, "articles", "patch")
    }


def labels(assigned):
    rows = rows_of(assigned, "known", "patch")
    return {row["article_id"].hex(): (row["cluster_id"].hex(), row["cluster_since"]) for row in rows}


def clusters(assigned):
    return {row["cluster_id"]: (row["canonical_id"], row["size"]) for row in rows_of(assigned, "clusters")}


def duplicates(assigned):
    (count,) = assigned.counts
    assert count.name == "duplicate"
    return count.value


def test_an_article_without_duplicates_has_no_cluster_and_its_own_id_from_this_snapshot_on(made, sign):
    a = made("a1")
    assigned = assign(EMPTY, 7, sign(a), [], [])
    assert statuses(assigned) == {a.article_id: (None, None)}
    assert labels(assigned) == {a.article_id: (a.article_id, 7)}
    assert clusters(assigned) == {}
    assert rows_of(assigned, "duplicates") == []
    assert duplicates(assigned) == 0


def test_a_status_goes_to_the_month_of_its_article(article, sign):
    rows = [article("m", BODY, hours=0), article("n", BODY + " gestern", hours=24 * 40)]
    patched = [change.partition for change in assign(EMPTY, 1, sign(*rows), [], []).rows if change.table == "articles"]
    assert patched == ["2026-03", "2026-04"]


def test_a_new_copy_joins_the_cluster_and_the_stored_article_is_not_written_again(made, sign, store):
    a, b = made("a1"), made("b2")
    assigned = assign(store([a]), 7, sign(b), found(edge(a, b)), [])
    assert statuses(assigned) == {b.article_id: (a.article_id, "exact")}
    assert labels(assigned) == {b.article_id: (a.article_id, 3)}
    assert clusters(assigned) == {a.article_id: (a.article_id, 2)}
    assert len(rows_of(assigned, "duplicates")) == 1
    assert duplicates(assigned) == 1


def test_an_earlier_copy_becomes_canonical_under_the_old_label_and_the_stored_article_its_duplicate(made, sign, store):
    a, b = made("a5"), made("b2")
    assigned = assign(store([a]), 7, sign(b), found(edge(a, b)), [])
    assert statuses(assigned) == {a.article_id: (b.article_id, "exact"), b.article_id: (None, None)}
    assert clusters(assigned) == {a.article_id: (b.article_id, 2)}
    assert labels(assigned)[b.article_id] == (a.article_id, 3)
    assert duplicates(assigned) == 0, "the duplicate is no article of this run"


def test_a_bridge_joins_two_clusters_and_one_label_retires(made, sign, store):
    a, b, bridge = made("a1"), made("b2"), made("c3")
    copies = [made("d4"), made("e5")]
    base = store([a, copies[0]], [b, copies[1]])
    assigned = assign(base, 7, sign(bridge), found(edge(a, bridge), edge(b, bridge)), [])
    (kept,) = clusters(assigned)
    assert clusters(assigned)[kept] == (a.article_id, 5)
    assert rows_of(assigned, "clusters", "drop") == [{"cluster_id": ({a.article_id, b.article_id} - {kept}).pop()}]
    assert {label for label, _ in labels(assigned).values()} == {kept}


def test_a_revision_that_is_no_copy_any_more_leaves_its_cluster(made, sign, store):
    a, b = made("a1"), made("b2")
    revised = made("b2", BODY + " und noch viel mehr als das")
    assigned = assign(store([a, b]), 7, sign(revised), [], [])
    dropped = rows_of(assigned, "duplicates", "drop")
    assert [(row["article_a"], row["article_b"]) for row in dropped] == [tuple(sorted((a.article_id, b.article_id)))]
    assert statuses(assigned) == {b.article_id: (None, None)}
    assert clusters(assigned) == {}
    assert rows_of(assigned, "clusters", "drop") == [{"cluster_id": a.article_id}]
    assert labels(assigned) == {b.article_id: (b.article_id, 7)}


def test_a_stale_pair_parts_two_stored_articles(made, sign, store):
    a, b, new = made("a1"), made("b2"), made("c3", "Ein ganz anderer Bericht aus dem Hafen von heute")
    assigned = assign(store([a, b]), 7, sign(new), [], lost(a, b))
    assert len(rows_of(assigned, "duplicates", "drop")) == 1
    assert statuses(assigned) == {b.article_id: (None, None), new.article_id: (None, None)}


def test_a_stored_cluster_that_nothing_touches_is_not_written(made, sign, store):
    a, b, new = made("a1"), made("b2"), made("c3", "Ein ganz anderer Bericht aus dem Hafen von heute")
    assigned = assign(store([a, b]), 7, sign(new), [], [])
    assert list(statuses(assigned)) == [new.article_id]
    assert clusters(assigned) == {}
    assert rows_of(assigned, "clusters", "drop") == []


def test_a_takedown_of_the_canonical_article_leaves_its_copy_to_stand_for_the_cluster(made, store):
    a, b, c = made("a1"), made("b2"), made("c3")
    assigned = assign(store([a, b, c]), 7, [], found(edge(b, c)), [], forgotten=[a.article_id])
    assert statuses(assigned) == {b.article_id: (None, None), c.article_id: (b.article_id, "exact")}
    assert clusters(assigned) == {b.article_id: (b.article_id, 2)}
    assert rows_of(assigned, "clusters", "drop") == [{"cluster_id": a.article_id}]
    assert len(rows_of(assigned, "duplicates", "drop")) == 2


def test_a_takedown_that_leaves_one_article_leaves_no_cluster(made, store):
    a, b = made("a1"), made("b2")
    assigned = assign(store([a, b]), 7, [], [], [], forgotten=[a.article_id])
    assert statuses(assigned) == {b.article_id: (None, None)}
    assert labels(assigned) == {b.article_id: (b.article_id, 7)}
    assert clusters(assigned) == {}
    assert rows_of(assigned, "clusters", "drop") == [{"cluster_id": a.article_id}]


def test_a_takedown_of_a_lone_article_writes_nothing_of_it(made, store):
    a = made("a1")
    assigned = assign(store([a]), 7, [], [], [], forgotten=[a.article_id])
    assert rows_of(assigned, "clusters", "drop") == []
    assert (statuses(assigned), labels(assigned), clusters(assigned)) == ({}, {}, {})
