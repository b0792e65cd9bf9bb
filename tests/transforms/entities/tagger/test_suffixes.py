import re

import pytest
import spacy

from newsmill.transforms.entities.tagger.suffixes import suffixes_ending_in
from newsmill.transforms.entities.training.tokenizer import set_tokenizer

SIGNS = ",.:;!?\"'“”’)(…–-/%$€°'smxXe1²"
BEFORE = (
    "Ulm",
    "ULM",
    "z.B",
    "1",
    "12",
    "12k",
    "km",
    "5°C",
    "ab.",
    "ab..",
    "ab-",
    "(x)",
    "a/b",
    "x'",
    "„Ulm",
    "3€",
    "",
)


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group() if found else None


@pytest.mark.parametrize("language", ["de", "en", "fr", "it"])
def test_what_is_found_is_what_the_whole_expression_finds(language: str) -> None:
    nlp = spacy.blank(language)
    set_tokenizer(nlp)
    whole = nlp.tokenizer.suffix_search.__self__
    for sign in SIGNS:
        shorter = suffixes_ending_in(whole, sign)
        assert shorter != whole
        texts = [before + sign for before in BEFORE]
        assert [_found(shorter, text) for text in texts] == [_found(whole, text) for text in texts]


def test_german_words_that_end_in_a_letter_of_no_unit_are_not_searched() -> None:
    pattern = spacy.blank("de").tokenizer.suffix_search.__self__
    assert {suffixes_ending_in(pattern, letter).pattern for letter in "eiloß"} == {"(?!)"}


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        (r"a,$|;$", "a,", "a,"),
        (r"[^a]+$|;$", "ab,", "b,"),
        (r"(?:ab|c,)$|;$", "c,", "c,"),
        (r"a,?$|;$", "ba", "a"),
        (r"(?=,).$|;$", "a,", ","),
        (r"\b$|;$", "a", ""),
        (r"(?<=,)$|;$", "a,", ""),
        (r"a|;$", "xab,", "a"),
        (r"(?i:x)$|;$", "aX", "X"),
        (r"(?i:(?:k|x))$|;$", "aX", "X"),
        (r"(a)?(?(1)b|,)$|;$", "c,", ","),
        (r"(,)\1$|;$", "a,,", ",,"),
        (r"x.$|;$", "x,", "x,"),
        (r"[x-z]+$|;$", "axy", "xy"),
    ],
)
def test_an_alternative_that_may_end_in_the_sign_is_kept(expression: str, text: str, found: str) -> None:
    shorter = suffixes_ending_in(re.compile(expression), text[-1])
    assert _found(shorter, text) == _found(re.compile(expression), text) == found


@pytest.mark.parametrize("expression", [r",$", r"(?i),$|;$", r"(?m),$|;$", r"a,$|ab;$"])
def test_an_expression_that_is_not_understood_is_left_as_it_is(expression: str) -> None:
    pattern = re.compile(expression)
    assert suffixes_ending_in(pattern, "x") is pattern


@pytest.mark.parametrize("expression", [r",$|;$", r"[,;]$|a+$", r",$|\.\.+$|(?<=\d)(?:km|m)$", r",$|[;:a-z]$|ab;$"])
def test_an_alternative_that_ends_in_something_else_is_left_out(expression: str) -> None:
    shorter = suffixes_ending_in(re.compile(expression), ",")
    assert [_found(shorter, text) for text in ("a,", "ab", "aa", "5m")] == [",", None, None, None]
