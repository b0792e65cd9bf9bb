import datetime as dt
import json
import time

import pytest

from newsmill.pipeline.errors import LockHeldError, RunFailedError, UsageError
from newsmill.pipeline.objects.lease import SECONDS, leased
from newsmill.pipeline.objects.place import Place
from tests.memory_bucket import MemoryBucket


@pytest.fixture
def place() -> Place:
    return Place(MemoryBucket(), "s", "s3://b/s")


def lease(place: Place, holder: str, seconds: float) -> None:
    until = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
    place.bucket.put("s/lease.json", json.dumps({"holder": holder, "until": until.isoformat()}).encode())


def test_whoever_comes_second_is_told_who_works_and_until_when(place: Place) -> None:
    with leased(place, "one"), pytest.raises(LockHeldError, match=r"another run \(one\).*its lease ends at"):
        leased(place, "two").__enter__()
    with leased(place, "two"):
        pass
    assert "s/lease.json" not in place.bucket.objects  # type: ignore[attr-defined]


def test_a_lease_that_is_over_or_one_s_own_hinders_nobody(place: Place) -> None:
    lease(place, "dead", -1)
    with leased(place, "one"):
        lease(place, "one", SECONDS)
        with leased(place, "one"):
            pass


@pytest.mark.parametrize("content", [b"", b"[]", b'{"holder": 1}', b'{"holder": "x", "until": "soon"}', b"[" * 100_000])
def test_a_damaged_lease_hinders_nobody(place: Place, content: bytes) -> None:
    place.bucket.put("s/lease.json", content)
    with leased(place, "one"):
        pass


def test_a_clock_that_goes_wrong_hinders_nobody_for_long(place: Place) -> None:
    lease(place, "a day ahead", 86_400)
    with leased(place, "one"):
        pass


def test_a_lease_is_renewed_while_it_is_held(place: Place) -> None:
    with leased(place, "one", seconds=0.06):
        first = place.read("lease.json")
        deadline = time.monotonic() + 60
        while place.read("lease.json") == first and time.monotonic() < deadline:
            time.sleep(0.01)
        assert place.read("lease.json") != first


def test_the_lease_of_another_is_left_where_it_is(place: Place) -> None:
    with leased(place, "one"):
        lease(place, "two", SECONDS)
    assert b"two" in place.read("lease.json")


def test_a_store_that_may_not_be_written_is_known_before_any_work(place: Place) -> None:
    def refusing(request: str, key: str) -> None:
        if request == "put":
            raise PermissionError(13, "403 Forbidden", key)

    place.bucket.before = refusing  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match="check the credentials"):
        leased(place, "one").__enter__()

    def silent(request: str, key: str) -> None:
        raise OSError(5, "connection refused", key)

    place.bucket.before = silent  # type: ignore[attr-defined]
    with pytest.raises(RunFailedError, match="does not answer"):
        leased(place, "one").__enter__()
