"""German bodies named by their noun and their place."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Landgericht [LOC Altenbrück] tagt.", "Landgericht Altenbrück"),
        ("Der Kreisverband [ORG Nordermark] tagt.", "Kreisverband Nordermark"),
        ("Die Generalstaatsanwaltschaft [LOC Ulmbach] klagt an.", "Generalstaatsanwaltschaft Ulmbach"),
    ],
)
def test_the_noun_and_the_place_are_one_name(resolved, text: str, name: str) -> None:
    assert [(text, label) for text, label, *_ in resolved(text)] == [(name, "ORG")]


@pytest.mark.parametrize(
    "text",
    [
        "Das Gericht in [LOC Altenbrück] tagt.",
        "Die Gemeinde [LOC Altenbrück] tagt.",
        "Das Land-Landgericht, [LOC Altenbrück] und andere.",
    ],
)
def test_a_place_beside_other_words_stays_one(resolved, text: str) -> None:
    assert [(text, label) for text, label, *_ in resolved(text)] == [("Altenbrück", "LOC")]


def test_english_stays(resolved) -> None:
    assert resolved("The Landgericht [LOC Fenby] sat.", "en")[0][0] == "Fenby"
