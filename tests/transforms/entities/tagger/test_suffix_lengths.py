import re

import pytest
import spacy

from newsmill.transforms.entities.tagger.suffix_lengths import suffix_length

SIGNS = ",.:;!?\"'“”’)(…–-/%$€°'smxXe1"
BEFORE = ("Ulm", "ULM", "z.B", "1", "12", "km", "5°C", "ab..", "ab--", "(x)", "a/b", "x's", "„Ulm", "3€")


@pytest.mark.parametrize("language", ["de", "en", "fr", "it"])
def test_what_is_certain_is_what_spacy_finds(language: str) -> None:
    tokenizer = spacy.blank(language).tokenizer
    lengths = {sign: suffix_length(tokenizer.suffix_search.__self__, sign) for sign in SIGNS}
    assert [lengths[sign] for sign in ",!?)."] == [1, 1, 1, 1, None]
    for sign, length in lengths.items():
        assert length is None or {tokenizer.find_suffix(before + sign) for before in BEFORE} == {length}


def test_german_words_that_end_in_a_letter_of_no_unit_have_no_suffix() -> None:
    pattern = spacy.blank("de").tokenizer.suffix_search.__self__
    assert {suffix_length(pattern, letter) for letter in "eiloß"} == {0}


@pytest.mark.parametrize(
    "expression",
    [
        r",$|a,$",
        r",$|[^a]+$",
        r",$|(?:ab|c,)$",
        r",$|,?$",
        r",$|(?=,),$",
        r",$|,",
        r",,$|;$",
        r",$",
        r"(?i),$|;$",
        r"(?m),$|;$",
    ],
)
def test_a_sign_that_may_end_more_is_not_certain(expression: str) -> None:
    assert suffix_length(re.compile(expression), ",") is None


@pytest.mark.parametrize("expression", [r",$|;$", r"[,;]$|a+$", r",$|\.\.+$|(?<=\d)(?:km|m)$", r",$|[;:a-z]$|ab;$"])
def test_a_sign_that_ends_nothing_else_is_certain(expression: str) -> None:
    assert suffix_length(re.compile(expression), ",") == 1


@pytest.mark.parametrize(
    ("expression", "length"),
    [
        (r"x$|;$", 0),
        (r"[x;]$|(?<=,)x$", 0),
        (r"x$|x*$", None),
        (r"x$|.$", None),
        (r"x$|(?<=,)$", None),
        (r"x$|x", None),
    ],
)
def test_a_sign_that_ends_nothing_has_no_suffix(expression: str, length: int | None) -> None:
    assert suffix_length(re.compile(expression), ",") == length
