"""Tables that outgrow their buckets."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

import newsmill.transforms.ground.buckets as rules
from newsmill.pipeline.care.checked_tables import Tables
from newsmill.pipeline.care.invariants import rows_lie_in_their_partition
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.manifest import Manifest, read_manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.state import ITEMS, LEDGER
from newsmill.schemas.table import Table
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


def inputs(first: int, end: int) -> pa.Table:
    rows = [
        {"uri": f"file:///{number}.txt", "size": 1, "mtime_ns": 2, "sha256": bytes(32)} for number in range(first, end)
    ]
    return pa.Table.from_pylist(rows, LEDGER.schema)


def change(
    store: Store, put: pa.Table, drop: pa.Table | None = None, table: Table = ITEMS
) -> tuple[BaseSnapshot, list[MergedPartition]]:
    """Publish the store with some rows more, and some less."""
    number = store.current()
    base = BaseSnapshot(str(store.snapshot(number)) if number else "")
    store.staging.mkdir(exist_ok=True)
    changes = [*by_bucket(table, put, base), *(by_bucket(table, drop, base, "drop") if drop else ())]
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


def uris(base: BaseSnapshot) -> list[str]:
    found: list[str] = base.read_all(LEDGER).column("uri").to_pylist()
    return sorted(found)


def test_a_ledger_is_one_file_until_it_is_large(empty: Store) -> None:
    small, _ = change(empty, inputs(0, 4), table=LEDGER)
    assert small.partitions(LEDGER) == ("",)
    large, _ = change(empty, inputs(4, 100), table=LEDGER)
    assert large.partitions(LEDGER) == tuple(sorted(names(32, range(32)) & set(large.partitions(LEDGER))))
    again, merged = change(empty, inputs(99, 101), table=LEDGER)
    assert len(merged) <= 2
    assert uris(again) == sorted([*uris(large), "file:///100.txt"])
    back, _ = change(empty, inputs(0, 0), inputs(2, 101).select(["uri"]), LEDGER)
    assert (back.partitions(LEDGER), uris(back)) == (("",), ["file:///0.txt", "file:///1.txt"])


def test_a_large_ledger_of_before_in_one_file_is_cut_by_the_next_commit(
    empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(rules, "ROWS_OF_A_BUCKET", 1000)
        whole, _ = change(empty, inputs(0, 100), table=LEDGER)
    assert whole.buckets(LEDGER) == 1
    cut, _ = change(empty, inputs(50, 101), table=LEDGER)
    assert cut.buckets(LEDGER) == 32
    assert uris(cut) == sorted(f"file:///{number}.txt" for number in range(101))
    snapshot = Path(cut.path)
    assert not list(rows_lie_in_their_partition(Tables(snapshot, read_manifest(snapshot))))
