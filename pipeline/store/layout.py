"""Where things lie in a store, and which of its snapshots is the current one."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from newsmill.pipeline.errors import NotAStoreError

if TYPE_CHECKING:  # most stores are folders
    from newsmill.pipeline.objects.remote import Remote


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
