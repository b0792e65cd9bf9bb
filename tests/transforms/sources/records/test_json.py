import json
import tracemalloc

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.transforms.sources.listing.input_file import fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings

A, B = {"text": "Eins.", "id": 1}, {"text": "Zwei.", "id": 2}


def told(rows):
    return [row.content.decode() if isinstance(row, Document) else (row.locator, row.reason) for row in rows]


@pytest.mark.parametrize(
    "value",
    [
        [A, B],
        {"articles": [A, B]},
        {"status": "ok", "totalResults": 2, "articles": [A, B]},
        {"data": {"items": [A, B]}},
        {"response": {"docs": [A, B]}},
        {"hits": {"hits": [{"_source": A}, {"_source": B}]}},
        {"title": "Blatt", "description": "Alle Artikel", "entries": [A, B]},
        {"@graph": [A, B]},
        {"recentActivityArticles": {"activity": [A, B]}},
        {"8123": {"info": A}, "8124": {"info": B}},
        {"0": A, "1": B},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_records_are_found_in_their_wrappers(read_bytes, value, indent):
    assert told(read_bytes(json.dumps(value, indent=indent).encode(), "a.json")) == ["Eins.", "Zwei."]


def test_one_object_is_one_record_even_with_related_articles(read_bytes):
    assert told(read_bytes(json.dumps(A).encode(), "a.json")) == ["Eins."]
    assert told(read_bytes(json.dumps(A | {"articles": [B]}).encode(), "a.json")) == ["Eins."]


def test_values_one_after_the_other_are_records(read_bytes):
    content = json.dumps(A, indent=1) + "\n" + json.dumps([B]) + json.dumps(A)
    assert told(read_bytes(content.encode(), "a.json")) == ["Eins.", "Zwei.", "Eins."]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ('[{"text": "Eins."}, {"text": oops}, {"text": "Zwei."}]', ["Eins.", ("item 2", "malformed"), "Zwei."]),
        ('{"articles": [{"text": "Eins."}, {"text": oops}]}', ["Eins.", ("item 2", "malformed")]),
        ('[{"text": "Eins."} {"text": "Zwei."},]', ["Eins.", "Zwei."]),
        ('[{"text": "Eins."}, 7, {"x": 1}]', ["Eins.", ("item 2", "wrong_shape"), ("item 3", "wrong_shape")]),
        ('[{"text": "Eins."}, {"text": "Zw', ["Eins.", ("item 2", "malformed")]),
        ('[{"text": "Eins."},', ["Eins.", ("item 2", "malformed")]),
        ('{"articles": [{"text": "Eins."}, {"te', ["Eins.", ("item 2", "malformed")]),
        ('{"text": "Eins.', [("item 1", "malformed")]),
        ('{"a": 1, "b": 2}', [("item 1", "wrong_shape")]),
        ('{"text": "Eins."} trailing {"text": "Zwei."}', ["Eins.", ("item 2", "malformed")]),
        ('[{"text": "Eins."}}}, {"text": "Zwei."}]', ["Eins.", ("item 2", "malformed")]),
        ('[{"text": "Eins."}\f, {"text": "Zwei."}]', ["Eins.", ("item 2", "malformed"), "Zwei."]),
        (
            '{"articles": [{"text": "Eins."}, \v{"text": oops}]}',
            ["Eins.", ("item 2", "malformed"), ("item 3", "malformed")],
        ),
        ("nothing of the kind", [("item 1", "malformed")]),
        ("[]", [(None, "empty")]),
        ('{"articles": []}', [("item 1", "wrong_shape")]),
        ('"text"', [("item 1", "malformed")]),
        ("[" * 50_000, [("item 1", "malformed")]),
        ('{"a":' * 50_000, [("item 1", "malformed")]),
    ],
)
def test_what_is_broken_costs_itself_only(read_bytes, content, rows):
    assert told(read_bytes(content.encode(), "a.json")) == rows


def test_an_empty_json_file_is_empty(read_bytes):
    assert told(read_bytes(b"  \n", "a.json")) == [(None, "empty")]


def large(path, before, after):
    text = "Der Rat tagt. " * 5000
    with path.open("w") as handle:
        handle.write(before)
        handle.write(", ".join(json.dumps({"text": f"{n} {text}"}) for n in range(400)))
        handle.write(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("[", "]"), ('{"meta": {"a": [1]}, "articles": [', '], "n": 1}'), ('{"data": {"items": [', "]}}")],
)
def test_large_arrays_are_streamed(tmp_path, before, after):
    path = tmp_path / "a.json"
    large(path, before, after)
    file = fingerprinted(discover([str(path)], SourceSettings()).files[0])
    assert file.size > 27_000_000
    tracemalloc.start()
    numbers = [int(row.content.split(b" ", 1)[0]) for row in read(file, SourceSettings())]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert numbers == list(range(400))
    assert peak < (4 if before == "[" else 60) * 2**20


def test_an_element_above_16_mb_is_skipped_and_its_neighbours_are_read(read_bytes):
    content = json.dumps([A, {"text": "x" * 2**24}, B]).encode()
    assert told(read_bytes(content, "a.json")) == ["Eins.", ("item 2", "too_large"), "Zwei."]


def test_an_object_above_16_mb_without_records_is_too_large(read_bytes):
    content = json.dumps({"text": "x" * 2**24}).encode() + json.dumps(A).encode()
    assert told(read_bytes(content, "a.json"))[0] == ("item 1", "too_large")


@pytest.mark.parametrize("raw", ["a\tb", "a\nb", "a\r\nb", "\ta b", "\x0ca b"])
def test_strings_may_hold_raw_control_characters(read_bytes, raw):
    content = f'[{{"id": "{raw}", "text": "Der {raw} Rat"}}, {{"text": "Zwei."}}]'.encode()
    assert told(read_bytes(content, "a.json"))[0].split() == ["Der", *raw.split(), "Rat"]
