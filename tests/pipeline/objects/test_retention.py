import datetime as dt
from dataclasses import replace

import pytest

from newsmill.pipeline.errors import LockHeldError
from newsmill.pipeline.store.derived import REPORT
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.links import write_synced
from newsmill.pipeline.store.recover import recover
from newsmill.pipeline.store.retention import purge_before
from newsmill.schemas.manifest import Manifest
from tests.memory_bucket import MemoryBucket
from tests.pipeline.conftest import Publish
from tests.pipeline.objects.conftest import Attempt, Machine
from tests.pipeline.objects.test_publish import buckets, pulled

HOUR = dt.timedelta(hours=1)


def numbers(store: Store) -> list[int]:
    assert store.remote is not None
    return store.remote.numbers()


@pytest.fixture
def six(bucket: MemoryBucket, machine: Machine, attempt: Attempt) -> Store:
    for digit in "123456":
        attempt(machine(), digit)
    return machine()


def test_all_of_the_last_hour_stay(six: Store) -> None:
    assert numbers(six) == [1, 2, 3, 4, 5, 6]


def test_five_stay_however_old_and_data_goes_that_none_of_them_names(
    bucket: MemoryBucket, six: Store, attempt: Attempt, machine: Machine
) -> None:
    bucket.put("s/data/clusters/bucket=15/left-by-a-crash.parquet", b"x")
    bucket.clock += HOUR
    bucket.put("s/data/clusters/bucket=15/of-a-run-at-work.parquet", b"x")
    attempt(machine(), "7")
    assert numbers(six) == [3, 4, 5, 6, 7]
    names = {key.rpartition("/")[2] for key in bucket.objects}
    assert "left-by-a-crash.parquet" not in names
    assert "of-a-run-at-work.parquet" in names
    assert buckets(machine("two")) == "1234567"


def test_the_clock_is_the_object_store_s(
    bucket: MemoryBucket, six: Store, attempt: Attempt, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 10.0**10)
    bucket.put("s/data/clusters/bucket=15/of-a-run-at-work.parquet", b"x")
    attempt(machine(), "7")
    assert numbers(six) == [1, 2, 3, 4, 5, 6, 7]
    assert "s/data/clusters/bucket=15/of-a-run-at-work.parquet" in bucket.objects


def test_what_another_run_removed_of_the_newest_snapshot_is_sent_again(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt
) -> None:
    put = bucket.put_if_absent

    def robbed(key: str, content: bytes) -> bool:
        (victim,) = (each for each in bucket.objects if "clusters/bucket=01" in each)
        del bucket.objects[victim]
        return put(key, content)

    bucket.put_if_absent = robbed  # type: ignore[method-assign]
    attempt(machine(), "1")
    assert buckets(machine("two")) == "1"


def test_an_old_object_that_was_just_written_again_stays(bucket: MemoryBucket, six: Store) -> None:
    key = "s/data/clusters/bucket=15/0.parquet"
    bucket.put(key, b"x")
    bucket.clock += HOUR
    bucket.put("s/manifests/000006.json", bucket.objects["s/manifests/000006.json"])

    def again(request: str, asked: str) -> None:
        if (request, asked) == ("head", key):
            bucket.times[key] = bucket.clock

    bucket.before = again  # type: ignore[method-assign]
    assert six.remote is not None
    six.remote.retain(six)
    assert key in bucket.objects


def test_a_takedown_removes_what_came_before_at_once(bucket: MemoryBucket, six: Store, publish: Publish) -> None:
    only = {key for key in bucket.objects if "clusters/bucket=06" in key}
    publish(six, "7")
    bucket.put("s/manifests/000007.json", _without(bucket.objects["s/manifests/000007.json"], "bucket=06"))
    purge_before(six, 7)
    assert numbers(six) == [7]
    assert not only & set(bucket.objects)
    assert len([key for key in bucket.objects if "/data/clusters/" in key]) == 6


def _without(manifest: bytes, partition: str) -> bytes:
    found = Manifest.from_bytes(manifest)
    return replace(found, files=tuple(file for file in found.files if partition not in file.path)).to_bytes()


def test_a_takedown_that_was_stopped_is_finished_from_any_machine(
    bucket: MemoryBucket, six: Store, publish: Publish, machine: Machine
) -> None:
    write_synced(six.purge, b"7\n")
    publish(six, "7")
    assert "s/purge" in bucket.objects
    two = machine("two")
    assert two.remote is not None
    two.remote.pull(two)
    recover(two)
    assert numbers(two) == [7]
    assert not two.purge.exists()
    assert buckets(pulled(machine("three"))) == "1234567"


def test_a_takedown_reaches_the_copies_of_other_machines(
    six: Store, machine: Machine, publish: Publish, attempt: Attempt
) -> None:
    other = pulled(machine("other"))
    other.ops.mkdir(exist_ok=True)
    (other.ops / REPORT).write_text("quotes what will be forgotten")
    write_synced(six.purge, b"7\n")
    publish(six, "7")
    purge_before(six, 7)
    six.purge.unlink()
    assert pulled(other).numbers() == [7]
    assert not (other.ops / REPORT).exists()
    assert other.purge.exists(), "its exports are cleaned by the next run"
    attempt(other, "8")
    assert not other.purge.exists()
    assert numbers(other) == [7, 8]
    (other.ops / REPORT).write_text("made anew")
    assert (pulled(other).ops / REPORT).exists(), "heeded once"


def test_a_takedown_that_lost_its_race_removes_nothing(
    bucket: MemoryBucket, six: Store, machine: Machine, publish: Publish, attempt: Attempt
) -> None:
    two = pulled(machine("two"))
    write_synced(two.purge, b"7\n")

    def too_late(request: str, key: str) -> None:
        if request == "put_if_absent":
            bucket.before = MemoryBucket.before.__get__(bucket)  # type: ignore[method-assign]
            publish(six, "7")

    bucket.before = too_late  # type: ignore[method-assign]
    with pytest.raises(LockHeldError):
        publish(two, "9")
    assert "s/purge" in bucket.objects
    attempt(two, "8")
    assert numbers(two) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert not two.purge.exists()
