from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmill.transforms.sinks.merge as rules
from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import INT, STRING, STRINGS
from newsmill.transforms.sinks.merge import matches, smallest_by_key, sort_order, taken
from newsmill.transforms.sinks.merge import merge as merge_changes

TABLE = Table(
    name="things",
    doc="",
    key=("a", "b"),
    sort=("a", "b"),
    partitioning="none",
    columns=(
        Column(1, "a", STRING, "", required=True),
        Column(2, "b", INT, "", required=True),
        Column(3, "value", STRING, ""),
        Column(4, "many", STRINGS, ""),
    ),
)


def rows(*values: tuple[Any, ...]) -> pa.Table:
    columns = zip(*values, strict=True) if values else [[], [], []]
    a, b, value = ([*column] for column in columns)
    many = [[str(v)] for v in value]
    return pa.table({"a": a, "b": b, "value": value, "many": many}, schema=TABLE.schema)


def keys(*values: tuple[str, int]) -> pa.Table:
    return pa.table({"a": [v[0] for v in values], "b": pa.array([v[1] for v in values], pa.int64())})


def merge(table: Table, old: pa.Table, changes: dict[str, pa.Table]) -> pa.Table:
    return merge_changes(table, old, {operation: [rows] for operation, rows in changes.items()})  # type: ignore[misc]


def content(table: pa.Table) -> list[tuple[Any, ...]]:
    return sorted((row["a"], row["b"], row["value"]) for row in table.to_pylist())


OLD = rows(("x", 1, "old"), ("x", 2, "old"), ("y", 1, "old"))


def test_put_replaces_rows_of_its_key_and_adds_the_others() -> None:
    merged = merge(TABLE, OLD, {"put": rows(("x", 2, "new"), ("z", 9, "new"))})
    assert content(merged) == [("x", 1, "old"), ("x", 2, "new"), ("y", 1, "old"), ("z", 9, "new")]


def test_drop_by_the_whole_key_or_by_part_of_it() -> None:
    assert content(merge(TABLE, OLD, {"drop": keys(("x", 2), ("q", 7))})) == [("x", 1, "old"), ("y", 1, "old")]
    assert content(merge(TABLE, OLD, {"drop": pa.table({"a": ["x"]})})) == [("y", 1, "old")]


def test_drop_comes_before_put() -> None:
    changes = {"drop": pa.table({"a": ["x"]}), "put": rows(("x", 5, "new"))}
    assert content(merge(TABLE, OLD, changes)) == [("x", 5, "new"), ("y", 1, "old")]


def test_offer_keeps_the_smaller_row_of_a_key_old_or_new() -> None:
    merged = merge(TABLE, OLD, {"offer": rows(("x", 1, "zzz"), ("x", 2, "aaa"), ("w", 0, "b"), ("w", 0, "a"))})
    assert content(merged) == [("w", 0, "a"), ("x", 1, "old"), ("x", 2, "aaa"), ("y", 1, "old")]


def test_patch_writes_over_what_is_there_and_adds_nothing() -> None:
    patch = pa.table({"a": ["y", "nobody"], "value": ["new", "new"]})
    assert content(merge(TABLE, OLD, {"patch": patch})) == [("x", 1, "old"), ("x", 2, "old"), ("y", 1, "new")]


def test_patch_can_write_null() -> None:
    patch = pa.table({"a": ["y"], "value": pa.array([None], pa.string())})
    assert merge(TABLE, OLD, {"patch": patch}).column("value").to_pylist().count(None) == 1


def test_the_first_column_of_a_patch_says_which_rows_it_is_for() -> None:
    old = rows(("a", 1, "x"), ("b", 1, "y"), ("b", 2, "x"))
    merged = merge(TABLE, old, {"patch": pa.table({"value": ["x"], "a": ["z"]})})
    assert merged.column("a").to_pylist() == ["z", "b", "z"]


def test_patches_of_different_columns_meet_in_one_row() -> None:
    values = pa.table({"a": ["y"], "value": ["new"]})
    lists = pa.table({"a": ["y", "nobody"], "many": [["1", "2"], []]})
    (row,) = (row for row in merge_changes(TABLE, OLD, {"patch": [lists, values]}).to_pylist() if row["a"] == "y")
    assert row == {"a": "y", "b": 1, "value": "new", "many": ["1", "2"]}


def test_patch_reaches_rows_that_are_put_in_the_same_merge() -> None:
    changes = {"put": rows(("n", 1, "put")), "patch": pa.table({"a": ["n"], "value": ["patched"]})}
    assert ("n", 1, "patched") in content(merge(TABLE, OLD, changes))


def test_replace_makes_its_rows_the_whole_partition() -> None:
    assert content(merge(TABLE, OLD, {"replace": rows(("r", 1, "new"))})) == [("r", 1, "new")]
    assert merge(TABLE, OLD, {"replace": rows()}).num_rows == 0


def test_nothing_to_do_leaves_the_rows() -> None:
    assert merge(TABLE, OLD, {}).equals(OLD)


@pytest.mark.parametrize("columns", [["a"], ["a", "b"]])
def test_matches_on_nothing(columns: list[str]) -> None:
    assert (
        matches(OLD, keys().cast(pa.schema([("a", pa.string()), ("b", pa.int64())])), columns).to_pylist()
        == [False] * 3
    )


def test_nulls_sort_last() -> None:
    table = pa.table({"a": ["x", None, "b"]})
    assert table.take(sort_order(table, ("a",))).column("a").to_pylist() == ["b", "x", None]


ROW = st.tuples(st.sampled_from("xyz"), st.integers(0, 2), st.sampled_from(["p", "q", "r"]))


@given(st.lists(ROW), st.lists(ROW, unique_by=lambda row: row[:2]), st.lists(ROW), st.randoms())
def test_the_order_of_rows_never_decides(old: list[Any], put: list[Any], offer: list[Any], random: Any) -> None:
    old = [*{row[:2]: row for row in old}.values()]

    def merged() -> list[tuple[Any, ...]]:
        return content(merge(TABLE, rows(*old), {"put": rows(*put), "offer": rows(*offer)}))

    first = merged()
    for items in (old, put, offer):
        random.shuffle(items)
    assert merged() == first
    assert len({row[:2] for row in first}) == len(first)


@given(st.lists(ROW))
def test_one_row_of_each_key_stays(values: list[Any]) -> None:
    found = content(smallest_by_key(rows(*values), TABLE))
    expected: dict[tuple[str, int], tuple[str, int, str]] = {}
    for row in sorted(values):
        expected.setdefault(row[:2], row)
    assert found == sorted(expected.values())


@pytest.mark.parametrize("stretches", [1, 32])
@given(order=st.lists(st.integers(0, 5), max_size=8))
def test_rows_are_taken_in_any_order_each_column_in_one_piece(order: list[int], stretches: int) -> None:
    pieces = pa.concat_tables([rows(*(("a", ix, str(ix)) for ix in part)) for part in ([0, 1], [2, 3, 4], [5])])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "STRETCHES", stretches)
        found = taken(pieces, pa.array(order, pa.uint64()))
    assert found.column("b").to_pylist() == order
    assert found.column("many").to_pylist() == [[str(ix)] for ix in order]
    assert all(column.num_chunks <= 1 for column in found.columns)
