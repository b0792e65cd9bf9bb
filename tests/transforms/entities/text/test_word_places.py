import re

from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.text.word_places import word_places


@given(st.text(st.sampled_from("aAß_1 -.ä\u0301\u2028²"), max_size=40))
def test_places_are_those_of_the_runs_of_word_characters(text: str) -> None:
    expected: dict[str, list[int]] = {}
    for match in re.finditer(r"\w+", text):
        expected.setdefault(match.group(), []).append(match.start())
    found = word_places(text)
    assert found == expected
    assert list(found) == list(expected)


def test_what_is_no_word_has_no_place() -> None:
    places = word_places("Ulmen und Neu-Ulm")
    assert places["Neu"] == [10]
    assert "Ulme" not in places
