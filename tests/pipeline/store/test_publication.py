"""An I/O error at every step of a publication, by a run and by each command of store care."""

import datetime as dt
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline import log
from newsmill.pipeline.care import forget as forgetting
from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.care.replay import replay
from newsmill.pipeline.care.reprocess import reprocess
from newsmill.pipeline.care.rollback import rollback
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.errors import RunFailedError, UnfinishedError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.runs import last_run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store import publication, retention
from newsmill.pipeline.store.checkpoints import STEPS, listen
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.recover import recover

NOW = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
URL = "https://blatt.example/hafen"
FLIP = STEPS.index("latest-replaced")
PIPELINE = ("pipeline-started", "pipeline-finished")
"""Steps that `rollback` and `replay` do not have."""
SAMPLES = ("files-moved", "latest-replaced")
"""Steps at which every command fails in `test`; what costs a pipeline fails at the others in `test-all`."""
NAMED = {
    "latest-replaced": "may not survive a power cut",
    "old-snapshots-removed": "removal of old snapshots",
    "staging-removed": "removal of staging",
}
"""What the warning says of each step behind the flip that a run and store care share."""

IO_ERROR = OSError(errno.EIO, os.strerror(errno.EIO))

CARE: dict[str, Callable[[Store], object]] = {
    "rollback": lambda store: rollback(store, 1),
    "replay": lambda store: replay(store, [], NOW),
    "reprocess": lambda store: reprocess(store, Settings(), NOW),
    "forget": lambda store: forget(store, [URL], NOW),
}


@pytest.fixture
def warnings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that takes each warning logged from now on: event and values in one text."""
    told: list[str] = []

    def warn(event: str, **values: Any) -> None:
        told.append(f"{event} {values}")

    monkeypatch.setattr(log, "warn", warn)
    return told


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory, built: Path, run_into: Callable[..., RunOutcome]) -> Path:
    """Return the folder of a store of two snapshots without entities, so that ``reprocess`` has something to add."""
    folder = tmp_path_factory.mktemp("bare") / "out"
    for name in ("first.jsonl", ""):
        run_into(built / "in" / name, folder)
    return folder


@pytest.fixture
def two(bare: Path, tmp_path: Path) -> Store:
    """Return a copy of ``bare``."""
    return Store(shutil.copytree(bare, tmp_path / "out", symlinks=True))


@contextmanager
def failing_at(step: str, failure: Exception = IO_ERROR) -> Iterator[None]:
    def fail(name: str) -> None:
        if name == step:
            raise failure

    stop = listen(fail)
    try:
        yield
    finally:
        stop()


@pytest.fixture
def more(tmp_path: Path, two: Store, run_into: Callable[..., RunOutcome]) -> Callable[[], RunOutcome]:
    """Run over one new article."""
    path = tmp_path / "more.jsonl"
    path.write_text('{"url": "https://blatt.example/neu", "title": "Neu", "text": "Ein Uhu hat im Turm gebrütet."}\n')
    return lambda: run_into(path, two.root, NOW)


def sample(step: str, *others: str) -> Any:
    """Return ``step`` as a parameter, for `test-all` alone where it is none of the samples."""
    return pytest.param(*others, step, marks=() if step in SAMPLES else pytest.mark.release)


@pytest.mark.parametrize("step", [sample(step) for step in STEPS[1:FLIP]])
def test_a_run_that_fails_before_the_flip_publishes_nothing_and_says_so(
    two: Store, more: Callable[[], RunOutcome], step: str
) -> None:
    with failing_at(step), pytest.raises(RunFailedError, match="nothing was published"):
        more()
    assert two.current() == 2
    recorded = last_run(two)
    assert recorded
    assert (recorded["status"], recorded["snapshot"]) == ("failed", None)


@pytest.mark.parametrize(
    "failure",
    [IO_ERROR, pytest.param(ValueError("unforeseen"), marks=pytest.mark.release)],
    ids=["io", "any"],
)
@pytest.mark.parametrize("step", STEPS[FLIP:])
def test_a_run_that_fails_behind_the_flip_has_published(
    two: Store, more: Callable[[], RunOutcome], warnings: list[str], step: str, failure: Exception
) -> None:
    with failing_at(step, failure):
        outcome = more()
    assert (outcome.status, outcome.snapshot, two.current()) == ("published", 3, 3)
    recorded = last_run(two)
    assert recorded
    assert (recorded["status"], recorded["snapshot"], recorded["error"]) == ("published", 3, None)
    assert len(warnings) == 1
    assert NAMED.get(step, "record.not_written") in warnings[0]
    assert step == "run-recorded" or any(NAMED[step] in note for note in outcome.notes)
    assert verify(two) == []


@pytest.mark.parametrize(
    ("command", "step"),
    [
        (name, step) if name in ("rollback", "replay") else sample(step, name)
        for name in CARE
        for step in STEPS[:FLIP]
        if name not in ("rollback", "replay") or step not in PIPELINE
    ],
)
def test_store_care_that_fails_before_the_flip_publishes_nothing_and_says_so(
    two: Store, command: str, step: str
) -> None:
    with failing_at(step), pytest.raises(RunFailedError, match=f"{_named(command)} failed, nothing was published"):
        CARE[command](two)
    assert two.current() == 2
    recover(two)
    assert two.numbers() == [1, 2]
    assert verify(two) == []


@pytest.mark.parametrize(
    ("command", "step"),
    [(name, step) if name in ("rollback", "replay") else sample(step, name) for name in CARE for step in NAMED],
)
def test_store_care_that_fails_behind_the_flip_has_published(
    two: Store, warnings: list[str], command: str, step: str
) -> None:
    with failing_at(step):
        CARE[command](two)
    assert two.current() == 3
    assert two.numbers() == ([3] if command == "forget" else [1, 2, 3])
    assert len(warnings) == 1
    assert NAMED[step] in warnings[0]
    assert verify(two) == []


def test_a_takedown_whose_earlier_snapshots_cannot_be_removed_says_so_and_is_finished_by_the_next(
    two: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(store: Store, number: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as fault:
        fault.setattr(retention, "remove_snapshot", stuck)
        with pytest.raises(UnfinishedError, match="published as snapshot 3, but earlier snapshots still hold the text"):
            forget(two, [URL], NOW)
    assert (two.current(), two.numbers()) == (3, [1, 2, 3])
    recover(two)
    assert two.numbers() == [3]
    assert not two.purge.exists()


def test_a_takedown_stopped_behind_the_flip_removes_the_report_when_asked_again(
    two: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = two.ops / "report.html"
    report.write_text("quotes the text")
    with monkeypatch.context() as fault:
        fault.setattr(forgetting, "drop_derived", lambda store: None)
        forget(two, [URL], NOW)
    assert report.exists()
    forget(two, [URL], NOW)
    assert not report.exists()


def test_earlier_snapshots_stay_until_the_takedown_is_on_the_disk(two: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(publication, "sync_folder", broken)
    monkeypatch.setattr(retention, "sync_folder", broken)
    with pytest.raises(UnfinishedError, match="earlier snapshots still hold the text"):
        forget(two, [URL], NOW)
    assert two.numbers() == [1, 2, 3], "a power cut could bring back the link to snapshot 2"


def test_the_mark_of_a_takedown_is_there_before_the_flip(two: Store) -> None:
    marks: list[str] = []
    stop = listen(lambda step: marks.append(two.purge.read_text()) if step == "link-made" else None)
    try:
        forget(two, [URL], NOW)
    finally:
        stop()
    assert marks == ["3\n"]


def _named(command: str) -> str:
    return "takedown" if command == "forget" else command
