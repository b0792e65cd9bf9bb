"""Where things lie in a store, and what is a store at all."""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from newsmill.pipeline.errors import NotAStoreError, RunFailedError, UsageError
from newsmill.transforms.sources.buckets.address import is_object_address
from newsmill.transforms.sources.listing.walk import STORE_MARKS

if TYPE_CHECKING:  # most stores are folders
    from newsmill.pipeline.objects.remote import Remote

_OWN = frozenset({*STORE_MARKS, "ops", ".purge"})


@dataclass(frozen=True)
class Store:
    """The store under ``root`` (absolute)."""

    root: Path
    remote: "Remote | None" = field(default=None, compare=False)
    """The object store that this folder is the copy of; null for a store that is a folder."""

    @property
    def name(self) -> str:
        """What a person calls it: the address in an object store, else the folder."""
        return self.remote.name if self.remote else str(self.root)

    @property
    def latest(self) -> Path:
        """The link to the current snapshot: replacing it is the commit."""
        return self.root / "latest"

    @property
    def snapshots(self) -> Path:
        """Folder of the snapshots."""
        return self.root / "snapshots"

    @property
    def ops(self) -> Path:
        """Operational records, outside the snapshots."""
        return self.root / "ops"

    @property
    def staging(self) -> Path:
        """Work in progress; dropped by the next run."""
        return self.root / ".staging"

    @property
    def purge(self) -> Path:
        """Number of the snapshot whose predecessors must go: there while a takedown is under way."""
        return self.root / ".purge"

    @property
    def lock(self) -> Path:
        """Lock file of the one run at a time."""
        return self.root / ".lock"

    def snapshot(self, number: int) -> Path:
        """Folder of snapshot ``number``."""
        return self.snapshots / f"{number:06d}"

    def numbers(self) -> list[int]:
        """Return the numbers of all snapshots present, ascending."""
        if not self.snapshots.is_dir():
            return []
        return sorted(int(entry.name) for entry in self.snapshots.iterdir() if entry.name.isdecimal())

    def current(self) -> int | None:
        """Return the number of the current snapshot; null for a store without one.

        Raises:
            NotAStoreError: ``latest`` is there but points nowhere sensible.
        """
        if not os.path.lexists(self.latest):
            return None
        # On a file system without symbolic links `latest` is a file that holds the target.
        target = os.readlink(self.latest) if self.latest.is_symlink() else self._target()
        name = target.rsplit("/", 1)[-1].strip()
        if not name.isdecimal() or not self.snapshot(int(name)).is_dir():
            raise NotAStoreError(
                f"{self.latest} points to {target!r}, which is no snapshot here: restore the folder, or point the link "
                f"to one of {[f'snapshots/{number:06d}' for number in self.numbers()]}"
            )
        return int(name)

    def _target(self) -> str:
        """Return what the file in place of the link says; a copy that follows links makes a folder of it."""
        try:
            return self.latest.read_text()
        except IsADirectoryError as error:
            newest = f"snapshots/{max(self.numbers(), default=0):06d}"
            raise NotAStoreError(
                f"{self.latest} is a folder and no link: the store was copied by a tool that follows links. Copy with "
                f"`rsync -aH` or `cp -a`, or remove that folder and put the link back: ln -s {newest} latest"
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise NotAStoreError(f"{self.latest} is neither a link nor a pointer file: {error}") from error


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
    is_folder = os.path.isdir(root)  # false for a name that is too long; making it says so
    if os.path.exists(root) and not is_folder:
        raise NotAStoreError(f"--output {root} is a file: give a folder")
    if is_folder and not (root / "snapshots").is_dir():
        foreign = _foreign(root)
        if foreign:
            raise NotAStoreError(
                f"--output {root} is not a newsmill store and not empty (it holds {foreign[0]!r}): "
                "give a new or empty folder, so that nothing of yours is touched"
            )
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


def _foreign(root: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in root.iterdir() if entry.name not in _OWN)
    except OSError as error:
        raise RunFailedError(f"--output {root} cannot be looked into: {error}") from error
