"""py3langid's model, unpacked once on this machine and read from there as texts ask for it.

As py3langid ships it, it lies in an archive whose unpacking takes every process 0.4 CPU seconds and 68 MB. Of these the
texts of a language ask for a few: steps of its automaton and scores of its features are read when a text first has
them. Nothing is mapped, as the kernel would count most of a file as read. Where nothing can be written, py3langid
unpacks the archive as it always does.
"""

import functools
import os
import threading
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from newsmill.transforms.ground.made_once import MadeOnce
from newsmill.transforms.language.unpacked import PARTS, unpacked

MOVES = 200_000
"""Steps that are kept, 20 MB of them; 3,000 German articles take 58,000."""
FEATURES = 32_768
"""Features whose scores are kept, 19 MB of them; 3,000 German articles have 13,000, and no sample of a text as many."""


@functools.cache
def identifier() -> Any:
    """Return the ``LanguageIdentifier`` of this process, with probabilities."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    try:
        folder = unpacked(MODEL_DIR / MODEL_FILE)
        parts = {part: _read(part, folder) for part in PARTS}
    except (OSError, ValueError):  # a folder that is read-only or full, a file that was cut
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    automaton = {"tk_nextmove": parts["moves"], "tk_row": parts["rows"].tolist()}
    of_states = parts["features"].tolist()
    classes = parts["classes"].tolist()
    return LanguageIdentifier(
        parts["scores"], parts["priors"], classes, tk_output=of_states, norm_probs=True, **automaton
    )


def _read(part: str, folder: Path) -> Any:
    path = folder / f"{part}.npy"
    return {"scores": Scores, "moves": moves}.get(part, np.load)(path)


class _Rows:
    """Reads rows of an array that lies in a file."""

    def __init__(self, path: Path) -> None:
        array = np.load(path, mmap_mode="r")
        self.shape, self.dtype = array.shape, array.dtype
        self._offset, self._width = array.offset, array.strides[0]
        self._file = os.open(path, os.O_RDONLY)  # as long as the process lives

    def __getitem__(self, row: int) -> bytes:
        return os.pread(self._file, self._width, self._offset + row * self._width)


def moves(path: Path) -> MadeOnce[int, int]:
    """Return the steps of the automaton, each read when a text first takes it."""
    rows = _Rows(path)
    return MadeOnce(lambda at: int.from_bytes(rows[at], "little"), MOVES)


class Scores:
    """Scores of features by language, each feature's read when a text first has it.

    They are kept in the precision of the product they go into, which spares a conversion for each text.
    """

    def __init__(self, path: Path) -> None:
        self._file = _Rows(path)
        self._places = np.full(self._file.shape[0], -1, np.int32)
        self._kept = np.empty((FEATURES, self._file.shape[1]), np.float32)
        self._count = 0
        self._lock = threading.Lock()  # some engines run bundles in threads

    def __getitem__(self, features: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """Return the scores of distinct features, shape (features, languages)."""
        with self._lock:
            new = features[self._places[features] < 0]
            if self._count + len(new) > FEATURES:
                self._places.fill(-1)
                self._count, new = 0, features
            if len(new):
                self._learn(new)
            return self._kept[self._places[features]]

    def _learn(self, new: npt.NDArray[np.intp]) -> None:
        places = np.arange(self._count, self._count + len(new), dtype=np.int32)
        read = b"".join(self._file[feature] for feature in new.tolist())
        self._kept[places] = np.frombuffer(read, self._file.dtype).reshape(len(new), -1)
        self._places[new] = places
        self._count += len(new)
