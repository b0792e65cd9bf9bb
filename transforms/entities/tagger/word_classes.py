"""Classes of words by the company they keep, at several granularities, for words in small letters.

A vector learnt from billions of words tells which words stand where others stand; words with like vectors share a class
(``training/classes_source.py``), so that a name no corpus has is read as the names beside it in the class are. Coarse
classes are met often, fine ones tell more; a word has one of each.

Held as one sorted block of words and an array of their classes. A word the block lacks has the classes of what stands
behind its last hyphen.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np

from newsmill.transforms.entities.tagger.line_table import LineTable

_HEAD = b"\0"
"""Begins the block of classes; no word holds it."""

Array = np.ndarray[Any, np.dtype[Any]]
Classes = tuple[int, ...]
"""Numbers of the classes of one word, one of each granularity, each below ``MOST_CLASSES``."""
MOST_CLASSES = 2**16
NONE = -1
"""Stands for the classes of a word that has none."""


class WordClasses:
    """Classes of words; immutable after construction."""

    def __init__(self, classes: Mapping[str, Classes]) -> None:
        """Keep ``classes``, as many of each word as of the others; a word holds neither line break nor NUL."""
        rows = sorted((word.encode(), numbers) for word, numbers in classes.items())
        levels = len(rows[0][1]) if rows else 0
        numbers = np.array([row for _, row in rows], dtype="<u2").reshape(len(rows), levels)
        self._set(b"".join(word + b"\n" for word, _ in rows), numbers)

    def _set(self, lines: bytes | memoryview, numbers: Array) -> None:
        self._words = LineTable(lines, b"\n")
        self._breaks = np.flatnonzero(np.frombuffer(lines, dtype=np.uint8) == ord("\n")).astype(np.int32)
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._words)

    @property
    def levels(self) -> int:
        """How many classes a word has; none without words."""
        levels: int = self._numbers.shape[1]
        return levels

    def of(self, words: Sequence[str]) -> Array:
        """Give the classes of words in any letters, int32 of shape (words, levels), ``NONE`` where there is none."""
        small = [word.lower() for word in words]
        classes = self._exactly(small)
        joined = [at for at, word in enumerate(small) if "-" in word]
        joined = [at for at in joined if classes[at, 0] == NONE] if self.levels else []
        classes[joined] = self._exactly([small[at].rpartition("-")[2] for at in joined])
        return classes

    def _exactly(self, words: Sequence[str]) -> Array:
        classes = np.full((len(words), self.levels), NONE, dtype=np.int32)
        starts, _ = self._words.find(words)
        found = np.flatnonzero(starts >= 0)
        classes[found] = self._numbers[np.searchsorted(self._breaks, starts[found])]
        return classes

    def to_block(self) -> bytes:
        """Serialize, not packed: a head, the words, their classes one granularity after the other."""
        if not len(self):
            return b""
        return _HEAD + bytes([self.levels]) + b"\n" + self._words.lines + _HEAD + self._numbers.T.tobytes()

    @classmethod
    def from_block(cls, block: bytes) -> Self:
        """Read what ``to_block`` wrote."""
        classes = cls({})
        if block:
            end = block.index(_HEAD, 2)
            numbers = np.frombuffer(block, "<u2", offset=end + 1).reshape(block[1], -1).T
            classes._set(memoryview(block)[3:end], np.ascontiguousarray(numbers))
        return classes
