"""Names in lines of capitals."""

import pytest


def names(found: list[tuple[str, str, str, str]]) -> list[tuple[str, str]]:
    return [(text, name) for text, _, name, _ in found]


def test_a_surname_and_a_company_are_those_of_the_text(resolved) -> None:
    found = names(resolved("LINDBRECHT SEES GLENMOOR GAIN\n[PER Ada Lindbrecht] likes [ORG Glenmoor].", "en"))
    assert found[:2] == [("LINDBRECHT", "Ada Lindbrecht"), ("GLENMOOR", "Glenmoor")]


def test_what_the_tagger_found_there_joins_its_person(resolved) -> None:
    found = names(resolved("TRÄNEN BEI [PER TINA]\n[PER Tina Lindbrecht] weint."))
    assert found == [("TINA", "Tina Lindbrecht"), ("Tina Lindbrecht", "Tina Lindbrecht")]


def test_countries_are_told_by_their_names(resolved) -> None:
    assert ("ZAMBIA", "Zambia") in names(resolved("GLENMOOR CUTS JOBS IN ZAMBIA\nIt said so.", "en"))
    assert ("LUXEMBURG", "Luxemburg") in names(resolved("[LOC LUXEMBURG] - Das Gericht tagt."))


@pytest.mark.parametrize(
    "text",
    [
        "THEY MAY GO HOME\n[PER Ada May] says that they may go.",  # a word too
        "LUND MEETS HER RIVAL\n[PER Ada Lund] met [PER Otto Lund].",  # two of them
        "Lund meets her rival\nNo capitals for [PER Ada Lund].",
        "MORE LUND\n[PER Ada Lund] sings.",  # two words are no line
    ],
)
def test_what_is_not_clear_is_left_alone(resolved, text: str) -> None:
    assert not [name for word, name in names(resolved(text, "en")) if word.isupper()]
