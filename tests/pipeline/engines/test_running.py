import os
from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import DirectOptions

from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.running import run_pipeline
from newsmill.pipeline.errors import RunFailedError
from newsmill.transforms.ground.progress import HEARTBEATS


def test_a_pipeline_runs_to_its_end(tmp_path: Path) -> None:
    def build(pipeline: beam.Pipeline) -> None:
        path = str(tmp_path / "sum")
        total = pipeline | beam.Create([1, 2, 3]) | beam.CombineGlobally(sum)
        _ = total | beam.Map(lambda found: Path(path).write_text(str(found)))

    run_pipeline(build, Engine(), tmp_path / "heartbeats")
    assert (tmp_path / "sum").read_text() == "6"
    assert not (tmp_path / "heartbeats").exists()


def test_what_is_said_behind_the_dashes_goes_before_what_newsmill_would_choose(tmp_path: Path) -> None:
    def build(pipeline: beam.Pipeline) -> None:
        options = pipeline.options.view_as(DirectOptions)
        (tmp_path / "mode").write_text(f"{options.direct_running_mode} {options.direct_num_workers}")

    given = ("--direct_running_mode=multi_threading", "--direct_num_workers=3")
    run_pipeline(build, Engine(options=given), tmp_path / "heartbeats")
    assert (tmp_path / "mode").read_text() == "multi_threading 3"


def test_a_stage_that_raises_fails_the_run_and_says_why(tmp_path: Path) -> None:
    def build(pipeline: beam.Pipeline) -> None:
        _ = pipeline | beam.Create(["no number"]) | "Read number" >> beam.Map(int)

    with pytest.raises(RunFailedError, match=r"no number.*Read number"):
        run_pipeline(build, Engine(), tmp_path)


def test_an_engine_that_cannot_be_loaded_fails_the_run(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match="no_such_module"):
        run_pipeline(lambda pipeline: None, Engine("no_such_module.NoSuchRunner"), tmp_path)


@pytest.mark.parametrize(("workers", "told"), [(1, False), (2, True)])
def test_worker_processes_are_told_where_to_beat_and_only_for_the_run(tmp_path: Path, workers: int, told: bool) -> None:
    seen: list[str | None] = []

    def build(_: beam.Pipeline) -> None:
        seen.append(os.environ.get(HEARTBEATS))
        raise OSError("no further")

    with pytest.raises(RunFailedError):
        run_pipeline(build, Engine(workers=workers), tmp_path / "heartbeats")
    assert seen == [str(tmp_path / "heartbeats") if told else None]
    assert (tmp_path / "heartbeats").is_dir() == told
    assert HEARTBEATS not in os.environ
