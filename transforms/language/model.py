"""py3langid's model, unpacked once on this machine and mapped from there.

As py3langid ships it, it lies in an archive whose unpacking takes every process 0.4 CPU seconds and 68 MB. Unpacked (96
MB) and mapped it takes 0.01, processes share it, and what no text asks for is not read. Where nothing can be written,
py3langid unpacks it as it always does.
"""

import functools
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from newsmill.transforms.ground.cache_folder import cache_folder

_PARTS = ("scores", "priors", "classes", "moves", "rows", "features")
"""What ``py3langid.modelio.load_model`` returns, in its order; each is a file."""


@functools.cache
def identifier() -> Any:
    """Return the ``LanguageIdentifier`` of this process, with probabilities."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    try:
        scores, priors, classes, moves, rows, features = _mapped(_unpacked(MODEL_DIR / MODEL_FILE))
    except (OSError, ValueError):  # a folder that is read-only or full, a file that was cut
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Steps of its automaton are looked up one at a time, which lists and views of memory do faster than arrays.
    steps, of_states = {"tk_nextmove": moves.data, "tk_row": rows.tolist()}, features.tolist()
    return LanguageIdentifier(scores, priors, classes.tolist(), tk_output=of_states, norm_probs=True, **steps)


def _mapped(folder: Path) -> list[np.ndarray[Any, Any]]:
    return [np.asarray(np.load(folder / f"{part}.npy", mmap_mode="r")) for part in _PARTS]


def _unpacked(packed: Path) -> Path:
    """Return the folder of the parts of a model, which is made where it is not there."""
    folder = cache_folder() / f"languages-{hashlib.sha256(packed.read_bytes()).hexdigest()[:16]}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        _unpack(packed, folder)
    return folder


def _unpack(packed: Path, folder: Path) -> None:
    """Unpack a model beside ``folder`` and rename it: a kill, or another process that does the same, harms none."""
    from py3langid.modelio import load_model

    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        scores, *others = load_model(packed)
        # In the precision of the product they go into: a conversion for each text would take a fifth of its time.
        for part, values in zip(_PARTS, (scores.astype(np.float32), *others), strict=True):
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
