from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from newsmill.pipeline.care.rollback import rollback
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import LockHeldError, RunFailedError, UsageError
from newsmill.pipeline.objects import remote
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.lock import locked
from newsmill.pipeline.store.opening import create_store
from newsmill.pipeline.store.recover import recover
from newsmill.schemas.manifest import MANIFEST, read_manifest
from tests.memory_bucket import MemoryBucket
from tests.pipeline.conftest import Publish
from tests.pipeline.objects.conftest import Attempt, Machine


def files_of(snapshot: Path) -> dict[str, bytes]:
    return {path.relative_to(snapshot).as_posix(): path.read_bytes() for path in snapshot.rglob("*") if path.is_file()}


def pulled(store: Store) -> Store:
    assert store.remote is not None
    store.remote.look(store, 0.0)
    return store


def buckets(store: Store) -> str:
    """The ids in the store's clusters: which publications it holds."""
    current = pulled(store).current()
    assert current is not None
    files = read_manifest(store.snapshot(current)).files
    return "".join(f"{int(file.partition):x}" for file in files if file.table == "clusters" and file.rows)


def test_objects_are_the_files_of_a_folder(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt, publish: Publish, tmp_path: Path
) -> None:
    local = create_store(tmp_path / "local")
    for ids in ("1", "23"):
        publish(local, ids)
        attempt(machine(), ids)
    files = files_of(local.snapshot(2))
    assert bucket.objects["s/manifests/000002.json"] == files.pop(MANIFEST)
    assert {path: bucket.objects[f"s/data/{path}"] for path in files} == files
    assert files_of(pulled(machine("two")).snapshot(2)) == files_of(local.snapshot(2))


def test_only_what_is_new_is_sent_and_brought(bucket: MemoryBucket, machine: Machine, attempt: Attempt) -> None:
    attempt(machine(), "1")
    pulled(machine("two"))
    bucket.asked.clear()
    attempt(machine(), "2")
    sent = [key for request, key in bucket.asked if request == "put" and "/data/" in key]
    assert [key.split("/")[3] for key in sent] == ["bucket=02"]
    bucket.asked.clear()
    pulled(machine("two"))
    assert [key for request, key in bucket.asked if request == "get" and "/data/" in key] == sent


def test_of_two_writers_one_loses_and_nothing_names_what_it_sent(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt, publish: Publish
) -> None:
    one, two = machine("one"), machine("two")
    attempt(one, "1")
    pulled(two)
    attempt(one, "2")
    with pytest.raises(LockHeldError, match="published snapshot 2 of s3://b/s first"):
        publish(two, "3")
    assert buckets(machine("three")) == "12"
    attempt(two, "3")
    assert buckets(machine("three")) == "123"


def test_six_writers_that_race_without_leases_publish_everything_once(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "leased", lambda _place, _holder: nullcontext())

    def write(digit: str) -> None:
        with suppress(LockHeldError):
            return attempt(machine(digit), digit)
        return write(digit)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, "123456"))
    assert buckets(machine("reader")) == "123456"
    assert machine("reader").current() == 6


def test_two_writers_of_the_same_content_have_both_published_it(machine: Machine, publish: Publish) -> None:
    one, two = machine("one"), machine("two")
    publish(one, "1")
    publish(two, "1")
    assert pulled(two).current() == 1


def test_a_writer_of_long_ago_finds_its_number_free_and_loses_all_the_same(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt, publish: Publish
) -> None:
    late = machine("late")
    for ids in "12":
        attempt(machine(), ids)
    del bucket.objects["s/manifests/000001.json"]
    with pytest.raises(LockHeldError):
        publish(late, "9")
    assert "s/manifests/000001.json" not in bucket.objects


class Killed(BaseException):
    """The process ends here."""


