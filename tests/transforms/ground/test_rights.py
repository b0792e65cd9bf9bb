import time

import pytest

from newsmill.transforms.ground.rights import in_headers, in_meta, in_page, reservation, rights_of, usage


def what(statements):
    return [said.what for said in statements]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, []),
        ({"tdm-reservation": "1"}, ["tdm-reservation=1"]),
        ({"tdm-reservation": " 0 "}, ["tdm-reservation=0"]),
        ({"tdm-reservation": "true"}, []),
        ({"x-robots-tag": "noai"}, ["noai"]),
        ({"x-robots-tag": "noindex, NoTDM, noimageai"}, ["notdm", "noimageai"]),
        ({"x-robots-tag": "noindex, nofollow, noarchive"}, []),
        ({"x-robots-tag": "newsmill: noai"}, ["noai"]),
        ({"x-robots-tag": "*: noai"}, ["noai"]),
        ({"x-robots-tag": "otherbot: noai"}, []),
        ({"x-robots-tag": "otherbot: noindex, noai"}, []),
        ({"x-robots-tag": "otherbot: noindex, newsmill: noai"}, ["noai"]),
        ({"x-robots-tag": "unavailable_after: 25 Jun 2027, noai"}, ["noai"]),
        ({"content-usage": "train-ai=n, search=y"}, ["train-ai=n"]),
    ],
)
def test_headers(headers, expected):
    assert what(in_headers(headers)) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b'<meta name="tdm-reservation" content="1">', ["tdm-reservation=1"]),
        (b"<META CONTENT='1' NAME='TDM-Reservation'/>", ["tdm-reservation=1"]),
        (b"<meta name=tdm-reservation content=1>", ["tdm-reservation=1"]),
        (b'<meta name="tdm-reservation" content="yes">', []),
        (b'<meta name="robots" content="index, noai">', ["noai"]),
        (b'<meta name="newsmill" content="noai">', ["noai"]),
        (b'<meta name="otherbot" content="noai">', []),
        (b'<meta name="robots" content="noindex">', []),
        (b"<p>The page says noai</p>", []),
        (b" " * 70_000 + b'<meta name="robots" content="noai">', []),
    ],
)
def test_meta_elements(page, expected):
    assert what(in_page(b"<html><head>" + page)) == expected


def test_the_first_meta_element_of_a_name_counts_and_brings_its_policy():
    elements = [("tdm-reservation", "1"), ("tdm-policy", " https://e.example/p "), ("tdm-reservation", "0")]
    (said,) = in_meta(elements)
    assert (said.what, said.policy, said.where) == ("tdm-reservation=1", "https://e.example/p", "meta tdm-reservation")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("train-ai=n", ["train-ai=n"]),
        ("train-ai=n, ai-use=n ,\tsearch=n", ["train-ai=n", "ai-use=n", "search=n"]),
        ("train-ai=y", []),
        ("train-ai", []),
        ('train-ai="n"', []),
        ("train-ai=?0", []),
        ("train-ai=(n y)", []),
        ("train-ai=n;why=policy;until=@1767225600", ["train-ai=n"]),
        ("train-ai=y, train-ai=n", ["train-ai=n"]),
        ("train-ai=n, train-ai", []),
        ('other="a, b=n", train-ai=n', ["train-ai=n"]),
        ("bots=n, all=n, genai=n", []),
        ('a=1.5, b=:aGk=:, c=%"x", d=-3, e=*tok/en:1, train-ai=n', ["train-ai=n"]),
        ("Train-AI=n", []),
        ("train-ai=n,", []),
        ("train-ai=n; ", []),
        ("train-ai=n ai-use=n", []),
        ("train-ai=\u00fc", []),
        ('train-ai=n, other="open', []),
        ("", []),
    ],
)
def test_content_usage_is_a_dictionary_and_anything_else_says_nothing(value, expected):
    assert what(usage(value, "header")) == expected


def test_a_later_reservation_takes_the_place_of_an_earlier_one_and_a_missing_one_leaves_it():
    file = reservation("1", "https://e.example/all", "file")
    header = reservation("0", None, "header")
    page = reservation("1", "https://e.example/own", "meta")
    assert rights_of(file, header) is None
    assert rights_of(file, (), ()) == ("tdm-reservation=1", "file", "https://e.example/all", True)
    assert rights_of(file, header, page) == ("tdm-reservation=1", "meta", "https://e.example/own", True)
    assert rights_of(file, reservation("1", None, "header")).policy == "https://e.example/all"


def test_all_else_is_kept_with_its_place():
    found = rights_of(
        in_headers({"content-usage": "train-ai=n", "x-robots-tag": "noimageai"}),
        in_meta([("tdm-reservation", "0"), ("robots", "noimageai")]),
    )
    assert found.declared == "noimageai; train-ai=n; noimageai"
    assert found.source == "header x-robots-tag; header content-usage; meta robots"
    assert not found.forbids
    assert rights_of((), ()) is None


def test_a_policy_shows_no_password_and_no_half_character():
    assert reservation("1", "https://me:secret@e.example/p\ud83d", "file")[0].policy == "https://e.example/p\ufffd"


@pytest.mark.parametrize(
    "value",
    ["a," * 100_000, "a=((" * 50_000, 'a="' + "\\\\" * 100_000, "a" * 10**6, "a;b" * 100_000, "a=(" + "a " * 100_000],
)
def test_long_values_take_no_time(value):
    start = time.process_time()
    usage(value, "header")
    in_headers({"x-robots-tag": value, "tdm-reservation": value, "tdm-policy": value})
    assert time.process_time() - start < 2


def test_a_page_of_broken_elements_takes_no_time():
    start = time.process_time()
    assert in_page(b"<meta a=" * 8000 + b"<meta " + b"name=" * 10_000) == ()
    assert time.process_time() - start < 2
