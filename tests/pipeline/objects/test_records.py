import datetime as dt

import pytest

from newsmill.pipeline import runs
from newsmill.pipeline.feeds.paces import keep_paces, paces_of
from newsmill.pipeline.queues.backlog import Backlog, backlogs_of, remember_backlogs
from newsmill.pipeline.runs import last_runs, record
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.rows.fetch import FeedPace
from newsmill.schemas.tables import RUNS
from tests.memory_bucket import MemoryBucket
from tests.pipeline.objects.conftest import Attempt, Machine

NOW = dt.datetime(2026, 3, 10, tzinfo=dt.UTC)


def ran(store: Store, run_id: str) -> None:
    texts = dict.fromkeys(("run_key", "config_sha256", "code_version", "schema_version"), "0")
    counts = dict.fromkeys(("read", "new", "changed", "unchanged", "duplicate", "rejected", "mentions"), 0)
    row = {"run_id": run_id, "status": "unchanged", "started_at": NOW, "timings": [], "models": []}
    record(store, RUNS, run_id, [row | texts | counts])
    assert store.remote is not None
    store.remote.send_records(store)


def test_records_are_those_of_all_machines(bucket: MemoryBucket, machine: Machine, attempt: Attempt) -> None:
    one, two = machine("one"), machine("two")
    attempt(one, "1")
    keep_paces(one, {"https://a.example/feed": FeedPace("https://a.example/feed", NOW, 2)})
    backlog = Backlog("kafka://b:9092/news", NOW.isoformat(), 3, 10, 5, 2.5)
    remember_backlogs(one, [backlog])
    ran(one, "a")
    attempt(two, "2")
    ran(two, "b")
    assert [row["run_id"] for row in last_runs(two, 9)] == ["a", "b"]
    assert paces_of(two)["https://a.example/feed"].failures == 2
    assert backlogs_of(two) == (backlog,)


def test_what_is_merged_here_is_merged_there_and_what_others_wrote_meanwhile_stays(
    bucket: MemoryBucket, machine: Machine, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "MERGE_FROM", 3)
    one, two = machine("one"), machine("two")
    attempt(one, "1")
    ran(one, "a")
    ran(one, "b")
    attempt(two, "2")
    ran(one, "c")
    ran(two, "d")
    there = sorted(key for key in bucket.objects if "/ops/" in key)
    three = machine("three")
    attempt(three, "3")
    assert [row["run_id"] for row in last_runs(three, 9)] == ["a", "b", "c", "d"]
    assert len(there) < 4
