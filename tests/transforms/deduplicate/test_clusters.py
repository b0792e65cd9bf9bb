import numpy as np

from newsmill.transforms.deduplicate.clusters import Edges, standing


def stand(lengths, *edges):
    """Canonical members, kinds and containers. Edges are (a, b, relation) or (a, b, "contained", shares of a and b)."""
    rows = [(*edge, 0.7, 0.7) if len(edge) == 3 else edge for edge in edges]
    a, b, relation, first, second = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    columns = np.array(a, np.int64), np.array(b, np.int64), np.array(relation, object)
    found = standing(np.array(lengths), Edges(*columns, np.array(first, float), np.array(second, float)))
    return found.canonical.tolist(), found.kind.tolist(), found.contained_in.tolist()


def test_an_article_without_an_edge_is_canonical():
    assert stand([10, 10]) == ([0, 1], [None, None], [-1, -1])


def test_members_are_exact_where_exact_edges_lead_to_the_canonical_one_and_near_elsewhere():
    found = stand([10] * 5, (0, 1, "exact"), (1, 2, "exact"), (2, 3, "near"), (3, 4, "exact"))
    assert found == ([0] * 5, [None, "exact", "exact", "near", "near"], [-1] * 5)


def test_a_contained_article_keeps_its_own_cluster_and_is_no_duplicate():
    assert stand([10, 90], (0, 1, "contained", 0.9, 0.1)) == ([0, 1], [None, None], [1, -1])
    assert stand([90, 10], (0, 1, "contained", 0.1, 0.9)) == ([0, 1], [None, None], [-1, 0])


def test_of_several_containers_the_one_with_the_largest_share_then_the_first():
    edges = [(0, n, "contained", share, 0.1) for n, share in ((1, 0.85), (2, 0.95), (3, 0.95))]
    assert stand([10, 90, 90, 90], *edges)[2] == [2, -1, -1, -1]


def test_a_member_that_is_contained_but_not_canonical_stays_a_duplicate_of_the_canonical_one():
    found = stand([20, 19, 90], (0, 1, "near"), (1, 2, "contained", 0.9, 0.1))
    assert found == ([0, 0, 2], [None, "near", None], [-1, -1, -1])


def test_the_container_of_an_exact_copy_is_that_of_the_canonical_one():
    found = stand([20, 20, 90], (0, 1, "exact"), (1, 2, "contained", 0.9, 0.1))
    assert found == ([0, 0, 2], [None, "exact", None], [2, -1, -1])


def test_a_container_in_the_same_cluster_changes_nothing():
    found = stand([20, 30, 90], (0, 1, "near"), (1, 2, "near"), (0, 2, "contained", 0.9, 0.2))
    assert found == ([0, 0, 0], [None, "near", "near"], [-1, -1, -1])


def test_two_clusters_never_contain_each_other():
    # 0 near 3, 1 near 2; 0 lies in 2, 1 lies in 3: going round would leave no article that is contained in none.
    edges = [(0, 3, "near"), (1, 2, "near"), (0, 2, "contained", 0.9, 0.5), (1, 3, "contained", 0.9, 0.5)]
    canonical, _, containers = stand([100, 100, 150, 150], *edges)
    assert canonical == [0, 1, 1, 0]
    assert sum(container >= 0 for container in containers) == 1
