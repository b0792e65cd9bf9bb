from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.text.sentences import sentence_bounds


def _split(text: str, language: str | None = "de") -> list[str]:
    return [text[start:end] for start, end in sentence_bounds(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Am 3. Mai kam er an.",
        "Der 2. Weltkrieg endete.",
        "Bis zum 15. Januar bleibt es kalt.",
        "Viele Städte, z. B. Bremen, sparen.",
        "Das sagte Dr. Müller.",
        "Donald J. Trump sprach.",
        "Rund 3 Mio. Euro fehlen.",
        "Die St. Pauli Landungsbrücken sind gesperrt.",
        "Angela M. wurde freigesprochen.",
        "Er wartet ... Stunde um Stunde.".replace("S", "s"),
    ],
)
def test_one_sentence(sentence):
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kam 2024. Danach ging er.", ["Er kam 2024.", "Danach ging er."]),
        ("Es blieb beim 3. Die Fans gingen.", ["Es blieb beim 3.", "Die Fans gingen."]),
        ("„Nein.“ Er ging.", ["„Nein.“", "Er ging."]),
        ("Wirklich? Ja! So ist es.", ["Wirklich?", "Ja!", "So ist es."]),
        ("Sie zitierte: „Halt.“ „Wer da?“", ["Sie zitierte: „Halt.“", "„Wer da?“"]),
        ("Krieg in der Ukraine\nRussland greift an", ["Krieg in der Ukraine", "Russland greift an"]),
        ("Eins.\r\nZwei.\u2028Drei.", ["Eins.", "Zwei.", "Drei."]),
    ],
)
def test_several_sentences(text, expected):
    assert _split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left the U.S. The senator stayed.", ["He left the U.S.", "The senator stayed."]),
        ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
        ("Mr. Smith met Gen. Jones.", ["Mr. Smith met Gen. Jones."]),
        ("It was May 3. Nobody came.", ["It was May 3.", "Nobody came."]),
    ],
)
def test_english(text, expected):
    assert _split(text, "en") == expected


def test_no_text_no_sentence():
    assert _split("") == _split(" \n\t\n") == []


def test_white_space_of_any_kind_around_a_sentence_is_no_part_of_it_and_inside_one_stays():
    assert _split("\u3000\xa0Ulm ruht.\u2009\t Bonn\xa0wacht.\x1f \n\xa0") == ["Ulm ruht.", "Bonn\xa0wacht."]


@given(st.text(alphabet=st.sampled_from("aB1. !?\n„“\u2028„M"), max_size=60))
def test_sentences_hold_every_visible_character_once(text):
    bounds = sentence_bounds(text, "de")
    assert all(start < end for start, end in bounds)
    assert all(first[1] <= second[0] for first, second in pairwise(bounds))
    inside = "".join(text[start:end] for start, end in bounds)
    assert "".join(inside.split()) == "".join(text.split())
    assert not any("\n" in text[start:end] for start, end in bounds)
