"""Where things lie in a store, and what is a store at all."""

import os
from dataclasses import dataclass
from pathlib import Path

from newsmill.pipeline.errors import NotAStoreError, RunFailedError

_OWN = frozenset({"latest", "snapshots", "ops", ".staging", ".lock", ".purge"})


@dataclass(frozen=True)
class Store:
    """The store under ``root`` (absolute)."""

    root: Path

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
        target = os.readlink(self.latest) if self.latest.is_symlink() else _read_target(self.latest)
        name = target.rsplit("/", 1)[-1].strip()
        if not name.isdecimal() or not self.snapshot(int(name)).is_dir():
            raise NotAStoreError(
                f"{self.latest} points to {target!r}, which is no snapshot here: restore the folder, or point the link "
                f"to one of {[f'snapshots/{number:06d}' for number in self.numbers()]}"
            )
        return int(name)


def open_store(path: str | os.PathLike[str]) -> Store:
    """Return the store at ``path``, which exists.

    Raises:
        NotAStoreError: there is none.
    """
    root = Path(os.path.abspath(path))
    if not (root / "snapshots").is_dir():
        raise NotAStoreError(f"{root} is not a newsmill store: give the folder that `newsmill run --output` wrote")
    return Store(root)


def create_store(path: str | os.PathLike[str]) -> Store:
    """Return the store at ``path``, made if there is none yet.

    Raises:
        NotAStoreError: the path is a file, or a folder that holds something else.
        RunFailedError: it cannot be made or written.
    """
    root = Path(os.path.abspath(path))
    if root.exists() and not root.is_dir():
        raise NotAStoreError(f"--output {root} is a file: give a folder")
    if root.is_dir() and not (root / "snapshots").is_dir():
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


def current_path(output: str | os.PathLike[str]) -> Path:
    """Return the folder of the current snapshot of the store ``output``, resolved: it stays whole while you read it.

    Raises:
        NotAStoreError: there is no store, or nothing has been published yet.
    """
    store = open_store(output)
    number = store.current()
    if number is None:
        raise NotAStoreError(f"{store.root} has no snapshot yet: run `newsmill run INPUT --output {store.root}` first")
    return store.snapshot(number)


def _foreign(root: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in root.iterdir() if entry.name not in _OWN)
    except OSError as error:
        raise RunFailedError(f"--output {root} cannot be looked into: {error}") from error


def _read_target(path: Path) -> str:
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise NotAStoreError(f"{path} is neither a link nor a pointer file: {error}") from error
