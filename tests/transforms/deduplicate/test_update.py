import pyarrow as pa
import pytest

from newsmill.schemas.row import schema_of, to_batch
from newsmill.schemas.rows.duplicate import DuplicateEdge
from newsmill.transforms.deduplicate.clusters import CANONICAL_RULE
from newsmill.transforms.deduplicate.edges import STALE
from newsmill.transforms.deduplicate.update import Member, update


@pytest.fixture
def word(text):
    base = text(1, 120)
    return {"base": base, "other": text(2, 120), "cut": " ".join(base.split()[:90])}


def edge(a, b, relation="near"):
    return DuplicateEdge(a, b, relation, 0.7, 0.8, 0.8, None, None, same_source=False, algorithm="x/1")


def edges(*rows):
    return pa.Table.from_batches([to_batch(rows, DuplicateEdge)])


def stale(*pairs):
    return pa.Table.from_pylist([{"article_a": a, "article_b": b} for a, b in pairs], schema=STALE)


def member(key, label=None, since=None, length=100):
    return Member(key, None, length, "s", label, since)


def run(members, stored=(), found=(), gone=(), **more):
    return update(to_batch(members, Member), edges(*stored), edges(*found), stale(*gone), **more)


def statuses(made):
    return {row["article_id"]: tuple(row.values())[1:] for row in made.statuses.to_pylist()}


def test_a_late_duplicate_joins_the_cluster(store, article, word):
    kept = store()
    first = article("a", word["base"], hours=1)
    kept.run([first])
    late = article("b", word["cut"], hours=9)
    kept.run([late])
    label = first.article_id
    assert kept.statuses == {
        first.article_id: (label, None, None, None),
        late.article_id: (label, label, "near", None),
    }
    assert kept.clusters[label]["size"] == 2


def test_an_earlier_canonical_article_that_arrives_late_takes_over_and_the_label_stays(store, article, word):
    kept = store()
    second = article("b", word["cut"], hours=9)
    kept.run([second])
    first = article("a", word["base"], hours=1)
    kept.run([first])
    label = second.article_id
    assert kept.statuses == {
        first.article_id: (label, None, None, None),
        second.article_id: (label, first.article_id, "near", None),
    }
    assert kept.clusters[label]["canonical_id"] == first.article_id


def test_two_old_clusters_merge_under_the_label_committed_first(store, article, word):
    kept = store()
    tokens = word["base"].split()
    left, right = article("l", " ".join(tokens[:70]), hours=5), article("r", " ".join(tokens[50:]), hours=1)
    kept.run([left])
    kept.run([right])
    whole = article("w", word["base"], hours=9)
    kept.run([whole])
    assert {label for label, *_ in kept.statuses.values()} == {left.article_id}
    assert set(kept.clusters) == {left.article_id}
    assert kept.clusters[left.article_id]["canonical_id"] == right.article_id


def test_a_revision_that_stops_being_a_duplicate_leaves_and_its_edges_go(store, article, word):
    kept = store()
    rows = [
        article("a", word["base"], hours=1),
        article("b", word["cut"], hours=2),
        article("c", word["base"], hours=3),
    ]
    kept.run(rows)
    assert len(kept.clusters) == 1
    kept.run([article("b", word["other"], hours=2)])
    a, b, c = (row.article_id for row in rows)
    assert kept.statuses == {a: (a, None, None, None), c: (a, a, "exact", None), b: (b, None, None, None)}
    assert [(row["article_a"], row["article_b"]) for row in kept.edges.to_pylist()] == [(min(a, c), max(a, c))]
    assert {label: row["size"] for label, row in kept.clusters.items()} == {a: 2}


def test_an_article_that_leaves_takes_its_id_with_it_and_the_others_have_a_new_label(store, article, word):
    kept = store()
    rows = [article(name, word["base"], hours=ix) for ix, name in enumerate("abc")]
    kept.run(rows)
    a, b, c = (row.article_id for row in rows)
    kept.run([article("a", word["other"], hours=0)])
    assert (kept.statuses[b], kept.statuses[c]) == ((b, None, None, None), (b, b, "exact", None))
    assert kept.statuses[a] == (a, None, None, None)
    assert {label: row["size"] for label, row in kept.clusters.items()} == {b: 2}


def test_forgetting_links_the_copies_around_again(store, article, word):
    kept = store()
    rows = [article(name, word["base"], hours=ix) for ix, name in enumerate("abc")]
    kept.run(rows)
    a, b, c = (row.article_id for row in rows)
    kept.run([], forget=[b])
    assert [(row["article_a"], row["article_b"]) for row in kept.edges.to_pylist()] == [(min(a, c), max(a, c))]
    assert set(kept.statuses) == {a, c}


