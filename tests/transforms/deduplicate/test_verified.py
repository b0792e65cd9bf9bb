import numpy as np
import pytest

from newsmill.transforms.deduplicate.shingles import shingle_sets
from newsmill.transforms.deduplicate.tokens import FIGURE, FUNCTION, NAME, PLAIN
from newsmill.transforms.deduplicate.verified import changed_words, common_shingles, meets, shared_count


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
    found = changed_words(shingles(one), shingles(two))
    swaps = found[:4]
    assert swaps[FIGURE, FIGURE] == 1
    assert swaps[FUNCTION, FUNCTION] == 1
    assert swaps.sum() == 2
    # 12 and 31, die Stadt and der Kreis: the words around them are on both sides.
    assert [found[4][kind] for kind in (PLAIN, FUNCTION, FIGURE)] == [1, 1, 1]
    assert found[4].tolist() == found[5].tolist()
    assert found[6].tolist() == [2, 2, 0, 0]


def test_equal_texts_have_no_changed_words(text):
    assert not np.any(changed_words(shingles(text(1, 50)), shingles(text(1, 50))))


def test_a_word_that_only_moved_is_not_counted():
    one = shingles("am Ufer stehen heute zwei alte Kräne und vier Schuppen")
    two = shingles("am Ufer heute stehen zwei alte Kräne und vier Schuppen")
    found = changed_words(one, two)
    assert found[4].sum() == found[5].sum() == 0
    assert found[6].tolist() == [1, 1, 0, 0]


def test_a_word_counts_once_in_however_many_places_it_stands():
    one = "gestern sprach Anna Brehme von Pech, dann ging Anna Brehme heim, und heute schweigt Anna Brehme wieder"
    found = changed_words(shingles(one), shingles(one.replace("Brehme", "Brehm")))
    assert found[:4].sum() == found[:4, NAME].sum() == 1
    assert found[4].tolist() == found[5].tolist() == [0, 0, 1, 0]
    assert found[6].tolist() == [3, 3, 0, 0]
