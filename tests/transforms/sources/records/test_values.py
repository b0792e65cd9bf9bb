import datetime as dt
import time

import pytest

from newsmill.transforms.sources.records.values import address_of, names_of, one_line, raw_text_of, tags_of, truth_of


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Jana Muster", ("Jana Muster",)),
        ("By Jane Doe, John Roe and Ann Lee", ("By Jane Doe, John Roe and Ann Lee",)),
        ("Jana Muster\nKai  Probe", ("Jana Muster", "Kai Probe")),
        ('["Jane Doe", "John Roe"]', ("Jane Doe", "John Roe")),
        ("['Jane Doe', 'John Roe']", ("Jane Doe", "John Roe")),
        ("['Jane Doe' 'John Roe']", ("Jane Doe", "John Roe")),
        ('{"name": "Jane Doe"}', ("Jane Doe",)),
        ("[None]", ()),
        ({"original": "By Jane Doe"}, ("By Jane Doe",)),
        (["Jane Doe", "Jane Doe", None, ""], ("Jane Doe",)),
        ([{"given": "Jane", "family": "Doe"}, {"name": "John Roe"}], ("Jane Doe", "John Roe")),
        ({"name": "Jane Doe", "url": "https://example.org"}, ("Jane Doe",)),
        (None, ()),
        (" , ;", ()),
    ],
)
def test_names(value, names):
    assert names_of(value) == names


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("Politik, Inland", ("Politik", "Inland")),
        ("Bund und Länder; Wirtschaft, Börse", ("Bund und Länder", "Wirtschaft, Börse")),
        (["a", {"name": "b"}, {"term": 3}], ("a", "b")),
        ("[unclosed", ("[unclosed",)),
        (5, ("5",)),
    ],
)
def test_tags(value, tags):
    assert tags_of(value) == tags


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://example.org/a b", "https://example.org/a b"),
        ("www.example.org/a", "https://www.example.org/a"),
        ({"@id": "https://example.org/a"}, "https://example.org/a"),
        (["", "https://example.org/a"], "https://example.org/a"),
        ("mailto:a@example.org", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://[::1", None),
        (7, None),
    ],
)
def test_addresses(value, address):
    assert address_of(value) == address


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (7.0, "7"),
        (1.5, "1.5"),
        (float("nan"), None),
        (True, None),
        (b"K\xc3\xb6ln", "Köln"),
        (dt.date(2026, 2, 1), "2026-02-01"),
        (dt.datetime(2026, 2, 1, 8, tzinfo=dt.UTC), "2026-02-01T08:00:00+00:00"),
        ({"foo": "bar"}, None),
        ([], None),
    ],
)
def test_texts(value, text):
    assert raw_text_of(value) == text


def test_a_number_too_long_to_print_is_nothing():
    assert raw_text_of(10**5000) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"$date": "2026-03-14T07:30:00Z"}, "2026-03-14T07:30:00Z"),
        ({"$date": {"$numberLong": "1773473400000"}}, "1773473400000"),
        ({"$oid": "65f1"}, "65f1"),
        ({"name": "Busse", "date": "2026"}, "Busse"),
    ],
)
def test_what_mongodb_exports(value, text):
    assert one_line(value) == text


def test_one_line_takes_the_first_of_a_list():
    assert one_line(["", "a\n b"]) == "a b"


def test_truths():
    assert [truth_of(value) for value in (True, "ja", 0, "no", "x", None, 2.5)] == [
        True,
        True,
        False,
        False,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("piece", [" and", ", ", "; ", "[", "und ", "By ", " &"])
def test_hostile_names_cost_linear_time(piece):
    start = time.process_time()
    names_of(piece * 100_000)
    tags_of("[" + piece * 50_000 + "]")
    assert time.process_time() - start < 2


def test_names_nested_deeper_than_the_limit_are_none() -> None:
    nested: list[object] = ["Jana Muster"]
    for _ in range(5_000):
        nested = [nested]
    assert names_of(nested) == ()
    assert raw_text_of(nested) is None
    assert names_of([[["Jana Muster"]]]) == ("Jana Muster",)


@pytest.mark.parametrize("cell", ["nan", "NaN", "None", "NULL", "null", "NaT", "N/A", "<NA>", "#N/A", " nan ", "[]"])
def test_the_filling_of_empty_cells_is_nothing(cell):
    assert (one_line(cell), raw_text_of(cell), names_of(cell), tags_of(cell)) == (None, None, (), ())
    assert names_of(["Jana Muster", cell]) == ("Jana Muster",)


@pytest.mark.parametrize("name", ["Null", "Nan", "Nonesuch", "nan goldin", "Jana None"])
def test_names_that_only_look_like_it_stay(name):
    assert names_of(name) == (name,)