def test_forgetting_all_articles_of_a_cluster_retires_its_label(store, article, word):
    kept = store()
    rows = [article(name, word["base"]) for name in "ab"]
    kept.run(rows)
    kept.run([], forget=[row.article_id for row in rows])
    assert (kept.clusters, kept.statuses) == ({}, {})


def test_a_teaser_is_contained_and_follows_the_longer_text(store, article, word):
    kept = store()
    teaser = article("t", " ".join(word["base"].split()[:35]), hours=1)
    kept.run([teaser])
    whole = article("w", word["base"], hours=5)
    kept.run([whole])
    t, w = teaser.article_id, whole.article_id
    assert kept.statuses == {t: (t, None, None, w), w: (w, None, None, None)}


def test_edges_found_anew_take_the_place_of_stored_ones_and_others_stay():
    members = [member(key, "a", 1) for key in "abc"]
    made = run(members, [edge("a", "b"), edge("b", "c")], [edge("a", "b", "exact")])
    assert made.deleted_edges.num_rows == 0
    assert statuses(made) == {
        "a": ("a", None, None, None),
        "b": ("a", "a", "exact", None),
        "c": ("a", "a", "near", None),
    }


def test_stale_and_void_edges_are_deleted_once():
    members = [member(key, "a", 1) for key in "abcd"]
    stored = [edge("a", "b"), edge("b", "c"), edge("c", "d")]
    made = run(members, stored, gone=[("a", "b"), ("a", "d")], void=["d"])
    assert [tuple(row.values()) for row in made.deleted_edges.to_pylist()] == [("a", "b"), ("c", "d")]
    assert [(row["cluster_id"], row["size"]) for row in made.clusters.to_pylist()] == [("b", 2)]
    assert made.retired == ("a",)


def test_labels_no_cluster_has_any_more_are_retired():
    members = [member("a", "a", 1), member("b", "a", 1), member("c", "c", 2), member("d", "c", 2), member("e", "e", 2)]
    joined = [edge("a", "b"), edge("b", "c"), edge("c", "d"), edge("d", "e")]
    assert run(members, found=joined, forgotten={"y": "z", "z": "z"}).retired == ("c", "z")
    assert run(members, found=joined, forgotten={"z": "z"}).retired == ("c",), "a lone article has no row"


def test_cluster_rows(article):
    rows = [
        article("a", "x", source="one", hours=5),
        article("b", "x", source="two", hours=2),
        article("c", "x", hours=None),
    ]
    members = [
        Member(name, row.published_at, 10, row.source, None, None) for name, row in zip("abc", rows, strict=True)
    ]
    made = run(members, found=[edge("a", "b"), edge("b", "c")])
    assert made.clusters.to_pylist() == [{
        "cluster_id": "b", "canonical_id": "b", "size": 3, "source_count": 3,
        "first_published_at": rows[1].published_at, "last_published_at": rows[0].published_at,
        "first_source": "two", "agency_share": None, "canonical_rule": CANONICAL_RULE,
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("lengths", "canonical"), [({"a": 10, "b": 20, "c": 20}, "b"), ({"a": 10, "b": 10, "c": 10}, "a")]
)
def test_of_undated_articles_the_longest_then_the_smallest_id_is_canonical(lengths, canonical):
    members = [member(key, length=length) for key, length in lengths.items()]
    made = run(members, found=[edge("a", "b"), edge("b", "c")])
    assert [(row["canonical_id"], row["first_source"]) for row in made.clusters.to_pylist()] == [(canonical, None)]


def test_articles_without_edges_have_their_own_ids_and_no_cluster_and_nothing_gives_nothing():
    made = run([member("a"), member("b")])
    assert statuses(made) == {"a": ("a", None, None, None), "b": ("b", None, None, None)}
    assert len(made.clusters) == 0
    empty = update(to_batch([], Member), edges(), edges(), stale())
    assert (empty.statuses.num_rows, empty.clusters.num_rows, empty.retired) == (0, 0, ())


def test_an_edge_to_an_article_without_facts_is_an_error():
    with pytest.raises(ValueError, match="facts were not given"):
        run([member("a")], found=[edge("a", "b")])


def test_the_schema_of_the_edges_is_kept():
    assert run([member("a")]).edges.schema.equals(schema_of(DuplicateEdge))
