"""The lease: an object that says who is at work, so that nobody works in vain beside it.

It is no lock. The commit alone decides (``publish``): with no lease, two leases or a wrong clock a run may be for
nothing, and nothing worse. A lease ends by itself soon after its holder died.
"""

import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from newsmill.pipeline.errors import LockHeldError
from newsmill.pipeline.objects.place import LEASE, Place, answering

SECONDS = 120.0
"""How long a lease holds without being renewed."""


@contextmanager
def leased(place: Place, holder: str, seconds: float = SECONDS) -> Iterator[None]:
    """Hold the lease, renewed in the background.

    Args:
        place: the store.
        holder: who asks; a holder takes over its own lease, as after a crash.
        seconds: how long it holds without being renewed.

    Raises:
        LockHeldError: another one holds it.
        UsageError, RunFailedError: the store cannot be reached or written.
    """
    with answering(place):
        _check_free(place, holder, dt.datetime.now(dt.UTC), seconds)
        _write(place, holder, seconds)
    done = threading.Event()
    keeper = threading.Thread(target=_renew, args=(place, holder, seconds, done), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join(seconds)
        with suppress(OSError):
            if _held_by(place)[0] == holder:
                place.bucket.delete([place.key(LEASE)])


def _check_free(place: Place, holder: str, now: dt.datetime, seconds: float) -> None:
    other, until = _held_by(place)
    # One that would hold for longer than any does comes from a clock that goes wrong.
    if other not in ("", holder) and now < until <= now + dt.timedelta(seconds=2 * seconds):
        raise LockHeldError(
            f"another run ({other}) is at work on {place.name}: wait for it to finish; should it have died, its lease "
            f"ends at {until:%H:%M:%S} UTC"
        )


def _held_by(place: Place) -> tuple[str, dt.datetime]:
    """Return who holds the lease and until when; nobody where there is none, or none that can be read."""
    try:
        found = json.loads(place.read(LEASE))
        return str(found["holder"])[:100], dt.datetime.fromisoformat(found["until"]).astimezone(dt.UTC)
    except (FileNotFoundError, ValueError, TypeError, KeyError, RecursionError):
        return "", dt.datetime.min.replace(tzinfo=dt.UTC)


def _write(place: Place, holder: str, seconds: float) -> None:
    until = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
    place.bucket.put(place.key(LEASE), json.dumps({"holder": holder, "until": until.isoformat()}).encode())


def _renew(place: Place, holder: str, seconds: float, done: threading.Event) -> None:
    while not done.wait(seconds / 3):
        with suppress(OSError):  # it is renewed again before it ends
            _write(place, holder, seconds)
