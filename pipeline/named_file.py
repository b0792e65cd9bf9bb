"""A file that the user names: outside of the store, and written whole or not at all."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.store.layout import Store

STDOUT = Path("-")
"""Stands for standard output where a command can write there."""
_NAME = 40
"""Characters of a file's name that its temporary one begins with: names may have 255 bytes."""


def check_outside(store: Store, path: Path) -> None:
    """See that a path is one, and does not lie in the store.

    Raises:
        UsageError: it is ``-``, or lies there.
    """
    if path == STDOUT:
        raise UsageError("this cannot be written to standard output: name a file or folder in place of -")
    if _reached(path).is_relative_to(_reached(store.root)):
        raise UsageError(f"{path} lies in the store: give a place outside of it")


def into_file(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Call ``write`` with a new file that becomes ``path`` when all is written; with a pipe or device itself.

    Raises:
        OSError: it cannot be written; what stood there stands there still.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as target:
            write(target)
        return
    with replacing(path) as temporary, temporary.open("xb") as target:
        write(target)
        target.flush()
        os.fsync(target.fileno())


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file to make; when all is well it takes the place of ``path``, or of what that links to."""
    target = _reached(path)
    temporary = target.with_name(f".{target.name[:_NAME]}.{secrets.token_hex(8)}.tmp")
    try:
        yield temporary
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _reached(path: Path) -> Path:
    # Path.resolve raises a RuntimeError where links go round in a circle.
    return Path(os.path.realpath(path))
