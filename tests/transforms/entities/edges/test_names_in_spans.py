"""What is known of the article's names takes runs apart."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es regnet in [LOC Altbrück]. Der Mann in [LOC Altbrücks Jobcenter] winkt ab.", ("Altbrücks", "LOC")),
        ("Es liefert [ORG Torwerk]. Danach stieg [ORG Torwerks Aktie] stark.", ("Torwerks", "ORG")),
        ("Es sprach [PER Ida Lund]. In [LOC Lunds Haus] war Licht.", ("Lunds", "PER")),
        (
            "Es regnet in [LOC Altbrück]. Auch [ORG Altbrücks Rathausverwaltung] schwieg.",
            ("Altbrücks Rathausverwaltung", "ORG"),
        ),
        ("Es regnet in [LOC Altbrück]. Gesehen in [LOC Neubrücks Jobcenter] dort.", ("Neubrücks Jobcenter", "LOC")),
        ("Es regnet in [LOC Altbrück]. Gelesen: „[MISC Altbrücks Heimkehr]“ dort.", ("Altbrücks Heimkehr", "MISC")),
    ],
)
def test_the_genitive_of_a_name_ends_it(resolved, text, found):
    assert resolved(text)[-1][:2] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[ORG Via Bild-Zeitung] kündigte er das an.", "Bild-Zeitung"),
        ("Sie ging auf der [LOC Via Lundia] weiter.", "Via Lundia"),
    ],
)
def test_a_preposition_that_opens_a_sentence_is_no_part_of_a_name(resolved, text, name):
    assert [found[0] for found in resolved(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Es kam [PER Lin Mai Sol]. Lange lebte Lin [LOC Mai Sol] dort.", "Lin Mai Sol"),
        ("Es kam [PER Lin Mai Sol]. Lange lag die Insel [LOC Mai Sol] dort.", "Mai Sol"),
        ("Es kam [PER Lin Mai Sol]. Lange lag Merlin [LOC Mai Sol] dort.", "Mai Sol"),
    ],
)
def test_the_end_of_a_full_name_is_the_person(resolved, text, name):
    assert resolved(text)[-1][0] == name
