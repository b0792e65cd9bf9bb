"""What a run is asked to do."""

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from newsmill.pipeline.queues.session import Queues
from newsmill.pipeline.set_aside import SetAside
from newsmill.pipeline.settings import Settings


@dataclass(frozen=True)
class Request:
    """Inputs, how to treat them, and when to stop."""

    inputs: Sequence[str]
    """Files, folders, globs, addresses, as typed."""
    settings: Settings
    """Those in force."""
    now: dt.datetime
    """The run's clock."""
    settle: float = 0.0
    """Files changed less than so many seconds ago wait for the next run."""
    stopping: threading.Event | None = None
    """Once set, nothing more is asked of any server; what came in until then is published."""
    aside: Sequence[SetAside] = ()
    """Inputs that are left out."""
    queues: Queues | None = None
    """Where messages come from; null takes all that is in the queues now."""

    @property
    def is_stopping(self) -> bool:
        """Whether someone told it to stop."""
        return self.stopping is not None and self.stopping.is_set()
