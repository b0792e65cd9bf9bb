import datetime as dt
import errno
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pytest

from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.cli import main
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.runs import recorded
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.pipeline.watch import watch
from newsmill.schemas.tables import ARTICLES, REJECTS, REVISIONS, RUNS, SNAPSHOT_TABLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
TEXT = "Der Rat hat am Montag über die Brücke beraten. Die Kosten sind gestiegen, sagte der Bürgermeister."
ROOT = Path(__file__).parents[2]
Run = Callable[..., RunOutcome]


def rows(store: Store, table: object) -> list[dict[str, object]]:
    base = BaseSnapshot(str(current_path(store.root)))
    return [row for p in base.partitions(table) for row in base.read(table, p).to_pylist()]  # type: ignore[arg-type]


def content(store: Store) -> dict[str, bytes]:
    folder = current_path(store.root)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        row = {"url": f"https://amt.example/{name}", "title": f"Amtsblatt {name}", "text": f"{TEXT} Nummer {name}."}
        (folder / f"{name}.json").write_text(json.dumps({**row, "published": "2026-03-01T10:00:00Z"}))
    return folder


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, run_into: Run) -> Store:
    """Return a store of one run over three articles, without any fault; its input is the folder `in` beside it."""
    folder = tmp_path_factory.mktemp("calm")
    run_into(write(folder / "in", "a", "b", "c"), folder / "out")
    return Store(folder / "out")


def test_every_table_of_a_fresh_store_opens_everywhere(calm: Store) -> None:
    for table in SNAPSHOT_TABLES:
        pattern = f"{calm.latest}/{table.name}/*/*.parquet"
        expected = 3 if table.name in ("articles", "revisions") else None
        counts = {
            duckdb.sql(f"select count(*) from '{pattern}'").fetchall()[0][0],
            pl.scan_parquet(f"{calm.latest}/{table.name}/").select(pl.len()).collect().item(),
            len(pd.read_parquet(f"{calm.latest}/{table.name}")),
            ds.dataset(f"{calm.latest}/{table.name}", partitioning="hive").count_rows(),
        }
        assert len(counts) == 1, table.name
        assert expected in (None, *counts)
        assert duckdb.sql(f"select * from '{pattern}'").columns[: len(table.schema)] == table.schema.names


def test_the_same_again_is_nothing_new_and_no_byte_changes(store: Store, built: Path, run_into: Run) -> None:
    before = content(store)
    outcome = run_into(built / "in", store.root, NOW + 5 * DAY, entities=True)
    assert (outcome.status, outcome.snapshot, outcome.known_inputs) == ("unchanged", 2, 2)
    assert content(store) == before
    assert store.numbers() == [1, 2]


def test_a_changed_text_is_a_revision_and_moves_with_its_date(store: Store) -> None:
    article = next(row for row in rows(store, ARTICLES) if row["canonical_url"] == "https://blatt.example/bruecke")
    assert (article["revision"], article["first_seen_at"]) == (2, NOW)
    base = BaseSnapshot(str(current_path(store.root)))
    months = [
        m
        for m in base.partitions(ARTICLES)
        if article["article_id"] in base.read(ARTICLES, m)["article_id"].to_pylist()
    ]
    assert months == ["2026-03"]
    revisions = [row for row in rows(store, REVISIONS) if row["article_id"] == article["article_id"]]
    assert sorted(row["revision"] for row in revisions) == [1, 2]  # type: ignore[type-var]
    share = next(row["changed_share"] for row in revisions if row["revision"] == 2)
    assert isinstance(share, float)
    assert 0 < share < 0.3
    assert verify(store) == []


def test_two_worker_processes_write_the_same_bytes(calm: Store, tmp_path: Path, run_into: Run) -> None:
    run_into(calm.root.parent / "in", tmp_path / "out", workers=2)
    assert content(Store(tmp_path / "out")) == content(calm)


def test_four_threads_of_one_process_write_the_same_bytes(built: Path, tmp_path: Path) -> None:
    threads = ["--direct_running_mode=multi_threading", "--direct_num_workers=4"]
    for name, options in (("one", []), ("four", threads)):
        run([str(built / "in")], str(tmp_path / name), Settings(beam=options), NOW)
    assert content(Store(tmp_path / "four")) == content(Store(tmp_path / "one"))


