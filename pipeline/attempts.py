"""Attempts at a run: each has a folder of its own in staging, so that two can never meet.

An attempt that was killed may have left a job on an engine elsewhere. What that job still writes goes into its own
folder, which the next attempt takes out of sight before it does anything, or fails because the folder is gone.
"""

import datetime as dt

from newsmill.pipeline.runs import new_run_id
from newsmill.pipeline.store.layout import Store
from newsmill.transforms.ground.attempt import Attempt


def begin(store: Store, run_id: str | None = None) -> Attempt:
    """Begin an attempt in a store whose lock is held; null makes an id for it."""
    run_id = run_id or new_run_id(dt.datetime.now(dt.UTC))
    folder = store.staging / run_id
    folder.mkdir(parents=True)
    return Attempt.begin(run_id, str(folder))
