import json

import pytest

from newsmill.transforms.sources.fetch.tdmrep import in_file, tdm_rules


def said(url, *rules):
    return [(one.what, one.policy) for one in in_file(url, tdm_rules(json.dumps(rules).encode()))]


def test_the_first_rule_that_covers_an_address_decides():
    rules = [
        {"location": "/frei/*", "tdm-reservation": 0},
        {"location": "/bilder/*.jpg$", "tdm-reservation": 1},
        {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://e.example/policy"},
    ]
    assert said("https://e.example/frei/1", *rules) == [("tdm-reservation=0", None)]
    assert said("https://e.example/bilder/a.jpg", *rules) == [("tdm-reservation=1", None)]
    assert said("https://e.example/bilder/a.jpgx", *rules) == [("tdm-reservation=1", "https://e.example/policy")]
    assert said("https://e.example/1", {"location": "/2", "tdm-reservation": 1}) == []
    assert in_file("https://e.example/1", ()) == ()


@pytest.mark.parametrize("value", [2, "ja", None, True, [1]])
def test_a_rule_of_another_value_reserves_nothing(value):
    assert said("https://e.example/1", {"location": "/", "tdm-reservation": value}) == []


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"<html>", b"[1, null, {}]", b'[{"location": 3}]', b"[" * 100_000, b"\xff"]
)
def test_a_file_that_cannot_be_read_reserves_nothing(content):
    assert tdm_rules(content) == ()


def test_a_policy_that_is_no_text_is_none():
    assert said("https://e.example/1", {"location": "/", "tdm-reservation": "1", "tdm-policy": {}}) == [
        ("tdm-reservation=1", None)
    ]
