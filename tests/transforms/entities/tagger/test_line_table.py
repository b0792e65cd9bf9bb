import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger import line_table
from newsmill.transforms.entities.tagger.line_table import LineTable

_WORDS = st.text(st.characters(exclude_characters="\t\n\0", exclude_categories=["Cs"]), max_size=30)


def _table(words: list[str]) -> LineTable:
    return LineTable("".join(f"{word}\tof {word}\n" for word in words).encode(), b"\t")


def _rest(table: LineTable, word: str) -> str | None:
    starts, ends = table.find([word])
    return None if starts[0] < 0 else table.text[ends[0] : table.text.index(b"\n", ends[0])].decode()


@given(st.sets(_WORDS, max_size=60), st.lists(_WORDS, max_size=60))
def test_each_word_leads_to_its_line_and_no_other_to_any(words: set[str], others: list[str]) -> None:
    table = _table(sorted(words))
    assert len(table) == len(words)
    for asked in (sorted(words), others):
        starts, ends = table.find(asked)
        found = [
            table.text[start:end].decode() if start >= 0 else None for start, end in zip(starts, ends, strict=True)
        ]
        assert found == [f"{word}\t" if word in words else None for word in asked]


def test_words_of_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_table._Strings, "hashes", lambda strings: np.full(len(strings.starts), 7, dtype=np.uint32))
    table = _table(["a", "b", "Donaudampfschiff", "Donaudampfschiffer"])
    assert [_rest(table, word) for word in ("b", "Donaudampfschiffer", "c", "Donaudampfschif", "a")] == [
        "of b",
        "of Donaudampfschiffer",
        None,
        None,
        "of a",
    ]


def test_the_largest_hash_of_all_is_found_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    largest = np.uint32(2**32 - 1)
    monkeypatch.setattr(line_table._Strings, "hashes", lambda strings: np.full(len(strings.starts), largest))
    assert [_rest(_table(["a"]), word) for word in ("a", "b")] == ["of a", None]


def test_nothing_is_in_a_table_of_nothing() -> None:
    table = LineTable(b"", b"\t")
    assert table.find(["a", ""])[0].tolist() == [-1, -1]
    assert _table(["a"]).find([])[0].tolist() == []


def test_a_word_that_ends_the_line_is_the_whole_line() -> None:
    table = LineTable(b"ab\nabc\n", b"\n")
    assert table.find(["ab", "abc", "bc", "a"])[0].tolist() == [0, 3, -1, -1]
