"""A pipeline on the engine that was chosen.

``DirectRunner`` is Beam's in-process FnApiRunner, always: Beam's own DirectRunner tries Prism first, which downloads a
program, so the same command would behave differently online and offline (docs/decisions/in-process-runner.md).
"""

import shlex
import sys
from collections.abc import Callable
from contextlib import suppress

import apache_beam as beam
from apache_beam.options.pipeline_options import SetupOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.runners.runner import PipelineResult
from apache_beam.transforms.environments import SubprocessSDKEnvironment

import newsmill.transforms.ground.coders as _  # noqa: F401  (registers the coder of record batches)
from newsmill.pipeline.engines.choice import PRISM, Engine
from newsmill.pipeline.engines.needs import prism_location
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.quick_options import QuickOptions
from newsmill.transforms.ground import progress
from newsmill.transforms.ground.attempt import Attempt, StrangeWorkerError

_STRANGE = f"{StrangeWorkerError.__name__}: "
_NO_NEWSMILL = "ModuleNotFoundError: No module named 'newsmill"
_INSTALL = "it has no newsmill, or one of another version; install what the driver has there"


def run_pipeline(build: Callable[[beam.Pipeline], None], engine: Engine, attempt: Attempt) -> None:
    """Build a pipeline and run it to its end.

    Args:
        build: adds the transforms.
        engine: where; checked by ``check_engine``.
        attempt: what for; the counts of its workers are listened to.

    Raises:
        RunFailedError: the pipeline failed.
        KeyboardInterrupt: it was interrupted; a job on an engine elsewhere is cancelled.
    """
    options = QuickOptions([*_located(engine), *engine.arguments()])
    options.view_as(SetupOptions).save_main_session = False
    runner = _direct(engine.workers) if engine.in_process else engine.runner
    progress.listen_to(attempt.folder)
    try:
        pipeline = beam.Pipeline(runner=runner, options=options)
        build(pipeline)
        _finish(pipeline.run())
    except Exception as error:
        # What an engine elsewhere raises is of many kinds, those of its transport among them.
        if engine.in_process and not isinstance(error, RuntimeError | ValueError | TypeError | OSError):
            raise
        raise RunFailedError(_told(error)) from error


def _finish(job: PipelineResult) -> None:
    """Wait for the end of a job; who is interrupted cancels it."""
    try:
        job.wait_until_finish()
    except KeyboardInterrupt:
        with suppress(Exception):  # its server may be gone: the next attempt takes no notice of the job anyway
            job.cancel()
        raise


def _told(error: Exception) -> str:
    """Return what an engine's error says: of a worker that may not take part, that alone."""
    text = str(error)
    told = [line.partition(_STRANGE)[2] for line in text.splitlines() if _STRANGE in line]
    told += [f"a worker says {line.strip()}: {_INSTALL}" for line in text.splitlines() if _NO_NEWSMILL in line]
    return told[-1] if told else text


def _located(engine: Engine) -> list[str]:
    """Return where Prism is: without that Beam would download one."""
    location = prism_location(engine) if engine.runner == PRISM and not engine.value("--job_endpoint") else None
    return [f"--prism_location={location}"] if location else []


def _direct(workers: int) -> FnApiRunner:
    """Return the default engine. The workers of Beam's own mode of many processes log in a way of their own."""
    if workers == 1:
        return FnApiRunner()
    command = f"{shlex.quote(sys.executable)} -m newsmill.pipeline.worker"
    return FnApiRunner(default_environment=SubprocessSDKEnvironment.from_command_string(command))
