"""Inputs that meet too many faults of newsmill: ``watch`` goes on without them, another version reads them again."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsmill.pipeline.set_aside as aside_module
from benchmarks.newsroom import Item, Newsroom, Reply, rss_feed
from newsmill.pipeline.care import fault_replay, upkeep_run
from newsmill.pipeline.care.dashboard import dashboard
from newsmill.pipeline.care.replay import replay
from newsmill.pipeline.care.status import status
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import FaultsError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.set_aside import FEED_PAUSE, inputs_set_aside
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.watch import watch
from newsmill.transforms.normalize import normalize

NOW = dt.datetime(2026, 4, 30, 12, tzinfo=dt.UTC)
BAD = "Nebel"
FAST = Settings(entities=False, every=0.01, settle=0.0, allow_private_hosts=True, host_pause=0.0)


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Plant a fault on every text that holds ``BAD`` and return what takes it out again."""
    whole = normalize.tell_lines

    def fail(lines: Any, *args: Any, **kwargs: Any) -> Any:
        if BAD in str(lines):
            raise KeyError("planted")
        return whole(lines, *args, **kwargs)

    monkeypatch.setattr(normalize, "tell_lines", fail)
    return lambda: monkeypatch.setattr(normalize, "tell_lines", whole)


def another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (aside_module, fault_replay, upkeep_run):
        monkeypatch.setattr(module, "code_version", lambda: "99.0")
    monkeypatch.setattr("newsmill.pipeline.run.code_version", lambda: "99.0")


def written(folder: Path, name: str, word: str, count: int) -> Path:
    rows = [{"id": f"{name} {n}", "text": f"{word} über dem Hafen von {name}, Tag {n}."} for n in range(count)]
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return folder / f"{name}.jsonl"


def watched(inputs: str, output: Path, cycles: int) -> list[RunOutcome]:
    done: list[RunOutcome] = []
    watch([inputs], str(output), FAST, cycles=cycles, told=done.append)
    return done


def test_watch_sets_the_input_aside_goes_on_and_status_says_so(
    tmp_path: Path, fault: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = written(tmp_path / "in", "Ulm", BAD, 25)
    written(tmp_path / "in", "Bonn", "Sonne", 3)
    store = Store(tmp_path / "out")
    (published,) = watched(str(tmp_path / "in"), store.root, 2)
    assert (published.counts["read"], published.counts["new"]) == (3, 3)
    found = status(store)
    ((uri, told),) = found.set_aside.items()
    assert uri == bad.as_uri()
    assert told.startswith("KeyError at ")
    assert f"1 input set aside by watch, after faults of newsmill:\n  {uri}: KeyError at " in dashboard(found, [])

    # It waits in later processes too, until it changes ...
    assert [outcome.status for outcome in watched(str(tmp_path / "in"), store.root, 1)] == ["unchanged"]
    written(tmp_path / "in", "Ulm", "Regen", 2)
    assert [outcome.counts["new"] for outcome in watched(str(tmp_path / "in"), store.root, 1)] == [2]

    # ... or another version of the code comes; a run reads it at once.
    written(tmp_path / "in", "Ulm", BAD, 30)
    assert watched(str(tmp_path / "in"), store.root, 1) == []
    with pytest.raises(FaultsError, match="30 of 30 documents"):
        run([str(tmp_path / "in")], str(store.root), FAST, NOW)
    fault()
    another_version(monkeypatch)
    assert status(store).set_aside == {}
    assert [outcome.counts["new"] for outcome in watched(str(tmp_path / "in"), store.root, 1)] == [28]


def test_a_feed_set_aside_is_asked_again_after_a_day(tmp_path: Path, fault: Callable[[], None]) -> None:
    with Newsroom() as newsroom:
        items = [Item(f"{n}", f"Bericht {n}", f"{BAD} über dem Hafen, Tag {n}.") for n in range(25)]
        feed = newsroom.play("/feed", Reply(rss_feed(items)))
        assert [outcome.status for outcome in watched(feed, tmp_path / "out", 3)] == ["unchanged", "unchanged"]
        assert newsroom.paths().count("/feed") == 1
    store = Store(tmp_path / "out")
    assert list(status(store).set_aside) == [feed]
    assert inputs_set_aside(store, dt.datetime.now(dt.UTC) + FEED_PAUSE) == ()


def test_another_version_reads_the_inputs_of_faults_again(
    tmp_path: Path, fault: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "in", "Ulm", BAD, 2)
    written(tmp_path / "in", "Bonn", "Sonne", 3)
    store = Store(tmp_path / "out")

    def again(day: int) -> RunOutcome:
        return run([str(tmp_path / "in")], str(store.root), FAST, NOW + dt.timedelta(days=day))

    assert (again(0).counts["rejected"], status(store).rows["rejects"]) == (2, 2)
    assert again(1).status == "unchanged"
    another_version(monkeypatch)
    still = again(2)
    assert (still.counts["read"], still.counts["rejected"], status(store).rows["rejects"]) == (2, 2, 2)
    assert "  1 input is read again: another version of newsmill failed on records in them" in still.notes
    assert again(3).status == "unchanged"
    fault()
    for module in (aside_module, fault_replay, upkeep_run):
        monkeypatch.setattr(module, "code_version", lambda: "99.1")
    mended = again(4)
    assert (mended.counts["new"], mended.counts["rejected"], status(store).rows["rejects"]) == (2, 0, 0)
    assert not verify(store)


def test_replay_reads_inputs_of_faults_again(tmp_path: Path, fault: Callable[[], None]) -> None:
    written(tmp_path / "in", "Ulm", BAD, 2)
    store = Store(tmp_path / "out")
    assert run([str(tmp_path / "in")], str(store.root), FAST, NOW).counts["rejected"] == 2
    fault()
    assert replay(store, ["internal_error"], NOW).inputs == 1
    assert run([str(tmp_path / "in")], str(store.root), FAST, NOW).counts["new"] == 2
