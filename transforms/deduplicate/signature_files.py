"""Which files of signatures a run compares: their descriptors, and the list of them that workers are handed."""

import functools
import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SignatureFile:
    """Descriptor of an Arrow IPC file (file format) of ``Signature`` rows; those of the store lack the shingles."""

    path: str
    """Where every worker can read it."""
    new: bool
    """True for the run's own articles; pairs of two stored articles are not compared again."""
    recheck: tuple[str, ...] = ()
    """Ids in this file to be compared as if new: those that had an edge to an article since revised or forgotten."""
    removed: tuple[str, ...] = ()
    """Ids in this file to be left out: forgotten, or revised (an id in a new file hides the old row by itself)."""
    base: str = ""
    """Folder of the snapshot that a stored file belongs to: its articles give their shingles again."""


def write_comparison(folder: str, files: Iterable[SignatureFile]) -> str:
    """Write the list of ``files`` to be compared, in their order, to a new file in ``folder``; return its path."""
    path = Path(folder) / f"comparison-{uuid.uuid4().hex}.json"
    path.write_text(json.dumps([asdict(file) for file in in_order(files)]))
    return str(path)


@functools.lru_cache(maxsize=1)
def read_comparison(path: str) -> tuple[SignatureFile, ...]:
    """Return the files that ``write_comparison`` listed."""
    listed = json.loads(Path(path).read_text())
    return tuple(
        SignatureFile(file["path"], file["new"], tuple(file["recheck"]), tuple(file["removed"]), file["base"])
        for file in listed
    )


def in_order(files: Iterable[SignatureFile]) -> list[SignatureFile]:
    """Return the files sorted by path, a new one before an old one of the same."""
    return sorted(files, key=lambda file: (file.path, not file.new))
