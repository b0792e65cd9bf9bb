import pytest


def _texts(found):
    return [(text, method) for text, _, _, method in found]


@pytest.mark.parametrize(
    "text",
    [
        "Der [LOC US]-Präsident kam.",
        "Die [ORG Querfeld-Redaktion] schwieg.",
        "[MISC Notas-Raketen] flogen.",
        "ein [PER Trump]-naher Berater",
    ],
)
def test_attributes_are_no_mentions(resolved, text):
    assert resolved(text) == []


def test_an_attribute_counts_where_the_name_stands_free(resolved):
    found = resolved(
        "[MISC Notas] fliegen weit. Die Notas-Raketen auch. [PER Joe Tanner] zahlt, die Tanner-Regierung hilft."
    )
    assert ("Notas", "propagated") in _texts(found)[1:]
    assert ("Tanner", "propagated") in _texts(found)


def test_a_country_never_counts_as_an_attribute(resolved):
    assert _texts(resolved("Die USA und der US-Präsident, die Ukraine und der Ukraine-Krieg.")) == [
        ("USA", "rule"),
        ("Ukraine", "rule"),
    ]


@pytest.mark.parametrize("name", ["Robert-Koch-Institut", "Bergmann-Stiftung", "EU-Kommission"])
def test_names_that_are_compounds_stay_whole(resolved, name):
    assert _texts(resolved(f"Das sagt [ORG {name}] heute.")) in ([(name, "model")], [(name, "rule")])


def test_a_person_with_a_lower_case_part_stays_whole(resolved):
    assert _texts(resolved("Machthaber [PER Kim Jong-un] kam.")) == [("Kim Jong-un", "model")]


def test_a_place_with_a_hyphen_stays_whole(resolved):
    assert _texts(resolved("in [LOC Villingen-Schwenningen] und")) == [("Villingen-Schwenningen", "model")]
