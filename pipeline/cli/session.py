"""What ``run`` and ``watch`` do once their options are read: configuration, progress, summary, exit code."""

import json
import logging
import os
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from newsmill.pipeline import log
from newsmill.pipeline.cli.exit_codes import exit_code_of
from newsmill.pipeline.clock import run_clock
from newsmill.pipeline.config import load_config
from newsmill.pipeline.dry_run import intake_json, intake_text, what_a_run_reads
from newsmill.pipeline.durations import parse_seconds
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.stopping import stopping_on_signals
from newsmill.pipeline.summary import cycle_text, outcome_json, outcome_text
from newsmill.pipeline.terminal import wrapped
from newsmill.pipeline.ticker import ticking
from newsmill.pipeline.watch import watch


def run_once(
    inputs: list[str],
    output: str,
    flags: Mapping[str, Any],
    config_file: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
    verbose: bool,
    quiet: bool,
) -> None:
    """Run once, print the summary, exit.

    Raises:
        NewsmillError: the run failed or could not start.
    """
    _configure_log(verbose, quiet)
    settings = load_config(flags, config_file).settings
    now = run_clock()
    if dry_run:
        check_engine(Engine.of(settings))
        intake = what_a_run_reads(inputs, output, settings, now)
        typer.echo(json.dumps(intake_json(intake)) if as_json else wrapped(intake_text(intake)))
        return
    with nullcontext() if quiet else ticking(sys.stderr):
        outcome = run(inputs, output, settings, now)
    if as_json or not quiet:
        typer.echo(json.dumps(outcome_json(outcome)) if as_json else outcome_text(outcome, output))
    sys.exit(exit_code_of(outcome, settings))


def watch_until_stopped(
    inputs: list[str],
    output: str,
    flags: Mapping[str, Any],
    config_file: Path | None,
    *,
    every: str | None,
    cycles: int | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Run cycle after cycle; returns when told to stop.

    Raises:
        NewsmillError: it could not start.
    """
    shown = sys.stdout.isatty() and not quiet
    _configure_log(verbose, quiet, in_terminal=logging.WARNING)
    with_every = {**flags, "every": None if every is None else parse_seconds(every)}
    # Asking every feed in every cycle would leave no server in peace.
    settings = replace(load_config(with_every, config_file).settings, refetch=False)
    if shown:
        typer.echo(f"a cycle every {settings.every:g} s; Ctrl-C stops")
    with stopping_on_signals(settings.stop_grace) as stopping:
        watch(inputs, output, settings, cycles, _tell_cycle if shown else None, stopping)
    if stopping.is_set():
        # Whoever stops it waits: taking down the interpreter with all its libraries takes a second or more.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _tell_cycle(outcome: RunOutcome) -> None:
    text = cycle_text(outcome, run_clock())
    if text:
        typer.echo(text)


def _configure_log(verbose: bool, quiet: bool, in_terminal: int = logging.ERROR) -> None:
    """Log in full where nobody sits at the terminal, or where one asked for it, else from ``in_terminal`` on."""
    level = logging.INFO if verbose or not sys.stderr.isatty() else in_terminal
    log.configure(logging.ERROR if quiet else level)
