import pytest


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("[PER Eva Lind] (CDU) kam", "CDU"),
        ("[PER Eva Lind] (Grüne) kam", "Grüne"),
        ("[PER Eva Lind] (PvG) kam", "PvG"),
        ("[PER Eva Lind] (SPD, links) kam", "SPD"),
        ("[PER Lind] (Freie Wähler) kam", "Freie Wähler"),
    ],
)
def test_the_bracket_behind_a_person_is_an_organisation(resolved, text, party):
    assert [found[:2] for found in resolved(text)][1:] == [(party, "ORG")]


@pytest.mark.parametrize("bracket", ["(69)", "(links)", "(GER)", "(Foto)", "(Archivbild von gestern)"])
def test_other_brackets_are_not(resolved, bracket):
    assert len(resolved(f"[PER Eva Lind] {bracket} kam")) == 1
