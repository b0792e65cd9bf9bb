import re

import pytest
import spacy

from newsmill.transforms.entities.tagger.single_suffixes import is_single_suffix

SIGNS = ",.:;!?\"'“”’)(…–-/%$€°'smxX1"
BEFORE = ("Ulm", "ULM", "z.B", "1", "12", "km", "5°C", "ab..", "ab--", "(x)", "a/b", "x's", "„Ulm", "3€")


@pytest.mark.parametrize("language", ["de", "en", "fr", "it"])
def test_what_is_certain_is_what_spacy_finds(language: str) -> None:
    tokenizer = spacy.blank(language).tokenizer
    pattern = tokenizer.suffix_search.__self__
    certain = [sign for sign in SIGNS if is_single_suffix(pattern, sign)]
    assert {",", "!", "?", ")"} <= set(certain)
    assert {tokenizer.find_suffix(before + sign) for before in BEFORE for sign in certain} == {1}
    assert not {".", "m", "1", "X"} & set(certain)


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
    assert not is_single_suffix(re.compile(expression), ",")


@pytest.mark.parametrize("expression", [r",$|;$", r"[,;]$|a+$", r",$|\.\.+$|(?<=\d)(?:km|m)$", r",$|[;:a-z]$|ab;$"])
def test_a_sign_that_ends_nothing_else_is_certain(expression: str) -> None:
    assert is_single_suffix(re.compile(expression), ",")
