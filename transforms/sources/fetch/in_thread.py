"""Work that cannot be interrupted, in a thread of its own: whoever waits for it may give up."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError, wait
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


def in_thread(
    work: Callable[[], Result], tick: Callable[[], float], discard: Callable[[Result], object] | None = None
) -> Result:
    """Return what ``work`` returns, or raise what it raises.

    Args:
        work: done in a daemon thread.
        tick: seconds to wait before it is asked again; what it raises gives up and is raised here.
        discard: gets what ``work`` returns after that.
    """
    future: Future[Result] = Future()
    threading.Thread(target=_run, args=(work, future, discard), daemon=True).start()
    try:
        while not wait([future], tick()).done:
            pass
    except BaseException:
        if not future.cancel() and discard and future.exception() is None:
            discard(future.result())
        raise
    return future.result()


def _run(work: Callable[[], Result], future: Future[Result], discard: Callable[[Result], object] | None) -> None:
    try:
        result = work()
    except BaseException as error:
        # raised where it is waited for; nobody is told when nobody waits
        with suppress(InvalidStateError):
            future.set_exception(error)
        return
    try:
        future.set_result(result)
    except InvalidStateError:
        if discard:
            discard(result)
