import datetime as dt

import pytest

from newsmill.schemas.rows.duplicate import DuplicateEdge, DuplicateStatus
from newsmill.transforms.deduplicate.explain import Described, explain

A, B, C = ("a" * 32, "b" * 32, "c" * 32)
WHEN = dt.datetime(2026, 5, 4, 8, 30, tzinfo=dt.UTC)
ONE = Described(A, "Brand in Halle", "haus.example", WHEN, 200)
TWO = Described(B, "Feuer in Halle", "blatt.example", None, 300)


def edge(relation, **more):
    values = {"jaccard": 0.64, "containment_a": 0.9, "containment_b": 0.7, "title_similarity": 0.667, "lag_hours": 2.0}
    return DuplicateEdge(A, B, relation, **(values | more), same_source=False, algorithm="x/1")


def test_a_near_duplicate_is_explained_with_its_figures():
    said = explain(ONE, DuplicateStatus(A, B, B, "near", None), [edge("near")], {B: TWO})
    assert said.splitlines() == [
        f"“Brand in Halle” (haus.example, 2026-05-04 08:30 UTC, {A})",
        f"is a near-duplicate of “Feuer in Halle” (blatt.example, undated, {B}), the canonical article of cluster {B}.",
        "",
        f"- near: “Feuer in Halle” (blatt.example, undated, {B}) shares 64% of all word triples (near from 50%); 90% "
        "of this article is in it, 70% of it is in this article; titles 67% alike, 2 hours apart, another source.",
        "",
        "Compared: articles whose days differ by at most 30. Canonical: earliest published, longest, smallest id. Of "
        "exact copies only neighbours in time are linked.",
    ]


def test_the_direction_of_a_contained_edge_is_told_from_either_side():
    contained = edge("contained", containment_a=0.95, containment_b=0.2)
    assert "it is no duplicate, though contained in “Feuer" in explain(
        ONE, DuplicateStatus(A, A, None, None, B), [contained], {B: TWO}
    )
    said = explain(TWO, DuplicateStatus(B, B, None, None, None), [contained], {A: ONE})
    assert "is canonical in its cluster" in said
    assert "Halle” (haus.example, 2026-05-04 08:30 UTC, " + A + ") is contained in this article (95%" in said


def test_the_longer_article_holds_the_shorter_one():
    contained = edge("contained", containment_a=0.95, containment_b=0.2)
    said = explain(ONE, DuplicateStatus(A, A, None, None, B), [contained], {B: TWO})
    assert f"“Feuer in Halle” (blatt.example, undated, {B}) holds this article (95%" in said


@pytest.mark.parametrize(("hours", "said"), [(0.2, "12 minutes"), (71, "71 hours"), (96, "4 days"), (None, None)])
def test_lags_are_given_in_fitting_units(hours, said):
    text = explain(ONE, DuplicateStatus(A, B, B, "near", None), [edge("near", lag_hours=hours)], {})
    assert (f"{said} apart" in text) if said else ("apart" not in text)
    assert f"article {B}" in text


@pytest.mark.parametrize("rule", ["slots", "frame", "stub"])
def test_a_pair_of_one_template_is_named_with_its_rule(rule):
    said = explain(ONE, DuplicateStatus(A, A, None, None, None), [], {B: TWO}, [edge(rule)])
    assert "not linked" in said
    assert repr(rule) in said


def test_an_article_without_edges_is_told_so_and_why_it_may_be_too_short():
    alone = DuplicateStatus(A, A, None, None, None)
    assert "No article within 30 days reaches a threshold." in explain(ONE, alone, [], {})
    short = Described(A, None, "haus.example", WHEN, 29)
    assert "too short" in explain(short, alone, [], {})
    assert "too short" not in explain(ONE, alone, [], {})
