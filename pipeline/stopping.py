"""Signals that tell a command to stop. Only the command line touches them."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Interrupted(KeyboardInterrupt):
    """A signal came. The arguments are a message and the signal's number.

    Beam raises an exception that passes through a stage anew, with a longer message; without one it makes another
    exception of it.
    """

    @property
    def exit_code(self) -> int:
        """What the shell expects: 130 after Ctrl-C, 143 after SIGTERM."""
        return 128 + int(self.args[1])


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise ``Interrupted`` in the main thread when a signal comes; elsewhere signals are left alone."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Interrupted("interrupted", number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def stop_on_signals() -> threading.Event:
    """Return an event that signals set from now on; in a thread that gets no signals, a plain one."""
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    if threading.current_thread() is threading.main_thread():
        for number in SIGNALS:
            signal.signal(number, stop)
    return stopping
