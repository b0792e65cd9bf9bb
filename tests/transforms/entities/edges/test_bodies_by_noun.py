"""German bodies by the noun that their name ends in."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Der Prozess am [LOC Moorburger Landgericht] begann.", "Moorburger Landgericht", "ORG"),
        ("Sie lehrt an der [PER Alma Lund Hochschule] dort.", "Alma Lund Hochschule", "ORG"),
        ("Es half die [PER Alma Lund-Stiftung] dort.", "Alma Lund-Stiftung", "ORG"),
        ("Sie stand am [LOC Moorburger Amtsgerichtsplatz] dort.", "Moorburger Amtsgerichtsplatz", "LOC"),
        ("Er fuhr ins [LOC Moorburger Krankenhaus] dort.", "Moorburger Krankenhaus", "LOC"),
        ("Gesehen im Film „[MISC Die letzte Kommission]“ dort.", "Die letzte Kommission", "MISC"),
    ],
)
def test_the_last_noun_tells_a_body(resolved, text, name, label):
    assert [found[:2] for found in resolved(text)] == [(name, label)]


def test_other_languages_stay(resolved):
    assert resolved("They met at the [LOC Fenby Landgericht] there.", "en")[0][1] == "LOC"
