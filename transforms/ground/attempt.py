"""One attempt of a run, as every process that works on it has to know it.

The attempt travels inside the stages. A process of an engine unpickles it before it does anything, and that is where it
is asked whether it may take part: whether it runs the same versions, so that equal inputs give equal bytes, and whether
it sees the folder of the attempt. The folder has a name that no other attempt has and is gone when the attempt is over:
workers left over from an attempt that was killed find nothing to write to.
"""

import os
import platform
import socket
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from newsmill.transforms.ground import progress

_PROCESS = uuid.uuid4().hex
"""Tells this process from all others, on other machines too."""

PACKAGES = ("newsmill", "apache-beam", "pyarrow", "spacy")
"""Packages whose versions are the same wherever a stage runs: the stages, how they travel, and the bytes they write."""

_enlisted: set[str] = set()
"""Folders of the attempts that this process takes part in."""


class StrangeWorkerError(RuntimeError):
    """This process may not take part in an attempt. The message says why and what to do."""


@dataclass(frozen=True)
class Attempt:
    """One attempt of a run."""

    run_id: str
    """Its id; in no row."""
    folder: str
    """Its own folder in staging, absolute: for staged and finished files, and for what it returns."""
    versions: tuple[tuple[str, str], ...]
    """Name and version of what has to be the same in every process."""
    process: str
    """The process that began it."""

    @classmethod
    def begin(cls, run_id: str, folder: str) -> "Attempt":
        """Return the attempt that this process begins; ``folder`` exists."""
        return cls(run_id, folder, installed(), _PROCESS)

    @property
    def result(self) -> str:
        """File for what the attempt returns."""
        return os.path.join(self.folder, "result.json")

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Enlist whoever unpickles it."""
        return _enlist, (self.run_id, self.folder, self.versions, self.process)


def _enlist(run_id: str, folder: str, versions: tuple[tuple[str, str], ...], process: str) -> Attempt:
    """Return an attempt once this process may take part in it.

    Raises:
        StrangeWorkerError: it runs other versions, or does not see the folder.
    """
    if process != _PROCESS and folder not in _enlisted:
        _check_versions(versions)
        _check_folder(folder)
        progress.beat_into(folder)
        _enlisted.add(folder)
    return Attempt(run_id, folder, versions, process)


def installed() -> tuple[tuple[str, str], ...]:
    """Return name and version of what has to be the same in every process."""
    python = ".".join(platform.python_version_tuple()[:2])
    return (("Python", python), *((name, _version(name)) for name in PACKAGES))


def _check_versions(wanted: tuple[tuple[str, str], ...]) -> None:
    differing = [(name, found, dict(wanted).get(name)) for name, found in installed() if (name, found) not in wanted]
    if differing:
        told = ", ".join(f"{name} {found} instead of {asked}" for name, found, asked in differing)
        host = socket.gethostname()
        raise StrangeWorkerError(f"a worker on {host} has {told}: install what the driver has there")


def _check_folder(folder: str) -> None:
    if not os.path.isdir(folder):
        raise StrangeWorkerError(
            f"a worker on {socket.gethostname()} does not see {folder}: the store has to lie in a folder that all "
            "workers share, under the same path (or the run that this worker was for is over)"
        )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0+unknown"
