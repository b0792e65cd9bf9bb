"""Persons whom the tagger ran together with their neighbours."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die [PER Lindqvists Öffnungsstrategie] scheiterte.", ["Lindqvists"]),
        ("Wieder lobte [PER Julia Lindqvist Kriegsvergleiche] nicht.", ["Julia Lindqvist"]),
        ("So sprach [PER Julia Lindqvist von Epidemien] weiter.", ["Julia Lindqvist"]),
        ("Es kam [PER Gesundheitssenatorin Julia Lindqvist] zu Wort.", ["Julia Lindqvist"]),
        ("Da rief [PER Chefinspektor Julia Lindqvist] an.", ["Julia Lindqvist"]),
        ("Nun spritzt [PER Julia Lindqvist Impfstoff] ein.", ["Julia Lindqvist"]),
        ("Nun spritzt [PER Julia Lindqvist Kirchhoff] ein.", ["Julia Lindqvist Kirchhoff"]),
        ("[PER EXKLUSIV Lindqvist] tritt ab.", ["Lindqvist"]),
        ("Heute las [PER Jasmin Schreiber] vor.", ["Jasmin Schreiber"]),
        ("Es las [PER Ulrike von der Aue] vor.", ["Ulrike von der Aue"]),
        ("So sprach [PER Lars P. Hammer] heute.", ["Lars P. Hammer"]),
        ("So sprach [PER Julia P. Lindqvist Hammer] heute.", ["Julia P. Lindqvist"]),
        ("Als [PER Karola Ruth Hammer] kam sie zur Welt.", ["Karola Ruth Hammer"]),
        ("Als [PER Wendula Ruth Hammer] kam sie zur Welt.", ["Wendula Ruth Hammer"]),
        ("Nun lobte [PER Wendula Ruth Hammerfabriken] dort.", ["Wendula Ruth"]),
        ("Nun brach [PER Wendula Lindqvist Hammer] auf.", ["Wendula Lindqvist"]),
        ("Nun kam [PER Omar Nibbrig Seedari] an.", ["Omar Nibbrig Seedari"]),
        ("[PER Viola Lindqvist] winkte ab.", ["Viola Lindqvist"]),
        ("Gestern sang [PER Lady Gaga] dort.", ["Lady Gaga"]),
        ("Gestern sang [PER Lady Lindqvist] dort.", ["Lindqvist"]),
    ],
)
def test_a_person_is_cut_to_the_name(resolved, text, names):
    assert [found[0] for found in resolved(text) if found[1] == "PER"] == names


def test_an_institution_before_a_full_name_is_none_of_it(resolved):
    found = resolved("So der Chef des [PER Robert Koch-Instituts Boris Lund] heute.")
    assert [found_[:2] for found_ in found] == [("Robert Koch-Instituts", "ORG"), ("Boris Lund", "PER")]
    assert [found_[0] for found_ in resolved("Es kam [PER Arnvid Boris Lund] an.")] == ["Arnvid Boris Lund"]


@pytest.mark.parametrize(
    "run",
    ["Julia Lindqvist Hallgarten", "Lindqvist Hallgarten", "Lindqvist zu Hallgarten", "Hallgarten Julia Lindqvist"],
)
def test_two_known_persons_are_parted(resolved, run):
    found = resolved(f"[PER Julia Lindqvist] und [PER Paul Hallgarten] kamen. Später sah man [PER {run}] dort.")
    assert {name for _, _, name, _ in found} == {"Julia Lindqvist", "Paul Hallgarten"}


def test_a_surname_in_s_belongs_to_its_person(resolved):
    text = "[PER Lebron] kam, [PER Lebron Jannes] lachte. [PER Jannes] half, [PER Lebron] auch."
    assert [found[2] for found in resolved(text)][1] == "Lebron Jannes"


def test_a_double_name_is_one_person(resolved):
    found = resolved("[PER Paul Hallgarten] kam. [PER Julia Lindqvist Hallgarten] auch.")
    assert {name for _, _, name, _ in found} == {"Paul Hallgarten", "Julia Lindqvist Hallgarten"}


@pytest.mark.parametrize("name", ["Annemieke de Graaf", "Maria De Micheli", "Park Joon-ho", "Laura van der Meer"])
def test_particles_and_surnames_that_come_first_part_no_name(resolved, name):
    surname = name.rpartition(" ")[2]
    found = resolved(f"[PER {name}] kam. Später sprach [PER de {surname}] mit [PER {name}].")
    assert name in {shown for _, _, shown, _ in found}
    assert surname not in {shown for _, _, shown, _ in found}