def test_a_run_that_ends_at_any_request_leaves_the_old_or_the_new_snapshot(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt
) -> None:
    attempt(machine(), "1")
    before = dict(bucket.objects)
    ends = []
    for count in range(100):
        bucket.objects = dict(before)
        left = [count]

        def kill(_request: str, _key: str, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Killed

        store = machine("writer")
        bucket.before = kill  # type: ignore[method-assign]
        try:
            attempt(store, "2")
        except Killed:
            pass
        else:
            break
        finally:
            bucket.before = MemoryBucket.before.__get__(bucket)  # type: ignore[method-assign]
        ends.append(buckets(machine("reader")))
        bucket.objects.pop("s/lease.json", None)
        attempt(store, "2")
        assert buckets(machine("reader")) == "12"
    assert ends == sorted(ends)
    assert set(ends) == {"1", "12"}
    assert len(ends) > 15


def test_an_answer_that_gets_lost_behind_the_commit_is_no_failure(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = bucket.put_if_absent

    def silent(key: str, content: bytes) -> bool:
        put(key, content)
        raise OSError(5, "no answer", key)

    monkeypatch.setattr(bucket, "put_if_absent", silent)
    attempt(machine(), "1")
    assert buckets(machine("two")) == "1"


def test_a_store_that_fails_while_files_are_sent_publishes_nothing(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt
) -> None:
    attempt(machine(), "1")

    def full(request: str, key: str) -> None:
        if request == "put" and "/data/" in key:
            raise OSError(5, "503 Slow Down", key)

    bucket.before = full  # type: ignore[method-assign]
    with pytest.raises(OSError, match="Slow Down"):
        attempt(machine(), "2")
    assert machine().current() == 1
    assert buckets(machine("two")) == "1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"format": "newsmill-snap', "cannot be read .*delete it, and the snapshot before it is current"),
        (None, "says that it is that of snapshot 1"),
    ],
)
def test_a_damaged_manifest_is_refused(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt, content: bytes | None, message: str
) -> None:
    attempt(machine(), "1")
    bucket.put("s/manifests/000002.json", content or bucket.objects["s/manifests/000001.json"])
    for store in (machine(), machine("two")):
        with pytest.raises(UsageError, match=message):
            pulled(store)


def test_a_manifest_cannot_write_elsewhere(bucket: MemoryBucket, machine: Machine, attempt: Attempt) -> None:
    attempt(machine(), "1")
    manifest = bucket.objects["s/manifests/000001.json"].decode()
    for path in ("../../../evil", "clusters/../../evil", "/tmp/evil"):
        bucket.put("s/manifests/000001.json", manifest.replace("clusters/bucket=01/", f"{path}/").encode())
        with pytest.raises(UsageError, match="is no file of 'clusters'"):
            pulled(machine("two"))


def test_an_object_that_is_damaged_or_gone_is_told(bucket: MemoryBucket, machine: Machine, attempt: Attempt) -> None:
    attempt(machine(), "1")
    (key,) = (key for key in bucket.objects if "clusters/bucket=01" in key)
    bucket.objects[key] = b"torn"
    with pytest.raises(RunFailedError, match="is not what the manifest says"):
        pulled(machine("two"))
    assert machine().remote is not None
    assert [problem.check for problem in verify(machine())] == ["object"]
    del bucket.objects[key]
    with pytest.raises(UsageError, match=f"lacks {key}"):
        pulled(machine("two"))


def test_a_bucket_that_was_emptied_empties_the_copy(bucket: MemoryBucket, machine: Machine, attempt: Attempt) -> None:
    for ids in "12":
        attempt(machine(), ids)
    bucket.objects.clear()
    assert pulled(machine()).current() is None
    attempt(machine(), "3")
    assert buckets(machine("two")) == "3"


def test_rollback_reaches_snapshots_that_this_machine_never_had(machine: Machine, attempt: Attempt) -> None:
    for ids in "12":
        attempt(machine(), ids)
    assert rollback(pulled(machine("two")), 1) == 3
    assert buckets(machine("three")) == "1"


def test_a_reader_leaves_the_copy_alone_while_a_run_holds_it(
    machine: Machine, attempt: Attempt, publish: Publish
) -> None:
    attempt(machine("one"), "1")
    one = machine("one")
    with locked(one):
        assert one.remote is not None
        one.remote.pull(one)
        recover(one)
        publish(pulled(machine("two")), "2")
        assert pulled(machine("one")).current() == 1
    assert pulled(machine("one")).current() == 2
