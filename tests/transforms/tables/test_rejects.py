import dataclasses
import datetime as dt

import pytest

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.tables import REJECTS
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.tables.rejects import count_rejects, reject_id, reject_rows

EMPTY = BaseSnapshot("")
MARCH = dt.datetime(2026, 3, 31, 23, 59, tzinfo=dt.UTC)
APRIL = MARCH + dt.timedelta(minutes=1)
BROKEN = Reject("file:///a.jsonl", "line 2", "sources", Reason.MALFORMED, "no JSON", "ab" * 32, b"{broken")


def other(**changes):
    return dataclasses.replace(BROKEN, **changes)


def written(rejects, now, base=EMPTY):
    """Return what is written, by month."""
    changes = list(reject_rows(to_batch(rejects, Reject), now, base))
    assert {(change.table, change.operation) for change in changes} <= {("rejects", "offer")}
    return {change.partition: change.rows.to_pylist() for change in changes}


def counts(*rejects):
    found = {count.name: count.value for count in count_rejects(to_batch(rejects, Reject))}
    return {name: value for name, value in found.items() if not name.startswith("fault")}


def test_a_reject_lies_in_the_month_it_was_first_met_in():
    (row,) = written([BROKEN], MARCH)["2026-03"]
    assert row["first_seen_at"] == MARCH
    assert row["reject_id"] == reject_id(BROKEN)
    assert {name: row[name] for name in Reject.__slots__} == {name: getattr(BROKEN, name) for name in Reject.__slots__}
    assert list(written([BROKEN], APRIL)) == ["2026-04"]


def test_a_fault_that_lasts_stays_one_row(snapshot_of):
    base = snapshot_of({(REJECTS, month): rows for month, rows in written([BROKEN], MARCH).items()})
    assert written([BROKEN], MARCH, base) == written([BROKEN], APRIL, base) == {}
    assert len(written([BROKEN, other(locator="line 3")], APRIL, base)["2026-04"]) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"document_uri": "file:///b.jsonl"}, {"locator": "line 3"}, {"locator": None}, {"stage": "normalize"},
        {"reason": Reason.TRUNCATED}, {"payload_sha256": "cd" * 32},
    ],
)  # fmt: skip
def test_another_place_stage_reason_or_payload_is_another_reject(changes):
    assert reject_id(other(**changes)) != reject_id(BROKEN)


def test_the_wording_of_a_fault_makes_no_other_reject():
    assert reject_id(other(detail="no JSON at all", payload=None)) == reject_id(BROKEN)


@pytest.mark.parametrize("reason", list(Reason))
def test_a_document_counts_as_rejected_unless_its_article_is_kept(reason):
    kept = reason in (Reason.MODEL_FAILED, Reason.FETCH_FAILED, Reason.FORBIDDEN)
    assert counts(other(reason=reason)) == {f"reason:{reason}": 1} | ({} if kept else {"rejected": 1})


def test_rejects_are_counted_by_reason():
    found = list(count_rejects(to_batch([BROKEN, BROKEN, other(reason=Reason.EMPTY)], Reject)))
    assert sum(count.value for count in found if count.name == "rejected") == 3
    assert {(count.name, count.value) for count in found} >= {("reason:malformed", 2), ("reason:empty", 1)}


def test_what_fails_in_a_derived_stage_is_no_lost_document():
    rejects = [other(stage=stage, reason=Reason.INTERNAL_ERROR) for stage in ("normalize", "entities")]
    found = list(count_rejects(to_batch(rejects, Reject)))
    assert sum(count.value for count in found if count.name == "rejected") == 1
    assert sum(count.value for count in found if count.name == "reason:internal_error") == 2


def test_faults_of_newsmill_are_counted_by_exception_and_place_with_their_documents():
    met = [("KeyError at a.py:1: 'x'", "b"), ("KeyError at a.py:1: 'y'", "a"), ("OSError at c.py:2: no", "c")]
    failed = [other(reason=Reason.INTERNAL_ERROR, detail=detail, document_uri=uri) for detail, uri in met]
    found = {count.name: count.value for count in count_rejects(to_batch([BROKEN, *failed], Reject))}
    assert {name: value for name, value in found.items() if name.startswith("fault")} == {
        "fault:KeyError at a.py:1": 2,
        "fault met in:KeyError at a.py:1\na": 1,
        "fault met in:KeyError at a.py:1\nb": 1,
        "fault:OSError at c.py:2": 1,
        "fault met in:OSError at c.py:2\nc": 1,
    }
