from typing import Any

from newsmill.transforms.normalize.jsonld import strings


def test_strings_nested_deeper_than_the_limit_are_none() -> None:
    value: Any = "Mara Example"
    for _ in range(5_000):
        value = {"name": [value]}
    assert strings(value) == []


def test_names_of_nodes_in_lists() -> None:
    assert strings([{"name": ["Mara Example", {"name": "Kim Short"}]}, "Jo Long"]) == [
        "Mara Example",
        "Kim Short",
        "Jo Long",
    ]
