"""Delta tables that runs bring up to date."""

import datetime as dt
from pathlib import Path

import pytest

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.exports.delta import MARK
from newsmill.pipeline.exports.delta_log import read_log
from newsmill.pipeline.exports.kept_up import check_kept_up, keep_up
from newsmill.pipeline.exports.recorded import exports_of
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from tests.pipeline.handmade import ROWS, published

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def test_a_run_brings_the_tables_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Fähre nach Ostholm fährt wieder.\n\nDas teilte die Reederei am Abend mit.\n")
    folder = tmp_path / "lake"
    settings = Settings(entities=False, stories=False, quotes=False, delta=str(folder))
    outcome = run([str(tmp_path / "a.txt")], str(tmp_path / "out"), settings, NOW)
    assert (outcome.status, len(read_log(folder / "articles").files)) == ("published", 1)
    assert exports_of(Store(tmp_path / "out")) == [folder]


def test_a_run_that_finds_nothing_new_makes_up_for_an_export_that_failed(tmp_path: Path) -> None:
    store, notes = published(tmp_path / "out", ROWS), list[str]()
    (tmp_path / "lake").write_text("in the way")
    keep_up(store, str(tmp_path / "lake"), notes)
    assert "the export to" in notes[0]
    assert "is a file" in notes[0]
    (tmp_path / "lake").unlink()
    keep_up(store, str(tmp_path / "lake"), notes)
    assert len(notes) == 1
    assert len(read_log(tmp_path / "lake" / "articles").files) == 2


def test_nothing_is_made_without_the_setting_or_without_a_snapshot(tmp_path: Path) -> None:
    keep_up(published(tmp_path / "out", ROWS), None, [])
    keep_up(create_store(str(tmp_path / "empty")), str(tmp_path / "lake"), [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "out"]


def test_a_place_that_is_something_elses_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    store = published(tmp_path / "out", ROWS)
    check_kept_up(store, None)
    check_kept_up(store, str(tmp_path / "lake"))
    with pytest.raises(UsageError, match="lies in the store"):
        check_kept_up(store, str(tmp_path / "out" / "lake"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="no export of newsmill"):
        check_kept_up(store, str(tmp_path / "mine"))
    assert not (tmp_path / "mine" / MARK).exists()
