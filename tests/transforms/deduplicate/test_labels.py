import numpy as np

from newsmill.transforms.deduplicate.labels import assign_labels


def assign(canonical, ids, labels, since=None):
    ages = since or [None if label is None else 1 for label in labels]
    return assign_labels(np.array(canonical), list(ids), labels, ages)


def test_a_new_cluster_takes_the_id_of_its_canonical_article():
    assert assign([0, 0, 2], "abc", [None] * 3) == {0: "a", 2: "c"}


def test_a_late_duplicate_joins_and_the_label_stays_even_if_it_is_the_new_canonical_one():
    assert assign([0, 0, 0], "abc", [None, "b", "b"]) == {0: "b"}


def test_on_a_merge_the_label_committed_first_wins_then_the_smallest():
    assert assign([0, 0], "ab", ["a", "b"], [7, 3]) == {0: "b"}
    assert assign([0, 0, 0], "cba", ["c", "b", "a"], [3, 3, 7]) == {0: "b"}


def test_on_a_split_the_label_stays_with_its_article():
    assert assign([0, 1, 1], "abc", ["b", "b", "b"]) == {0: "a", 1: "b"}
    assert assign([0, 1, 1], "abc", ["a", "a", "a"]) == {0: "a", 1: "b"}


def test_a_lone_article_has_its_own_id_whatever_it_was_part_of():
    assert assign([0, 1], "ab", ["a", "a"]) == {0: "a", 1: "b"}
    assert assign([0, 1], "ab", ["b", "b"]) == {0: "a", 1: "b"}
    assert assign([0], "a", ["x"]) == {0: "a"}


def test_the_label_of_an_article_that_left_the_store_goes():
    assert assign([0, 0], "ab", ["x", "x"]) == {0: "a"}


def test_labels_are_ids_of_members_and_never_given_twice():
    found = assign([0, 1, 2, 2, 1, 0], "abcdef", ["d", "d", "d", "f", "f", "f"], [1, 1, 1, 2, 2, 2])
    assert found == {0: "f", 1: "b", 2: "d"}
