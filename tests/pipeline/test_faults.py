import json
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.faults import check_faults
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.rows.reject import Reason
from newsmill.schemas.tables import REJECTS
from newsmill.transforms.ground.snapshot import BaseSnapshot


def counts(read: int, **faults: int) -> dict[str, int]:
    found = {"read": read}
    for exception, number in faults.items():
        found |= {f"fault:{exception} at a.py:1": number, f"fault met in:{exception} at a.py:1\nfile:///{exception}": 1}
    return found


@pytest.mark.parametrize(
    ("read", "number", "share"),
    [(0, 0, 0.01), (20, 20, 0.0), (2100, 21, 0.01), (100, 100, 1.0), (1000, 500, 0.5)],
)
def test_few_faults_or_those_allowed_stop_nothing(read: int, number: int, share: float) -> None:
    check_faults(counts(read, KeyError=number), share)


@pytest.mark.parametrize(("read", "number", "share"), [(21, 21, 0.0), (2099, 21, 0.01), (1000, 501, 0.5)])
def test_more_are_named_with_place_number_and_a_document(read: int, number: int, share: float) -> None:
    with pytest.raises(RunFailedError) as refused:
        check_faults(counts(read, KeyError=number), share)
    told = str(refused.value)
    for part in (f"{number} of ", f"{read:,} documents", "KeyError at a.py:1", "KeyError"):
        assert part in told


def test_faults_of_different_places_are_not_added_up() -> None:
    check_faults(counts(40, KeyError=20, TypeError=20), 0.01)
    with pytest.raises(RunFailedError, match=r"25 of 45 documents met .* TypeError"):
        check_faults(counts(45, KeyError=20, TypeError=25), 0.01)


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return 30 records of which 25 meet a fault of newsmill while they are normalized."""

    def fail(lines: Any, *args: Any, **kwargs: Any) -> Any:
        if "Nebel" in str(lines):
            raise KeyError("unforeseen")
        return whole(lines, *args, **kwargs)

    from newsmill.transforms.normalize import normalize

    whole = normalize.tell_lines
    monkeypatch.setattr(normalize, "tell_lines", fail)
    words = ["Nebel"] * 25 + ["Sonne"] * 5
    rows = [
        {"url": f"https://amt.example/{n}", "text": f"{word} über dem Hafen, Tag {n}."} for n, word in enumerate(words)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return tmp_path / "in.jsonl"


def test_a_fault_on_most_records_publishes_nothing_unless_that_is_allowed(
    broken: Path, tmp_path: Path, run_into: Any
) -> None:
    store = Store(tmp_path / "out")
    with pytest.raises(RunFailedError, match="25 of 30 documents met a fault of newsmill"):
        run_into(broken, store.root)
    assert store.current() is None
    outcome = run_into(broken, store.root, max_internal_errors=1.0)
    assert (outcome.counts["new"], outcome.counts["rejected"]) == (5, 25)
    reasons = BaseSnapshot(str(store.snapshot(1))).read_all(REJECTS, ["reason"]).column(0).to_pylist()
    assert set(reasons) == {Reason.INTERNAL_ERROR}
