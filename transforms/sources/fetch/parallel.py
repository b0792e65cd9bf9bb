"""Several groups at the same time, each by one thread, results as they come and no faster than they are taken."""

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Group = TypeVar("Group")
Result = TypeVar("Result")

_PATIENCE = 0.2
"""Seconds after which a thread that cannot hand over its result looks whether anybody still wants it."""
_FAREWELL = 1.0
"""Seconds that the threads have to end when nobody takes results any more."""


class _Stopped(Exception):  # noqa: N818  (no error: nobody takes the results any more)
    """Ends a thread."""


class _Counter:
    """Takes results from the threads to the one that yields them."""

    def __init__(self, groups: int, depth: int) -> None:
        self.waiting: queue.Queue[tuple[str, Any]] = queue.Queue(depth)
        self.stopped = threading.Event()
        self.open = groups

    def put(self, kind: str, value: Any) -> None:
        while not self.stopped.is_set():
            try:
                return self.waiting.put((kind, value), timeout=_PATIENCE)
            except queue.Full:
                continue
        raise _Stopped


def in_parallel(groups: Sequence[Group], work: Callable[[Group], Iterator[Result]], threads: int) -> Iterator[Result]:
    """Yield the results of ``work`` on each group in no particular order; what it raises is raised here.

    At most two results a thread wait to be taken, so memory stays bounded.
    """
    counter = _Counter(len(groups), 2 * threads)
    pending = queue.SimpleQueue[Group]()
    for group in groups:
        pending.put(group)
    workers = [
        threading.Thread(target=_run, args=(pending, work, counter), daemon=True)
        for _ in range(min(threads, len(groups)))
    ]
    for worker in workers:
        worker.start()
    try:
        yield from _results(counter)
    finally:
        counter.stopped.set()
        until = time.monotonic() + _FAREWELL
        for worker in workers:  # one that still waits for a server ends alone
            worker.join(max(0.0, until - time.monotonic()))


def _results(counter: _Counter) -> Iterator[Any]:
    while counter.open:
        kind, value = counter.waiting.get()
        if kind == "result":
            yield value
        elif kind == "error":
            raise value
        else:
            counter.open -= 1


def _next(pending: "queue.SimpleQueue[Group]") -> tuple[Group] | None:
    try:
        return (pending.get_nowait(),)
    except queue.Empty:
        return None


def _run(pending: "queue.SimpleQueue[Group]", work: Callable[[Group], Iterator[Result]], counter: _Counter) -> None:
    try:
        while not counter.stopped.is_set() and (group := _next(pending)) is not None:
            for result in work(group[0]):
                counter.put("result", result)
            counter.put("done", None)
    except _Stopped:
        return
    except BaseException as error:
        # handed to the thread that takes the results, which raises it; nobody is told when nobody listens
        with contextlib.suppress(_Stopped):
            counter.put("error", error)
