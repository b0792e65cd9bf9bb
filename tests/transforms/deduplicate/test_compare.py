import pytest

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import Article
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.edges import ALGORITHM
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile


def edges(found):
    return {(row["article_a"], row["article_b"]): row for row in found.edges.to_pylist()}


def words(first, last):
    return " ".join(f"wort{n}" for n in range(first, last))


@pytest.mark.parametrize(("cut", "relation"), [(34, "near"), (35, None)])
def test_near_from_jaccard_one_half(signed, article, cut, relation):
    # 102 words each are 100 shingles; they share 100 - cut: 66 of 134 are 0.49, 67 of 133 are 0.504.
    one, two = words(0, 102), words(cut - 1, 102 + cut - 1)
    rows = [article("a", one, source="a.example"), article("b", two, source="b.example", hours=2)]
    found = list(edges(compare(signed(rows))).values())
    assert [row["relation"] for row in found] == ([relation] if relation else [])


def test_a_jaccard_of_exactly_one_half_is_near(signed, article):
    # 101 words each are 99 shingles; 66 of 132 are shared.
    rows = [article("a", words(0, 101), source="a.example"), article("b", words(33, 134), source="b.example")]
    assert [(row["relation"], row["jaccard"]) for row in edges(compare(signed(rows))).values()] == [("near", 0.5)]


@pytest.mark.parametrize(("own", "relation"), [(6, "contained"), (7, None)])
def test_contained_from_four_fifths_of_the_smaller(signed, article, own, relation):
    # 32 words are 30 shingles, of which 30 - own are shared: 24 are 0.8.
    small = f"{words(0, 32 - own)} " + " ".join(f"fremd{n}" for n in range(own))
    found = compare(signed([article("a", small), article("b", words(0, 300))]))
    assert [row["relation"] for row in found.edges.to_pylist()] == ([relation] if relation else [])


@pytest.mark.parametrize(("count", "relation"), [(30, "contained"), (29, None)])
def test_contained_from_thirty_words(signed, article, count, relation):
    found = compare(signed([article("a", words(0, count)), article("b", words(0, 300))]))
    assert [row["relation"] for row in found.edges.to_pylist()] == ([relation] if relation else [])


def test_an_edge_holds_the_exact_figures(signed, article):
    rows = [
        article("a", words(0, 102), title="Brand in Halle", source="a.example", hours=5),
        article("b", words(20, 102), title="Nach dem Brand in Halle", source="b.example", hours=2.5),
    ]
    found = edges(compare(signed(rows)))
    (a, b), row = next(iter(found.items()))
    assert a < b
    mine = 0.8 if a == rows[0].article_id else 1.0
    assert row["relation"] == "near"
    assert (row["jaccard"], row["containment_a"], row["containment_b"]) == (0.8, mine, 1.8 - mine)
    assert (row["title_similarity"], row["lag_hours"], row["same_source"]) == (0.75, 2.5, False)
    assert row["algorithm"] == ALGORITHM


def test_copies_are_exact_whatever_their_case(signed, article):
    rows = [article("a", words(0, 50), hours=None), article("b", words(0, 50).upper(), hours=3)]
    row = next(iter(edges(compare(signed(rows))).values()))
    assert (row["relation"], row["jaccard"], row["lag_hours"]) == ("exact", 1.0, None)


@pytest.mark.parametrize("body", ["", "Foto", "Foto: Archiv"])
def test_copies_without_a_shingle_of_words_are_exact(signed, article, body):
    found = compare(signed([article("a", body), article("b", body, hours=1)]))
    assert [row["relation"] for row in found.edges.to_pylist()] == ["exact"]


def test_articles_without_a_word_are_not_near(signed, article):
    found = compare(signed([article("a", "", title="Eins"), article("b", "…", title="Zwei")]))
    assert len(found.edges) == 0


def test_days_differ_by_at_most_thirty(signed, article):
    base = words(0, 60)
    for days, count in ((30, 1), (31, 0)):
        for body in (base, base + " ende"):
            rows = [article("a", base), article("b", body, hours=24 * days)]
            assert len(compare(signed(rows)).edges) == count


def test_hundreds_of_pages_of_one_template_take_no_quadratic_work(signed, article):
    frame = words(0, 120)
    rows = [
        article(str(n), f"{frame} {' '.join(f'seite{n}wort{k}' for k in range(40))}", hours=n / 10) for n in range(600)
    ]
    found = compare(signed(rows))
    assert found.capped.fingerprints > 0
    assert found.capped.largest == 600
    assert len(found.edges) + len(found.templates) < 600 * 40


def test_no_article_and_one_article_give_no_edge(signed, article):
    assert len(compare(signed([])).edges) == 0
    assert len(compare(signed([article("a", words(0, 50))])).edges) == 0


def test_a_takedown_of_all_documents_leaves_nothing_to_compare(article):
    rows = [article("a", words(0, 102)), article("b", words(0, 102))]
    gone = tuple(row.article_id for row in rows)
    left = SignatureFile("stored", new=False, removed=gone)
    assert edges(compare(Signatures([(signatures(to_batch(rows, Article)), left)]))) == {}
