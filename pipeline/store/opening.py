"""From a path, or an address in an object store, to the store there: opened, made, or refused."""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsmill.pipeline.errors import NotAStoreError, RunFailedError, UsageError
from newsmill.pipeline.store.layout import Store
from newsmill.transforms.sources.buckets.address import is_object_address
from newsmill.transforms.sources.listing.walk import STORE_MARKS

_OWN = frozenset({*STORE_MARKS, "ops", ".purge"})


def open_store(path: str | os.PathLike[str]) -> Store:
    """Return the store at ``path``, which exists; of one in an object store the copy, brought up to date.

    Raises:
        NotAStoreError: there is none.
    """
    if is_object_address(os.fspath(path)):
        from newsmill.pipeline.objects.opening import open_there

        return open_there(os.fspath(path))
    root = _root(path)
    if not os.path.isdir(root / "snapshots"):
        raise NotAStoreError(f"{root} is not a newsmill store: give the folder that `newsmill run --output` wrote")
    return Store(root)


def create_store(path: str | os.PathLike[str]) -> Store:
    """Return the store at ``path``, made if there is none yet.

    Raises:
        NotAStoreError: the path is a file, an address, a name that no table can have, or a folder that holds
            something else.
        RunFailedError: it cannot be made or written.
    """
    if is_object_address(os.fspath(path)):
        from newsmill.pipeline.objects.opening import create_there

        return create_there(os.fspath(path))
    root = _root(path)
    _check_free(root)
    store = Store(root)
    try:
        store.snapshots.mkdir(parents=True, exist_ok=True)
        store.staging.mkdir(exist_ok=True)
    except OSError as error:
        raise RunFailedError(
            f"the store {root} cannot be written ({error}): free or unlock it and run again"
        ) from error
    return store


@contextmanager
def made_store(path: str | os.PathLike[str]) -> Iterator[Store]:
    """Give ``create_store(path)``; a new one goes again when wrong usage ends the block before anything is in it."""
    was_folder, was_store = os.path.isdir(path), os.path.isdir(Path(path) / "snapshots")
    store = create_store(path)
    was_store = was_store or store.remote is not None  # a copy may stay: it is a cache
    try:
        yield store
    except UsageError:
        if not was_store:
            _unmake(store, keep_root=was_folder)
        raise


def _unmake(store: Store, *, keep_root: bool) -> None:
    """Remove the folders of a store that holds nothing."""
    with suppress(OSError):  # not empty: somebody else has begun to use it
        for folder in (store.staging, store.snapshots):
            folder.rmdir()
        store.lock.unlink(missing_ok=True)
        if not keep_root:
            store.root.rmdir()


def current_path(output: str | os.PathLike[str]) -> Path:
    """Return the folder of the current snapshot of the store ``output``, resolved: it stays whole while you read it.

    Raises:
        NotAStoreError: there is no store, or nothing has been published yet.
    """
    store = open_store(output)
    number = store.current()
    if number is None:
        command = f"newsmill run INPUT --output {shlex.quote(store.name)}"
        raise NotAStoreError(f"{store.name} has no snapshot yet: run `{command}` first")
    return store.snapshot(number)


def _root(path: str | os.PathLike[str]) -> Path:
    if not os.fspath(path):  # as of a variable that is not set: the working directory is meant by "."
        raise NotAStoreError("--output is empty: give the folder of the store")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://|(s3|gs|az):/", os.fspath(path)):  # a Path takes one of two slashes away
        raise NotAStoreError(
            f"--output {path} is an address: a store is a folder, or lies in an object store (s3://, gs:// or az://)"
        )
    root = os.path.abspath(path)
    try:
        root.encode()
    except UnicodeEncodeError:
        raise NotAStoreError(
            f"--output {os.fsencode(root)!r} is no UTF-8, as paths of tables are: give a folder with another name"
        ) from None
    return Path(root)


def _check_free(root: Path) -> None:
    """Raise ``NotAStoreError`` for a file, and for a folder that holds something else."""
    is_folder = os.path.isdir(root)  # false for a name that is too long; making it says so
    if os.path.exists(root) and not is_folder:
        raise NotAStoreError(f"--output {root} is a file: give a folder")
    foreign = _foreign(root) if is_folder and not (root / "snapshots").is_dir() else []
    if foreign:
        raise NotAStoreError(
            f"--output {root} is not a newsmill store and not empty (it holds {foreign[0]!r}): "
            "give a new or empty folder, so that nothing of yours is touched"
        )


def _foreign(root: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in root.iterdir() if entry.name not in _OWN)
    except OSError as error:
        raise RunFailedError(f"--output {root} cannot be looked into: {error}") from error
