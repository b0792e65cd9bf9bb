import json
import time

import pytest

from newsmill.transforms.sources.fetch.optout import header_opt_out, is_reserved, page_opt_out, reservations_of


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"tdm-reservation": "1"}, "tdm-reservation: 1"),
        ({"tdm-reservation": "0"}, None),
        ({"x-robots-tag": "noai"}, "X-Robots-Tag: noai"),
        ({"x-robots-tag": "noindex, NoTDM"}, "X-Robots-Tag: notdm"),
        ({"x-robots-tag": "noindex, nofollow"}, None),
        ({"x-robots-tag": "newsmill: noai"}, "X-Robots-Tag: noai"),
        ({"x-robots-tag": "otherbot: noai"}, None),
        ({"x-robots-tag": "otherbot: noindex, noai"}, None),
        ({"x-robots-tag": "otherbot: noindex, newsmill: noai"}, "X-Robots-Tag: noai"),
        ({"x-robots-tag": "unavailable_after: 25 Jun 2027, noai"}, "X-Robots-Tag: noai"),
    ],
)
def test_headers(headers, expected):
    assert header_opt_out(headers, "newsmill") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b'<meta name="tdm-reservation" content="1">', "meta tdm-reservation"),
        (b"<META CONTENT='1' NAME='TDM-Reservation'/>", "meta tdm-reservation"),
        (b"<meta name=tdm-reservation content=1>", "meta tdm-reservation"),
        (b'<meta name="tdm-reservation" content="0">', None),
        (b'<meta name="robots" content="index, noai">', "meta robots"),
        (b'<meta name="newsmill" content="noai">', "meta newsmill"),
        (b'<meta name="otherbot" content="noai">', None),
        (b'<meta name="robots" content="noindex">', None),
        (b"<p>The page says noai</p>", None),
        (b" " * 70_000 + b'<meta name="robots" content="noai">', None),
    ],
)
def test_meta_elements(page, expected):
    assert page_opt_out(b"<html><head>" + page, "newsmill") == expected


def test_a_page_of_broken_elements_takes_no_time():
    start = time.process_time()
    assert page_opt_out(b"<meta a=" * 8000 + b"<meta " + b"name=" * 10_000, "newsmill") is None
    assert time.process_time() - start < 2


def test_the_first_rule_of_tdmrep_that_covers_an_address_decides():
    rules = [{"location": "/frei/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1, "tdm-policy": "x"}]
    found = reservations_of(json.dumps(rules).encode())
    assert not is_reserved("https://e.example/frei/1", found)
    assert is_reserved("https://e.example/1", found)
    assert not is_reserved("https://e.example/1", ())


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"<html>", b"[1, null, {}]", b'[{"location": 3}]', b"[" * 100_000, b"\xff"]
)
def test_a_tdmrep_that_cannot_be_read_reserves_nothing(content):
    assert reservations_of(content) == ()
