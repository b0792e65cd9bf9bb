import numpy as np
import pytest

from transforms.deduplicate.shingles import shingle_sets
from transforms.deduplicate.tokens import FIGURE, FUNCTION, PLAIN
from transforms.deduplicate.verify import changed_kinds, common_shingles, meets, shared_count


def shingles(text):
    return shingle_sets([text])[0].shingles


@pytest.mark.parametrize(
    ("shared", "sizes", "words", "expected"),
    [
        (50, (75, 75), 29, True), (49, (75, 75), 29, False),
        (24, (30, 300), 30, True), (24, (30, 300), 29, False), (23, (30, 300), 30, False),
        (0, (0, 0), 0, False), (1, (1, 1), 1, True),
    ],
)  # fmt: skip
def test_thresholds(shared, sizes, words, expected):
    assert meets(shared, *sizes, words) is expected


def test_common_shingles_are_those_of_the_sets(text, changed):
    for seed in range(20):
        one = text(seed, 20 + 60 * seed)
        two = changed(one, 0.1, seed)
        sets = [set(zip(t.split(), t.split()[1:], t.split()[2:], strict=False)) for t in (one, two)]
        assert common_shingles(shingles(one), shingles(two)) == len(sets[0] & sets[1])


def test_the_case_of_a_name_does_not_keep_shingles_apart():
    assert common_shingles(shingles("heute sagte Anna Brandt nichts"), shingles("Heute sagte anna brandt nichts")) == 3


def test_hopeless_long_pairs_are_told_by_a_sample_and_others_counted(text):
    one, two = (" ".join(f"{seed}w{n}" for n in range(4000)) for seed in ("a", "b"))
    assert shared_count(shingles(one), shingles(two)) == 0
    half = " ".join([*one.split()[:2700], *two.split()[:1300]])
    assert shared_count(shingles(one), shingles(half)) == 2698


def test_words_that_differ_after_the_same_two_words():
    one = "am Ufer wurden 12 Boote gesehen und die Stadt warnt"
    two = "am Ufer wurden 31 Boote gesehen und der Kreis warnt"
    found = changed_kinds(shingles(one), shingles(two))
    swaps = found[:4]
    assert swaps[FIGURE, FIGURE] == 1
    assert swaps[FUNCTION, FUNCTION] == 1
    assert swaps.sum() == 2
    assert found[4].tolist() == found[5].tolist()
    assert found[4].sum() == 6
    assert found[4][PLAIN] == 4


def test_equal_texts_have_no_changed_words(text):
    assert not np.any(changed_kinds(shingles(text(1, 50)), shingles(text(1, 50))))
