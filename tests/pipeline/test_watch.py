import datetime as dt
import gc
import os
import signal
import socket
import subprocess
import sys
import time
import weakref
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import newsmill.pipeline.stopping as ending
import newsmill.pipeline.watch as watching
from newsmill.pipeline import memory
from newsmill.pipeline.errors import LockHeldError, RunFailedError, UsageError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.queues.backlog import Backlog
from newsmill.pipeline.run import run
from newsmill.pipeline.runs import recorded
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.stopping import Interrupted, stopping_on_signals
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.lock import locked
from newsmill.pipeline.store.opening import create_store
from newsmill.pipeline.watch import LONGEST_BACKOFF, pause, watch
from newsmill.schemas.tables import RUNS
from newsmill.schemas.tables.runs import COUNTS
from newsmill.transforms.deduplicate.opened import close_files, open_files

FAST = Settings(entities=False, every=0.01)


@pytest.fixture
def cycles(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Replace the run by a script: each item is an error to raise or the number of unsettled files."""
    script: list[Any] = []

    def scripted(*args: object, **kwargs: object) -> RunOutcome:
        step = script.pop(0) if script else 0
        if isinstance(step, Exception):
            raise step
        return RunOutcome("id", "unchanged", None, dict.fromkeys(COUNTS, 0), unsettled=step)

    monkeypatch.setattr(watching, "run_locked", scripted)
    return script


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note the waits, in place of waiting, by a clock that stands still: no machine is too slow for them."""
    found: list[float] = []
    monkeypatch.setattr(watching, "time", SimpleNamespace(monotonic=lambda: 0.0))
    monkeypatch.setattr(watching, "_wait", lambda stopping, until: found.append(until))
    return found


def test_it_stops_after_the_cycles_asked_for(tmp_path: Path, cycles: list[Any]) -> None:
    done: list[RunOutcome] = []
    watch([str(tmp_path)], str(tmp_path / "out"), FAST, cycles=3, told=done.append)
    assert len(done) == 3


def test_arrow_allocates_from_the_system() -> None:
    program = "import pipeline, pyarrow; print(pyarrow.default_memory_pool().backend_name)"
    environment = {name: value for name, value in os.environ.items() if name != "ARROW_DEFAULT_MEMORY_POOL"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "system"


def test_what_a_run_left_is_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Graph:
        def __init__(self) -> None:
            self.own = self

    def run_once(*args: object, **kwargs: object) -> RunOutcome:
        left.append(weakref.ref(Graph()))
        return RunOutcome("id", "unchanged", None, dict.fromkeys(COUNTS, 0), timings={"pipeline": 1.0})

    left: list[weakref.ref[Graph]] = []
    monkeypatch.setattr(watching, "run_locked", run_once)
    gc.disable()
    try:
        watch([str(tmp_path)], str(tmp_path / "out"), FAST, cycles=2)
    finally:
        gc.enable()
    assert [graph() for graph in left] == [None, None]


def test_no_signatures_stay_open_between_cycles(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []

    def note(*_: object) -> None:
        held.append(open_files.cache_info().currsize)

    def close() -> None:
        note()
        close_files()

    monkeypatch.setattr(memory, "close_files", close)
    settings = Settings(entities=False, every=0.0, settle=0.0)
    watch([str(built / "in")], str(tmp_path / "out"), settings, 1, note)
    assert held == [1, 0]


def test_a_failing_cycle_backs_off_and_a_good_one_ends_that(
    tmp_path: Path, cycles: list[Any], waits: list[float]
) -> None:
    cycles += [0, RunFailedError("full"), RunFailedError("full"), 0, 0]
    watch([str(tmp_path)], str(tmp_path / "out"), Settings(every=10.0), cycles=5)
    assert waits == [10, 20, 40, 10]


def test_an_input_that_vanishes_between_cycles_fails_the_cycle_only(tmp_path: Path, cycles: list[Any]) -> None:
    cycles += [0, UsageError("the input is gone"), 0]
    done: list[RunOutcome] = []
    watch([str(tmp_path)], str(tmp_path / "out"), FAST, cycles=3, told=done.append)
    assert len(done) == 2


def test_a_wrong_input_at_the_start_is_an_error(tmp_path: Path, cycles: list[Any]) -> None:
    cycles += [UsageError("no such folder")]
    with pytest.raises(UsageError):
        watch([str(tmp_path)], str(tmp_path / "out"), FAST, cycles=3)


def test_standard_input_cannot_be_watched(tmp_path: Path, cycles: list[Any]) -> None:
    with pytest.raises(UsageError, match="standard input is read once"):
        watch(["a.txt", "-"], str(tmp_path / "out"), Settings(every=1.0), cycles=1)
    assert (cycles, list(tmp_path.iterdir())) == ([], [])


def test_an_error_nobody_foresaw_fails_the_cycle_only_and_its_place_is_logged(
    tmp_path: Path, cycles: list[Any], waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    cycles += [ZeroDivisionError("three by nothing"), 0]
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(watching.log, "warn", lambda event, **more: told.append({"event": event, **more}))
    watch([str(tmp_path)], str(tmp_path / "out"), Settings(every=10.0), cycles=2)
    assert waits == [20]
    (failure,) = told
    assert failure["error"] == "ZeroDivisionError: three by nothing"
    assert "run_once" in failure["traceback"] or "test_watch" in failure["traceback"]


def test_files_left_behind_are_come_back_to_soon(tmp_path: Path, cycles: list[Any], waits: list[float]) -> None:
    cycles += [2, 0]
    watch([str(tmp_path)], str(tmp_path / "out"), Settings(every=60.0, settle=2.0), cycles=3)
    assert waits == [2, 60]


@pytest.mark.parametrize(("full", "wait"), [(True, 0), (False, 60)])
def test_a_queue_that_has_more_than_a_batch_is_come_back_to_at_once(
    full: bool, wait: int, tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    backlog = Backlog("kafka://b:9092/news", "2026-03-12T12:00:00+00:00", 1, 5, 5, 1.0, full)
    outcome = RunOutcome("id", "unchanged", None, dict.fromkeys(COUNTS, 0), queues=[backlog])
    monkeypatch.setattr(watching, "run_locked", lambda *args, **kwargs: outcome)
    watch([str(tmp_path)], str(tmp_path / "out"), Settings(every=60.0), cycles=2)
    assert waits == [wait]


def test_the_store_is_held_while_it_watches(tmp_path: Path, cycles: list[Any]) -> None:
    store = create_store(tmp_path / "out")

    def second(outcome: RunOutcome) -> None:
        with pytest.raises(LockHeldError), locked(store):
            pass

    watch([str(tmp_path)], str(store.root), FAST, cycles=1, told=second)


def test_back_off_grows_to_its_limit() -> None:
    assert [pause(60, failures) for failures in (0, 1, 2)] == [60, 120, 240]
    assert pause(60, 1000) == LONGEST_BACKOFF
    assert pause(7200, 3) == 7200, "never sooner than the cycle"


def test_systemd_is_told(tmp_path: Path, cycles: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(tmp_path / "notify"))
        channel.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        watch([str(tmp_path)], str(tmp_path / "out"), FAST, cycles=2)
        told = [channel.recv(100)]
        while told[-1] != b"STOPPING=1":
            told.append(channel.recv(100))
    assert told[0] == b"READY=1"
    assert b"WATCHDOG=1" in told


def test_a_dead_notify_socket_does_not_stop_it(
    tmp_path: Path, cycles: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    watch([str(tmp_path)], str(tmp_path / "out"), FAST, cycles=1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_cycle_in_hand_and_no_more(
    tmp_path: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)
    handlers = [signal.getsignal(each) for each in numbers]
    done: list[RunOutcome] = []

    def interrupted(*args: object, **kwargs: object) -> RunOutcome:
        signal.raise_signal(number)
        return RunOutcome("id", "unchanged", None, dict.fromkeys(COUNTS, 0))

    monkeypatch.setattr(watching, "run_locked", interrupted)
    left: list[int] = []
    with stopping_on_signals(60, left.append) as stopping:
        watch([str(tmp_path)], str(tmp_path / "out"), Settings(every=3600.0), told=done.append, stopping=stopping)
    assert (len(done), left) == (1, [])
    assert [signal.getsignal(each) for each in numbers] == handlers
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def sleep_wakefully() -> None:
    """Sleep for half a minute in many naps: a signal that the system gives to another thread ends none."""
    for _ in range(300):
        time.sleep(0.1)


def test_a_cycle_is_given_up_after_the_grace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*args: object, **kwargs: object) -> RunOutcome:
        signal.raise_signal(signal.SIGTERM)
        sleep_wakefully()
        raise AssertionError

    monkeypatch.setattr(watching, "run_locked", endless)
    monkeypatch.setattr(ending, "_HEARING", 60.0)  # a busy machine is no deaf process
    left: list[int] = []
    begin = time.monotonic()
    with stopping_on_signals(0.2, left.append) as stopping:
        watch([str(tmp_path)], str(tmp_path / "out"), Settings(every=3600.0), stopping=stopping)
    assert 0.2 <= time.monotonic() - begin < 20
    assert not left


def test_a_second_signal_waits_for_no_grace() -> None:
    left: list[int] = []
    with stopping_on_signals(60, left.append) as stopping:
        signal.raise_signal(signal.SIGTERM)
        assert stopping.wait(5)
        with pytest.raises(Interrupted):
            signal.raise_signal(signal.SIGTERM)
    assert not left


def test_a_deaf_process_is_left() -> None:
    def work() -> None:  # the grace may end in any of its lines
        signal.raise_signal(signal.SIGTERM)
        sleep_wakefully()

    left: list[int] = []
    with stopping_on_signals(0, left.append):
        with pytest.raises(Interrupted):
            work()
        begin = time.monotonic()
        while not left and time.monotonic() - begin < 20:
            time.sleep(0.01)
    assert left == [0]


def test_the_command_drains_on_sigterm_and_exits_0(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    article = tmp_path / "in" / "a.txt"
    article.write_text("Der Rat berät am Montag über die Brücke.\n\nDie Kosten sind gestiegen.")
    os.utime(article, (1e9, 1e9))
    code = "from newsmill.pipeline.cli import main; main()"
    arguments = ["watch", str(tmp_path / "in"), "--output", str(tmp_path / "out"), "--every", "1h", "--no-entities"]
    patient = os.environ | {"NEWSMILL_STOP_GRACE": "600"}
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stderr=subprocess.PIPE, text=True, env=patient
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if '"inputs.found"' in line:
                process.send_signal(signal.SIGTERM)
            if '"watch.cycle_finished"' in line:
                assert '"status": "published"' in line
    assert process.returncode == 0
    assert os.readlink(tmp_path / "out" / "latest") == "snapshots/000001"


def test_a_cycle_that_takes_longer_than_the_grace_is_given_up_with_0_and_the_next_run_does_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Der Rat berät am Montag über die Brücke.\n\nDie Kosten sind gestiegen.")
    os.utime(tmp_path / "in" / "a.txt", (1e9, 1e9))
    command = [sys.executable, "-m", "newsmill", "watch", str(tmp_path / "in"), "--output", str(tmp_path / "out")]
    hasty = os.environ | {"NEWSMILL_STOP_GRACE": "0"}
    with subprocess.Popen([*command, "--no-entities"], stderr=subprocess.PIPE, text=True, env=hasty) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if '"inputs.found"' in line:
                process.send_signal(signal.SIGTERM)
    assert process.returncode == 0
    # A machine that has no time leaves no record.
    assert {row["status"] for row in recorded(Store(tmp_path / "out"), RUNS).to_pylist()} <= {"interrupted"}
    assert not (tmp_path / "out" / "latest").exists()
    outcome = run([str(tmp_path / "in")], str(tmp_path / "out"), Settings(entities=False), dt.datetime.now(dt.UTC))
    assert (outcome.status, outcome.counts["new"]) == ("published", 1)


def test_the_lag_of_fresh_articles_is_told(built: Path) -> None:
    from newsmill.pipeline.lag import Lag, lag_of
    from newsmill.transforms.ground.snapshot import BaseSnapshot

    seen = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
    base = BaseSnapshot(str(built / "out" / "snapshots" / "000001"))
    done = dt.datetime(2026, 3, 2, 8, 0, 30, tzinfo=dt.UTC)
    assert lag_of(base, seen, done) == Lag(1, 30.0, 30.0), "the harbour; the others are older than a day or undated"
    assert lag_of(base, seen, done + dt.timedelta(days=9)) == Lag(0, None, None)
    assert lag_of(base, seen + dt.timedelta(seconds=1), done) == Lag(0, None, None)
