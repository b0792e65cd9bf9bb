from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import DirectOptions

from newsmill.pipeline.engines import running
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.running import run_pipeline
from newsmill.pipeline.errors import RunFailedError
from newsmill.transforms.ground.attempt import Attempt


def attempt_in(folder: Path) -> Attempt:
    return Attempt.begin("run-1", str(folder))


def test_a_pipeline_runs_to_its_end(tmp_path: Path) -> None:
    def build(pipeline: beam.Pipeline) -> None:
        path = str(tmp_path / "sum")
        total = pipeline | beam.Create([1, 2, 3]) | beam.CombineGlobally(sum)
        _ = total | beam.Map(lambda found: Path(path).write_text(str(found)))

    run_pipeline(build, Engine(), attempt_in(tmp_path))
    assert (tmp_path / "sum").read_text() == "6"


def test_what_is_said_behind_the_dashes_goes_before_what_newsmill_would_choose(tmp_path: Path) -> None:
    def build(pipeline: beam.Pipeline) -> None:
        options = pipeline.options.view_as(DirectOptions)
        (tmp_path / "mode").write_text(f"{options.direct_running_mode} {options.direct_num_workers}")

    given = ("--direct_running_mode=multi_threading", "--direct_num_workers=3")
    run_pipeline(build, Engine(options=given), attempt_in(tmp_path))
    assert (tmp_path / "mode").read_text() == "multi_threading 3"


def test_a_stage_that_raises_fails_the_run_and_says_why(tmp_path: Path) -> None:
    def build(pipeline: beam.Pipeline) -> None:
        _ = pipeline | beam.Create(["no number"]) | "Read number" >> beam.Map(int)

    with pytest.raises(RunFailedError, match=r"no number.*Read number"):
        run_pipeline(build, Engine(), attempt_in(tmp_path))


def test_an_engine_that_cannot_be_loaded_fails_the_run(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match="no_such_module"):
        run_pipeline(lambda pipeline: None, Engine("no_such_module.NoSuchRunner"), attempt_in(tmp_path))


class _Job:
    def __init__(self, cancel_fails: bool) -> None:
        self.cancelled = False
        self._cancel_fails = cancel_fails

    def wait_until_finish(self) -> None:
        raise KeyboardInterrupt

    def cancel(self) -> None:
        self.cancelled = True
        if self._cancel_fails:
            raise ConnectionError("no server")


@pytest.mark.parametrize("server_gone", [False, True])
def test_who_is_interrupted_cancels_the_job(server_gone: bool) -> None:
    job = _Job(server_gone)
    with pytest.raises(KeyboardInterrupt):
        running._finish(job)
    assert job.cancelled


def test_of_a_worker_that_may_not_take_part_its_sentence_alone_is_told() -> None:
    text = (
        "Pipeline job-1 failed: Traceback ...\nnewsmill.ground.StrangeWorkerError: a worker on a has b instead of c\n"
    )
    assert running._told(RuntimeError(text)) == "a worker on a has b instead of c"
    older = "Pipeline job-1 failed: Traceback ...\n  ModuleNotFoundError: No module named 'newsmill.transforms.new'\n"
    assert running._told(RuntimeError(older)).startswith("a worker says ModuleNotFoundError: No module named 'newsmill")
    assert running._told(RuntimeError("Pipeline job-1 failed: why")) == "Pipeline job-1 failed: why"


def test_a_prism_that_is_here_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "prism_location", lambda engine: "/opt/prism")
    assert running._located(Engine("PrismRunner")) == ["--prism_location=/opt/prism"]
    assert running._located(Engine("PrismRunner", 1, ("--job_endpoint=localhost:8073",))) == []
    assert running._located(Engine()) == []
