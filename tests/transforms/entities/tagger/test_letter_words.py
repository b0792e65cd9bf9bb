import re

import pytest
import spacy

from newsmill.transforms.entities.tagger.letter_words import may_match_letters

SIGN_NEEDED = (
    r"\.",
    r"[.,;0-9]+$",
    r"(?<=[0-9])(?:km|m)$",
    r"(?<=[a-zß])\.(?=[A-Z])",
    r"a-b|\d+|'s$",
    r"(?:ab?)*(?:-x){1,2}",
    r"(?i:a)[\u2190-\u21ff]",
)
MAY_MATCH = (
    "s",
    "'?s",
    r"(?:\.)*",
    r"[.a]",
    r"[^.]",
    r"[\u2190-\u30ff]",
    r"\w",
    "(?!-)",
    "(?<!-)$",
    r"\.|x",
    "(?i:\u0345)",
    "",
)


@pytest.mark.parametrize("pattern", SIGN_NEEDED)
def test_what_has_a_sign_in_every_match_matches_no_letters(pattern):
    assert not may_match_letters(re.compile(pattern))


@pytest.mark.parametrize("pattern", MAY_MATCH)
def test_what_may_match_letters_or_is_not_understood(pattern):
    assert may_match_letters(re.compile(pattern))


def test_signs_may_be_letters_in_another_case():
    sign = "\u0345"
    assert not sign.isalpha()
    assert re.search(sign, "ι", re.IGNORECASE)
    assert not may_match_letters(re.compile(sign))
    assert may_match_letters(re.compile(sign, re.IGNORECASE))


@pytest.mark.parametrize("language", ["de", "en", "fr", "ru"])
def test_affixes_of_spacy_leave_words_of_letters(language):
    tokenizer = spacy.blank(language).tokenizer
    methods = (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer)
    assert not any(may_match_letters(method.__self__) for method in methods)
