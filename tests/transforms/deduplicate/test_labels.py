import numpy as np

from newsmill.transforms.deduplicate.labels import assign_labels


def assign(canonical, ids, labels, since=None, in_use=()):
    ages = since or [None if label is None else 1 for label in labels]
    return assign_labels(np.array(canonical), list(ids), labels, ages, in_use)


def test_a_new_cluster_takes_the_id_of_its_canonical_article():
    assert assign([0, 0, 2], "abc", [None] * 3) == {0: "a", 2: "c"}


def test_a_late_duplicate_joins_and_the_label_stays_even_if_it_is_the_new_canonical_one():
    assert assign([0, 0, 0], "abc", [None, "b", "b"]) == {0: "b"}


def test_on_a_merge_the_label_committed_first_wins_then_the_smallest():
    assert assign([0, 0], "ab", ["a", "b"], [7, 3]) == {0: "b"}
    assert assign([0, 0], "ab", ["y", "x"], [3, 3]) == {0: "x"}


def test_on_a_split_the_largest_part_keeps_the_label():
    assert assign([0, 1, 1], "abc", ["b", "b", "b"]) == {0: "a", 1: "b"}


def test_on_a_split_in_halves_the_part_that_comes_first_keeps_the_label():
    assert assign([0, 1], "ab", ["a", "a"]) == {0: "a", 1: "b"}
    assert assign([0, 1], "ab", ["b", "b"])[0] == "b"


def test_a_part_whose_ids_all_name_clusters_elsewhere_takes_a_name_no_article_has():
    found = assign([0, 1, 1], "abc", ["a", "a", "a"])
    assert found[0] not in {"a", "b", "c"}
    assert len(found[0]) == 32
    assert assign([0], "a", [None], in_use={"a"})[0] != "a"


def test_labels_are_never_given_twice():
    found = assign([0, 1, 2, 2, 1, 0], "abcdef", ["x", "x", "x", "y", "y", "y"], [1, 1, 1, 2, 2, 2])
    assert len(set(found.values())) == 3
    assert {"x", "y"} <= set(found.values())
