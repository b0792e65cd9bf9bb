"""Signals that tell a command to stop, which only the command line touches, and the word of it to a run's workers."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType

from newsmill.transforms.ground.attempt import Attempt

SIGNALS = (signal.SIGTERM, signal.SIGINT)
STOP_FILE = "stop"
_SOON = 0.05
"""The shortest grace in seconds: time enough to end when there is nothing to do."""
_HEARING = 0.4
"""Seconds that the main thread has to act upon the end of the grace."""
_LOOKS = 0.1
"""Seconds between two looks at the event."""

Handler = Callable[[int, FrameType | None], None]


class Interrupted(KeyboardInterrupt):
    """A signal came. The arguments are a message and the signal's number.

    Beam raises an exception that passes through a stage anew, with a longer message; without one it makes another
    exception of it.
    """

    @property
    def exit_code(self) -> int:
        """What the shell expects: 130 after Ctrl-C, 143 after SIGTERM."""
        return 128 + int(self.args[1])

    def __str__(self) -> str:
        """Return what records and logs tell.

        >>> str(Interrupted("interrupted", signal.SIGTERM))
        'interrupted by SIGTERM'
        """
        return f"{self.args[0]} by {signal.Signals(int(self.args[1])).name}"


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise ``Interrupted`` in the main thread when a signal comes; elsewhere signals are left alone."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Interrupted("interrupted", number)

    with _handling(dict.fromkeys(SIGNALS, stop)) if _gets_signals() else nullcontext():
        yield


@contextmanager
def stopping_on_signals(grace: float, leave: Callable[[int], object] = os._exit) -> Iterator[threading.Event]:
    """Give an event that a signal sets; ``grace`` seconds later ``Interrupted`` is raised in the main thread.

    Where the work hears that too late, on a machine that has no time, the process ends with 0 all the same: the store
    is safe at every moment. A second signal waits for nothing. In a thread that gets no signals, a plain event.
    """
    stopping = threading.Event()
    end = threading.Timer(max(grace, _SOON) + _HEARING, leave, [0])
    end.daemon = True

    def stop(number: int, frame: FrameType | None) -> None:
        if stopping.is_set():
            raise Interrupted("interrupted", number)
        stopping.set()
        end.start()
        signal.setitimer(signal.ITIMER_REAL, max(grace, _SOON))

    def give_up(number: int, frame: FrameType | None) -> None:
        raise Interrupted("interrupted", signal.SIGTERM)

    if not _gets_signals():
        yield stopping
        return
    with _handling({**dict.fromkeys(SIGNALS, stop), signal.SIGALRM: give_up}):
        try:
            yield stopping
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            if not stopping.is_set():  # else it holds for the way out too
                end.cancel()


def _gets_signals() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextmanager
def _handling(handlers: Mapping[signal.Signals, Handler]) -> Iterator[None]:
    """Let ``handlers`` have their signals, then the former ones again."""
    former = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def stop_file(attempt: Attempt) -> Path:
    """Return the file that tells the workers of an attempt, in other processes too, to ask no server any more."""
    return Path(attempt.folder) / STOP_FILE


@contextmanager
def passing_on(stopping: threading.Event | None, path: Path) -> Iterator[None]:
    """Write the file ``path`` once ``stopping`` is set; its folder must exist. Null is an event nobody can set."""
    if stopping is None:
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_pass_on, args=(stopping, done, path), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _pass_on(stopping: threading.Event, done: threading.Event, path: Path) -> None:
    while not done.wait(_LOOKS):
        if stopping.is_set():
            path.touch()
            return
