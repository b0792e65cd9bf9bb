import datetime as dt
from typing import Any

import pytest

import newsmill.pipeline.runs as runs
from newsmill.pipeline.runs import last_run, new_run_id, record, recorded
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import RUNS

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def row(number: int) -> dict[str, Any]:
    counts = dict.fromkeys(("read", "new", "changed", "unchanged", "duplicate", "rejected", "mentions"), number)
    return {
        "run_id": f"run{number:05d}",
        "run_key": "k",
        "status": "published",
        "started_at": START + dt.timedelta(minutes=number),
        "timings": [{"stage": "inputs", "seconds": 0.5}],
        "config_sha256": "c",
        "code_version": "0",
        "schema_version": "1.0",
        "models": ["de=m"],
        **counts,
    }


def write(store: Store, numbers: range) -> None:
    for number in numbers:
        record(store, RUNS, f"run{number:05d}", [row(number)])


def numbers(store: Store) -> list[int]:
    found: list[int] = recorded(store, RUNS).column("new").to_pylist()
    return found


def test_run_ids_sort_by_time() -> None:
    later = START + dt.timedelta(seconds=1)
    assert new_run_id(START) < new_run_id(later)
    assert new_run_id(START) != new_run_id(START)


def test_records_come_back_in_order_of_time(empty: Store) -> None:
    write(empty, range(5, 0, -1))
    assert numbers(empty) == [1, 2, 3, 4, 5]
    found = last_run(empty)
    assert found is not None
    assert found["run_id"] == "run00005"


def test_a_store_without_records_has_no_last_run(empty: Store) -> None:
    assert last_run(empty) is None


def test_many_records_are_merged_again_and_again(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MERGE_FROM", 4)
    write(empty, range(1, 41))
    assert numbers(empty) == list(range(1, 41))
    names = sorted(path.name for path in (empty.ops / "runs").iterdir())
    assert len(names) == 4
    assert names[-2:] == ["merged2-run00001_run00016.parquet", "merged2-run00017_run00032.parquet"]


def test_a_merge_that_was_stopped_doubles_nothing(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MERGE_FROM", 3)
    with monkeypatch.context() as stopped:
        stopped.setattr("pathlib.Path.unlink", lambda *a, **k: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            write(empty, range(1, 4))
    assert len(list((empty.ops / "runs").iterdir())) == 4
    assert numbers(empty) == [1, 2, 3]


def test_a_record_that_cannot_be_read_is_left_out(empty: Store) -> None:
    write(empty, range(1, 3))
    (empty.ops / "runs" / "run00001.parquet").write_bytes(b"PAR1 power cut")
    assert numbers(empty) == [2]
