import hashlib
from collections.abc import Iterator

import pytest

from newsmill.schemas.rows.reject import PAYLOAD_LIMIT, Reject
from newsmill.transforms.ground.dead_letters import DETAIL_LIMIT
from newsmill.transforms.ground.guard import Handled, OutOfMemoryError, attempt, attempt_rows, kind_of_fault
from newsmill.transforms.normalize.dates.moment import read_date

RECORD = Handled("file:///a.json", "line 7", b"x" * (PAYLOAD_LIMIT + 1))


def test_what_work_returns_is_returned() -> None:
    assert attempt("normalize", RECORD, lambda: 7) == 7


def test_any_exception_becomes_a_reject_of_the_record() -> None:
    def work() -> None:
        raise KeyError("é" * 1_000)

    found = attempt("normalize", RECORD, work)
    assert isinstance(found, Reject)
    assert (found.document_uri, found.locator, found.stage) == ("file:///a.json", "line 7", "normalize")
    assert found.reason == "internal_error"
    assert found.payload_sha256 == hashlib.sha256(RECORD.payload or b"").hexdigest()
    assert found.payload == b"x" * PAYLOAD_LIMIT
    assert len(found.detail or "") == DETAIL_LIMIT
    assert kind_of_fault(found.detail).startswith("KeyError at tests/transforms/ground/test_guard.py:")


def test_the_place_is_the_innermost_frame_of_newsmill() -> None:
    found = attempt("normalize", RECORD, lambda: read_date(7, None, None, None))  # type: ignore[arg-type]
    assert isinstance(found, Reject)
    assert " at transforms/normalize/" in kind_of_fault(found.detail)


def test_the_sources_of_compiled_libraries_are_no_place() -> None:
    def work() -> None:
        exec(compile("raise ValueError('no')", "pyarrow/compat.pxi", "exec"))

    found = attempt("sources", RECORD, work)
    assert isinstance(found, Reject)
    assert kind_of_fault(found.detail).startswith("ValueError at tests/transforms/ground/test_guard.py:")


def test_endless_recursion_is_a_fault_of_the_record() -> None:
    def deeper() -> None:
        deeper()

    found = attempt("normalize", RECORD, deeper)
    assert isinstance(found, Reject)
    assert kind_of_fault(found.detail).startswith("RecursionError at ")


@pytest.mark.parametrize(("raised", "seen"), [(MemoryError, OutOfMemoryError), (KeyboardInterrupt, KeyboardInterrupt)])
def test_what_no_record_can_help_ends_the_run(raised: type[BaseException], seen: type[BaseException]) -> None:
    def work() -> None:
        raise raised

    with pytest.raises(seen):
        attempt("normalize", RECORD, work)
    with pytest.raises(seen):
        list(attempt_rows("normalize", RECORD, lambda: iter([work()])))


def test_the_machines_trouble_names_the_record_in_hand() -> None:
    def work() -> None:
        raise MemoryError

    with pytest.raises(OutOfMemoryError, match=r"in normalize, with file:///a\.json \(line 7\) in hand"):
        attempt("normalize", RECORD, work)


def test_rows_before_the_fault_stay() -> None:
    def rows() -> Iterator[int]:
        yield 1
        raise ValueError("no")

    first, second = attempt_rows("sources", RECORD, rows)
    assert first == 1
    assert isinstance(second, Reject)
    assert second.reason == "internal_error"


def test_what_is_expected_is_passed_on() -> None:
    def rows() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    found = attempt_rows("sources", RECORD, rows, OSError)
    assert next(found) == 1
    with pytest.raises(OSError, match="gone"):
        next(found)
