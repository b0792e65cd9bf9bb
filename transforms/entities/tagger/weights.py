"""The weights of a linear chain: one small integer per feature and tag, one per pair of tags.

Weights are fixed-point integers of 1/256, so that scores are sums of integers: the same on every machine, whatever the
order of summation. Only non-zero weights are stored.

Serialized as an XZ-compressed block: a JSON line with the tags and the number of features, the feature names (one a
line, sorted), then little-endian arrays: transitions (int32), number of weights per feature (uint8), tag positions
(uint8), weights (int16).
"""

import json
import lzma
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np

from newsmill.transforms.entities.tagger.bio import may_follow

SCALE = 256
"""Fixed point: a weight of 1.0 is stored as 256."""
FORBIDDEN = -(2**24)
"""Score of a pair of tags that IOB2 rules out; far below any sum of real weights over a sentence piece."""
_LIMIT = 2**15 - 1

Array = np.ndarray[Any, np.dtype[Any]]


class Weights:
    """A trained model: features by name, tags, and their weights; immutable after construction."""

    def __init__(self, tags: tuple[str, ...], features: list[str], state: Array, transitions: Array) -> None:
        """Keep weights as they are; use ``from_floats`` on freshly trained ones.

        Args:
            tags: names of the tags, in column order.
            features: names of the features, in row order, sorted.
            state: int16 of shape (len(features) + 1, len(tags)); the last row is zero and stands for unknown features.
            transitions: int32 of shape (len(tags), len(tags)), from row to column.
        """
        self.tags = tags
        self.state = state
        self.transitions = transitions
        self._names = "\n".join(features).encode()

    @property
    def features(self) -> list[str]:
        """The names of the features, made anew each time: a tagger asks once, and each takes 60 bytes as a string."""
        return self._names.decode().split("\n") if self.none else []

    @property
    def none(self) -> int:
        """The row of zeros."""
        return len(self.state) - 1

    @classmethod
    def from_floats(
        cls, tags: tuple[str, ...], state: Mapping[tuple[str, str], float], transitions: Mapping[tuple[str, str], float]
    ) -> Self:
        """Round trained weights; features whose weights all round to zero are dropped.

        Args:
            tags: names of the tags.
            state: weight by (feature, tag).
            transitions: weight by (tag, next tag); pairs that IOB2 rules out are forbidden whatever it says.
        """
        column = {tag: position for position, tag in enumerate(tags)}
        rounded = {key: _fixed(weight) for key, weight in state.items()}
        features = sorted({name for (name, _), weight in rounded.items() if weight})
        row_of = {name: row for row, name in enumerate(features)}
        matrix = np.zeros((len(features) + 1, len(tags)), dtype=np.int16)
        for (name, tag), weight in rounded.items():
            if weight:
                matrix[row_of[name], column[tag]] = weight
        pairs = [[_pair(transitions, before, after) for after in tags] for before in tags]
        return cls(tags, features, matrix, np.array(pairs, dtype=np.int32))

    def to_bytes(self) -> bytes:
        """Serialize; equal weights give equal bytes."""
        rows, columns = np.nonzero(self.state)
        counts = np.bincount(rows, minlength=self.none)
        head = json.dumps({"tags": list(self.tags), "features": self.none, "weights": len(rows)})
        parts = [
            "\n".join([head, *self.features, ""]).encode(),
            self.transitions.astype("<i4").tobytes(),
            counts.astype("<u1").tobytes(),
            columns.astype("<u1").tobytes(),
            self.state[rows, columns].astype("<i2").tobytes(),
        ]
        return lzma.compress(b"".join(parts), preset=9)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what ``to_bytes`` wrote."""
        block = lzma.decompress(data)
        head = json.loads(block[: block.index(b"\n")])
        tags, size = tuple(head["tags"]), int(head["features"])
        tail = len(tags) ** 2 * 4 + size + int(head["weights"]) * 3
        features = block[:-tail].decode().split("\n")[1:-1]
        arrays = memoryview(block)[-tail:]
        transitions, arrays = np.frombuffer(arrays, "<i4", len(tags) ** 2), arrays[len(tags) ** 2 * 4 :]
        counts, arrays = np.frombuffer(arrays, "<u1", size), arrays[size:]
        columns, values = np.frombuffer(arrays, "<u1", head["weights"]), arrays[head["weights"] :]
        state = np.zeros((size + 1, len(tags)), dtype=np.int16)
        state[np.repeat(np.arange(size), counts), columns] = np.frombuffer(values, "<i2")
        return cls(tags, features, state, transitions.reshape(len(tags), len(tags)).astype(np.int32))


def beginning_with(front: str, features: Sequence[str]) -> range:
    """Return the rows of the features whose names begin with ``front``: names are sorted, so they stand together.

    >>> beginning_with("B", ["A x", "B x", "B y", "Ba"])
    range(1, 4)
    """
    behind = front[:-1] + chr(ord(front[-1]) + 1)
    return range(bisect_left(features, front), bisect_left(features, behind))


def _fixed(weight: float) -> int:
    return max(-_LIMIT, min(_LIMIT, round(weight * SCALE)))


def _pair(transitions: Mapping[tuple[str, str], float], before: str, after: str) -> int:
    return _fixed(transitions.get((before, after), 0.0)) if may_follow(before, after) else FORBIDDEN
