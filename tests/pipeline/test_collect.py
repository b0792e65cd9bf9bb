import datetime as dt
import os
from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline

from newsmill.pipeline.collect import Collect
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.results import read_results, write_results
from newsmill.schemas.rows.fetch import FeedPace, FeedState, Fetch, FetchReport, PagesLeft
from newsmill.schemas.rows.input import InputOutcome
from newsmill.schemas.rows.staged import MergedFile, MergedPartition
from newsmill.schemas.rows.work import Count
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.ground.snapshot import BaseSnapshot, read_file

NOON = dt.datetime(2026, 3, 10, 12, 0, 0, 250, tzinfo=dt.UTC)
FEED = "https://blatt.example/feed.xml"
FILE = MergedFile("articles", "2026-03", "ab.parquet", "/staging/ab.parquet", "ab" * 32, 10, 2)
FULL = MergedPartition("articles", "2026-03", (FILE, FILE._replace(name="cd.parquet")))
EMPTIED = MergedPartition("articles", "2026-02", ())
ASKED = FetchReport(
    FeedState(FEED, '"v1"', None, None, retired=True),
    FeedPace(FEED, NOON + dt.timedelta(hours=1), 2),
    Fetch("f" * 32, "run-1", FEED, NOON, 200, '"v1"', None, 99, 3, None, None, "half a body"),
)
NOT_ASKED = FetchReport(FeedState("https://b.example/"), FeedPace("https://b.example/"), None, "the host asked to wait")
LEFT = PagesLeft(FEED, "told to stop", 3)


def test_what_was_written_is_read_with_counts_added_up_and_partitions_sorted(tmp_path: Path) -> None:
    attempt = Attempt.begin("run-1", str(tmp_path))
    items = [Count("new", 2), FULL, ASKED, Count("read", 5), EMPTIED, Count("new", 3), NOT_ASKED, LEFT]
    assert write_results(attempt, items) == str(tmp_path / "result.json")
    found = read_results(attempt)
    assert found.partitions == (EMPTIED, FULL)
    assert found.counts == {"new": 5, "read": 5}
    assert found.reports == (ASKED, NOT_ASKED)
    assert found.left == (LEFT,)


def test_nothing_is_a_result_too(tmp_path: Path) -> None:
    attempt = Attempt.begin("run-1", str(tmp_path))
    write_results(attempt, [])
    found = read_results(attempt)
    assert (found.partitions, found.counts, found.reports, found.left) == ((), {}, (), ())


def test_a_pipeline_that_did_not_end_has_no_result(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"result\.json"):
        read_results(Attempt.begin("run-1", str(tmp_path)))


def test_what_another_attempt_returned_is_not_taken(tmp_path: Path) -> None:
    write_results(Attempt.begin("run-1", str(tmp_path)), [Count("new", 2), FULL])
    with pytest.raises(RunFailedError, match="the result of attempt run-1 lies where that of run-2 should be"):
        read_results(Attempt.begin("run-2", str(tmp_path)))


def test_the_last_writer_wins_whole(tmp_path: Path) -> None:
    attempt = Attempt.begin("run-1", str(tmp_path))
    write_results(attempt, [Count("new", 2), FULL])
    write_results(attempt, [Count("read", 1)])
    found = read_results(attempt)
    assert (found.counts, found.partitions) == ({"read": 1}, ())
    assert os.listdir(tmp_path) == ["result.json"]


def test_a_writer_that_fails_leaves_the_former_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = Attempt.begin("run-1", str(tmp_path))
    write_results(attempt, [Count("new", 2)])

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="no space"):
        write_results(attempt, [Count("new", 3)])
    monkeypatch.undo()
    assert read_results(attempt).counts == {"new": 2}


def test_the_transform_gathers_everything_into_one_file(tmp_path: Path) -> None:
    attempt = Attempt.begin("run-1", str(tmp_path))
    read = InputOutcome("file:///a.txt", 3, 4, "ab" * 32, 1, 0, False)
    with BeamPipeline() as pipeline:
        counts = pipeline | "Counts" >> beam.Create([Count("new", 1), Count("new", 2)])
        asked = pipeline | "Asked" >> beam.Create([ASKED, read, LEFT])
        _ = (counts, asked) | Collect(BaseSnapshot(""), attempt)
    found = read_results(attempt)
    assert (found.counts, found.reports, found.left) == ({"new": 3}, (ASKED,), (LEFT,))
    ledger, feeds = sorted(found.partitions, key=lambda part: part.table, reverse=True)
    assert [row["uri"] for row in read_file(ledger.files[0].path).to_pylist()] == [read.uri]
    assert [row["etag"] for row in read_file(feeds.files[0].path).to_pylist()] == [None], "its pages were left"


def test_a_pipeline_without_results_ends_all_the_same(tmp_path: Path) -> None:
    attempt = Attempt.begin("run-1", str(tmp_path))
    with BeamPipeline() as pipeline:
        nothing = pipeline | beam.Create([])
        _ = (nothing,) | Collect(BaseSnapshot(""), attempt)
    assert read_results(attempt).partitions == ()
