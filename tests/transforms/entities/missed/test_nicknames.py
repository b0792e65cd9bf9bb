"""Nicknames in quotation marks before a surname."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Er schalt „Low energy Boris“ [PER Lund] laut.", "Boris Lund"),
        ('Er schalt "Crooked Anna" [PER Lund] laut.', "Anna Lund"),
        ("Er schalt das „alte Modell“ [PER Lund] laut.", "Lund"),
        ("Er las „Anna“ [PER Lund] vor.", "Lund"),
        ("Er lud „Sleepy Boris“ und [PER Lund] ein.", "Lund"),
    ],
)
def test_a_nickname_tells_whose_the_surname_is(resolved, text, name):
    assert [found[2] for found in resolved(text) if found[1] == "PER"] == [name]


def test_it_is_not_the_other_one_of_that_surname(resolved):
    found = resolved("[PER Ida Lund] kam. Er schalt „Sleepy Boris“ [PER Lund] laut. [PER Lund] ging.")
    assert [name for _, label, name, _ in found if label == "PER"] == ["Ida Lund", "Boris Lund", "Ida Lund"]
