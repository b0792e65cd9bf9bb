"""Datelines, and the questions of an interview."""

import pytest


@pytest.mark.parametrize(
    "dateline",
    [
        "[PER Altenbrück] (nmp) - ",
        "[ORG Altenbrück] (nmp)  -  ",
        "Altenbrück, 3. Mai (nmp) – ",
        "Altenbrück, Aug 27 (Reuters) - ",
    ],
)
def test_a_dateline_is_a_place(resolved, dateline):
    found = resolved(f"{dateline}Der Deich wächst.")
    assert ("Altenbrück", "LOC") in [(text, label) for text, label, _, _ in found]
    assert {text for text, _, _, _ in found} <= {"Altenbrück", "Reuters"}


def test_a_dateline_of_two_places(resolved):
    found = resolved("Kiel/Altenbrück (nmp) - Der Deich wächst.")
    assert [(text, label) for text, label, _, _ in found] == [("Kiel", "LOC"), ("Altenbrück", "LOC")]


@pytest.mark.parametrize("place", ["Frankfurt/Main", "Altenbrück/Oberpfalz"])
def test_a_town_with_its_river_is_one_place(resolved, place):
    found = resolved(f"{place} (nmp) - Der Deich wächst.")
    assert [(text, label) for text, label, _, _ in found] == [(place, "LOC")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[ORG DES MOINES] - Voters came.", [("DES MOINES", "LOC", "Des Moines")]),
        ("[PER CASPER], Colo. — Voters came.", [("CASPER", "LOC", "Casper"), ("Colo.", "LOC", "Colorado")]),
        ("Voters come\n[ORG CHICAGO], Aug. 3 (NMP) - Voters came.", [("CHICAGO", "LOC", "Chicago")]),
        ("[ORG LOWTIDE] - Voters came.", [("LOWTIDE", "ORG", "LOWTIDE")]),
        ("Voters came. [ORG DES MOINES] - went.", [("DES MOINES", "ORG", "DES MOINES")]),
    ],
)
def test_an_english_report_begins_with_a_city_in_capitals(resolved, text, places):
    assert [found[:3] for found in resolved(text, "en")] == places


def test_a_bracket_in_a_sentence_is_no_dateline(resolved):
    assert resolved("Der Deich (neu) - er wächst.") == []


def test_who_asks_in_an_interview_is_no_mention(resolved):
    questions = "[ORG Wellenblatt]: Warum?\n[PER Ella Wall]: Darum.\n[ORG Wellenblatt]: Und nun?\n"
    text = f"{questions}Im [ORG Wellenblatt] steht es."
    assert [found[0] for found in resolved(text)] == ["Ella Wall", "Wellenblatt"]


def test_one_line_with_a_colon_is_no_interview(resolved):
    assert [found[0] for found in resolved("[ORG Wellenblatt]: Der Deich wächst.")] == ["Wellenblatt"]
