"""``watch``: bounded incremental runs, again and again, in one warm process.

A stop signal ends the cycle in hand and exits 0: no server is asked any more, and what came in is published when that
takes no more than ``stop_grace``. A failing cycle is logged and tried again later and later; where too many records met
one fault of newsmill, their inputs are set aside and the next cycle reads the others.
"""

import datetime as dt
import math
import os
import socket
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial

from newsmill.pipeline import log
from newsmill.pipeline.clock import run_clock
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine
from newsmill.pipeline.errors import FaultsError, NewsmillError, UsageError
from newsmill.pipeline.events import Event
from newsmill.pipeline.lag import Lag, lag_of
from newsmill.pipeline.memory import release_memory, share_one_arena
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.queues.session import Queues
from newsmill.pipeline.request import Request
from newsmill.pipeline.run import run_locked
from newsmill.pipeline.set_aside import inputs_set_aside, put_aside
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.stopping import Interrupted
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.lock import locked
from newsmill.pipeline.store.opening import made_store
from newsmill.pipeline.store.publication import housekeeping
from newsmill.transforms.sources.listing.inputs import STDIN
from newsmill.transforms.sources.queue.gather import Bounds

LONGEST_BACKOFF = 3600.0
"""Seconds between two tries when cycles keep failing."""
SOON = 0.2
"""Seconds after which a cycle may follow when files were left because they had just changed."""
INPUTS_NAMED = 10
"""Inputs set aside that a log line names."""
HEARTBEAT = 10.0
"""Seconds between two signs of life to systemd's watchdog."""


def watch(
    inputs: Sequence[str],
    output: str,
    settings: Settings,
    cycles: int | None = None,
    told: Callable[[RunOutcome], None] | None = None,
    stopping: threading.Event | None = None,
) -> None:
    """Run until ``stopping`` is set, or for ``cycles`` cycles; the store's lock is held throughout.

    Args:
        inputs: as for ``run``.
        output: the store.
        settings: ``every`` is the time from the start of one cycle to the next.
        cycles: how many cycles; null goes on for ever.
        told: called after each cycle that did not fail.
        stopping: set from outside to end after the cycle in hand; see ``stopping_on_signals``.

    Raises:
        UsageError, LockHeldError: it could not start.
    """
    if STDIN in inputs:
        raise UsageError("standard input is read once, and watch reads again and again: give - to `newsmill run`")
    check_engine(Engine.of(settings))
    share_one_arena()
    stopping = stopping or threading.Event()
    batch = Bounds(settings.batch_messages, settings.batch_seconds)
    queues = Queues(settings.kafka, batch, patient=True, stopping=stopping)
    with made_store(output) as store, locked(store), closing(queues):
        log.log(Event.WATCH_STARTED, every=settings.every)
        _notify("READY=1")
        cycle = partial(_cycle, store, inputs, settings, stopping, told, queues)
        done = _cycles(cycle, math.inf if cycles is None else cycles, settings.every, stopping)
    _notify("STOPPING=1")
    log.log(Event.WATCH_STOPPED, cycles=done)


def _cycles(cycle: Callable[[], float], most: float, every: float, stopping: threading.Event) -> int:
    """Run ``cycle`` until told to stop, ``most`` times at the most; return how often it was run.

    A failure is logged and tried again later, but a wrong use in the first cycle ends it all.
    """
    failures, done = 0, 0
    while not stopping.is_set() and done < most:
        started = time.monotonic()
        done += 1
        try:
            wait = cycle()
            failures = 0
        except Interrupted:
            if not stopping.is_set():
                raise
            # Nothing is lost: what is not published the next run does.
            log.warn(Event.CYCLE_GIVEN_UP)
            wait = every
        except Exception as error:
            if done == 1 and isinstance(error, UsageError):
                raise
            failures += 1
            wait = pause(every, failures)
            _log_failure(error, failures, wait)
        if done < most:
            _wait(stopping, started + wait)
    return done


def _cycle(
    store: Store,
    inputs: Sequence[str],
    settings: Settings,
    stopping: threading.Event,
    told: Callable[[RunOutcome], None] | None,
    queues: Queues,
) -> float:
    """Run once and return the seconds from its start to that of the next cycle."""
    clock = run_clock()
    aside = inputs_set_aside(store, clock)
    try:
        outcome = run_locked(store, Request(inputs, settings, clock, settings.settle, stopping, aside, queues))
    except FaultsError as error:
        # The other inputs are none the worse for it: the next cycle reads them.
        _set_aside(store, error, clock)
        return settings.every
    _log_cycle(store, outcome, clock)
    if "pipeline" in outcome.timings:
        release_memory()
    if told:
        told(outcome)
    if any(queue.full for queue in outcome.queues):
        return 0.0
    return min(settings.every, max(settings.settle, SOON)) if outcome.unsettled else settings.every


def pause(every: float, failures: int) -> float:
    """Return the seconds from one cycle's start to the next after so many failures in a row.

    >>> pause(60, 0), pause(60, 1), pause(60, 3), pause(60, 99)
    (60, 120, 480, 3600.0)
    """
    return every if not failures else min(max(every, LONGEST_BACKOFF), every * 2 ** min(failures, 20))


def _set_aside(store: Store, error: FaultsError, clock: dt.datetime) -> None:
    with housekeeping("setting inputs aside"):
        new = put_aside(store, error, clock)
        inputs = [each.uri for each in new[:INPUTS_NAMED]]
        log.warn(Event.INPUTS_SET_ASIDE, count=len(new), inputs=inputs, fault=error.fault, error=str(error))


def _wait(stopping: threading.Event, until: float) -> None:
    """Wait for the next cycle or the signal to stop, saying now and then that all is well."""
    while not stopping.is_set() and (left := until - time.monotonic()) > 0:
        _notify("WATCHDOG=1")
        stopping.wait(min(left, HEARTBEAT))
    _notify("WATCHDOG=1")


def _log_failure(error: Exception, failures: int, wait: float) -> None:
    # What newsmill foresees says all there is to say; of anything else the place tells most.
    more = {} if isinstance(error, NewsmillError) else {"traceback": "".join(traceback.format_exception(error))}
    told = str(error) if isinstance(error, NewsmillError) else f"{type(error).__name__}: {error}"
    log.warn(Event.CYCLE_FAILED, error=told, failures=failures, next_try_in=wait, **more)


def _log_cycle(store: Store, outcome: RunOutcome, clock: dt.datetime) -> None:
    lag = Lag(0, None, None)
    if outcome.status == "published":
        with housekeeping("telling the lag"):
            lag = lag_of(base_of(store), clock, dt.datetime.now(dt.UTC))
    log.log(
        Event.CYCLE_FINISHED,
        status=outcome.status,
        snapshot=outcome.snapshot,
        **outcome.counts,
        lag_articles=lag.articles,
        lag_median=lag.median,
        lag_p99=lag.p99,
    )


def _notify(state: str) -> None:
    """Tell systemd, where it listens (sd_notify(3)); a plain datagram, so no dependency."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            channel.sendto(state.encode(), address)
    except OSError as error:
        log.warn(Event.NOTIFY_FAILED, error=str(error))
