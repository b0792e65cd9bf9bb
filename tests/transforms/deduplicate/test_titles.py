import numpy as np

from newsmill.transforms.deduplicate.titles import title_similarities, title_slots


def test_titles_are_alike_by_their_words():
    titles = ["Brand in Halle", "brand in HALLE!", "Sieg in Jena", "Sieg", "…", None]
    a, b = np.array([0, 0, 0, 0, 5]), np.array([1, 2, 3, 4, 0])
    assert title_similarities(titles, a, b) == [1.0, 1 / 3, 0.0, None, None]


def test_no_pairs_give_nothing():
    assert title_similarities([], np.zeros(0, np.int64), np.zeros(0, np.int64)) == []


def test_titles_differ_by_a_slot_when_one_word_stands_for_another():
    titles = ["Wetter in Halle", "Wetter in Jena", "Wetter für Jena", "Das Wetter in Halle", "Halle in Wetter", None]
    a, b = np.zeros(6, np.int64), np.arange(6)
    assert title_slots(titles, a, b).tolist() == [False, True, False, False, False, False]
    # Half of the words stay.
    assert title_slots(["Sieg in Jena heute", "Sieg in Ulm morgen"], np.array([0]), np.array([1])).tolist() == [True]
