"""What a run does first: put away what a crashed one left, and refuse to touch what is damaged."""

import os
import shlex
import shutil
import uuid
from pathlib import Path

from newsmill.pipeline.errors import NotAStoreError, RunFailedError
from newsmill.pipeline.store.checkpoints import reached
from newsmill.pipeline.store.derived import drop_derived
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.publication import make_current
from newsmill.pipeline.store.retention import purge_before
from newsmill.pipeline.store.versions import check_writable, current_manifest


def recover(store: Store, *, upgrading: bool = False) -> list[str]:
    """Drop staging and snapshots newer than ``latest``; return what was dropped. The lock must be held.

    ``upgrading`` allows a store of an older major version.

    Raises:
        UsageError: the store is damaged, or of a version that cannot be gone on with; nothing was touched.
        RunFailedError: it cannot be written.
    """
    try:
        _adopt_first(store)
        manifest = current_manifest(store)
        if manifest is not None and not upgrading:
            check_writable(store, manifest)
        current = store.current() or 0
        left = [store.snapshot(number) for number in store.numbers() if number > current]
        left += sorted(store.staging.iterdir()) if store.staging.is_dir() else []
        store.staging.mkdir(exist_ok=True)
        for path in left:
            _remove(path, store.staging)
        _finish_takedown(store, current)
    except OSError as error:
        raise RunFailedError(f"the store {store.root} cannot be put in order: {error}") from error
    reached("recovered")
    return [str(path.relative_to(store.root)) for path in left]


def _adopt_first(store: Store) -> None:
    """Finish the first commit of all, which had everything but ``latest``; with more snapshots the link was lost.

    Raises:
        NotAStoreError: there are snapshots but nothing says which is current: dropping them would lose them.
    """
    numbers = store.numbers()
    if os.path.lexists(store.latest) or not numbers:
        return
    if numbers != [1]:
        raise NotAStoreError(
            f"{store.latest} is missing, but there are snapshots: point it to the newest one, "
            f"ln -s snapshots/{numbers[-1]:06d} {shlex.quote(str(store.latest))}"
        )
    store.staging.mkdir(exist_ok=True)
    (store.staging / "latest").unlink(missing_ok=True)
    make_current(store, 1)


def _finish_takedown(store: Store, current: int) -> None:
    """Remove what a takedown was about to remove when it was stopped; its mark stays while an export holds the text."""
    if not store.purge.exists():
        return
    text = store.purge.read_text().strip()
    # Stopped before its commit, it has forgotten nothing and will be asked for again.
    if text.isdecimal() and int(text) <= current:
        from newsmill.pipeline.exports.cleaning import clean_exports

        purge_before(store, int(text))
        drop_derived(store)
        if clean_exports(store).left:
            return
    store.purge.unlink()


def _remove(path: Path, staging: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        # Out of sight first: a job that a killed attempt left on an engine elsewhere may still be writing into it.
        doomed = staging / f"removed-{uuid.uuid4().hex}"
        path.rename(doomed)
        shutil.rmtree(doomed)
    else:
        path.unlink()
