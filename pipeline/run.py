"""One run: lock, recover, see what is new, run the pipeline, commit, record."""

import datetime as dt
import os
import shutil
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from newsmill.pipeline import log
from newsmill.pipeline.care.ahead import put_in_order
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine, check_inputs_seen, check_reachable
from newsmill.pipeline.errors import FaultsError, RunFailedError, UsageError
from newsmill.pipeline.events import Event
from newsmill.pipeline.exports.kept_up import check_kept_up, keep_up
from newsmill.pipeline.faults import check_faults
from newsmill.pipeline.feeds.due import feed_counts, feed_notes, remember_feeds
from newsmill.pipeline.intake import Intake, take_in
from newsmill.pipeline.notes import notes_on, slices_note
from newsmill.pipeline.outcome import RunOutcome, joined
from newsmill.pipeline.plan import RunPlan
from newsmill.pipeline.queues.backlog import remember_backlogs
from newsmill.pipeline.request import Request
from newsmill.pipeline.results import Results, read_results
from newsmill.pipeline.run_record import record_run
from newsmill.pipeline.runs import new_run_id
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.stopping import passing_on
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.commit import changed_partitions, commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.lock import locked
from newsmill.pipeline.store.opening import made_store
from newsmill.pipeline.store.publication import clear_staging, housekeeping, tidy, what_stands
from newsmill.pipeline.store.versions import current_manifest
from newsmill.pipeline.version import code_version
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.tables.runs import COUNTS
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.deduplicate.edges import KNOWN_BY
from newsmill.transforms.ground import progress
from newsmill.transforms.normalize.trackers import TRACKERS_VERSION
from newsmill.transforms.sources.listing.input_file import is_large, portion


def run(inputs: Sequence[str], output: str, settings: Settings, now: dt.datetime) -> RunOutcome:
    """Run once: read what is new in ``inputs`` and publish a snapshot of the store ``output``.

    Raises:
        NewsmillError: it failed or could not start; nothing was published.
    """
    check_engine(Engine.of(settings))
    with made_store(output) as store, locked(store):
        return run_locked(store, Request(inputs, settings, now))


def run_locked(store: Store, request: Request) -> RunOutcome:
    """Run in a store whose lock is held (as ``run``): once, and once more for each further slice of large files.

    With a limit on inputs the slices that remain are for the next run.
    """
    if store.remote:
        store.remote.pull(store)
    before = store.current()
    outcome = _run_once(store, request, before)
    while outcome.unfinished and request.settings.limit is None and not request.is_stopping:
        outcome = joined(outcome, _run_once(store, replace(request, inputs=outcome.unfinished), before))
    outcome.notes = [*notes_on(outcome.tallies, request.settings), *outcome.notes]
    if outcome.unfinished:
        outcome.notes.append(slices_note(len(outcome.unfinished)))
    return outcome


def _run_once(store: Store, request: Request, before: int | None) -> RunOutcome:
    started = dt.datetime.now(dt.UTC)
    outcome = RunOutcome(new_run_id(started), "failed", None, dict.fromkeys(COUNTS, 0))
    log.bind_run(outcome.run_id)
    try:
        _attempt(store, request, outcome)
        keep_up(store, request.settings.delta, outcome.notes)
    except UsageError:
        # Not an attempt: the message goes to whoever typed it, not into the records.
        raise
    except (Exception, KeyboardInterrupt) as failure:
        told = what_stands(store, before)
        _log_failure(failure, told)
        if isinstance(failure, KeyboardInterrupt) and outcome.status == "failed":
            outcome.status = "interrupted"
        # A full disk stays full as long as the staged files lie on it.
        shutil.rmtree(store.staging, ignore_errors=True)
        record_run(store, outcome, request.settings, started, _in_words(failure))
        named = _for_people(failure, told)
        if named is failure:
            raise
        raise named from failure
    record_run(store, outcome, request.settings, started, None)
    return outcome


def _attempt(store: Store, request: Request, outcome: RunOutcome) -> None:
    check_kept_up(store, request.settings.delta)
    outcome.notes += put_in_order(store, request)
    intake = _take_in(store, request, outcome)
    if intake.nothing_new:
        _finish_unchanged(store, intake, outcome)
    else:
        _work(store, request, intake, outcome)
    with housekeeping("record of the queues asked", outcome.notes):
        remember_backlogs(store, outcome.queues)