def test_kills_at_named_steps_change_nothing() -> None:
    command = [sys.executable, "-m", "benchmarks.crash", "--no-entities", "--steps-kills", "12", "--run-kills", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    figures = json.loads(done.stdout.strip().splitlines()[-1])
    assert done.returncode == 0, done.stdout + done.stderr
    assert figures["kills"] >= 12
    assert (figures["wrong"], figures["reads_failed"], figures["reads_torn"], figures["verify_problems"]) == (
        0,
        0,
        0,
        0,
    )
    assert figures["reads"] > 0


@pytest.mark.release
def test_faults_in_commands_that_write_leave_the_old_or_the_new_snapshot() -> None:
    command = [sys.executable, "-m", "benchmarks.crash_care", "--every", "37"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout.strip().splitlines()[-1])
    assert figures["old"] > figures["new"] > 0
    assert (figures["neither"], figures["wrong"]) == (0, 0)


def test_an_unknown_error_stops_the_run_and_publishes_nothing(
    calm: Store, tmp_path: Path, run_into: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("newsmill.transforms.normalize.transform.normalize", lambda *args: 1 // 0)
        with pytest.raises((RunFailedError, ZeroDivisionError)):
            run_into(calm.root.parent / "in", tmp_path / "out")
    store = Store(tmp_path / "out")
    assert store.current() is None
    assert recorded(store, RUNS).column("status").to_pylist() == ["failed"]
    assert not store.staging.exists() or not list(store.staging.iterdir()), "a full disk must not stay full"
    run_into(calm.root.parent / "in", tmp_path / "out")
    assert content(store) == content(calm)


@pytest.mark.parametrize(("number", "code"), [(3, errno.ENOSPC), (12, errno.EIO)])
def test_an_error_of_fsync_fails_the_run_and_the_next_one_makes_it_good(
    calm: Store, tmp_path: Path, run_into: Run, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    calls = iter(range(1, 10_000))
    fsync = os.fsync

    def failing(descriptor: int) -> None:
        if next(calls) == number:
            raise OSError(code, os.strerror(code))
        fsync(descriptor)

    with monkeypatch.context() as fault:
        fault.setattr(os, "fsync", failing)
        with pytest.raises(RunFailedError, match=os.strerror(code)):
            run_into(calm.root.parent / "in", tmp_path / "out")
    assert Store(tmp_path / "out").current() is None
    if code == errno.ENOSPC:
        run_into(calm.root.parent / "in", tmp_path / "out")
        assert content(Store(tmp_path / "out")) == content(calm)


def test_a_disk_that_takes_no_more_bytes_fails_the_run(calm: Store, tmp_path: Path, run_into: Run) -> None:
    source = shutil.copytree(calm.root.parent / "in", tmp_path / "in")
    long = " ".join(f"Wort{number * 7919}" for number in range(60_000))
    (source / "long.json").write_text(json.dumps({"url": "https://amt.example/long", "title": "Lang", "text": long}))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # The kernel refuses every write behind this offset: a real error of the system, as on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    try:
        with pytest.raises(RunFailedError, match="nothing was published"):
            run_into(source, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert Store(tmp_path / "out").current() is None


def test_the_output_may_lie_inside_the_input(tmp_path: Path, run_into: Run) -> None:
    source = write(tmp_path / "in", "a")
    assert run_into(source, source / "tables").counts["read"] == 1
    assert run_into(source, source / "tables").status == "unchanged"


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_an_output_that_is_no_store_is_a_usage_error(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "in", "a")
    output = tmp_path / "in" if kind == "folder" else tmp_path / "in" / "a.json"
    with pytest.raises(SystemExit) as stopped:
        main(["run", str(tmp_path / "in"), "--output", str(output)])
    assert stopped.value.code == 2
    assert "newsmill:" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["a.json"]


def test_without_hard_links_the_run_says_that_it_copied(
    calm: Store, tmp_path: Path, run_into: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(calm.root, tmp_path / "out", symlinks=True)

    def no_links(*args: object, **kwargs: object) -> None:
        raise OSError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "link", no_links)
    outcome = run_into(write(tmp_path / "in", "d"), tmp_path / "out", NOW + 40 * DAY)
    assert any("no hard links" in note for note in outcome.notes)
    assert verify(Store(tmp_path / "out")) == []


def test_a_clock_that_goes_back_loses_nothing(calm: Store, tmp_path: Path, run_into: Run) -> None:
    shutil.copytree(calm.root, tmp_path / "out", symlinks=True)
    outcome = run_into(write(tmp_path / "in", "e"), tmp_path / "out", NOW - 400 * DAY)
    assert (outcome.status, outcome.counts["new"]) == ("published", 1)
    store = Store(tmp_path / "out")
    assert verify(store) == []
    assert store.numbers() == [1, 2]
    seen = {row["canonical_url"]: row["first_seen_at"] for row in rows(store, ARTICLES)}
    assert seen["https://amt.example/a"] == NOW


def test_a_fault_that_lasts_is_one_reject_and_no_new_snapshot(tmp_path: Path, run_into: Run) -> None:
    source = write(tmp_path / "in", "a")
    (source / "gone.txt").symlink_to(tmp_path / "nowhere")
    store = Store(tmp_path / "out")
    assert run_into(source, store.root, NOW).counts["rejected"] == 1
    later = run_into(source, store.root, NOW + 40 * DAY)
    assert (later.status, store.numbers(), len(rows(store, REJECTS))) == ("unchanged", [1], 1)
    assert verify(store) == []


def test_an_input_folder_that_vanishes_fails_its_cycles_and_no_more(built: Path, store: Store, tmp_path: Path) -> None:
    source = shutil.copytree(built / "in", tmp_path / "in")
    os.utime(source / "first.jsonl", (1e9, 1e9))
    done: list[str] = []

    def between(outcome: RunOutcome) -> None:
        done.append(outcome.status)
        source.rename(tmp_path / "elsewhere")

    watch([str(source)], str(store.root), Settings(every=0.01, limit=1), cycles=2, told=between)
    assert len(done) == 1
    assert verify(store) == []
