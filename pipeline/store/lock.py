"""One run at a time: an advisory lock on the store, released by the system when its holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from newsmill.pipeline.errors import LockHeldError, RunFailedError
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.layout import Store


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Hold the store's lock.

    Raises:
        LockHeldError: another run holds it.
        RunFailedError: the store cannot be written.
    """
    try:
        descriptor = os.open(store.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise RunFailedError(f"the store {store.root} cannot be locked ({error}): is it read-only?") from error
    try:
        try:
            with store.remote.undisturbed(store) if store.remote else nullcontext():
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 64, 0).decode("ascii", "replace").strip() or "unknown"
            raise LockHeldError(
                f"another run (process {holder}) holds {store.name}: wait for it to finish, or stop it"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        reached("lock-taken")
        with store.remote.leased(store) if store.remote else nullcontext():
            yield
    finally:
        os.close(descriptor)
