import numpy as np

from transforms.deduplicate.titles import title_similarities


def test_titles_are_alike_by_their_words():
    titles = ["Brand in Halle", "brand in HALLE!", "Sieg in Jena", "Sieg", "…", None]
    a, b = np.array([0, 0, 0, 0, 5]), np.array([1, 2, 3, 4, 0])
    assert title_similarities(titles, a, b) == [1.0, 1 / 3, 0.0, None, None]


def test_no_pairs_give_nothing():
    assert title_similarities([], np.zeros(0, np.int64), np.zeros(0, np.int64)) == []