def _take_in(store: Store, request: Request, outcome: RunOutcome) -> Intake:
    progress.reset()
    with _timed(outcome, "inputs"):
        intake = take_in(store, request, outcome.run_id)
    files, feeds = intake.plan.files, intake.plan.feeds
    outcome.run_key, outcome.known_inputs, outcome.unsettled = intake.plan.run_key, intake.known, intake.unsettled
    outcome.feeds, outcome.queues = feed_counts(intake.feeds), list(intake.taken.backlogs)
    outcome.notes += intake.taken.notes
    log.log(Event.INPUTS_FOUND, new=len(files), known=intake.known, feeds=len(feeds))
    progress.expect(bytes=sum(map(portion, files)), feeds=len(feeds))
    return intake


def _work(store: Store, request: Request, intake: Intake, outcome: RunOutcome) -> None:
    engine, files = Engine.of(request.settings), intake.plan.files
    with _timed(outcome, "pipeline"):
        results = _execute(intake.plan, engine, request.stopping)
    outcome.take_over(results)
    check_inputs_seen(engine, len(files), results.counts)
    check_faults(results.counts, request.settings.max_internal_errors, files)
    outcome.unfinished = _left(intake, results)
    outcome.feeds = feed_counts(intake.feeds, results.reports, results.left)
    outcome.notes += feed_notes(intake.feeds, results.reports, results.left)
    log.log(Event.PIPELINE_FINISHED, **outcome.counts)
    if changed_partitions(current_manifest(store), results.partitions):
        with _timed(outcome, "commit"):
            _publish(store, intake.plan, results, outcome)
    else:
        _finish_unchanged(store, intake, outcome)
    # Not before: what a run read that publishes nothing, the next run asks for again.
    with housekeeping("record of the feeds asked", outcome.notes):
        remember_feeds(store, outcome.run_id, results.reports, results.counts)


def _left(intake: Intake, results: Results) -> list[str]:
    """Return the paths of the large files that have slices left: that of this run, and those that waited."""
    cut = [file for file in intake.plan.files if is_large(file)] if results.counts.get("unfinished") else []
    return [os.fsdecode(file.path) for file in (*cut, *intake.waiting)]


def _execute(plan: RunPlan, engine: Engine, stopping: threading.Event | None) -> Results:
    check_reachable(engine)
    # Beam, spaCy and the stages are loaded here: a run that finds nothing new needs none of them.
    from newsmill.pipeline.build import build
    from newsmill.pipeline.engines.running import run_pipeline

    reached("pipeline-started")
    with passing_on(stopping, Path(plan.fetching.stop_file)):
        run_pipeline(lambda p: build(p, plan), engine, plan.attempt)
    results = read_results(plan.attempt)
    reached("pipeline-finished")
    return results


def _publish(store: Store, plan: RunPlan, results: Results, outcome: RunOutcome) -> None:
    before = current_manifest(store)
    manifest = Manifest(
        snapshot=plan.snapshot,
        schema_version=SCHEMA_VERSION,
        code_version=code_version(),
        run_key=plan.run_key,
        duplicate_algorithm=KNOWN_BY,
        inputs=tuple(sorted((file.uri, file.sha256) for file in plan.files)),
        files=before.files if before else (),
        address_rules=TRACKERS_VERSION,
    )
    commit(store, manifest, results.partitions, store.current(), outcome.notes)
    outcome.status, outcome.snapshot = "published", plan.snapshot
    tidy(store, outcome.notes)
    log.log(Event.RUN_PUBLISHED, snapshot=plan.snapshot)


def _finish_unchanged(store: Store, intake: Intake, outcome: RunOutcome) -> None:
    outcome.status, outcome.snapshot = "unchanged", intake.plan.snapshot - 1 or None
    clear_staging(store, outcome.notes)
    log.log(Event.RUN_NOTHING_NEW, known=intake.known)


def _log_failure(failure: BaseException, told: str) -> None:
    place = {} if isinstance(failure, KeyboardInterrupt) else {"traceback": traceback.format_exc()}
    log.warn(Event.RUN_FAILED, error=_in_words(failure), told=told, **place)


def _in_words(failure: BaseException) -> str:
    return f"{type(failure).__name__}: {failure}"


def _for_people(failure: BaseException, told: str) -> BaseException:
    """Return the failure as the command tells it, with what stands in the store now."""
    if isinstance(failure, KeyboardInterrupt):
        failure.add_note(told)
    if isinstance(failure, FaultsError):
        return failure.saying(f"the run failed, {told}: {failure}")
    if isinstance(failure, OSError | RunFailedError):
        return RunFailedError(f"the run failed, {told}: {failure}")
    return failure


@contextmanager
def _timed(outcome: RunOutcome, stage: str) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        outcome.timings[stage] = round(time.monotonic() - started, 3)
