"""The folder of this machine in which py3langid's model lies unpacked, and the end of those of other versions.

A version of the model takes 68 MB. Several may be in use, by several newsmills; who unpacks one takes those away that
nobody has opened for a while. Where one is taken away too early, its newsmill unpacks it again; who has its files open
keeps them.
"""

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

from newsmill.transforms.ground.cache_folder import cache_folder

PARTS = ("scores", "priors", "classes", "moves", "rows", "features")
"""What ``py3langid.modelio.load_model`` returns, in its order; each is a file."""
KEPT = 1
"""Other versions that stay however long nobody has opened them: the last ones opened, for who goes back to them."""
WEEK = 7 * 24 * 3600.0
"""Seconds since a version was opened last, before which it stays."""
_FOLDER = re.compile(r"languages-[0-9a-f]{16}")
_BESIDE = re.compile(r"\.languages-[0-9a-f]{16}-\w+")
"""What is being unpacked or taken away; a kill leaves it."""


def unpacked(packed: Path) -> Path:
    """Return the folder of the parts of a model, which is made where it is not there.

    Raises:
        OSError: it is not there and cannot be made.
    """
    folder = cache_folder() / f"languages-{hashlib.sha256(packed.read_bytes()).hexdigest()[:16]}"
    if folder.exists():
        with suppress(OSError):  # of another user
            os.utime(folder)
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    unpack(packed, folder)
    clear_out(folder, time.time())
    return folder


def unpack(packed: Path, folder: Path) -> None:
    """Unpack a model beside ``folder`` and rename it: a kill, or another process that does the same, harms none."""
    from py3langid.modelio import load_model

    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for part, values in zip(PARTS, load_model(packed), strict=True):
            with (beside / f"{part}.npy").open("wb") as file:
                np.save(file, np.asarray(values))
                file.flush()
                os.fsync(file.fileno())
        beside.rename(folder)
    except OSError:
        if not folder.exists():
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def clear_out(folder: Path, now: float) -> None:
    """Take away what lies beside ``folder`` of other versions and nobody seems to need; what cannot go stays.

    Args:
        folder: the parts of the version of today.
        now: seconds since 1970.
    """
    with suppress(OSError):
        others = sorted(_others(folder), reverse=True)
        versions = [(opened, path) for opened, path in others if _FOLDER.fullmatch(path.name)]
        left = [(opened, path) for opened, path in others if _BESIDE.fullmatch(path.name)]
        for opened, path in [*versions[KEPT:], *left]:
            if opened < now - WEEK:
                _take_away(path)


def _others(folder: Path) -> Iterator[tuple[float, Path]]:
    """Yield the folders of models beside ``folder`` that hold nothing but parts, each with when it was opened last."""
    for path in folder.parent.iterdir():
        known = _FOLDER.fullmatch(path.name) or _BESIDE.fullmatch(path.name)
        if known and path != folder and path.is_dir() and not path.is_symlink():
            with suppress(OSError):  # another process takes it away
                if all(_is_part(file) for file in path.iterdir()):
                    yield path.stat().st_mtime, path


def _is_part(file: Path) -> bool:
    return file.suffix == ".npy" and file.is_file() and not file.is_symlink()


def _take_away(path: Path) -> None:
    """Remove a folder, renamed first: who asks for its model meanwhile finds it whole or not at all."""
    with suppress(OSError):
        beside = path if path.name.startswith(".") else path.rename(path.with_name(f".{path.name}-gone{os.getpid()}"))
        shutil.rmtree(beside, ignore_errors=True)
