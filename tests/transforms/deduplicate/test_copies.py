import numpy as np
import pytest

from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.copies import groups_of


def text(*extra):
    return " ".join([*(f"wort{n}" for n in range(60)), *extra])


def edges(found, rows):
    names = {row.article_id: row.locator for row in rows}
    return {
        (*sorted((names[row["article_a"]], names[row["article_b"]])), row["relation"])
        for row in found.edges.to_pylist()
    }


def stale(found, rows):
    names = {row.article_id: row.locator for row in rows}
    return {tuple(sorted((names[row["article_a"]], names[row["article_b"]]))) for row in found.stale.to_pylist()}


@pytest.fixture
def copies(article):
    return [article(name, text(), hours=24 * day) for name, day in (("a", 0), ("b", 10), ("c", 20), ("d", 55))]


def test_copies_are_linked_to_the_next_in_time_within_the_lookback(signed, copies):
    found = compare(signed(copies))
    assert edges(found, copies) == {("a", "b", "exact"), ("b", "c", "exact")}


def test_a_copy_that_arrives_between_two_takes_the_place_of_their_edge(signed, copies, article):
    late = article("l", text(), hours=24 * 15)
    found = compare(signed([late], copies))
    assert edges(found, [*copies, late]) == {("b", "l", "exact"), ("c", "l", "exact")}
    assert stale(found, [*copies, late]) == {("b", "c")}


def test_a_copy_that_closes_a_gap_links_both_sides_and_makes_nothing_stale(signed, copies, article):
    late = article("l", text(), hours=24 * 40)
    found = compare(signed([late], copies))
    assert edges(found, [*copies, late]) == {("c", "l", "exact"), ("d", "l", "exact")}
    assert stale(found, [*copies, late]) == set()


def test_of_copies_only_the_nearest_in_time_has_the_near_edge(signed, copies, article):
    other = article("x", text("und", "noch", "etwas"), hours=24 * 12)
    rows = [*copies[:3], other]
    found = compare(signed(rows))
    assert edges(found, rows) == {("a", "b", "exact"), ("b", "c", "exact"), ("b", "x", "near"), ("c", "x", "near")}


def test_a_copy_that_arrives_nearer_takes_over_the_near_edge(signed, copies, article):
    other = article("x", text("und", "noch", "etwas"), hours=24 * 12)
    late = article("l", text(), hours=24 * 11)
    stored = [*copies[:3], other]
    found = compare(signed([late], stored))
    assert edges(found, [*stored, late]) == {("b", "l", "exact"), ("c", "l", "exact"), ("l", "x", "near")}
    assert stale(found, [*stored, late]) == {("b", "c"), ("b", "x")}


def test_a_rechecked_article_is_compared_as_if_new(signed, copies, article):
    from newsmill.schemas.row import to_batch
    from newsmill.schemas.rows.article import Article
    from newsmill.transforms.deduplicate.signature import signatures
    from newsmill.transforms.deduplicate.signature_columns import Signatures
    from newsmill.transforms.deduplicate.signature_files import SignatureFile

    recheck = tuple(row.article_id for row in (copies[0], copies[2]))
    file = SignatureFile("stored", new=False, recheck=recheck, removed=(copies[1].article_id,))
    found = compare(Signatures([(signatures(to_batch(copies, Article)), file)]))
    assert edges(found, copies) == {("a", "c", "exact")}


def test_many_copies_give_as_many_edges(signed, article):
    rows = [article(str(n), text(), hours=n / 7) for n in range(3000)]
    found = compare(signed(rows))
    assert len(found.edges) == 2999
    assert found.capped.fingerprints == 0


@pytest.mark.parametrize(
    "values", [[b"ab", b"cd", b"ab", b"ee"], [b"ab", b"aa", b"ab", b"aa", b"ac"], [b"ba", b"aa", b"ba"], [b"ab"], []]
)
def test_equal_hashes_are_one_group_also_where_others_share_a_half(values):
    hashes = np.array([bytes([first] * 8 + [second] * 8) for first, second in values], "V16")
    assert [[one == other for other in groups_of(hashes)] for one in groups_of(hashes)] == [
        [one == other for other in values] for one in values
    ]
