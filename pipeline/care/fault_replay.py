"""Inputs on which newsmill failed are read again by the first run of another version of the code."""

import datetime as dt

import pyarrow.compute as pc

from newsmill.pipeline import log
from newsmill.pipeline.events import Event
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.pipeline.version import code_version
from newsmill.schemas.rows.reject import Reason
from newsmill.schemas.tables import REJECTS


def replay_faults(store: Store, now: dt.datetime) -> int:
    """Have the inputs of ``internal_error`` read again when another version of the code wrote the store.

    The store's lock is held. Returns how many inputs that are; their rejects go, and those that hold are told again.

    Raises:
        RunFailedError, OSError: it failed; nothing was published.
    """
    manifest = current_manifest(store)
    if manifest is None or manifest.code_version == code_version():
        return 0
    reasons = base_of(store).read_all(REJECTS, ["reason"]).column(0)
    if not pc.any(pc.equal(reasons, Reason.INTERNAL_ERROR.value)).as_py():
        return 0
    # Loads Beam and the stages: few stores hold such rejects.
    from newsmill.pipeline.care.replay import replay_in

    done = replay_in(store, [Reason.INTERNAL_ERROR.value], now)
    if done.inputs:
        log.log(Event.FAULTS_REPLAYED, former=manifest.code_version, now=code_version(), inputs=done.inputs)
    return done.inputs
