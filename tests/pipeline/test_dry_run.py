import datetime as dt
from pathlib import Path

import pytest

from newsmill.pipeline.dry_run import SHOWN, intake_json, intake_text, what_a_run_reads
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.intake import Intake
from newsmill.pipeline.settings import Settings

NOW = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)


def would_read(inputs: list[str], output: Path) -> Intake:
    return what_a_run_reads(inputs, str(output), Settings(entities=False), NOW)


def told(inputs: list[str], output: Path) -> str:
    return intake_text(would_read(inputs, output))


def test_new_inputs_are_listed_and_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    lines = told([str(tmp_path / "a.txt")], tmp_path / "out").splitlines()
    assert lines == [
        "would read 1 new input (4 bytes) and 0 feeds",
        f"  {(tmp_path / 'a.txt').as_uri()}",
        "would skip 0 inputs read before and 0 feeds not due yet",
    ]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("count", "last"), [(SHOWN, None), (SHOWN + 3, "  and 3 more")])
def test_long_lists_are_cut(tmp_path: Path, count: int, last: str | None) -> None:
    for number in range(count):
        (tmp_path / f"{number:03}.txt").write_text("Text")
    lines = told([str(tmp_path)], tmp_path / "out").splitlines()
    assert len(lines) == 2 + SHOWN + (last is not None)
    assert ("  and" in lines[-2]) is (last is not None)
    assert last is None or lines[-2] == last


def test_inputs_read_before_are_skipped(built: Path) -> None:
    found = intake_json(would_read([str(built / "in")], built / "out"))
    assert (found["new_inputs"], found["known_inputs"]) == ([], 2)


def test_feeds_are_told_without_their_credentials(tmp_path: Path) -> None:
    found = told(["https://ann:hunter2@blatt.example/feed"], tmp_path / "out")
    assert "  https://blatt.example/feed" in found
    assert "hunter2" not in found


def test_what_a_run_would_refuse_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    taken = Settings(entities=False, delta=str(tmp_path))
    with pytest.raises(UsageError, match="is not empty, and no export of newsmill"):
        what_a_run_reads([str(tmp_path / "a.txt")], str(tmp_path / "out"), taken, NOW)


def test_an_input_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothere"):
        told([str(tmp_path / "nothere")], tmp_path / "out")
