import hashlib
import random

import numpy as np
import pytest

from newsmill.transforms.deduplicate.alphabet import fold_table
from newsmill.transforms.deduplicate.shingles import TINY_WORDS, shingle_sets
from newsmill.transforms.deduplicate.tokens import _CALENDAR, _FUNCTION, FIGURE, FUNCTION, NAME, PLAIN, tokenize


def words_of(text):
    return tokenize([text]).hashes.tolist()


def test_the_alphabet_is_frozen():
    # A change of this value changes every signature ever stored: it takes a new ALGORITHM.
    assert hashlib.sha256(fold_table().tobytes()).hexdigest()[:16] == "80684e7d2e526acf"


GOLDEN = [
    ("", "cbe5cfdf7c2118a9"),
    ("Regen", "d709455cbf3d2768"),
    ("Regen am", "106cef03d910d1d3"),
    ("Regen am 3. Mai", "7868d58b2b0fedfa"),
    (
        "Die Brücke über die Spree bleibt bis Montag gesperrt, sagte Anna Maria Brandt. 😀 東京タワー e\u0301",
        "be0715bf8a6a8b10",
    ),
    (" ".join(f"wort{n}" for n in range(400)), "ee8057bc8f28f871"),
]


@pytest.mark.parametrize(("text", "digest"), GOLDEN)
def test_golden_values(text, digest):
    found = shingle_sets([text])[0]
    data = found.shingles.astype("<u8").tobytes() + b"|" + found.fingerprints.astype("<u4").tobytes()
    assert hashlib.sha256(data).hexdigest()[:16] == digest


def test_case_and_punctuation_do_not_matter():
    assert words_of("Die US-Präsidentin sagt: „Nein!“") == words_of("die us PRÄSIDENTIN – sagt nein")


@pytest.mark.parametrize(
    ("one", "two"),
    [("12 Tote", "13 Tote"), ("schon", "schön"), ("Masse", "Maße"), ("e", "e\u0301"), ("\U00010437", "\U00010438")],
)
def test_what_must_stay_apart_stays_apart(one, two):
    assert words_of(one) != words_of(two)


def test_ideographs_are_words_of_one_character():
    assert len(words_of("東京 tower です")) == 5


@pytest.mark.parametrize("text", ["", "  \n ", "…!?", "😀😀", "\ud800"])
def test_texts_without_a_word_have_no_shingle(text):
    found = shingle_sets([text])[0]
    assert (len(found.shingles), len(found.fingerprints), found.words) == (0, 0, 0)


@pytest.mark.parametrize(("text", "count"), [("ja", 1), ("ja nein", 1), ("ja nein doch", 1), ("ja nein doch ja", 2)])
def test_texts_shorter_than_a_shingle_have_one(text, count):
    found = shingle_sets([text])[0]
    assert len(found.shingles) == count
    assert len(found.fingerprints) == count


def test_a_repeated_text_adds_nothing():
    assert len(shingle_sets(["ja " * 1000])[0].shingles) == 1


def test_shingles_are_distinct_ascending_and_as_many_as_the_sets_of_words(text):
    rng = random.Random(1)
    for seed in range(20):
        body = text(seed, rng.randint(3, 600))
        words = body.lower().split()
        found = shingle_sets([body])[0]
        assert (np.diff(found.shingles.astype(object)) > 0).all()
        assert len(found.shingles) == len({tuple(words[ix : ix + 3]) for ix in range(len(words) - 2)})
        assert found.words == len(words)


def test_a_batch_gives_what_each_text_gives_alone(text):
    bodies = [text(seed, size) for seed, size in enumerate((0, 1, 2, 3, 5, 41, 300, 0, 2000, 7))]
    for together, alone in zip(shingle_sets(bodies), (shingle_sets([body])[0] for body in bodies), strict=True):
        assert together.shingles.tolist() == alone.shingles.tolist()
        assert together.fingerprints.tolist() == alone.fingerprints.tolist()


def test_a_text_longer_than_a_chunk_is_whole(text):
    body = text(1, 60_000)
    words = body.lower().split()
    assert len(shingle_sets([body])[0].shingles) == len(set(zip(words, words[1:], words[2:], strict=False)))


def test_long_texts_that_share_a_run_of_eight_words_share_a_fingerprint(text):
    for seed in range(50):
        run = " ".join(f"neu{seed}x{n}" for n in range(8))
        one = shingle_sets([f"{text(seed, 300)} {run} {text(seed + 1, 300)}"])[0]
        other = " ".join(f"anders{n}" for n in range(400))
        two = shingle_sets([f"{other} {run} {other}"])[0]
        assert len(np.intersect1d(one.fingerprints, two.fingerprints)) >= 1
        assert len(one.fingerprints) < 0.6 * len(one.shingles)


def test_tiny_texts_post_every_shingle(text):
    for words in (TINY_WORDS, TINY_WORDS + 1):
        found = shingle_sets([" ".join(f"w{n}" for n in range(words))])[0]
        assert (len(found.fingerprints) > len(found.shingles)) == (words <= TINY_WORDS)


def test_each_listed_word_is_found_and_a_word_that_is_not_listed_is_none_of_them():
    months_and_days = set(_CALENDAR.split())
    for words, kind in ((set(_FUNCTION.split()) - months_and_days, FUNCTION), (months_and_days, FIGURE)):
        assert set(tokenize([". ".join(sorted(words))]).kinds.tolist()) == {kind}
    assert set(tokenize([". ".join(f"x{word}x" for word in _FUNCTION.split())]).kinds.tolist()) == {PLAIN}


def test_kinds_of_words():
    tokens = tokenize(["Die Polizei lobt am Montag 12 Helfer um Anna Maria Brandt."])
    words = ["die", "polizei", "lobt", "am", "montag", "12", "helfer", "um", "anna", "maria", "brandt"]
    kinds = dict(zip(words, tokens.kinds.tolist(), strict=True))
    assert kinds["die"] == kinds["am"] == kinds["um"] == FUNCTION
    assert kinds["montag"] == kinds["12"] == FIGURE
    assert kinds["anna"] == kinds["maria"] == kinds["brandt"] == NAME
    assert kinds["polizei"] == kinds["lobt"] == kinds["helfer"] == PLAIN


def test_the_kind_of_a_word_is_no_part_of_its_shingle():
    upper, lower = (shingle_sets([body])[0] for body in ("heute sagte Anna Brandt", "heute sagte anna brandt"))
    assert upper.shingles.tolist() != lower.shingles.tolist()
    assert (upper.shingles >> 2).tolist() == (lower.shingles >> 2).tolist()
