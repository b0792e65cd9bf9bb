"""The engines: Beam runners, chosen by name and nothing else.

``DirectRunner`` is Beam's in-process FnApiRunner, always: Beam's own DirectRunner tries Prism first, which downloads a
program, so the same command would behave differently online and offline (DESIGN 10).
"""

import argparse
import difflib
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apache_beam as beam
from apache_beam.options.pipeline_options import PipelineOptions, SetupOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.transforms.environments import SubprocessSDKEnvironment

import newsmill.transforms.ground.coders as _  # noqa: F401  (registers the coder of record batches)
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.pipeline.quick_options import QuickOptions
from newsmill.transforms.ground.progress import HEARTBEATS

DIRECT = "DirectRunner"
"""The default engine."""


def run_pipeline(
    build: Callable[[beam.Pipeline], None], runner: str, workers: int, beam_options: list[str], heartbeats: Path
) -> None:
    """Build a pipeline and run it to its end.

    Args:
        build: adds the transforms.
        runner: name of the engine.
        workers: worker processes of the direct runner.
        beam_options: arguments behind ``--``, checked by ``check_beam_options``.
        heartbeats: folder for the progress of worker processes.

    Raises:
        RunFailedError: the pipeline failed.
    """
    options = QuickOptions([*_direct_arguments(runner, workers), *beam_options])  # the last one of a name counts
    options.view_as(SetupOptions).save_main_session = False
    engine = _direct(workers) if runner == DIRECT else runner
    with _heartbeats(heartbeats if workers > 1 else None):
        try:
            pipeline = beam.Pipeline(runner=engine, options=options)
            build(pipeline)
            pipeline.run().wait_until_finish()
        except (RuntimeError, ValueError, TypeError, OSError) as error:
            raise RunFailedError(str(error)) from error


def check_beam_options(arguments: list[str]) -> None:
    """Raise ``UsageError`` for arguments that no Beam option knows; Beam itself would only warn."""
    known = _known_options()
    for argument in arguments:
        name = argument.split("=", 1)[0]
        if argument.startswith("-") and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f": did you mean {near[0]}?" if near else ""
            raise UsageError(f"Beam has no option {name}{hint}")


def _known_options() -> set[str]:
    parser = argparse.ArgumentParser(add_help=False, conflict_handler="resolve")
    for subclass in _subclasses(PipelineOptions):
        add = getattr(subclass, "_add_argparse_args", None)
        if add:
            add(parser)
    return {name for action in parser._actions for name in action.option_strings}


def _subclasses(top: type[Any]) -> Iterator[type[Any]]:
    for subclass in top.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


def _direct(workers: int) -> FnApiRunner:
    """Return the default engine. The workers of Beam's own mode of many processes log in a way of their own."""
    if workers == 1:
        return FnApiRunner()
    command = f"{shlex.quote(sys.executable)} -m newsmill.pipeline.worker"
    return FnApiRunner(default_environment=SubprocessSDKEnvironment.from_command_string(command))


def _direct_arguments(runner: str, workers: int) -> list[str]:
    return [f"--direct_num_workers={workers}", "--direct_running_mode=in_memory"] if runner == DIRECT else []


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
