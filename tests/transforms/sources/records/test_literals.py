import time

import pytest

from newsmill.transforms.sources.records.literals import LIMIT, list_of, literal_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('["Jane Doe", "John Roe"]', ["Jane Doe", "John Roe"]),
        ("['Jane Doe', \"Jo O'Neill\"]", ["Jane Doe", "Jo O'Neill"]),
        ("('Jane Doe', 'John Roe')", ["Jane Doe", "John Roe"]),
        ("{'John Roe', 'Jane Doe', 'Ann Lee'}", ["John Roe", "Jane Doe", "Ann Lee"]),
        ("['Jane Doe' 'John Roe'\n 'Ann Lee']", ["Jane Doe", "John Roe", "Ann Lee"]),
        ("array(['Jane Doe'], dtype=object)", ["Jane Doe"]),
        ('{"Jane Doe","Roe, John",dpa}', ["Jane Doe", "Roe, John", "dpa"]),
        ("{'name': 'Jane Doe'}", {"name": "Jane Doe"}),
        (r"b'K\xc3\xb6ln'", b"K\xc3\xb6ln"),
        ("[None, 'a']", [None, "a"]),
    ],
)
def test_printed_values_are_read(text, value):
    assert literal_of(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "[Advert] The ferry sails",
        "(dpa)",
        "{{author}}",
        "b'open",
        "bridge",
        "",
        "[",
        "array of piers",
        "(1)",
        "b'a' 'b",
    ],
)
def test_other_texts_are_none(text):
    assert literal_of(text) is None


def test_what_is_too_long_or_hostile_costs_little():
    start = time.process_time()
    for text in (
        "[" * 90_000 + "]",
        "array([" + "]" * 90_000,
        '{"' + '","' * 30_000 + "}",
        "['a'" + " " * (LIMIT + 1) + "]",
    ):
        assert list_of(text) is None
    assert time.process_time() - start < 2
