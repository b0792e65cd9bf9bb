"""A pipeline on the engine that was chosen.

``DirectRunner`` is Beam's in-process FnApiRunner, always: Beam's own DirectRunner tries Prism first, which downloads a
program, so the same command would behave differently online and offline (DESIGN 10).
"""

import logging
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apache_beam as beam
from apache_beam.options.pipeline_options import SetupOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.transforms.environments import SubprocessSDKEnvironment

import newsmill.transforms.ground.coders as _  # noqa: F401  (registers the coder of record batches)
from newsmill.pipeline.engines.choice import PRISM, Engine
from newsmill.pipeline.engines.needs import prism_location
from newsmill.pipeline.errors import RunFailedError
from newsmill.pipeline.quick_options import QuickOptions
from newsmill.transforms.ground.progress import HEARTBEATS


def run_pipeline(build: Callable[[beam.Pipeline], None], engine: Engine, heartbeats: Path) -> None:
    """Build a pipeline and run it to its end.

    Args:
        build: adds the transforms.
        engine: where; checked by ``check_engine``.
        heartbeats: folder for the progress of worker processes.

    Raises:
        RunFailedError: the pipeline failed.
    """
    # Beam writes to the root logger what the error that it raises says again, as plain lines where nobody else listens.
    logging.getLogger().addHandler(logging.NullHandler())
    options = QuickOptions([*_located(engine), *engine.arguments()])
    options.view_as(SetupOptions).save_main_session = False
    runner = _direct(engine.workers) if engine.in_process else engine.runner
    with _heartbeats(heartbeats if engine.workers > 1 else None):
        try:
            pipeline = beam.Pipeline(runner=runner, options=options)
            build(pipeline)
            pipeline.run().wait_until_finish()
        except Exception as error:
            # What an engine elsewhere raises is of many kinds, those of its transport among them.
            if engine.in_process and not isinstance(error, RuntimeError | ValueError | TypeError | OSError):
                raise
            raise RunFailedError(str(error)) from error


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


@contextmanager
def _heartbeats(folder: Path | None) -> Iterator[None]:
    if folder is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    os.environ[HEARTBEATS] = str(folder)
    try:
        yield
    finally:
        del os.environ[HEARTBEATS]
