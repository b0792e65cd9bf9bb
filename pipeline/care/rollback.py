"""``rollback``: the content of an earlier snapshot, published again."""

from dataclasses import replace

from newsmill.pipeline.care.upkeep_run import looking_after
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.publication import tidy
from newsmill.pipeline.store.versions import check_writable, manifest_of


def rollback(store: Store, number: int) -> int:
    """Publish a new snapshot with the content of snapshot ``number``; return the new number.

    The input ledger goes back too: what was read since is read again by the next run.

    Raises:
        UsageError: there is no such snapshot, or it is damaged, or of an older major version.
        RunFailedError: the disk is full or the like; nothing was published.
        LockHeldError: a run holds the store.
    """
    with looking_after(store, "rollback"):
        if store.remote:
            store.remote.fetch(store, number)
        if number not in store.numbers():
            there = ", ".join(str(n) for n in store.numbers()) or "none"
            raise UsageError(f"no snapshot {number} in {store.name}; it has {there}")
        new = (store.current() or 0) + 1
        manifest = manifest_of(store, number)
        check_writable(store, manifest)
        commit(store, replace(manifest, snapshot=new), (), number)
        tidy(store)
        return new
