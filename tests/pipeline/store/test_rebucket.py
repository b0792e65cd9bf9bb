"""Tables that outgrow their buckets."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

import newsmill.transforms.ground.buckets as rules
from newsmill.pipeline.care.invariants import Tables, rows_lie_in_their_partition
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import Manifest, read_manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.state import ITEMS
from newsmill.transforms.ground.buckets import bucket_name
from newsmill.transforms.ground.partitions import by_bucket
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.transform import merge_changes


@pytest.fixture(autouse=True)
def _small_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ROWS_OF_A_BUCKET", 4)


def ids(first: int, end: int) -> pa.Table:
    digests = [hashlib.sha256(str(number).encode()).digest()[:16] for number in range(first, end)]
    return pa.table([pa.array(digests, pa.binary(16))], schema=ITEMS.schema)


def change(store: Store, put: pa.Table, drop: pa.Table | None = None) -> tuple[BaseSnapshot, list[MergedPartition]]:
    """Publish the store with some items more, and some less."""
    number = store.current()
    base = BaseSnapshot(str(store.snapshot(number)) if number else "")
    store.staging.mkdir(exist_ok=True)
    changes = [*by_bucket(ITEMS, put, base), *(by_bucket(ITEMS, drop, base, "drop") if drop else ())]
    merged = merge_changes(base, changes, str(store.staging))
    before = read_manifest(store.snapshot(number)) if number else Manifest(0, "2.0", "0", "k", "a", (), ())
    commit(store, replace(before, snapshot=(number or 0) + 1), merged, number)
    return BaseSnapshot(str(store.snapshot((number or 0) + 1))), merged


def items(base: BaseSnapshot) -> list[bytes]:
    found: list[bytes] = base.read_all(ITEMS).column(0).to_pylist()
    return found


def names(count: int, numbers: Iterable[int]) -> set[str]:
    return {bucket_name(number, count) for number in numbers}


def test_the_run_that_crosses_rewrites_the_table_and_the_next_one_what_it_touches(empty: Store) -> None:
    small, _ = change(empty, ids(0, 60))
    assert small.buckets(ITEMS) == 16
    large, _ = change(empty, ids(60, 400))
    assert large.buckets(ITEMS) == 128
    assert set(large.partitions(ITEMS)) <= names(128, range(128))
    assert items(large) == sorted(ids(0, 400).column(0).to_pylist()), "buckets are in the order of their ids"
    again, merged = change(empty, ids(400, 402))
    assert len(merged) <= 2
    for name in set(large.partitions(ITEMS)) - {part.partition for part in merged}:
        (one,), (two,) = large.files(ITEMS, name), again.files(ITEMS, name)
        assert Path(one).stat().st_ino == Path(two).stat().st_ino, "linked, not written again"
    assert items(again) == sorted(ids(0, 402).column(0).to_pylist())


def test_the_files_follow_from_the_rows_whatever_the_way(empty: Store) -> None:
    change(empty, ids(0, 300))
    back, _ = change(empty, ids(0, 0), ids(50, 300))
    assert back.buckets(ITEMS) == 16
    straight, _ = change(empty, ids(0, 50))
    files = [
        [(file.path, file.sha256) for file in read_manifest(empty.snapshot(number)).files if file.table == "items"]
        for number in (2, 3)
    ]
    assert files[0] == files[1]
    assert items(straight) == sorted(ids(0, 50).column(0).to_pylist())


def test_verify_knows_the_buckets_of_a_large_table(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    change(empty, ids(0, 300))
    snapshot = empty.snapshot(1)
    assert not list(rows_lie_in_their_partition(Tables(snapshot, read_manifest(snapshot))))
    monkeypatch.setattr(rules, "ROWS_OF_A_BUCKET", 8)
    told = dict(rows_lie_in_their_partition(Tables(snapshot, read_manifest(snapshot))))
    assert "row in another bucket" in told["items"]
