import numpy as np

from newsmill.transforms.entities.tagger.key_table import KeyTable


def _rows(table: KeyTable, keys: list[int]) -> list[int]:
    return table.rows_of(np.array(keys, dtype=np.int64)).tolist()


def test_every_key_has_its_row_and_no_other_number_has() -> None:
    numbers = np.unique(np.random.default_rng(7).integers(0, 2**40, 3000))
    keys, others = numbers[::2], numbers[1::2]
    table = KeyTable(keys, np.arange(len(keys)) + 10, none=3)
    assert table._goes_on.any()
    assert _rows(table, keys.tolist()) == list(range(10, 10 + len(keys)))
    assert set(_rows(table, others.tolist())) == {3}


def test_keys_of_one_bucket_are_told_apart() -> None:
    keys = [0, 2**61, 2**62]  # their products have zeros on top, or little else: the smallest table puts two together
    table = KeyTable(np.array(keys, dtype=np.int64), np.array([5, 6, 7]), none=9)
    assert _rows(table, [*keys, 1, 2**60]) == [5, 6, 7, 9, 9]


def test_a_table_of_nothing() -> None:
    table = KeyTable(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), none=2)
    assert _rows(table, [0, 1, 2**40]) == [2, 2, 2]
    assert _rows(table, []) == []
