import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.text import word_places
from newsmill.transforms.entities.text.word_places import WordPlaces


@given(st.text(st.sampled_from("aAß_1 -.ä\u0301\u2028²"), max_size=40), st.booleans())
def test_places_are_those_of_the_runs_of_word_characters(text: str, at_once: bool) -> None:
    expected: dict[str, list[int]] = {}
    for match in re.finditer(r"\w+", text):
        expected.setdefault(match.group(), []).append(match.start())
    places = WordPlaces(text)
    places._searches = word_places.MOST_SEARCHES if at_once else 0
    assert list(places) == list(places.keys()) == list(expected)
    assert {word: places[word] for word in places} == expected


def test_what_is_no_word_has_no_place() -> None:
    places = WordPlaces("Ulmen und Neu-Ulm")
    assert places.get("Ulme") == ()
    assert "Neu" in places
    with pytest.raises(KeyError):
        places["Ulme"]


def test_many_questions_are_answered_from_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_places, "MOST_SEARCHES", 2)
    places = WordPlaces("a b c d a")
    assert [places[word] for word in "abc"] == [[0, 8], [2], [4]]
    assert places._places["d"] == [6]
