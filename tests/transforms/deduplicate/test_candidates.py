import types

import numpy as np
import pytest

import newsmill.transforms.deduplicate.postings as filters
from newsmill.transforms.deduplicate.candidates import CAP, LOOKBACK_DAYS, REACH, Facts, candidates
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.opened import open_all
from newsmill.transforms.deduplicate.postings import (
    PARTITIONS,
    Postings,
    keep_shared,
    new_hashes,
    partition,
    post,
    post_shared,
)


def known(count, new=None, days=None, size=8):
    days = np.zeros(count, np.int64) if days is None else np.array(days)
    return Facts(
        count if new is None else new, np.arange(count), days, days, np.full(count, size), np.ones(count, np.float64)
    )


def postings(*documents):
    pairs = [(value, number) for number, values in enumerate(documents) for value in values]
    return Postings(*(np.array(column, np.uint32) for column in zip(*pairs, strict=True)))


def pairs(found):
    return list(zip(found[0].tolist(), found[1].tolist(), strict=True))


def test_documents_that_share_a_fingerprint_are_candidates_once():
    found = candidates(postings([1, 2, 3], [2, 3, 9], [7], [9]), known(4))
    assert pairs(found) == [(0, 1), (1, 3)]


def test_two_stored_documents_are_no_candidates():
    assert pairs(candidates(postings([1], [1], [1]), known(3, new=1))) == [(0, 1), (0, 2)]


def test_days_differ_by_at_most_the_lookback():
    found = candidates(postings([1], [1], [1]), known(3, days=[0, LOOKBACK_DAYS, LOOKBACK_DAYS + 1]))
    assert pairs(found) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(("shared", "found"), [(4, True), (3, False)])
def test_long_documents_must_share_an_eighth_of_what_is_expected(shared, found):
    # 128 shingles, all posted: 32 expected in a partition, of which 4.
    one, two = range(32), [*range(shared), *range(100, 132 - shared)]
    assert bool(pairs(candidates(postings(one, two), known(2, size=128)))) is found


def test_a_capped_fingerprint_is_reported_and_pairs_neighbours_in_time_only():
    count = CAP + 1
    a, b, capped = candidates(postings(*[[5]] * count), known(count))
    assert (capped.fingerprints, capped.postings, capped.largest) == (1, count, count)
    assert (b - a).max() == REACH
    assert len(a) == REACH * count - REACH * (REACH + 1) // 2
    a, b, capped = candidates(postings(*[[5]] * CAP), known(CAP))
    assert capped.fingerprints == 0
    assert len(a) == CAP * (CAP - 1) // 2


def test_no_postings_give_no_candidates():
    empty = Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint32))
    assert pairs(candidates(empty, known(0))) == []


def test_partitions_hold_every_posting_once(signed, article, text):
    signatures = signed([article(str(n), text(n, 200)) for n in range(5)])
    every = post(signatures, 0, np.ones(5, np.bool_))
    parts = [partition(every, ix) for ix in range(PARTITIONS)]
    assert sum(len(part.hashes) for part in parts) == len(every.hashes)
    assert all(len(part.hashes) > 0.15 * len(every.hashes) for part in parts)
    assert all(len(set((part.hashes % PARTITIONS).tolist())) == 1 for part in parts)


def test_old_postings_that_no_new_document_shares_are_left_out(signed, article, text):
    signatures = signed(
        [article("new", text(1, 80))], [article("copy", text(1, 80), hours=1), article("o", text(2, 80))]
    )
    seen = new_hashes(signatures, np.flatnonzero(signatures.new))
    kept = keep_shared(post(signatures, 1, ~signatures.new), seen)
    at_once = post_shared(signatures, 1, ~signatures.new, seen)
    assert [column.tolist() for column in at_once] == [column.tolist() for column in kept]
    counts = np.bincount(kept.numbers, minlength=3)
    assert sorted(counts.tolist())[-1] == len(signatures.fingerprints(0))
    assert sorted(counts.tolist())[1] < 10


def test_the_filter_of_many_new_postings_has_room_for_them(signed, article, monkeypatch):
    monkeypatch.setattr(filters, "_FILTER_BITS", (24, 26))
    for count, width in ((2, 24), (2**21 - 1, 24), (2**21, 25), (2**23, 26)):
        hashes = np.arange(count, dtype=np.uint32) * np.uint32(3) + np.uint32(2**25)
        signatures = types.SimpleNamespace(fingerprints=[hashes].__getitem__)
        seen = new_hashes(signatures, np.array([0]))
        assert int(seen.mask) + 1 == 1 << width
        assert len(seen.first) == 1 << 21
        asked = np.array([hashes[0], hashes[-1], hashes[0] + 1, hashes[-1] + 1], np.uint32)
        assert keep_shared(Postings(asked, np.arange(4, dtype=np.uint32)), seen).numbers.tolist() == [0, 1]


def test_every_edit_up_to_the_threshold_is_found(signed, article, text, changed):
    rows, expected = [], set()
    for seed in range(60):
        body = " ".join(f"{word}{seed}x{n}" for n, word in enumerate(text(seed, 40 + 8 * seed).split()))
        rows += [article(f"{seed}a", body), article(f"{seed}b", changed(body, 0.1, seed))]
        rows.append(article(f"{seed}c", " ".join(body.split()[: max(30, len(body.split()) // 4)])))
        expected |= {tuple(sorted((rows[-3].article_id, row.article_id))) for row in rows[-2:]}
    found = compare(signed(rows))
    edges = {(row["article_a"], row["article_b"]) for row in found.edges.to_pylist()}
    assert expected <= edges


def test_opened_columns_have_one_value_for_each_document(signed, article, text):
    opened = open_all(signed([article(str(n), text(n, 30)) for n in range(4)]))
    assert all(len(column) == 4 for column in opened.facts[1:])


def test_postings_of_a_batch_are_those_of_its_wanted_documents(signed, article, text):
    signatures = signed([article(str(n), text(n, 50 + n), hours=9 - n) for n in range(5)])
    wanted = np.array([True, False, True, True, False])
    found = post(signatures, 0, wanted)
    assert set(found.numbers.tolist()) == {0, 2, 3}
    for number in (0, 2, 3):
        assert found.hashes[found.numbers == number].tolist() == signatures.fingerprints(number).tolist()
