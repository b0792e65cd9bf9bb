"""Classes of words by the company they keep, at several granularities, for words in small letters.

A vector learnt from billions of words tells which words stand where others stand; words with like vectors share a class
(``training/classes_source.py``), so that a name no corpus has is read as the names beside it in the class are. Coarse
classes are met often, fine ones tell more; a word has one of each.

Held as one sorted block of words with an index of every 64th, and an array of their classes. A word the block lacks has
the classes of what stands behind its last hyphen.
"""

from bisect import bisect_right
from collections.abc import Mapping
from struct import Struct
from typing import Any, Self

import numpy as np

_STEP = 64
"""Every so many words are in the index."""
_HEAD = b"\0"
"""Begins the block of classes; no word holds it."""

Array = np.ndarray[Any, np.dtype[Any]]
Classes = tuple[int, ...]
"""Numbers of the classes of one word, one of each granularity, each below 65,536."""


class WordClasses:
    """Classes of words; immutable after construction."""

    def __init__(self, classes: Mapping[str, Classes]) -> None:
        """Keep ``classes``, as many of each word as of the others; a word holds neither line break nor NUL."""
        rows = sorted((word.encode(), numbers) for word, numbers in classes.items())
        levels = len(rows[0][1]) if rows else 0
        numbers = np.array([row for _, row in rows], dtype="<u2").reshape(len(rows), levels)
        self._set(b"".join(b"\n" + word for word, _ in rows) + b"\n", numbers)

    def _set(self, block: bytes, numbers: Array) -> None:
        self._block = block
        self._row = Struct(f"<{numbers.shape[1]}H")
        self._rows = numbers.tobytes()
        self._size = len(numbers)
        begins = np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == ord("\n"))  # each word stands behind one
        self._starts: list[int] = [*begins[:-1:_STEP].tolist(), len(block)]
        self._firsts = [block[start + 1 : block.index(b"\n", start + 1)] for start in self._starts[:-1]]

    def __len__(self) -> int:
        return self._size

    def of(self, word: str) -> Classes:
        """Give the classes of a word in whatever letters; none where nothing is known of it."""
        key = word.lower().encode()
        return self._exactly(key) or (b"-" in key and self._exactly(key.rpartition(b"-")[2])) or ()

    def _exactly(self, key: bytes) -> Classes:
        place = bisect_right(self._firsts, key) - 1
        if place < 0:
            return ()
        start, end = self._starts[place], self._starts[place + 1]
        found = self._block.find(b"\n" + key + b"\n", start, end + 1)
        if found < 0:
            return ()
        number = place * _STEP + self._block.count(b"\n", start, found)
        return self._row.unpack_from(self._rows, number * self._row.size)

    def to_block(self) -> bytes:
        """Serialize, not packed: a head, the words, their classes one granularity after the other."""
        if not len(self):
            return b""
        columns = np.frombuffer(self._rows, "<u2").reshape(self._size, -1).T
        return _HEAD + bytes([len(columns)]) + self._block + _HEAD + columns.tobytes()

    @classmethod
    def from_block(cls, block: bytes) -> Self:
        """Read what ``to_block`` wrote."""
        classes = cls({})
        if block:
            end = block.index(_HEAD, 2)
            numbers = np.frombuffer(block, "<u2", offset=end + 1).reshape(block[1], -1).T
            classes._set(block[2:end], numbers)
        return classes
