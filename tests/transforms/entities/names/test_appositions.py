import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.names.appositions import _BEFORE, _noun_before


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("Der Konzern ", "Konzern"),
        ("Der Konzern »", "Konzern"),
        ("der Konzern „", "Konzern"),
        ("der Konzern  „", ""),
        ("the Ministry of ", "Ministry of"),
        ("(Bio-Firma ", "Bio-Firma"),
        ("Firma\n", ""),
        ("2. ", ""),
        (" ", ""),
        ("", ""),
        ("in der Stadt " + "x" * 50 + " ", "x" * 39),
    ],
)
def test_the_noun_before_a_name_is_the_word_that_a_blank_parts_from_it(before: str, noun: str) -> None:
    assert _noun_before(f"{before}Orbitec", len(before)) == noun


@given(st.text(' aZß-_1„"»“\n.of', max_size=60))
def test_the_noun_before_a_name_is_that_of_the_expression(before: str) -> None:
    found = _BEFORE.search(before, max(len(before) - 40, 0))
    assert _noun_before(f"{before}Orbitec", len(before)) == (found.group(1) if found else "")
